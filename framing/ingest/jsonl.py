"""JSON lines to articles, one a line, streaming."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from framing.errors import InputError
from framing.ingest import blocks
from framing.ingest.decode import check
from framing.ingest.parsed import TEXT_LIMIT, Meta, Parsed
from framing.types import Block, Failure

LINE_LIMIT = 16 * 1024 * 1024
"""Longest line that is read, in bytes: 2 MB of text at most, escaped at its worst, and metadata."""


class Record(msgspec.Struct):
    """One input record; fields of other names are not read."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    story: str | int | None = None
    genre: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def parse(stream: BinaryIO, path: str) -> Iterator[Parsed | Failure]:
    """Yield the article of each line of ``stream``, or the failure of that line."""
    number = 0
    while line := stream.readline(LINE_LIMIT):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield article(_DECODER.decode(line), number)
        except InputError as error:
            yield Failure(path=path, reason=error.what, remedy=error.remedy, place=f"record {number}")
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            yield Failure(path=path, reason=f"not a record: {error}", remedy="give one JSON object a line", place=f"record {number}")


def article(record: Record, number: int | None) -> Parsed:
    """Return the article of a record: with a title, text is headline, blank line, body."""
    body = check(record.text)
    if not body.strip():
        raise InputError("the text is empty", remedy="leave the record out")
    meta = Meta(
        id=None if record.id is None else str(record.id),
        title=record.title,
        outlet=record.outlet,
        author=record.author,
        published=record.published,
        url=record.url,
        story=None if record.story is None else str(record.story),
        genre=record.genre,
        language=record.language,
    )
    if len(body) > TEXT_LIMIT:
        raise InputError("too long", remedy="")
    title = (record.title or "").strip()
    if not title:
        return Parsed(text=body, blocks=blocks.plain(body), given=meta, record=number)
    text = f"{title}\n\n{body}"
    return Parsed(
        text=text,
        blocks=(Block(0, len(title), "headline"), *blocks.plain(text, len(title) + 2, headline=title)),
        given=meta,
        record=number,
    )
