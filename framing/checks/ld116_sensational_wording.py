"""LD116: hyperbole and the vocabulary of the sensation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD116"
NAME = "sensational-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "Hyperbole and the vocabulary of the sensation."
WHY = "When everything is a bombshell no reader can tell what matters, and the true size is missing."
INSTEAD = "Give the size, and a comparison that lets the reader judge it."
FINE = "Where the size itself is measured and stated, in reviews, in sport, and inside a quotation."
BASIS = (
    "entries of `loaded/sensational` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe pier is a «recipe for disaster». It was built in 1911.",)
GOOD = ("Council debates ferry\n\nThe pier failed three of five tests. It was built in 1911.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield sensational wording of the narrator."""
    return worded(reading, "sensational", "is hyperbole where a size would do")
