"""What every reader of a format hands on: the text, its blocks, and the metadata found in it."""

from __future__ import annotations

import msgspec

from framing.types import Block

TEXT_LIMIT = 2 * 1024 * 1024
"""Longest text of one article, in code points; a longer input is no article and is not processed."""


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article from one place; None where that place says nothing.

    ``published`` is an ISO 8601 date or date-time, ``genre`` as the place words it.
    """

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    story: str | None = None
    genre: str | None = None
    language: str | None = None

    def over(self, other: Meta) -> Meta:
        """Return this metadata, with what it lacks taken from ``other``, which is trusted less."""
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        return Meta(**{k: mine if (mine := getattr(self, k)) is not None else getattr(other, k) for k in FIELDS})


FIELDS: tuple[str, ...] = Meta.__struct_fields__
NOTHING = Meta()


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """One article out of a file, before manifest and registry have had their say.

    ``given``: metadata that outranks a manifest (front matter, the fields of a record); ``found``:
    metadata that a manifest outranks (JSON-LD, HTML). ``record`` counts from 1 in a JSONL file.
    """

    text: str
    blocks: tuple[Block, ...]
    given: Meta = NOTHING
    found: Meta = NOTHING
    line_map: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    record: int | None = None
