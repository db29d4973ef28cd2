"""AT212: the outlet adopts one of two names that the article has for a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Evidence

CODE = "AT212"
NAME = "contested-term"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = (
    "A contested term in the outlet's own voice while somebody in the article calls the same "
    "thing by another name."
)
WHY = "Where the sides fight over the name, taking one side's name takes the side."
INSTEAD = "Use the term that both accept, describe the thing, or attribute the name."
FINE = "Every term is fine in itself; the house may have chosen one and say so in its style book."
BASIS = (
    "contested terms in the narrator's voice, where another term of the same list stands in "
    "reported or quoted voice; the first of each list"
)
BAD = (
    "Council debates ferry\n\n"
    "The «separation wall» is to be built in May.\n\n"
    "“The border fence will stay,” Marta Quill said.",
)
GOOD = (
    "Council debates ferry\n\n"
    "The border fence is to be built in May.\n\n"
    "“The border fence will stay,” Marta Quill said.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the first contested term of each list for which others use another."""
    mine: dict[str, Evidence] = {}
    theirs: dict[str, Evidence] = {}
    for e in reading.evidence:
        if e.kind.startswith("contested.") and e.voice == "narrator" and e.role == "body":
            mine.setdefault(e.kind, e)
    for e in reading.evidence:
        if e.voice != "narrator" and e.kind in mine and _other(e, mine[e.kind]):
            theirs.setdefault(e.kind, e)
    for kind, there in theirs.items():
        item = mine[kind]
        yield Finding(
            item.start,
            item.end,
            f"“{item.text}” is the outlet's name for what is called “{there.text}” elsewhere in the article; "
            "describe the thing, or say whose name it is",
            related=(Related(there.start, there.end, there.text, "the other name"),),
            evidence=(item.id, there.id),
        )


def _other(one: Evidence, item: Evidence) -> bool:
    return one.text.lower().rstrip("s") != item.text.lower().rstrip("s")
