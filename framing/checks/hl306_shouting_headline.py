"""HL306: a headline that shouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.tokens import common
from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "HL306"
NAME = "shouting-headline"
SEVERITY = "note"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "An exclamation mark, or an ordinary word in capitals, in a headline that is not all in capitals."
WHY = (
    "Volume is an opinion about importance; a reader who is shouted at hears an outlet that wants something."
)
INSTEAD = "Write it in the house's ordinary headline style, without the mark."
FINE = "For names that are written so, and in quotations."
BASIS = (
    "exclamation marks outside quotation marks, and words of the part-of-speech table in capitals "
    "of four letters or more between words that are not, in headlines in the outlet's own voice"
)
BAD = (
    "Ferry back in Holm«!»\n\nThe ferry sails again on Monday.",
    "Council «REFUSES» to meet\n\nThe council did not meet on Monday.",
)
GOOD = (
    "Ferry back in Holm\n\nThe ferry sails again on Monday.",
    "HOLM FERRY BACK ON MONDAY\n\nThe ferry sails again on Monday.",
    "UNESCO lists Holm pier\n\nThe pier was listed on Monday.",
)

_LONG: Final = 4
_LABELS: Final = frozenset(
    "exclusive breaking watch video update live poll report review opinion analysis".split()
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield exclamation marks and shouted words of the headline."""
    doc = reading.document
    for s in doc.sentences:
        if s.role != "headline":
            continue
        for at in range(s.start, s.end):
            if doc.text[at] == "!" and reading.voice_at(at) == "narrator":
                yield Finding(
                    at, at + 1, "the headline shouts: the mark adds weight and no fact; leave it out"
                )
        capitals = [doc.text[doc.words.start[i] : doc.words.end[i]].isupper() for i in range(s.first, s.last)]
        for i, shouted in enumerate(capitals, s.first):
            start, end = doc.words.start[i], doc.words.end[i]
            beside = any(capitals[max(i - s.first - 1, 0) : i - s.first] + capitals[i - s.first + 1 :][:1])
            if (
                shouted
                and not beside
                and _ordinary(doc.words.lower[i])
                and reading.voice_at(start) == "narrator"
            ):
                word = doc.text[start:end]
                yield Finding(start, end, f"“{word}” is shouted; in ordinary letters it says the same")


def _ordinary(word: str) -> bool:
    return len(word) >= _LONG and word.isalpha() and common(word) and word not in _LABELS
