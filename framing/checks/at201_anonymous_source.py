"""AT201: an anonymous source without a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.attribution.naming import asks_for_anonymity
from framing.attribution.tokens import PERSON_PRONOUNS
from framing.checks import Finding
from framing.checks._speech import body_speech, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT201"
NAME = "anonymous-source"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A source whom the article does not name, with no reason given for it."
WHY = (
    "Nobody can be held to an anonymous word. Readers accept it when they learn why the name is "
    "missing and how the source knows; otherwise they cannot tell an insider from a rival."
)
INSTEAD = (
    "Name the source, or say why not and how the source knows: “said an engineer who was not "
    "authorised to speak about the inspection”."
)
FINE = (
    "Where a named source says the same nearby, or the reason stands elsewhere in the paragraph: "
    "the rule then keeps quiet. Victims and children need no reason that the reader can see."
)
BASIS = (
    "attributions of speech in the body whose source is anonymous, without a reason in the "
    "paragraph and without corroboration; one for each source, no pronoun, and in the first "
    "sentence, which often describes whom the next one names, only those who are called sources, "
    "insiders or the like"
)
BAD = (
    (
        "Council debates ferry\n\n"
        "“The engine was never checked,” «a council insider» said. The ferry stopped on Monday."
    ),
    (
        "Council debates ferry\n\n"
        "The engine was never checked, said «an official familiar with the inspection»."
    ),
)
GOOD = (
    (
        "Council debates ferry\n\n"
        "The engine was never checked, said an engineer, who asked not to be named because he still "
        "works there."
    ),
    "Council debates ferry\n\n“The engine was never checked,” Marta Quill said.",
)

_SOURCE: Final = re.compile(
    r"source|insider|anonym|unnamed|familiar with|close to|knowledge of", re.IGNORECASE
)
_BACKED: Final = frozenset({"reason", "corroboration"})


def check(reading: Reading) -> Iterator[Finding]:
    """Yield each anonymous source of the body once."""
    doc = reading.document
    asked: dict[int, bool] = {}
    first = next((i for i, s in enumerate(doc.sentences) if s.role == "body"), None)
    explained = {a.speaker for a in body_speech(reading) if a.reason}
    for a in body_speech(reading):
        if (
            a.naming != "anonymous"
            or a.source is None
            or a.source.text.lower() in PERSON_PRONOUNS
            or a.speaker in explained
            or _BACKED & set(a.backing)
        ):
            continue
        if sentence_of(reading, a) == first and not _SOURCE.search(a.source.text):
            continue  # the opening describes, the next sentence names
        block = doc.block_at(a.source.start)
        if block not in asked:
            asked[block] = asks_for_anonymity(doc.text[doc.blocks[block].start : doc.blocks[block].end])
        if asked[block]:
            continue
        explained.add(a.speaker)
        yield Finding(
            a.source.start,
            a.source.end,
            f"“{a.source.text}” has no name here and the article does not say why: a reader cannot tell who "
            "knows this, or who wants it known; give the name, or the reason and how the source knows",
            evidence=(a.id,),
        )
