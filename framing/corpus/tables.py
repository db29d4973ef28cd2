"""Analyses to tables: the rows of each, and a chunk's tables as Parquet files."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.corpus.extra import need
from framing.corpus.schema import arrow
from framing.corpus.shingles import shingles
from framing.formats.printable import valid
from framing.stories import terms
from framing.types import Analysis, Attribution, Failure, Score, Selector, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

Row = tuple[Any, ...]


class Result(NamedTuple):
    """An analysis with the key of its article, or a failure."""

    key: str
    result: Analysis | Failure


def encode(results: Sequence[Result]) -> bytes:
    """Return the tables that have rows as Parquet files in one archive: the same bytes for the same results."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, of in _ROWS.items():
            if found := [row for result in results for row in of(result)]:
                archive.writestr(zipfile.ZipInfo(name), _parquet(table(name, found)))
    return out.getvalue()


def decode(path: Path, name: str, columns: list[str] | None = None) -> Any:
    """Return a table of a chunk's archive, without rows where it has none.

    Raises OSError, BadZipFile or an error of Arrow where the file is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return table(name, ()) if columns is None else table(name, ()).select(columns)
        data = archive.read(name)
    file = need("pyarrow.parquet").ParquetFile(io.BytesIO(data))
    return file.read(columns=columns, use_threads=False)


def table(name: str, rows: Sequence[Row]) -> Any:
    """Return rows as a table of Arrow with the schema of ``name``."""
    pa = need("pyarrow")
    schema = arrow(name)
    columns = zip(*rows, strict=True) if rows else repeat((), len(schema))
    arrays = [pa.array(list(c), f.type) for c, f in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _parquet(rows: Any) -> bytes:
    pa = need("pyarrow")
    out = pa.BufferOutputStream()
    need("pyarrow.parquet").write_table(rows, out, **PARQUET)
    return bytes(out.getvalue())


PARQUET = {"compression": "zstd", "compression_level": 3}
"""How tables are written."""


def _article(result: Result) -> Iterator[Row]:
    if isinstance(result.result, Failure):
        return
    a, analysis = result.result.article, result.result
    yield (
        result.key,
        a.id,
        a.path,
        a.record,
        a.title,
        a.outlet,
        a.outlet_known,
        a.author,
        a.published,
        day(a.published),
        a.url,
        a.story,
        a.genre,
        a.language,
        a.digest,
        len(a.text),
        int(sum(analysis.units.columns["readability.tokens"])),
        analysis.units.n,
        analysis.coverage.scored,
        a.notes,
    )


def day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time."""
    return datetime.fromisoformat(published).date() if published else None


def _scores(result: Result) -> Iterator[Row]:
    if not isinstance(result.result, Failure):
        for score in result.result.scores.values():
            yield (result.key, *_of_score(score), *_basis(score))


_of_score: Callable[[Score], Row] = attrgetter(
    "metric", "value", "unit", "low", "high", "n", "percentile", "skipped"
)


def _basis(score: Score) -> Row:
    if isinstance(score.basis, Selector):
        return (), score.basis.select, list(score.basis.counts.items())
    return score.basis, None, None


def _evidence(result: Result) -> Iterator[Row]:
    if not isinstance(result.result, Failure):
        for evidence in result.result.evidence:
            yield (result.key, *_of_evidence(evidence))


_of_evidence: Callable[[Any], Row] = attrgetter(
    "id", "start", "end", "text", "kind", "weight", "voice", "role", "source", "note", "suggestion"
)


def _attributions(result: Result) -> Iterator[Row]:
    if not isinstance(result.result, Failure):
        for a in result.result.attributions:
            content = [{"start": s.start, "end": s.end, "text": s.text} for s in a.content]
            yield (result.key, a.id, *_span(a.source), *_span(a.cue), content, *_of_attribution(a))


_of_attribution: Callable[[Attribution], Row] = attrgetter(
    "kind", "cue_class", "speaker", "role", "affiliation", "naming", "reason", "backing", "stance", "suggestion",
    "note", "confidence", "parent", "pattern",
)  # fmt: skip


def _span(span: Span | None) -> Row:
    return (span.start, span.end, span.text) if span else (None, None, None)


def _terms(result: Result) -> Iterator[Row]:
    if not isinstance(result.result, Failure):
        article = result.result.article
        weights = terms.weights(article)
        yield result.key, [*weights], [*weights.values()], shingles(article)


def _failures(result: Result) -> Iterator[Row]:
    if isinstance(result.result, Failure):
        f = result.result
        yield tuple(None if v is None else valid(v) for v in (f.path, f.place, f.id, f.reason, f.remedy))


_ROWS: dict[str, Callable[[Result], Iterable[Row]]] = {
    "articles": _article,
    "scores": _scores,
    "evidence": _evidence,
    "attributions": _attributions,
    "terms": _terms,
    "failures": _failures,
}
