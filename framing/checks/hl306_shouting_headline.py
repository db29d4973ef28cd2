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
    "of four letters or more, in headlines in the outlet's own voice"
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
        text = doc.text[s.start : s.end]
        if s.role != "headline" or text.isupper():
            continue
        for at in range(s.start, s.end):
            if doc.text[at] == "!" and reading.voice_at(at) == "narrator":
                yield Finding(
                    at, at + 1, "the headline shouts: the mark adds weight and no fact; leave it out"
                )
        for i in range(s.first, s.last):
            start, end = doc.words.start[i], doc.words.end[i]
            word = doc.text[start:end]
            shouted = word.isupper() and word.isalpha() and len(word) >= _LONG
            if shouted and _ordinary(word.lower()) and reading.voice_at(start) == "narrator":
                yield Finding(start, end, f"“{word}” is shouted; in ordinary letters it says the same")


def _ordinary(word: str) -> bool:
    return common(word) and word not in _LABELS
