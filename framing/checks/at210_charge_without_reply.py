"""AT210: an accusation of somebody who is not heard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, is_cue
from framing.lexicon.matching import NEGATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT210"
NAME = "charge-without-reply"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "An accusation against somebody by name who is nowhere heard, nor said to have been asked."
WHY = (
    "Fairness to the accused is the oldest rule of the trade, and the one that courts ask about; "
    "a reader cannot weigh a charge without its answer."
)
INSTEAD = "Give the answer, or say that the person was asked and when: “did not answer a request on Monday”."
FINE = "Where the charge is old and answered long ago, and where the accused is dead or cannot be asked."
BASIS = (
    "accusations in the body (accuse, blame), not negated, of a capitalised name that is the "
    "speaker or source of no attribution, in an article without “declined to comment” or the "
    "like; one for each name"
)
BAD = (
    "Council debates ferry\n\n"
    "Marta Quill «accused Orlan Brisk» of hiding the report. The council meets on Monday.",
)
GOOD = (
    (
        "Council debates ferry\n\n"
        "Marta Quill accused Orlan Brisk of hiding the report. Brisk said that he had never seen it."
    ),
    (
        "Council debates ferry\n\n"
        "Marta Quill accused Orlan Brisk of hiding the report. He did not respond to a request for "
        "comment."
    ),
)

_CHARGES: Final = "accuse blame"
_NAME: Final = r"[A-Z][\w'.-]+"
_TARGET: Final = re.compile(rf" (?:(?:the|former|then) )*(?P<name>{_NAME}(?: (?:of |the |for )?{_NAME})*)")
_ASKED: Final = re.compile(
    r"\b(?:declined? (?:to (?:comment|answer|say|discuss|be interviewed)|comment|requests?)|"
    r"(?:no|n't|not) (?:immediate )?(?:immediately )?(?:repl(?:y|ied)|respon(?:d|ded|se)|"
    r"return(?:ed)? (?:calls?|messages?|e?-?mails?|requests?)|"
    r"comment(?:ed)?|answer(?:ed)?|be reached|available)|den(?:y|ied|ies|ying)\b)",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield accusations of those who are not heard, each accused once."""
    doc = reading.document
    charges = [a for a in body_speech(reading) if is_cue(a, _CHARGES)]
    if not charges or _ASKED.search(doc.plain):
        return
    heard = " ".join(
        f"{a.speaker or ''} {a.source.text if a.source else ''}" for a in reading.attributed.attributions
    )
    words = set(re.findall(r"\w+", heard))
    for a in charges:
        assert a.cue is not None
        found = _TARGET.match(doc.plain, a.cue.end)
        if found is None or not NEGATORS.isdisjoint(a.cue.text.lower().split()):
            continue
        name = re.findall(r"\w+", found["name"].removesuffix("'s"))[-1]
        if name in words:
            continue
        words.add(name)
        yield Finding(
            a.cue.start,
            found.end(),
            f"{found['name']} is accused here and nowhere heard: give the answer, or say that it was asked for",
            evidence=(a.id,),
        )
