"""JSON lines to articles, one a line, streaming: memory stays flat whatever the length of the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from framing.errors import InputError
from framing.ingest.decode import check
from framing.ingest.meta import Meta
from framing.ingest.record import compose
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.ingest.parsed import Parsed

LINE_LIMIT = 16 * 1024 * 1024
"""Longest line that is read, in bytes: 2 MB of text, escaped at its worst, and metadata."""


class Record(msgspec.Struct):
    """One input record; fields of other names are not read."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | list[str] | None = None
    published: str | None = None
    url: str | None = None
    story: str | int | None = None
    genre: str | None = None
    language: str | None = None


TOO_LONG = ("longer than 16 MB", "give one article a line")
"""What is wrong with a record of more than ``LINE_LIMIT`` bytes, and the remedy."""


@cache
def _decoder(columns: tuple[tuple[str, str], ...]) -> msgspec.json.Decoder[Record]:
    """Return the decoder of records in which ``columns`` pairs fields with the names that the input has for them."""
    if not columns:
        return msgspec.json.Decoder(Record)
    fields = [
        (f.name, f.type, f.default) if f.default is not msgspec.NODEFAULT else (f.name, f.type)
        for f in msgspec.structs.fields(Record)
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Mapped", fields, rename=dict(columns)))


def parse(stream: BinaryIO, path: str) -> Iterator[Parsed | Failure]:
    """Yield the article or the failure of each line of ``stream``; blank lines are passed over."""
    for number, line in lines(stream):
        yield one(line, number, path)


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number from 1; one that is too long is cut above the limit."""
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        rest = line
        while len(line) > LINE_LIMIT and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_LIMIT)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def one(line: bytes, number: int, path: str, columns: tuple[tuple[str, str], ...] = ()) -> Parsed | Failure:
    """Return the article of one line, or why there is none; see ``_decoder`` for ``columns``."""
    place = f"record {number}"
    if len(line) > LINE_LIMIT:
        return Failure(path=path, place=place, reason=TOO_LONG[0], remedy=TOO_LONG[1])
    try:
        return article(_decoder(columns).decode(line), number)
    except InputError as error:
        return Failure(path=path, place=place, reason=error.what, remedy=error.remedy, id=_id(line))
    except UnicodeDecodeError as error:
        return Failure(
            path=path, place=f"{place}, byte {error.start}", reason="not UTF-8", remedy="save it as UTF-8"
        )
    except (msgspec.MsgspecError, RecursionError) as error:
        return Failure(
            path=path, place=place, reason=_said(error), remedy='give one {"text": …} a line', id=_id(line)
        )


class _OnlyId(msgspec.Struct):
    id: str | int | None = None


def _id(line: bytes) -> str | None:
    try:
        found = msgspec.json.decode(line, type=_OnlyId).id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return None if found is None else str(found)


def _said(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"not a record: {error}"
    return "not JSON: nested too deep" if isinstance(error, RecursionError) else f"not JSON: {error}"


def article(record: Record, number: int | None) -> Parsed:
    """Return the article of a record; raises InputError."""
    title = check(record.title) if record.title and record.title.strip() else None
    parsed = compose(title, None, check(record.text))
    author = record.author
    meta = Meta(
        id=None if record.id is None else str(record.id) or None,
        title=record.title or None,
        outlet=record.outlet or None,
        author=", ".join(author) if isinstance(author, list) else author or None,
        published=record.published or None,
        url=record.url or None,
        story=None if record.story is None else str(record.story) or None,
        genre=record.genre or None,
        language=record.language or None,
    )
    return msgspec.structs.replace(parsed, given=meta, record=number)
