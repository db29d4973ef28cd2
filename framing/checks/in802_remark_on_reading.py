"""IN802: something about how the article was read that a person must see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._top import top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading import Reading

CODE = "IN802"
NAME = "remark-on-reading"
SEVERITY = "note"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "Something about how the article was read: an encoding that was guessed, a date that is two."
WHY = "What follows rests on it."
INSTEAD = "Save the file as UTF-8; write dates as 2031-03-09."
FINE = "Where the remark is right about the file, and nothing is to be done."
BASIS = "remarks of the reader of the format"
BAD = (
    "---\ntitle: «Council debates ferry»\npublished: 02/03/2031\n---\n\nThe mayor criticised the plan on Monday.",
)
GOOD = ("Council debates ferry\n\nThe mayor criticised the plan on Monday, and nobody else spoke.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield each remark, at the headline."""
    start, end = top(reading)
    for note in reading.article.notes:
        yield Finding(start, end, note)
