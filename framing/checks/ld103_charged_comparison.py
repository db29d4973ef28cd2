"""LD103: comparisons and superlatives that judge without a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD103"
NAME = "charged-comparison"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A comparison or superlative that judges and gives no measure."
WHY = (
    "“The biggest scandal” invites the question of who measured it; without an answer it is the "
    "outlet's verdict."
)
INSTEAD = "Give the figure and the period, or say who makes the comparison."
FINE = "Where a figure or a source in the sentence bears it out, in sport, and inside a quotation."
BASIS = (
    "entries of `loaded/comparatives` with a weight of 1 or more, in the outlet's own voice, "
    "outside headlines"
)
BAD = ("Council debates ferry\n\nThe old pier is «second to none». It opened in 1911.",)
GOOD = (
    "Council debates ferry\n\nThe old pier is 412 metres long, the longest in the county. It opened in 1911.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield comparatives wording of the narrator."""
    return worded(reading, "comparatives", "compares without a measure")
