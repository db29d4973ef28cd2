"""AT213: one side says, the other claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, speaks, verb_of
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Attribution

CODE = "AT213"
NAME = "uneven-cues"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "One side only “says” and another only “claims”, “insists” or “alleges” in the same article."
WHY = "The reader learns whom to believe from the verbs, which no source answers for."
INSTEAD = "Use said for both; put the reason for doubt into a sentence of its own."
FINE = "Where the text shows that what the second side says is wrong."
BASIS = (
    "speakers with a name, by the side they speak for, else by name: one side with two plain cues "
    "(say, tell, add) or more and no doubting one, and another with doubting cues (claim, insist, "
    "allege, contend, maintain, assert, purport) and no plain one"
)
BAD = (
    "Council debates ferry\n\n"
    "Marta Quill said the pier was safe. Quill said it had passed two tests. Orlan Brisk "
    "«claims» the tests were old. The council meets in May.",
)
GOOD = (
    "Council debates ferry\n\n"
    "Marta Quill said the pier was safe. Quill said it had passed two tests. Orlan Brisk said "
    "the tests were old. The council meets in May.",
)

_PLAIN: Final = "say tell add"
_DOUBTING: Final = "claim insist allege contend maintain assert purport"
_LEAST: Final = 2


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the doubting cues of a side that has no others, where another side has plain ones only."""
    plain: dict[str, list[Attribution]] = {}
    doubting: dict[str, list[Attribution]] = {}
    for a in body_speech(reading):
        side = a.affiliation or (a.speaker if a.naming in ("named", "described") else None)
        if side is not None and speaks(a, _PLAIN):
            plain.setdefault(side, []).append(a)
        elif side is not None and a.naming == "named" and a.stance == "doubting" and speaks(a, _DOUBTING):
            doubting.setdefault(side, []).append(a)
    even = [side for side, found in plain.items() if len(found) >= _LEAST and side not in doubting]
    for side, found in doubting.items():
        if side in plain or not even:
            continue
        other = plain[even[0]][0]
        for a in found:
            assert a.cue is not None
            assert other.cue is not None
            start, text = verb_of(a.cue, _DOUBTING)
            yield Finding(
                start,
                a.cue.end,
                f"{side} “{text}” where {even[0]} “{other.cue.text}”: the verbs take a side; "
                "use the same for both",
                related=(Related(other.cue.start, other.cue.end, other.cue.text, "the other side's cue"),),
                evidence=(a.id, other.id),
            )
