"""RD404: a passive that does not say who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.tokens import BE, Tokens
from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "RD404"
NAME = "passive-without-agent"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A passive that does not say who acted."
WHY = "It can hide the one fact that matters: who decided, who fired, who lost the file."
INSTEAD = "Name the one who acted and use the active; if nobody knows, say that."
FINE = (
    "Where the actor is obvious (was born, was elected), unknown, or beside the point, as it "
    "often is: the rule is off unless you ask for it."
)
BASIS = (
    "a form of be and a past participle without “by” in the eight words after it, in the outlet's "
    "own voice in the body; participles that are mostly adjectives are left out"
)
BAD = ("Council debates ferry\n\nThe report «was shredded» in May.",)
GOOD = (
    "Council debates ferry\n\nThe clerk shredded the report in May.",
    "Council debates ferry\n\nThe report was shredded on a Monday in May by the clerk.",
)

_AFTER: Final = 8
_NOT_ACTS: Final = frozenset(
    "born based located used supposed expected married interested concerned scheduled located related involved "
    "called named known set done gone left made situated retired tired crowded united divided limited".split()
)
_IRREGULAR: Final = frozenset(
    "shot hit cut put told sold found held paid sent lost kept caught taught bought brought built thrown taken given "
    "driven stolen broken chosen written hidden beaten eaten shaken torn worn drawn withdrawn".split()
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield passives without an agent."""
    doc = reading.document
    t = Tokens(doc)
    for s in doc.sentences:
        if s.role != "body":
            continue
        for i in range(s.first, s.last - 1):
            if t.lower[i] not in BE:
                continue
            k = i + 1 + (t.tags(i + 1)[0] == "R" and i + 2 < s.last)
            if not _participle(t, k) or "by" in t.lower[k + 1 : min(k + 1 + _AFTER, s.last)]:
                continue
            start, end = t.start[i], t.end[k]
            if reading.voice_at(start) == "narrator":
                yield Finding(
                    start,
                    end,
                    f"“{doc.text[start:end]}” does not say who did it; name the one who acted, or say that nobody knows",
                )


def _participle(t: Tokens, k: int) -> bool:
    word = t.lower[k]
    if word in _NOT_ACTS or not t.joined(k):
        return False
    return word in _IRREGULAR or (word.endswith("ed") and "V" in t.tags(k))
