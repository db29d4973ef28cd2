"""What every reader of a format hands on: the text, its blocks, and the metadata found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from framing.errors import InputError
from framing.ingest.meta import NOTHING, Meta

if TYPE_CHECKING:
    from framing.types import Block

TEXT_LIMIT = 2 * 1024 * 1024
"""Longest text of one article, in code points: what is longer is no article, and is not processed."""

PAGE_LIMIT = 5 * 1024 * 1024
"""Longest HTML page, in characters."""


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """One article out of a file, before manifest and registry have had their say.

    ``given``: metadata that outranks a manifest (front matter, the fields of a record); ``found``:
    metadata that a manifest outranks (JSON-LD, HTML). ``record`` counts lines of a JSONL file from 1.
    """

    text: str
    blocks: tuple[Block, ...]
    given: Meta = NOTHING
    found: Meta = NOTHING
    line_map: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    record: int | None = None


def within_limit(text: str) -> str:
    """Return ``text`` if it can be an article's: raises InputError where it is empty or too long."""
    if len(text) > TEXT_LIMIT:
        raise InputError(
            "longer than 2 MB, which no article is",
            remedy="split it into its articles, or give them as JSON lines",
        )
    if not text or text.isspace():
        raise InputError("the article is empty", remedy="remove it, or fill in its text")
    return text
