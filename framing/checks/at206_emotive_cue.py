"""AT206: fumed, gushed, whined: a cue that adds a feeling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._speech import coloured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "AT206"
NAME = "emotive-cue"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A cue that adds a feeling or a noise to the words: fumed, gushed, whined, boasted."
WHY = (
    "It lets the reader like or dislike the speaker before the words are read; no two writers "
    "would hear the same."
)
INSTEAD = "Write said, and describe what could be seen or heard if it matters."
FINE = "Where the sound is meant (the crowd roared), and inside a quotation."
BASIS = (
    "cues of speech in the body with the stance “emotive”, of these verbs: rant, rage, thunder, "
    "roar, bark, growl, shriek, whine, moan, bleat, whinge, gush, crow, splutter, hiss, snarl, "
    "fume, brag, boast, grumble, gripe, sob, wail, scream, storm, enthuse, rave; unless a lexicon "
    "of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\n“I am staying,” the mayor «growled». The vote is on Monday.",)
GOOD = ("Council debates ferry\n\n“I am staying,” the mayor said, and left the room. The vote is on Monday.",)

_VERBS: Final = (
    "rant rage thunder roar bark growl shriek whine moan bleat whinge gush "
    "crow splutter hiss snarl fume brag boast grumble gripe sob wail scream "
    "storm enthuse rave"
)
_SAID: Final = "adds a feeling that the reader cannot check"


def check(reading: Reading) -> Iterator[Finding]:
    """Yield emotive cues."""
    return coloured(reading, "emotive", _VERBS, _SAID)
