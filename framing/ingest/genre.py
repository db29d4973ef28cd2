"""News, opinion, analysis, live blog or transcript: from metadata, labels, address or shape."""

from __future__ import annotations

from framing.ingest.parsed import Parsed
from framing.types import Genre


def genre(given: str | None, title: str | None, url: str | None, parsed: Parsed) -> Genre:
    """Return the genre that the metadata, a label in the title, the address or the text's shape shows."""
    return "news"
