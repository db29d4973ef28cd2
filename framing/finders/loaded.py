"""Loaded wording: entries of the lexicons under ``loaded/``, and scare quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from framing.finders._matches import evidence_of
from framing.lexicon import matcher
from framing.types import Evidence

if TYPE_CHECKING:
    from framing.document import Document

NEGATED: Final = 0.5
"""What is left of an entry's weight under negation: "no disaster" still brings the disaster up."""

SCARE_NOTE: Final = "quotation marks that hold the words at arm's length; say whose words they are, or drop the marks"


def find(doc: Document) -> Iterator[Evidence]:
    """Yield loaded wording in order of the text, kind "loaded.<category>"; scare quotes are "loaded.scare"."""
    words = [evidence_of(doc, match, negated=NEGATED) for match in matcher("loaded").find(doc)]
    yield from sorted([*words, *_scare_quotes(doc)], key=lambda e: (e.start, e.end, e.kind))


def _scare_quotes(doc: Document) -> Iterator[Evidence]:
    for quote in doc.quotes:
        at = doc.sentence_at(quote.inner_start) if quote.kind == "scare" else None
        if at is not None:
            yield Evidence(
                id="",
                start=quote.start,
                end=quote.end,
                text=doc.text[quote.start : quote.end],
                kind="loaded.scare",
                weight=1.0,
                voice="narrator",
                role=doc.sentences[at].role,
                source="loaded/scare@1",
                note=SCARE_NOTE,
            )
