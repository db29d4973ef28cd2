"""LD102: verbs and nouns that stage speech or politics as a brawl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD102"
NAME = "combative-wording"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A verb or noun in the outlet's own voice that stages speech or politics as a brawl."
WHY = (
    "It tells the reader how hard a statement hit instead of what it said, and rarely hits both sides alike."
)
INSTEAD = "Name the act: criticised, disputed, rejected, asked."
FINE = "Where blows were struck, in sport, and inside a quotation, which this rule never looks at."
BASIS = (
    "entries of `loaded/combative` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates library\n\nThe mayor «slammed» the plan on Monday. Nobody else spoke.",)
GOOD = (
    "Council debates library\n\nThe mayor criticised the plan on Monday. Nobody else spoke.",
    "Council debates library\n\n“They slammed us,” the mayor said on Monday.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield combative wording of the narrator."""
    return worded(
        reading, "combative", "stages it as a fight: it tells how hard somebody hit, not what was said"
    )
