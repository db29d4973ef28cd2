"""Finds a span again in a text that was edited: exactly, else nearly and beyond doubt, else not at all.

A span is told by its words and 32 characters either side, as in the W3C's Web Annotation model.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

CONTEXT: Final = 32
"""Characters kept before and after a span."""
LEAST: Final = 0.85
"""Least similarity of words and context together."""
MARGIN: Final = 0.1
"""By how much the best place must beat the second best."""
ERRORS: Final = 0.2
"""Largest share of the words' characters that may differ."""
_LONG = 12
"""Shortest span that is looked for with other letters than its own: "war" is not "was"."""
_MOST = 500
"""Places looked at: words as common as that are told apart by nothing."""


class Quoted(NamedTuple):
    """A span's words and what stands around them."""

    exact: str
    prefix: str
    suffix: str


class Place(NamedTuple):
    """Where a span was found again; ``similarity`` is 1 for an exact match."""

    start: int
    end: int
    how: Literal["exact", "fuzzy"]
    similarity: float


def quoted(text: str, start: int, end: int) -> Quoted:
    """Return the words of ``text[start:end)`` with their context."""
    return Quoted(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find(text: str, span: Quoted) -> Place | None:
    """Return where ``span`` stands in ``text``, or None where that is in doubt.

    Exact: words and context as they were, in one place only. Fuzzy: similarity (of Indel distance, from 0 to 1) at
    least ``LEAST`` and by ``MARGIN`` better than anywhere else, at most ``ERRORS`` of the words changed.
    """
    if not span.exact:
        return None
    whole = "".join((span.prefix, span.exact, span.suffix))
    first = text.find(whole)
    if first >= 0 and text.find(whole, first + 1) < 0:
        start = first + len(span.prefix)
        return Place(start, start + len(span.exact), "exact", 1.0)
    return _nearest(text, span, _same_words(text, span) or _near_words(text, span))


def _nearest(text: str, span: Quoted, candidates: list[tuple[int, int]]) -> Place | None:
    from rapidfuzz.fuzz import ratio

    def similarity(start: int, end: int) -> float:
        there = Quoted(
            text[start:end],
            text[max(0, start - len(span.prefix)) : start],
            text[end : end + len(span.suffix)],
        )
        return ratio("\0".join(span), "\0".join(there)) / 100

    rated = sorted(((similarity(*place), place) for place in candidates), reverse=True)
    if not rated or rated[0][0] < LEAST or (len(rated) > 1 and rated[0][0] - rated[1][0] < MARGIN):
        return None
    best, (start, end) = rated[0]
    return Place(start, end, "fuzzy", round(best, 4))


def _same_words(text: str, span: Quoted) -> list[tuple[int, int]]:
    """Return where the words stand unchanged, as words of their own if they were that."""
    exact = span.exact
    cut_left = exact[0].isalnum() and not span.prefix[-1:].isalnum()
    cut_right = exact[-1].isalnum() and not span.suffix[:1].isalnum()
    out: list[tuple[int, int]] = []
    at = text.find(exact)
    while at >= 0 and len(out) < _MOST:
        end = at + len(exact)
        inside = (cut_left and text[max(0, at - 1) : at].isalnum()) or (
            cut_right and text[end : end + 1].isalnum()
        )
        if not inside:
            out.append((at, end))
        at = text.find(exact, at + 1)
    return out


def _near_words(text: str, span: Quoted) -> list[tuple[int, int]]:
    """Return the two places most like the words, where they are long enough to be known again."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import partial_ratio_alignment

    if len(span.exact) < _LONG:
        return []
    out: list[tuple[int, int]] = []
    rest = text
    for _ in range(2):
        found = partial_ratio_alignment(span.exact, rest, score_cutoff=100 * (1 - ERRORS))
        if found is None:
            break
        start, end = _to_words(text, found.dest_start, found.dest_end)
        if Levenshtein.normalized_similarity(span.exact, text[start:end]) >= 1 - ERRORS:
            out.append((start, end))
        rest = "".join((rest[:start], "\0" * (end - start), rest[end:]))
    return out


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with its first and last word whole."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
