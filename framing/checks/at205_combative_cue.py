"""AT205: snapped, ripped: a cue that stages words as a fight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._speech import coloured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "AT205"
NAME = "combative-cue"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A cue that stages words as a fight: snapped, retorted, ripped, railed."
WHY = "It tells the tone that the writer heard, which the reader cannot check, in place of what was said."
INSTEAD = "Write said, replied or criticised, and quote the words that carry the heat."
FINE = "Inside a quotation, and where a tone is itself the news and was recorded."
BASIS = (
    "cues of speech in the body with the stance “combative”, of these verbs: retort, snap, sneer, "
    "lash, rail, inveigh, trash, rip, savage, bash, skewer, slam, blast, hammer, taunt, grill; "
    "unless a lexicon of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\n“Not one crown more,” the mayor «snapped». The vote is on Monday.",)
GOOD = ("Council debates ferry\n\n“Not one crown more,” the mayor replied. The vote is on Monday.",)

_VERBS: Final = (
    "retort snap sneer lash rail inveigh trash rip savage bash skewer slam blast hammer taunt grill"
)
_SAID: Final = "stages the words as a fight: it tells a tone, not what was said"


def check(reading: Reading) -> Iterator[Finding]:
    """Yield combative cues."""
    return coloured(reading, "combative", _VERBS, _SAID)
