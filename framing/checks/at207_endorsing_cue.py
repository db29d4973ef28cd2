"""AT207: noted, pointed out: the outlet says that it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._speech import coloured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "AT207"
NAME = "endorsing-cue"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A cue that presents what it introduces as true: noted, observed, pointed out, revealed."
WHY = "It makes the outlet vouch for a statement that is the speaker's; of one side only, it takes sides."
INSTEAD = "Write said, unless the fact is established and the text shows it."
FINE = "Of facts that nobody disputes: dates, figures, the text of a law."
BASIS = (
    "cues of speech in the body with the stance “endorsing”, of these verbs: note, observe, "
    "reveal, point; unless a lexicon of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\nThe mayor «pointed out» that the ferry was full in May.",)
GOOD = ("Council debates ferry\n\nThe mayor said that the ferry was full in May.",)

_VERBS: Final = "note observe reveal point"
_SAID: Final = (
    "presents the words as true in the outlet's name; unless that is shown, let the speaker answer for them"
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield endorsing cues."""
    return coloured(reading, "endorsing", _VERBS, _SAID)
