"""LD101: phrases in the body that tease instead of telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD101"
NAME = "clickbait-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A phrase in the body that teases: it promises a surprise or a feeling and holds back the fact."
WHY = (
    "A reader who has to be lured is told less, later; and the promise is the outlet's opinion of "
    "its own story."
)
INSTEAD = "Put the fact where the tease stands."
FINE = (
    "In the name of a programme or a book, and inside a quotation. Headlines have a rule of their own, HL302."
)
BASIS = (
    "entries of `loaded/clickbait` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe new timetable will «blow your mind». It adds two sailings.",)
GOOD = ("Council debates ferry\n\nThe new timetable adds two sailings.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield clickbait wording of the narrator."""
    return worded(reading, "clickbait", "holds back the news to make the reader go on")
