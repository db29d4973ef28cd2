"""Turns what a lexicon matcher found into evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lexicon import Match, suggest
from framing.types import Evidence

if TYPE_CHECKING:
    from framing.document import Document


def evidence_of(doc: Document, match: Match, *, negated: float = 1.0) -> Evidence:
    """Return the evidence of ``match``; under negation its weight is multiplied by ``negated``."""
    at = doc.sentence_at(match.start)
    entry = match.entry
    return Evidence(
        id="",
        start=match.start,
        end=match.end,
        text=doc.text[match.start : match.end],
        kind=entry.kind,
        weight=entry.weight * negated if match.negated else entry.weight,
        voice="narrator",
        role="body" if at is None else doc.sentences[at].role,
        source=entry.source,
        note=entry.note or None,
        suggestion=suggest(match),
    )
