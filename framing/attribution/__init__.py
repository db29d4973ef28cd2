"""Document -> attributions and voices: who says what, through which words, and whose word it is.

Cues come from lexicons (``cues``), their source is found around them (``source``, ``subject``), then what they
attribute (``content``); ``verbs`` and ``phrases`` put the three together, one function a pattern, and
``find`` settles where finds end, go on and nest. ``resolve`` follows pronouns and surnames to names,
``naming`` types the source, ``actors`` tell its side, ``backing`` what an anonymous one rests on, ``stance``
what the cue makes of the content; ``voices`` gives each character its voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.attribution.backing import backed
from framing.attribution.content import Chars, Quotes
from framing.attribution.find import find
from framing.attribution.naming import NEAR, reason_for_anonymity
from framing.attribution.resolve import resolve
from framing.attribution.stance import stance_of
from framing.attribution.tokens import Tokens
from framing.attribution.voices import sentence_voices, voices
from framing.types import Attribution, AttributionKind, Span, Voice, VoiceSpan

if TYPE_CHECKING:
    from framing.attribution.draft import Draft
    from framing.attribution.scene import Referent
    from framing.document import Document

__all__ = ["Attributed", "attribute"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a document, the voice of each character, the voice of each sentence."""

    attributions: tuple[Attribution, ...]
    voices: tuple[VoiceSpan, ...]
    sentence_voices: tuple[Voice, ...]


def attribute(doc: Document) -> Attributed:
    """Return who says what in ``doc`` and whose words each of its characters is."""
    t = Tokens(doc)
    quotes = Quotes(doc.quotes)
    drafts = find(t, quotes)
    referents = resolve(t, drafts)
    ids = {id(draft): f"a{i}" for i, draft in enumerate(drafts, 1)}
    attributions = tuple(
        _finished(t, quotes, draft, referent, ids) for draft, referent in zip(drafts, referents, strict=True)
    )
    attributions = backed(t, attributions)
    spans = voices(doc, attributions)
    return Attributed(attributions, spans, sentence_voices(doc, spans, attributions))


def _finished(
    t: Tokens, quotes: Quotes, draft: Draft, referent: Referent, ids: dict[int, str]
) -> Attribution:
    reason = None
    if referent.naming == "anonymous":
        s = t.doc.sentences[draft.sentence]
        reason = reason_for_anonymity(
            t.plain[max(s.start, draft.cue[0] - NEAR) : min(s.end, draft.cue[1] + NEAR)]
        )
    text = t.doc.text
    stanced = stance_of(t, draft)
    return Attribution(
        id=ids[id(draft)],
        source=_span(text, draft.source) if draft.source else None,
        cue=_span(text, draft.cue),
        content=tuple(_span(text, c) for c in draft.content),
        kind=_kind(t, quotes, draft.content),
        cue_class=draft.entry.cue_class,
        speaker=referent.speaker,
        role=referent.role,
        affiliation=referent.side,
        naming=referent.naming,
        reason=reason,
        stance=stanced.stance,
        suggestion=stanced.suggestion,
        note=stanced.note,
        confidence=draft.confidence,
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        pattern=draft.pattern,
    )


def _span(text: str, chars: Chars) -> Span:
    return Span(chars[0], chars[1], text[chars[0] : chars[1]])


def _kind(t: Tokens, quotes: Quotes, content: list[Chars]) -> AttributionKind:
    """Return "direct" where all words stand in quotation marks, "mixed" where some do, else "indirect"."""
    inside = total = 0
    at = t.doc.sentence_at(content[0][0]) if content else None
    if at is not None and t.doc.sentences[at].role == "embed":
        return "direct"
    for start, end in content:
        total += len(t.plain[start:end].replace(" ", ""))
        for quote in [q for q in [quotes.at(start)] if q] + quotes.between(start + 1, end):
            a, b = max(start, quote.start), min(end, quote.end)
            inside += len(t.plain[a:b].replace(" ", ""))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= total - 2 else "mixed"
