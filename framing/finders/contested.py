"""Contested terms: words for one thing that outlets name differently (invasion, war, special operation)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.finders._matches import evidence_of
from framing.lexicon import matcher
from framing.types import Evidence

if TYPE_CHECKING:
    from framing.document import Document


def find(doc: Document) -> Iterator[Evidence]:
    """Yield contested terms in order of the text, kind "contested.<set>", weight 0: a choice, no flag."""
    return (evidence_of(doc, match) for match in matcher("contested").find(doc))
