"""RD405: a paragraph over the limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Sentence

CODE = "RD405"
NAME = "long-paragraph"
SEVERITY = "note"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A paragraph with more words than the limit."
WHY = (
    "On a telephone it fills the screen, and a reader who looks up does not find the place again; "
    "it mostly holds more than one thought."
)
INSTEAD = "Begin a new paragraph where the speaker or the matter changes."
FINE = "In a transcript, and in a quotation that has to stand whole."
BASIS = (
    "words of a body paragraph against `max_paragraph`, answers of an interview apart; the "
    "finding stands at its first sentence"
)
OPTIONS = ("max_paragraph",)
BAD = (
    "Council debates ferry\n\n"
    "«The ferry left the pier at noon with forty people and two dogs on board.» It was the third "
    "sailing of that day, and the captain counted twice. It was the third sailing of that day, "
    "and the captain counted twice. It was the third sailing of that day, and the captain "
    "counted twice. It was the third sailing of that day, and the captain counted twice. It was "
    "the third sailing of that day, and the captain counted twice. It was the third sailing of "
    "that day, and the captain counted twice. It was the third sailing of that day, and the "
    "captain counted twice. It was the third sailing of that day, and the captain counted twice. "
    "It was the third sailing of that day, and the captain counted twice. It was the third "
    "sailing of that day, and the captain counted twice. It was the third sailing of that day, "
    "and the captain counted twice. It was the third sailing of that day, and the captain "
    "counted twice.",
)
GOOD = ("Council debates ferry\n\nThe ferry left the pier at noon with forty people and two dogs on board.",)


_TURN: Final = re.compile(r"(?:Q|A|Question|Answer)[.:] ?")
"""A paragraph of an interview is as long as the answer."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the first sentence of each paragraph over the limit."""
    doc = reading.document
    limit = reading.config.check.max_paragraph
    first: dict[int, Sentence] = {}
    words: dict[int, int] = {}
    for s in doc.sentences:
        if s.role == "body":
            first.setdefault(s.block, s)
            words[s.block] = words.get(s.block, 0) + s.last - s.first
    for block, s in first.items():
        if words[block] > limit and not _TURN.match(doc.text, s.start):
            yield Finding(
                s.start,
                s.end,
                f"this paragraph has {words[block]} words (limit {limit}); begin a new one where the speaker or the "
                "matter changes",
            )
