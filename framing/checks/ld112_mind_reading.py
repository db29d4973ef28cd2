"""LD112: claims to know what somebody feels or secretly wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD112"
NAME = "mind-reading"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A claim to know what somebody secretly wants, feels or means."
WHY = "Only that person knows; stated as fact it is the outlet's guess, and it is usually unkind."
INSTEAD = "Report what the person did or said, or name who thinks so."
FINE = "Where the person said so or a source is named for it, and inside a quotation."
BASIS = (
    "entries of `loaded/mindreading` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe council made a «cynical attempt» to close the pier.",)
GOOD = ("Council debates ferry\n\nThe council tried to close the pier two weeks before the vote.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield mindreading wording of the narrator."""
    return worded(
        reading,
        "mindreading",
        "claims to know what somebody wants or feels; nobody says so here",
        thoughts=True,
    )
