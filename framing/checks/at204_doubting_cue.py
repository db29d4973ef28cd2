"""AT204: claimed, purported: the outlet doubts and does not say why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks._speech import coloured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "AT204"
NAME = "doubting-cue"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A cue that doubts what it introduces: claimed, purported, professed."
WHY = (
    "It tells the reader not to believe the speaker and gives no reason; used of one side only, "
    "it takes sides."
)
INSTEAD = "Write said, and put the reason for doubt in the next sentence."
FINE = (
    "Of a claim that the text goes on to show to be false, of responsibility claimed for an "
    "attack, and inside a quotation."
)
BASIS = (
    "cues of speech in the body with the stance “doubting”, of these verbs: claim, purport, "
    "profess, insinuate; unless a lexicon of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\nThe mayor «claimed» that the ferry was full in May.",)
GOOD = (
    "Council debates ferry\n\nThe mayor said that the ferry was full in May.",
    "Council debates ferry\n\nA group claimed responsibility for the fire.",
)

_VERBS: Final = "claim purport profess insinuate"
_SAID: Final = "casts doubt on its speaker without giving a reason; give the reason, or let the words stand"


_USUAL: Final = re.compile(r"\s+(?:allegiance|responsibility|credit|victory|asylum|the lives?|lives)\b")


def check(reading: Reading) -> Iterator[Finding]:
    """Yield doubting cues, but for what is usually claimed."""
    for finding in coloured(reading, "doubting", _VERBS, _SAID):
        if not _USUAL.match(reading.document.plain, finding.end):
            yield finding
