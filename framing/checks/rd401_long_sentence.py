"""RD401: a sentence over the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "RD401"
NAME = "long-sentence"
SEVERITY = "note"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A sentence with more words than the limit, quoted words not counted."
WHY = (
    "By the end of a long sentence its beginning is gone, and with it who did what; a reader who has "
    "to go back mostly goes on to another story."
)
INSTEAD = "Cut at a relative clause or at “and”; give the second thought its own subject."
FINE = "For lists that a reader scans rather than reads."
BASIS = "words of a body sentence outside quotation marks of speech, compared with `max_sentence`"
OPTIONS = ("max_sentence",)
BAD = (
    "Council debates ferry\n\n"
    "«The ferry that the council of Holm bought in May from a yard in Port Aldine, after two "
    "years of talks with three other yards, none of which could promise a delivery before the "
    "next winter, sails four times a day between the old pier, the new harbour and the island.» "
    "The fare is low.",
)
GOOD = ("Council debates ferry\n\nThe ferry sails four times a day. The fare is low.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield sentences over the limit."""
    doc = reading.document
    limit = reading.config.check.max_sentence
    for s in doc.sentences:
        if s.last - s.first <= limit or s.role != "body":
            continue
        words = sum(reading.voice_at(doc.words.start[i]) != "quoted" for i in range(s.first, s.last))
        if words > limit:
            yield Finding(
                s.start,
                s.end,
                f"{words} words in one sentence (limit {limit}): by its end a reader has lost its beginning; "
                "cut it where a second thought begins",
            )
