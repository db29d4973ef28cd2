"""AT202: critics, observers, many: a group that nobody can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import body_speech, is_cue, sentence_of
from framing.lexicon.matching import NEGATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT202"
NAME = "vague-attribution"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A statement of a group that nobody can ask: critics, observers, some, many."
WHY = (
    "“Critics say” can always be written. It lends the outlet's choice of an argument the look of "
    "a finding, and nobody can answer it."
)
INSTEAD = "Name one of them, say how many there are and how that is known, or make the point with a fact."
FINE = (
    "Where the next attribution names one of the group: the rule then keeps quiet. For positions "
    "so common that a name would mislead."
)
BASIS = (
    "attributions of speech in the body by verbs of statement (say, argue, warn, claim, contend "
    "and the like) whose source is a vague group, unless a named or described source speaks in "
    "the same sentence or the two after it; not in a sentence with a figure, as of a poll"
)
BAD = (
    "Council debates ferry\n\n«Critics» say the fare is too high. The council meets on Monday.",
    "Council debates ferry\n\nThe fare is too high, «some observers» said.",
)
GOOD = (
    (
        "Council debates ferry\n\n"
        "Critics say the fare is too high. “It is double what we paid in May,” said Marta Quill, who "
        "runs the bakery."
    ),
    "Council debates ferry\n\nMarta Quill said the fare was too high.",
)

_SAYING: Final = "say argue warn claim contend suggest complain note point worry fear believe think"
_TOLD: Final = frozenset("they who he she it we that which two three four five six others".split())
_AFTER: Final = 2
"""Sentences after a vague source in which somebody who can be asked may speak for the group."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the vague groups whom nobody with a name joins."""
    doc = reading.document
    found = list(body_speech(reading))
    named = {sentence_of(reading, a) for a in found if a.naming in ("named", "described")}
    for a in found:
        at = sentence_of(reading, a)
        if (
            a.naming != "vague"
            or a.source is None
            or not _TOLD.isdisjoint(a.source.text.lower().split())
            or not is_cue(a, _SAYING)
        ):
            continue
        if NEGATORS & set(a.cue.text.lower().split() if a.cue else ()):
            continue  # "two others have not said": nothing is attributed
        counted = any(map(str.isdigit, doc.text[doc.sentences[at].start : doc.sentences[at].end]))
        if not counted and named.isdisjoint(range(at, at + _AFTER + 1)):
            yield Finding(
                a.source.start,
                a.source.end,
                f"“{a.source.text}” is nobody who can be asked: the words that follow rest on the outlet's choice "
                "alone; name one of them, or say how many and how that is known",
                evidence=(a.id,),
            )
