"""AT211: the outlet states what somebody in the article denies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, is_cue
from framing.checks._words import substance
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT211"
NAME = "contested-claim"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A sentence in the outlet's own voice that states what somebody in the same article denies."
WHY = (
    "The reader is told as a fact what, two paragraphs on, turns out to be in dispute; whoever "
    "stops reading has the fact."
)
INSTEAD = "Attribute the claim, or say in the same place that it is disputed."
FINE = "Where the outlet has established the fact itself and says how."
BASIS = (
    "denials in the body (deny, dispute, reject, refute) with three words of substance or more, "
    "and the sentence without any attribution that holds most of them, two thirds at least"
)
BAD = (
    "Council debates ferry\n\n"
    "«The mayor ordered inspectors to ignore the cracked engine before May.»\n\n"
    "The ferry stopped on Monday. The mayor denied that he ordered inspectors to ignore the "
    "cracked engine.",
)
GOOD = (
    (
        "Council debates ferry\n\n"
        "The ferry stopped on Monday. The mayor denied that he ordered inspectors to ignore the "
        "cracked engine."
    ),
    (
        "Council debates ferry\n\n"
        "Marta Quill said the mayor ordered inspectors to ignore the cracked engine. The mayor "
        "denied that he ordered inspectors to ignore the cracked engine."
    ),
)

_DENIALS: Final = "deny dispute reject refute"
_LEAST: Final = 3
_SHARE: Final = 2 / 3
_COMMON: Final = 30
"""Sentences that a word may stand in for it to tell anything."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield what the outlet states and somebody denies."""
    doc = reading.document
    denials = [a for a in body_speech(reading) if is_cue(a, _DENIALS)]
    if not denials:
        return
    stated = _stated(reading)
    for a in denials:
        words = frozenset[str]().union(*(substance(doc, c.start, c.end) for c in a.content))
        counts = Counter(i for word in words for i in stated.get(word, ()))
        best = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=None)
        if best is None or len(words) < _LEAST or best[1] < max(_LEAST, _SHARE * len(words)):
            continue
        sentence = doc.sentences[best[0]]
        assert a.cue is not None
        yield Finding(
            sentence.start,
            sentence.end,
            "stated as a fact in the outlet's own voice, and denied elsewhere in the article; attribute it, "
            "or say here that it is disputed",
            related=(Related(a.cue.start, a.cue.end, a.cue.text, "it is denied here"),),
            evidence=(a.id,),
        )


def _stated(reading: Reading) -> dict[str, list[int]]:
    """Return, by words of substance, the sentences that the outlet states in its own voice; common words have none."""
    doc = reading.document
    held = {doc.sentence_at(a.cue.start) for a in reading.attributed.attributions if a.cue}
    out: dict[str, list[int]] = {}
    for i, sentence in enumerate(doc.sentences):
        if sentence.role == "body" and i not in held and reading.attributed.sentence_voices[i] == "narrator":
            for word in substance(doc, sentence.start, sentence.end):
                out.setdefault(word, []).append(i)
    return {word: found for word, found in out.items() if len(found) <= _COMMON}
