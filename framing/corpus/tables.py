"""Analyses to tables: the rows of each, and a chunk's tables as Parquet files."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from itertools import accumulate, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.corpus.extra import need
from framing.corpus.schema import arrow
from framing.corpus.shingles import shingles
from framing.formats.printable import valid
from framing.stories import terms
from framing.types import Analysis, Failure, Selector, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

Columns = list[Any]
"""A list of values, or an array of Arrow, for each column of a table."""


class Result(NamedTuple):
    """An analysis with the key of its article, or a failure."""

    key: str
    result: Analysis | Failure


class Done(NamedTuple):
    """An analysis with the key of its article."""

    key: str
    analysis: Analysis


def encode(results: Sequence[Result]) -> bytes:
    """Return the tables that have rows as Parquet files in one archive: the same bytes for the same results."""
    done = [Done(key, found) for key, found in results if isinstance(found, Analysis)]
    failures = [found for _, found in results if isinstance(found, Failure)]
    columns = {name: of(done) for name, of in COLUMNS.items()}
    return archive(columns | {"failures": _failures(failures)})


def archive(columns: Mapping[str, Columns]) -> bytes:
    """Return the tables with these columns, but for those without rows, in one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, each in columns.items():
            if len(each[0]):
                file.writestr(zipfile.ZipInfo(name), _parquet(table(name, each)))
    return out.getvalue()


def decode(path: Path, name: str, columns: list[str] | None = None) -> Any:
    """Return a table of a chunk's archive, without rows where it has none.

    Raises OSError, BadZipFile or an error of Arrow where the file is damaged.
    """
    with zipfile.ZipFile(path) as file:
        if name not in file.namelist():
            return empty(name) if columns is None else empty(name).select(columns)
        data = file.read(name)
    found = need("pyarrow.parquet").ParquetFile(io.BytesIO(data))
    return found.read(columns=columns, use_threads=False)


def table(name: str, columns: Columns) -> Any:
    """Return columns as a table of Arrow with the schema of ``name``."""
    pa = need("pyarrow")
    schema = arrow(name)
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column, field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def empty(name: str) -> Any:
    """Return the table ``name`` without rows."""
    return arrow(name).empty_table()


def _parquet(rows: Any) -> bytes:
    pa = need("pyarrow")
    out = pa.BufferOutputStream()
    need("pyarrow.parquet").write_table(rows, out, **PARQUET)
    return bytes(out.getvalue())


PARQUET = {"compression": "zstd", "compression_level": 3}
"""How tables are written."""


def _articles(done: Sequence[Done]) -> Columns:
    articles = [each.analysis.article for each in done]
    analyses = [each.analysis for each in done]
    return [
        [each.key for each in done],
        *_fields(articles, "id", "path", "record", "title", "outlet", "outlet_known", "author", "published"),
        [day(a.published) for a in articles],
        *_fields(articles, "url", "story", "genre", "language", "digest"),
        [len(a.text) for a in articles],
        [int(sum(a.units.columns["readability.tokens"])) for a in analyses],
        [a.units.n for a in analyses],
        [a.coverage.scored for a in analyses],
        *_fields(articles, "notes"),
    ]


def day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time."""
    return datetime.fromisoformat(published).date() if published else None


def _scores(done: Sequence[Done]) -> Columns:
    keys, scores = _items(done, lambda analysis: analysis.scores.values())
    bases = [score.basis for score in scores]
    chosen = [basis if isinstance(basis, Selector) else None for basis in bases]
    return [
        keys,
        *_fields(scores, "metric", "value", "unit", "low", "high", "n", "percentile", "skipped"),
        [basis if isinstance(basis, tuple) else () for basis in bases],
        [c.select if c else None for c in chosen],
        [[*c.counts.items()] if c else None for c in chosen],
    ]


def _evidence(done: Sequence[Done]) -> Columns:
    keys, evidence = _items(done, lambda analysis: analysis.evidence)
    names = "id", "start", "end", "text", "kind", "weight", "voice", "role", "source", "note", "suggestion"
    return [keys, *_fields(evidence, *names)]


def _attributions(done: Sequence[Done]) -> Columns:
    keys, found = _items(done, lambda analysis: analysis.attributions)
    return [
        keys,
        *_fields(found, "id"),
        *_spans([a.source for a in found]),
        *_spans([a.cue for a in found]),
        _lists([a.content for a in found]),
        *_fields(
            found, "kind", "cue_class", "speaker", "role", "affiliation", "naming", "reason", "backing", "stance",
            "suggestion", "note", "confidence", "parent", "pattern",
        ),
    ]  # fmt: skip


def _terms(done: Sequence[Done]) -> Columns:
    articles = [each.analysis.article for each in done]
    weights = [terms.weights(article) for article in articles]
    return [
        [each.key for each in done],
        [[*found] for found in weights],
        [[*found.values()] for found in weights],
        [shingles(article) for article in articles],
    ]


def _failures(failures: Sequence[Failure]) -> Columns:
    fields = _fields(failures, "path", "place", "id", "reason", "remedy")
    return [[None if value is None else valid(value) for value in column] for column in fields]


def _items(done: Sequence[Done], of: Callable[[Analysis], Collection[Any]]) -> tuple[list[str], list[Any]]:
    """Return what ``of`` takes from each analysis, in one list, and the key of its article for each."""
    keys: list[str] = []
    items: list[Any] = []
    for key, analysis in done:
        found = of(analysis)
        keys += repeat(key, len(found))
        items += found
    return keys, items


def _fields(items: Sequence[Any], *names: str) -> Columns:
    return [[*map(attrgetter(name), items)] for name in names]


def _spans(spans: Sequence[Span | None]) -> Columns:
    return [[None if span is None else getattr(span, name) for span in spans] for name in _SPAN]


def _lists(lists: Sequence[Sequence[Span]]) -> Any:
    """Return lists of spans as an array of Arrow: a dictionary for each of them would take ten times as long."""
    pa = need("pyarrow")
    spans = [span for each in lists for span in each]
    columns = zip(_fields(spans, *_SPAN), (pa.int32(), pa.int32(), pa.string()), strict=True)
    values = pa.StructArray.from_arrays([pa.array(c, kind) for c, kind in columns], names=list(_SPAN))
    ends = pa.array([0, *accumulate(map(len, lists))], pa.int32())
    return pa.ListArray.from_arrays(ends, values)


_SPAN = ("start", "end", "text")

COLUMNS: dict[str, Callable[[Sequence[Done]], Columns]] = {
    "articles": _articles,
    "scores": _scores,
    "evidence": _evidence,
    "attributions": _attributions,
    "terms": _terms,
}
"""The columns of each table with articles, in the order of its schema."""
