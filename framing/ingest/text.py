"""Plain text to article."""

from __future__ import annotations

from framing.ingest import blocks
from framing.ingest.lines import line_map
from framing.ingest.parsed import Parsed


def parse(text: str) -> Parsed:
    """Return the article that ``text`` is."""
    return Parsed(text=text, blocks=blocks.plain(text), line_map=line_map(text))
