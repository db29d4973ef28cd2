"""LD114: participles with a verdict built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD114"
NAME = "charged-participle"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A participle that judges or dramatises: a verdict hung on a noun."
WHY = (
    "What stands in a participle is not argued and cannot be answered, yet the reader takes it "
    "along as known."
)
INSTEAD = "Say in a clause of its own what happened, with its source."
FINE = "Where the participle states a fact that the text gives, in sport, and inside a quotation."
BASIS = (
    "entries of `loaded/participles` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe «hate-fuelled» meeting ended at nine.",)
GOOD = ("Council debates ferry\n\nThe meeting ended at nine after two members shouted insults at a third.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield participles wording of the narrator."""
    return worded(reading, "participles", "judges or dramatises in passing")
