"""One file, or standard input, to the articles in it."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec.structs import replace

from framing.errors import InputError
from framing.ingest import walk
from framing.ingest.decode import decode
from framing.ingest.parsed import PAGE_LIMIT, TEXT_LIMIT, Parsed
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = {
    "text": 4 * TEXT_LIMIT,
    "markdown": 4 * TEXT_LIMIT,
    "html": 4 * PAGE_LIMIT,
    "json": 64 * 1024 * 1024,
}
"""Most bytes that are read of a file, by format: what is longer in any encoding is too long."""


def parse(source: walk.Source, title: str | None = None) -> Iterator[Parsed | Failure]:
    """Yield the articles of a file; what cannot be read of it is a failure."""
    compressed = source.path.lower().endswith(".gz")
    try:
        with _open(source.path, compressed) as stream:
            yield from parse_stream(stream, source.path, source.format, title)
    except EOFError:
        yield Failure(
            path=source.path, reason="the compressed file is cut short", remedy="make or fetch it anew"
        )
    except zlib.error:
        yield _no_gzip(source.path)
    except OSError as error:
        # gzip's own errors carry no number of the system's.
        yield _no_gzip(source.path) if compressed and not error.errno else walk.failure(source.path, error)


def _open(path: str, compressed: bool) -> BinaryIO:
    if not compressed:
        return Path(path).open("rb")
    import gzip

    return cast("BinaryIO", gzip.open(path))


def _no_gzip(path: str) -> Failure:
    return Failure(path=path, reason="not a gzip file", remedy="decompress it, or name it .jsonl")


def parse_stream(
    stream: BinaryIO, path: str, form: str, title: str | None = None
) -> Iterator[Parsed | Failure]:
    """Yield the articles of an open stream in the format ``form``."""
    if form == "jsonl":
        yield from _records(stream, path)
        return
    data = stream.read(LIMITS[form] + 1)
    try:
        for parsed in _whole(data, form, title):
            yield (
                Failure(path=path, place=parsed.where, reason=parsed.what, remedy=parsed.remedy)
                if isinstance(parsed, InputError)
                else parsed
            )
    except InputError as error:
        yield Failure(path=path, reason=error.what, remedy=error.remedy)


def _records(stream: BinaryIO, path: str) -> Iterator[Parsed | Failure]:
    from framing.ingest import jsonl

    empty = True
    for item in jsonl.parse(stream, path):
        empty = False
        yield item
    if empty:
        yield Failure(path=path, reason="no record in it", remedy='give one {"text": …} a line')


def _whole(data: bytes, form: str, title: str | None) -> Iterator[Parsed | InputError]:
    if not data.strip():
        raise InputError("the file is empty", remedy="remove it, or fill in its text")
    if len(data) > LIMITS[form]:
        raise InputError(
            f"larger than {LIMITS[form] // (1024 * 1024)} MB, which no article is",
            remedy="split it into its articles, or give them as JSON lines",
        )
    content, notes = decode(data)
    if form == "json":
        from framing.ingest import json

        for item in json.parse(content):
            yield item if isinstance(item, InputError) else replace(item, notes=(*notes, *item.notes))
        return
    parsed = _one(content, form, title)
    yield replace(parsed, notes=(*notes, *parsed.notes)) if notes else parsed


def _one(content: str, form: str, title: str | None) -> Parsed:
    # Each format's module is imported only where a file needs it: a start reads one or two.
    if form == "html":
        from framing.ingest import html

        return html.parse(content)
    if form == "markdown":
        from framing.ingest import markdown

        return markdown.parse(content, title)
    from framing.ingest import text

    return text.parse(content, title)
