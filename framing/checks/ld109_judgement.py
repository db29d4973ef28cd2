"""LD109: words that pass a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD109"
NAME = "judgement"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "An adjective, adverb or noun that passes a verdict on a person, act or thing."
WHY = (
    "In a news report the verdict is nobody's: no source stands behind it and the other side "
    "cannot answer it."
)
INSTEAD = "Give the fact that the verdict rests on, or attribute the verdict."
FINE = (
    "In a review or signed opinion, where a court or an inquiry used the word and the text says "
    "so, and inside a quotation."
)
BASIS = (
    "entries of `loaded/judgement` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe «disgraceful» timetable ends on Monday.",)
GOOD = ("Council debates ferry\n\nThe timetable, which 84 percent of riders opposed, ends on Monday.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield judgement wording of the narrator."""
    return worded(reading, "judgement", "passes a verdict in the outlet's own voice")
