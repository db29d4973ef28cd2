"""LD113: marks of the writer's own opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD113"
NAME = "writer-opinion"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A phrase that marks the writer's own opinion, or tells the reader that no other is possible."
WHY = "News and opinion are different promises; a reader who finds one in the other trusts both less."
INSTEAD = "Leave it out, attribute it, or move it to a signed piece."
FINE = "In signed opinion and analysis, and inside a quotation."
BASIS = "entries of `loaded/opinion` with a weight of 1 or more, in the outlet's own voice, outside headlines"
BAD = ("Council debates ferry\n\n«It goes without saying» that the ferry is late.",)
GOOD = ("Council debates ferry\n\nThe ferry was late on 19 of 30 days in May.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield opinion wording of the narrator."""
    return worded(reading, "opinion", "is the writer's own opinion, or says that no other is possible")
