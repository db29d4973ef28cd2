"""IN803: an article of which less than half is text that is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._top import top
from framing.reading import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading import Reading

CODE = "IN803"
NAME = "mostly-left-out"
SEVERITY = "note"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "An article of which less than half is text that is checked; the rest is credits, links or code."
WHY = "A clean result then says little about the article."
INSTEAD = "Check the source of the article rather than the page around it."
FINE = "For a gallery, a list of links or a teaser."
BASIS = "the share of characters outside what is left out as no text of the article"
BAD = (
    "«Council debates ferry»\n\nThe mayor spoke.\n\nRead more: "
    "Ferry strike enters its second week in the islands of the north\n\n"
    "Read more: Council to vote on the price of a crossing to the islands\n",
)
GOOD = ("Council debates ferry\n\nThe mayor criticised the plan on Monday, and nobody else spoke.",)

_LEAST = 0.5


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the headline of an article that is mostly left out."""
    checked = coverage(reading.article)
    if checked.scored < _LEAST:
        start, end = top(reading)
        why = ", ".join(sorted({left.why.partition(": ")[2] or left.why for left in checked.left_out}))
        yield Finding(start, end, f"{checked.scored:.0%} of the article was checked; left out: {why}")
