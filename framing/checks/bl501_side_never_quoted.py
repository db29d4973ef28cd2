"""BL501: one side is quoted, the other only summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.actors import is_line_of_work
from framing.checks import Finding
from framing.checks._speech import body_speech, by_side, place
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "BL501"
NAME = "side-never-quoted"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "One side speaks in its own words several times, and another that speaks as often is never quoted."
WHY = (
    "A quotation lets a side put its case; a summary puts it in the outlet's words, which are "
    "shorter and cooler."
)
INSTEAD = "Quote the other side as well, or sum up both."
FINE = "Where the other side gave only a statement without a quotable sentence, and says so."
BASIS = (
    "parties, countries and organisations that speakers speak for: one quoted three times or "
    "more, another with three attributions of speech or more and not one quotation; the finding "
    "stands at the first of these"
)
BAD = (
    "Ministers meet in Holm\n\n"
    "“We will open the border in May,” said Ana Brell, Germany's foreign minister. “The talks "
    "were good,” said Brell. “We have agreed on the fares,” said Brell.\n\n"
    "«France's foreign minister, Luc Marin, said» that the date was not settled. Marin said the "
    "fares were too high. Marin said the talks would go on in June.",
)
GOOD = (
    "Ministers meet in Holm\n\n"
    "“We will open the border in May,” said Ana Brell, Germany's foreign minister.\n\n"
    "France's foreign minister, Luc Marin, said that the date was not settled.",
)

_LEAST: Final = 3


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the first attribution of a side that is never quoted."""
    found_sides = by_side(reading, body_speech(reading))
    said = {side: found for side, found in found_sides.items() if not is_line_of_work(side)}
    quoted = {side: [a for a in found if a.kind != "indirect"] for side, found in said.items()}
    heard = [side for side, found in quoted.items() if len(found) >= _LEAST]
    for side, found in said.items():
        if len(found) < _LEAST or quoted[side] or not heard:
            continue
        start, end = place(found[0])
        other = quoted[heard[0]][0].content[0]
        yield Finding(
            start,
            end,
            f"{side} speaks {len(found)} times and is never quoted, while {heard[0]} is quoted "
            f"{len(quoted[heard[0]])} times; quote both, or sum up both",
            related=(Related(other.start, other.end, other.text, f"{heard[0]} in its own words"),),
            evidence=tuple(a.id for a in found),
        )
