"""AT203: it is said, reportedly: nobody says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, is_cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT203"
NAME = "agentless-attribution"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A statement that is attributed to nobody: it is said, it is believed, reportedly."
WHY = (
    "It has the form of an attribution and none of its use: the reader learns that somebody said "
    "it and is not told who."
)
INSTEAD = (
    "Say who: name the source, or the document. If the outlet found it out, write it as its own finding."
)
FINE = (
    "Where the source stands in the sentence before, and in the report of a charge that a court "
    "document holds."
)
BASIS = (
    "attributions of speech in the body that have no source: adverbs (reportedly, allegedly, "
    "purportedly, supposedly) and passives of report, say, allege, claim, argue, rumour, "
    "criticise, suggest"
)
BAD = (
    "Council debates ferry\n\nThe ferry «reportedly» had no licence in May. The pier stayed open.",
    "Council debates ferry\n\nIt «is said» that the ferry had no licence in May.",
)
GOOD = (
    "Council debates ferry\n\nThe ferry had no licence in May, the port authority said.",
    "Council debates ferry\n\nThe ferry is expected to sail on Monday.",
)


_REPORTS: Final = "report say allege claim argue rumour criticise suggest"
_ADVERBS: Final = frozenset(["reportedly", "allegedly", "purportedly", "supposedly"])


def check(reading: Reading) -> Iterator[Finding]:
    """Yield cues without a source."""
    for a in body_speech(reading):
        if a.naming != "agentless" or a.source or a.cue is None:
            continue
        if is_cue(a, _REPORTS) or a.cue.text.lower() in _ADVERBS:
            yield Finding(
                a.cue.start,
                a.cue.end,
                f"“{a.cue.text}” says that somebody says so, and not who; name the source or the document",
                evidence=(a.id,),
            )
