"""AT208: admitted: the speaker would rather not have said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._speech import coloured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "AT208"
NAME = "conceding-cue"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A cue that says the speaker gave way: admitted, conceded, confessed."
WHY = "It presents the words as true and as a defeat; often the speaker simply said so, unasked."
INSTEAD = "Write said or acknowledged, unless the text shows that it was denied before."
FINE = "Where the text shows that the speaker denied it before or was pressed, and of a plea in court."
BASIS = (
    "cues of speech in the body with the stance “conceding”, of these verbs: admit, concede, "
    "confess; unless a lexicon of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\nThe mayor «admitted» that the ferry was late in May.",)
GOOD = ("Council debates ferry\n\nThe mayor said that the ferry was late in May.",)

_VERBS: Final = "admit concede confess"
_SAID: Final = "says that the speaker gave way; unless the text shows that, the word is the outlet's"


def check(reading: Reading) -> Iterator[Finding]:
    """Yield conceding cues."""
    return coloured(reading, "conceding", _VERBS, _SAID)
