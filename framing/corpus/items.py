"""What a corpus is read as before anything is made of it: bytes, and where they stand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from framing.ingest import files, jsonl
from framing.ingest.article import build, identity
from framing.ingest.meta import NOTHING, Meta
from framing.types import Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.ingest.outlets import Registry
    from framing.ingest.parsed import Parsed

Columns = tuple[tuple[str, str], ...]
"""Pairs of a field of ours and the name that the input has for it."""


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """What an article is read from: cheap to carry to another process, and nothing but input.

    ``name``      where it stands, the same on any machine: the input's name and the path below it.
    ``format``    one of ``ingest.FORMATS``; a record of any kind of file comes as a line of "jsonl".
    ``record``    its number in a file of records, from 1; None for a file that is an article.
    ``known``     what is known beside the bytes; ``fallback`` names the outlet where nothing else does.
    """

    name: str
    format: str
    data: bytes
    record: int | None = None
    known: Meta = NOTHING
    fallback: str


Item = Raw | Failure
"""What reading yields; a failure stands in the place of what could not be read."""


def articles(
    raw: Raw, columns: Columns, registry: Registry | None
) -> Iterator[tuple[str, Article] | Failure]:
    """Yield each article in ``raw`` with its key, and the failures.

    The key is 16 hexadecimal digits that stand for this content at this place: unlike an id that the input gives,
    no two articles of a corpus share it.
    """
    for number, parsed in enumerate(_parsed(raw, columns), 1):
        if isinstance(parsed, Failure):
            yield msgspec.structs.replace(parsed, path=raw.name)
            continue
        meta = parsed.given.over(raw.known).over(parsed.found)
        article = build(parsed, meta, registry, path=raw.name, name=raw.name, fallback=raw.fallback)
        place = raw.name if raw.record is None else f"{raw.name}#{raw.record}"
        # Only a file that is a list of articles holds more than one; the first has the file's own key.
        key = identity(place if number == 1 else f"{place}#{number}", None, article.text.encode(), 16)
        yield key, article


def _parsed(raw: Raw, columns: Columns) -> Iterator[Parsed | Failure]:
    if raw.format == "jsonl":
        yield jsonl.one(raw.data, raw.record or 1, raw.name, columns)
        return
    for parsed in files.parse_stream(BytesIO(raw.data), raw.name, raw.format, raw.known.title):
        if isinstance(parsed, Failure) and raw.record is not None:
            yield msgspec.structs.replace(parsed, place=f"record {raw.record}")
        elif isinstance(parsed, Failure):
            yield parsed
        else:
            yield msgspec.structs.replace(parsed, record=raw.record)
