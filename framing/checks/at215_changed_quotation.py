"""AT215: a quotation that differs between two places."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Quote

CODE = "AT215"
NAME = "changed-quotation"
SEVERITY = "error"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "Two quotations of the article that are the same remark in different words."
WHY = (
    "One of them is not what was said. It is the mistake that a speaker notices first, and that "
    "costs a correction."
)
INSTEAD = "Check the recording, and use one wording."
FINE = "Where the speaker said it twice, a little differently; say so."
BASIS = (
    "closed quotations of five to a hundred words in different paragraphs, not known to be of two "
    "speakers, not one inside the other, of which the shorter has at least three quarters of its "
    "words, in order, within two words more of the other"
)
BAD = (
    "Council debates ferry\n\n"
    "“We will open the pier in the second week of May,” Marta Quill said.\n\n"
    "The winter was long.\n\n"
    "She promised: «“We would open the pier in the second week of June.”»",
)
GOOD = (
    "Council debates ferry\n\n"
    "“We will open the pier in the second week of May,” Marta Quill said.\n\n"
    "The winter was long. Her words, “open the pier in the second week of May,” were met with "
    "applause.",
)

_LEAST: Final = 5
_SHARE: Final = 0.75
_MOST: Final = 100
"""Words of the longest quotation that is compared: nobody says a hundred words twice."""
_SLACK: Final = 2
_COMMON: Final = 12
"""Quotations that may share a word for it to bring two of them together: keeps the work linear."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the later of two quotations that differ."""
    quotes = _quotes(reading)
    said_by = _speakers(reading)
    at: dict[str, list[int]] = {}
    done: set[int] = set()
    for i, (quote, words) in enumerate(quotes):
        near = sorted(
            {k for w in set(words) if len(w) > 3 and len(at.get(w, ())) < _COMMON for k in at.get(w, ())}
        )
        for k in near:
            other, before = quotes[k]
            apart = reading.document.block_at(other.start) != reading.document.block_at(quote.start)
            speakers = {said_by.get(other.start), said_by.get(quote.start)} - {None}
            if apart and len(speakers) < 2 and k not in done and _changed(before, words):
                done.add(i)
                text = reading.document.text[other.start : other.end]
                yield Finding(
                    quote.start,
                    quote.end,
                    "the same remark is quoted in other words elsewhere in the article; only one can be what was said",
                    related=(Related(other.start, other.end, text, "the other wording"),),
                )
                break
        for word in set(words):
            at.setdefault(word, []).append(i)


def _speakers(reading: Reading) -> dict[int, str | None]:
    """Return who speaks, by where the content begins."""
    return {c.start: a.speaker for a in reading.attributed.attributions for c in a.content}


def _quotes(reading: Reading) -> list[tuple[Quote, tuple[str, ...]]]:
    doc = reading.document
    out = []
    for quote in doc.quotes:
        first, last = doc.word_at(quote.inner_start), doc.word_at(quote.inner_end)
        whole = (
            "..." not in doc.text[quote.start : quote.end] and "…" not in doc.text[quote.start : quote.end]
        )
        if (
            quote.closed
            and whole
            and quote.kind != "title"
            and quote.depth == 0
            and _LEAST <= last - first <= _MOST
        ):
            out.append((quote, tuple(doc.words.lower[first:last])))
    return out


def _changed(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the shorter stands in the longer, but for a few words."""
    short, long = sorted((one, other), key=len)
    if " ".join(short) in " ".join(long):
        return False
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if sum(b.size for b in blocks) < _SHARE * len(short):
        return False
    return blocks[-1].b + blocks[-1].size - blocks[0].b <= len(short) + _SLACK
