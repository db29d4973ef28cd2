"""Items to chunks: pieces of work that are named by what goes into them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from framing.corpus.items import Item, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 256
"""Items in a chunk at most: some seconds of work, so that an interruption costs little."""
_BYTES = 8 * 1024 * 1024
"""Bytes of items after which a chunk ends: pages are large."""
_FEW = 32
"""Files in a chunk at least, before its end is looked for."""
_ONE_IN = 64


class Chunk(msgspec.Struct, frozen=True):
    """Some items in order. ``key``: 64 hexadecimal digits over them and the digests of the job."""

    key: str
    items: tuple[Item, ...]


def chunks(items: Iterable[Item], job: str) -> Iterator[Chunk]:
    """Yield all items in chunks, in order; ``job`` is the total of the job's digests.

    A chunk does not reach from one file of records into the next. Among files that are an article each, it ends
    where the name of a file says so: a file that comes or goes moves the ends near it, not all that follow.
    """
    held: list[Item] = []
    size = 0
    for item in items:
        if held and _apart(held[-1], item):
            yield _chunk(held, job)
            held, size = [], 0
        held.append(item)
        size += len(item.data) if isinstance(item, Raw) else 0
        if len(held) == MOST or size > _BYTES or (len(held) >= _FEW and _ends(item)):
            yield _chunk(held, job)
            held, size = [], 0
    if held:
        yield _chunk(held, job)


def _apart(a: Item, b: Item) -> bool:
    return _records(a) != _records(b)


def _records(item: Item) -> str | None:
    """Return the file of records that an item stands in."""
    if isinstance(item, Raw):
        return item.name if item.record is not None else None
    return item.path if item.place.startswith("record ") else None


def _ends(item: Item) -> bool:
    return isinstance(item, Raw) and item.record is None and crc32(item.name.encode()) % _ONE_IN == 0


def _chunk(items: list[Item], job: str) -> Chunk:
    total = hashlib.sha256(job.encode())
    total.update(msgspec.msgpack.encode(items))
    return Chunk(total.hexdigest(), tuple(items))
