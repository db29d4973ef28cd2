"""RD403: four nouns in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.tokens import Tokens, common
from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "RD403"
NAME = "noun-pile"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "Four or more common nouns in a row."
WHY = (
    "Each noun narrows the next one and the reader cannot tell which until the last; who does "
    "what is hidden in the pile."
)
INSTEAD = (
    "Turn the last noun into a verb or tie the nouns with prepositions: “a plan to replace the "
    "engines of the ferries”."
)
FINE = "For a fixed technical term that the readers know."
BASIS = (
    "four or more words of the part-of-speech table in small letters that can only be nouns, with "
    "nothing but spaces between them, in the outlet's own voice in the body"
)
BAD = ("Council debates ferry\n\nThe «pipeline safety committee member» begins in May.",)
GOOD = ("Council debates ferry\n\nThe programme to replace the engines of the ferries begins in May.",)

_LEAST: Final = 4


def check(reading: Reading) -> Iterator[Finding]:
    """Yield runs of nouns."""
    doc = reading.document
    t = Tokens(doc)
    for s in doc.sentences:
        if s.role != "body":
            continue
        run = s.first
        for i in range(s.first, s.last + 1):
            if i < s.last and _noun(t, i) and (i == run or t.joined(i)):
                continue
            if i - run >= _LEAST and reading.voice_at(t.start[run]) == "narrator":
                start, end = t.start[run], t.end[i - 1]
                yield Finding(
                    start,
                    end,
                    f"“{doc.text[start:end]}” piles up {i - run} nouns: the reader learns at the last one what the "
                    "others were for; use a verb or prepositions",
                )
            run = i if i < s.last and _noun(t, i) else i + 1


def _noun(t: Tokens, i: int) -> bool:
    return common(t.lower[i]) and t.tags(i) == "N" and t.lower[i].isalpha() and not t.capital(i)
