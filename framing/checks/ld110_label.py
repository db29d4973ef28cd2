"""LD110: names and tags that place people on a side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD110"
NAME = "label"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A name or tag that places people on a side or outside decent company."
WHY = (
    "A label says what the outlet thinks of people instead of what they do, and their opponents "
    "often chose it."
)
INSTEAD = "Say what they do, hold or propose; use the name that they give themselves."
FINE = "For the name that a group gives itself, after a formal finding, and inside a quotation."
BASIS = "entries of `loaded/labels` with a weight of 1 or more, in the outlet's own voice, outside headlines"
BAD = ("Council debates ferry\n\nThe «climate alarmists» met the council on Monday.",)
GOOD = ("Council debates ferry\n\nSupporters of a coal ban met the council on Monday.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield labels wording of the narrator."""
    return worded(reading, "labels", "places people on a side or outside decent company")
