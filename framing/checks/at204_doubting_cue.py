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
    "cues of speech in the body with the stance “doubting”, of claim, purport, profess and "
    "insinuate, that introduce a statement; not where the sentence or the next says what is wrong "
    "with it, and not where a lexicon of loaded wording has the cue"
)
BAD = ("Council debates ferry\n\nThe mayor «claimed» that the ferry was full in May.",)
GOOD = (
    "Council debates ferry\n\nThe mayor said that the ferry was full in May.",
    "Council debates ferry\n\nA group claimed responsibility for the fire.",
)

_VERBS: Final = "claim purport profess insinuate"
_SAID: Final = "casts doubt on its speaker without giving a reason; give the reason, or let the words stand"


_CLAUSE: Final = re.compile(
    r",? (?:that|he|she|it|they|there|we|i|you|\W*[\"'])\b|, ?[\"']|[.,]", re.IGNORECASE
)
"""What follows a claim that something is so, and not a claim to something: credit, victory, the nomination."""


_REASON: Final = re.compile(
    r"\b(?:however|false|untrue|inaccurate|incorrect|misspoke|debunked|disproved|no evidence|not true|corroborat\w+|"
    r"wrong|fact.?check\w*)\b|\((?:he|she|it|they) (?:was|were|did|had|is|are) not",
    re.IGNORECASE,
)
"""The text says why it doubts."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield doubting cues that introduce a statement."""
    doc = reading.document
    for finding in coloured(reading, "doubting", _VERBS, _SAID):
        at = doc.sentence_at(finding.start)
        if at is None or not _CLAUSE.match(doc.plain, finding.end):
            continue
        after = doc.sentences[min(at + 1, len(doc.sentences) - 1)]
        if not _REASON.search(doc.plain, doc.sentences[at].start, after.end):
            yield finding
