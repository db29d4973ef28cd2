"""HL303: the headline states what the body only attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._speech import is_cue
from framing.checks._words import substance
from framing.types import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.document import Document
    from framing.engine import Reading
    from framing.types import Attribution, Sentence

CODE = "HL303"
NAME = "headline-claim"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A headline that states as a fact what the body only reports somebody to say."
WHY = "The claim is one side's in the body and the outlet's in the headline, which far more people read."
INSTEAD = "Name the speaker in the headline, or with a dash or colon: “Engine was never checked, union says”."
FINE = "Where the body states it too or a document shows it."
BASIS = (
    "headlines in the outlet's own voice without an attribution or a hedge, all of whose closest "
    "sentences (half or more of its words of substance, and three at least) have all those words "
    "in reported or quoted voice, the first of them from somebody who says, claims, argues or the "
    "like and whom the headline does not name"
)
BAD = (
    "«Council knew of cracked engine before winter»\n\n"
    "The ferry stopped on Monday. The council knew of the cracked engine before the winter, "
    "Marta Quill said. The pier stays closed.",
)
GOOD = (
    (
        "Council knew of cracked engine before winter, union says\n\n"
        "The ferry stopped on Monday. The council knew of the cracked engine before the winter, the "
        "union said. The pier stays closed."
    ),
    (
        "Council knew of cracked engine before winter\n\n"
        "The council knew of the cracked engine before the winter: minutes of its meeting of 4 "
        "October record the inspector's report."
    ),
)

_SHARE: Final = 0.5
_LEAST: Final = 3
_SAYING: Final = "say tell claim argue allege warn contend insist maintain accuse"
_HEDGES: Final = frozenset(
    "may might could would can reportedly allegedly likely perhaps set poised expected".split()
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield a headline that rests on attributed sentences alone."""
    doc = reading.document
    heads = [(i, s) for i, s in enumerate(doc.sentences) if s.role == "headline"]
    if len(heads) != 1 or not _asserts(reading, *heads[0]):
        return
    head = heads[0][1]
    wanted = substance(doc, head.start, head.end)
    if len(wanted) < _LEAST:
        return
    near = []
    for s in doc.sentences:
        if s.role == "body":
            shared = [
                i for i in range(s.first, s.last) if doc.words.lower[i].removesuffix("'s")[:6] in wanted
            ]
            if len({doc.words.lower[i][:6] for i in shared}) >= max(_LEAST, _SHARE * len(wanted)):
                near.append((s, [reading.voice_at(doc.words.start[i]) for i in shared]))
    if not near or any("narrator" in voices for _, voices in near):
        return
    first = near[0][0]
    if not any(
        a.cue and is_cue(a, _SAYING) and first.start <= a.cue.start < first.end and not _named(doc, a, head)
        for a in reading.attributed.attributions
    ):
        return
    yield Finding(
        head.start,
        head.end,
        "the headline states as a fact what the body has only from a source; name the source in the headline",
        related=(
            Related(first.start, first.end, doc.text[first.start : first.end], "here it is attributed"),
        ),
    )


def _named(doc: Document, a: Attribution, head: Sentence) -> bool:
    """Return whether the headline has the name of the speaker."""
    name = (a.speaker or (a.source.text if a.source else "")).lower().split()
    return bool(name) and name[-1] in {w.removesuffix("'s") for w in doc.words.lower[head.first : head.last]}


def _asserts(reading: Reading, index: int, head: Sentence) -> bool:
    """Return whether a headline is a plain statement of the outlet: no question, source, hedge or quotation."""
    doc = reading.document
    if (
        reading.attributed.sentence_voices[index] != "narrator"
        or doc.text[head.start : head.end].rstrip()[-1:] == "?"
    ):
        return False
    if (
        not _HEDGES.isdisjoint(doc.words.lower[head.first : head.last])
        or ":" in doc.text[head.start : head.end]
    ):
        return False
    return not any(a.cue and doc.sentence_at(a.cue.start) == index for a in reading.attributed.attributions)
