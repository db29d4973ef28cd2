"""Hedges: words by which a text keeps its distance from a claim (may, reportedly, it seems)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.finders._matches import evidence_of
from framing.lexicon import SHIPPED, Lists, matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.document import Document
    from framing.types import Evidence


def find(doc: Document, lists: Lists = SHIPPED) -> Iterator[Evidence]:
    """Yield hedges in order of the text, kind "hedge.<class>", weight 0: hedging is no fault."""
    return (evidence_of(doc, match) for match in matcher("hedge", lists).find(doc))
