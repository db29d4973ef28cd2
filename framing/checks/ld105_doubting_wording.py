"""LD105: words that pronounce on truth without evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD105"
NAME = "doubting-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A word that holds a statement at arm's length, or pronounces it false, without evidence beside it."
WHY = (
    "Saying that a claim is false is reporting only if the text shows why; without that the "
    "reader must trust a tone."
)
INSTEAD = "Say what the evidence is, or who disputes the claim."
FINE = "Where the sentence gives the evidence or reports a finding, and inside a quotation."
BASIS = "entries of `loaded/doubt` with a weight of 1 or more, in the outlet's own voice, outside headlines"
BAD = ("Council debates ferry\n\nThe «cock-and-bull story» about the engine is a year old.",)
GOOD = (
    "Council debates ferry\n\nThe owner repeated that the engine had failed; the log shows that it ran until noon.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield doubt wording of the narrator."""
    return worded(
        reading, "doubt", "pronounces on truth without saying whose doubt it is or on what evidence"
    )
