"""LD106: words that tell the reader what to feel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD106"
NAME = "emotive-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A word that tells the reader what to feel."
WHY = "Readers who feel otherwise stop believing the facts beside it, and the facts mostly do the work alone."
INSTEAD = (
    "Describe what was seen, done or measured, and leave the feeling to the reader or to a named person."
)
FINE = "Where a named person describes a feeling, and inside a quotation."
BASIS = "entries of `loaded/emotive` with a weight of 1 or more, in the outlet's own voice, outside headlines"
BAD = ("Council debates ferry\n\nIn the «heart-breaking» scene two dogs waited at the pier.",)
GOOD = ("Council debates ferry\n\nTwo dogs waited at the pier until dark.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield emotive wording of the narrator."""
    return worded(reading, "emotive", "tells the reader what to feel rather than what happened")
