"""An attribution in the making, and the spans of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.attribution.cues import contracted

if TYPE_CHECKING:
    from framing.attribution.content import Chars
    from framing.attribution.cues import Cue, CueEntry
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """An attribution in the making; ``source``, ``cue`` and ``content`` are characters of the text.

    ``sentence`` is the index of the sentence that the cue stands in; ``parent`` the draft it is nested in.
    """

    entry: CueEntry
    source: Chars | None
    cue: Chars
    content: list[Chars]
    pattern: str
    confidence: float
    sentence: int
    parent: Draft | None = None


def span(t: Tokens, words: Range) -> Chars:
    """Return the characters of words ``[first, last)``."""
    return (t.start[words[0]], t.end[words[1] - 1])


def source_span(t: Tokens, words: Range, cue_first: int) -> Chars:
    """Return the source's characters; an apposition keeps the comma that closes it."""
    start, end = span(t, words)
    if words[1] == cue_first:
        closes = ",." if "," in t.plain[start:end] else "."
        end += len(".,") if t.plain.startswith(".,", end) else t.plain[end : end + 1] in tuple(closes)
    if t.plain[end : end + 1] == ")" and "(" in t.plain[start:end]:
        end += 1
    return (start, end)


def cue_span(t: Tokens, cue: Cue, last: int | None = None) -> Chars:
    """Return the characters of a verb group, up to word ``last`` if it has a preposition or medium."""
    return (t.start[cue.first], t.end[(last or cue.last) - 1])


def split_contraction(t: Tokens, draft: Draft) -> Draft:
    """Give the auxiliary that a pronoun has swallowed ("she's said") to the cue."""
    if draft.source is None or draft.source[1] >= draft.cue[0]:
        return draft
    start, end = draft.source
    size = contracted(t.lower[t.doc.word_at(end - 1)])
    if size and not t.plain[end : draft.cue[0]].strip():
        draft.source, draft.cue = (start, end - size), (end - size, draft.cue[1])
    return draft
