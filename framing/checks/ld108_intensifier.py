"""LD108: words that turn the volume up without a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD108"
NAME = "intensifier"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A word that turns the volume up without adding a fact."
WHY = (
    "It asks the reader to be impressed and gives nothing to be impressed by; the sentence is "
    "stronger without it."
)
INSTEAD = "Leave it out, or give the figure."
FINE = "Where a figure follows that bears it out, and inside a quotation."
BASIS = (
    "entries of `loaded/intensifiers` with a weight of 1 or more, in the outlet's own voice, "
    "outside headlines"
)
BAD = ("Council debates ferry\n\nThe pier was «woefully» short of guards in May.",)
GOOD = ("Council debates ferry\n\nThe pier had two of the six guards that it needs in May.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield intensifiers wording of the narrator."""
    return worded(reading, "intensifiers", "turns the volume up and adds no fact")
