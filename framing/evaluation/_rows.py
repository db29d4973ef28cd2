"""Labelled rows from JSON lines, and the articles that they are."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from framing import engine, ingest
from framing.config import Config
from framing.errors import InputError
from framing.types import Analysis, Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

T = TypeVar("T", bound=msgspec.Struct)

_GZIP = b"\x1f\x8b"


def read(path: str | Path, row: type[T], limit: int | None = None) -> list[T]:
    """Return the first ``limit`` rows (all without it) of a JSON lines file, gzip-compressed or not.

    Raises InputError naming the line for a row that is not of type ``row``, and for a file without rows.
    """
    out: list[T] = []
    number = 0
    try:  # the json module, because data sets hold NaN in fields that are not read
        with _lines(Path(path)) as lines:
            for line in lines:
                number += 1
                if limit is not None and len(out) >= limit:
                    break
                if line.strip():
                    out.append(msgspec.convert(json.loads(line), row))
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise InputError(
            f"not a labelled row: {error}",
            where=f"{path}, line {number}",
            remedy="docs/formats-evaluation.md describes the rows",
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", where=str(path)) from None
    if not out:
        raise InputError("holds no rows", where=str(path), remedy="give a file of JSON lines")
    return out


def articles(records: Iterable[Mapping[str, Any]]) -> Iterator[Article]:
    """Yield the article of each record, read exactly as ``framing score - --input-format jsonl`` reads it."""
    stream = io.BytesIO(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
    for item in ingest.read(["-"], input_format="jsonl", manifest="none", stdin=stream):
        yield _kept(item)


def analyses(records: Sequence[Mapping[str, Any]]) -> Iterator[Analysis]:
    """Yield the analysis of each record, in order."""
    for item in engine.analyse_many(articles(records), Config()):
        yield _kept(item)


def ratio(part: float, whole: float) -> float:
    """Return part / whole, and 0 where the whole is 0."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall, and 0 where both are 0."""
    return ratio(2 * precision * recall, precision + recall)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[bytes]]:
    with path.open("rb") as stream:
        if stream.peek(2)[:2] != _GZIP:
            yield stream
            return
        with gzip.open(stream) as unpacked:
            yield unpacked


K = TypeVar("K", Article, Analysis)


def _kept(item: K | Failure) -> K:
    if isinstance(item, Failure):
        place = ", ".join(
            filter(None, (item.path if item.path != "-" else "", item.place, item.id and f"id {item.id}"))
        )
        raise InputError(item.reason, where=place, remedy=item.remedy)
    return item
