"""Contested terms: words for one thing that outlets name differently (invasion, war, special operation)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.finders._matches import evidence_of
from framing.lexicon import SHIPPED, Lists, matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.document import Document
    from framing.types import Evidence


def find(doc: Document, lists: Lists = SHIPPED) -> Iterator[Evidence]:
    """Yield contested terms in order of the text, kind "contested.<set>", weight 0: a choice, no flag."""
    return (evidence_of(doc, match) for match in matcher("contested", lists).find(doc))
