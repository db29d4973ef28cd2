"""Finished chunks to tables, parted by month. The tables are a function of the chunks in their order."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from framing import output
from framing.corpus import tables
from framing.corpus.extra import need
from framing.corpus.schema import SCORED, arrow
from framing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framing.corpus.store import Store

UNKNOWN = "unknown"
"""The month of articles without a date."""
_GROUP = 32 * 1024 * 1024
"""Bytes of rows after which a row group is written."""
_HELD = 8 * _GROUP
"""Bytes of rows that wait, over all months, before all of them are written."""


def months(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """Return the months that the chunks have articles of, each with the digest of the chunks that hold any."""
    totals: dict[str, Any] = {}
    for key in keys:
        for month in sorted(set(_months(_read(store, key, "articles", ["day"])).to_pylist())):
            totals.setdefault(month, hashlib.sha256()).update(key.encode())
    return {month: f"sha256:{totals[month].hexdigest()}" for month in sorted(totals)} or {UNKNOWN: ""}


def assemble(
    store: Store, keys: Sequence[str], months: Mapping[str, str], kept: Mapping[str, str]
) -> dict[str, int]:
    """Write every table; return the number of rows of each.

    ``kept`` has the months, as ``months`` gives them, that the tables in the folder were made of: a month that is
    the same there is not written again.
    """
    same = {month for month, digest in months.items() if kept.get(month) == digest}
    rows = {}
    for name, table in SCORED.items():
        parts: list[str | None] = [*months] if table.by_month else [None]
        paths = {part: store.part(name, part) for part in parts}
        current = {part for part in parts if part in same and paths[part].is_file()}
        with _Writers(name, {part: path for part, path in paths.items() if part not in current}) as writers:
            for key in keys if len(current) < len(paths) else ():
                _distribute(store, key, name, writers)
        store.sweep(name, set(paths.values()))
        rows[name] = sum(_rows(path) for path in paths.values())
    return rows


def _distribute(store: Store, key: str, name: str, writers: _Writers) -> None:
    """Give the rows of a chunk to the writers of their months."""
    rows = _read(store, key, name)
    if not SCORED[name].by_month:
        writers.add(None, rows)
        return
    compute = need("pyarrow.compute")
    articles = rows if name == "articles" else _read(store, key, "articles", ["article", "day"])
    of_article = _months(articles)
    month = of_article.take(compute.index_in(rows["article"], articles["article"]))
    for each in sorted(set(month.to_pylist())):
        if each in writers.paths:
            writers.add(each, rows.filter(compute.equal(month, each)))


def _months(articles: Any) -> Any:
    """Return the month of each article, as "2031-05"."""
    compute = need("pyarrow.compute")
    return compute.fill_null(compute.strftime(articles["day"], "%Y-%m"), UNKNOWN)


def _read(store: Store, key: str, table: str, columns: list[str] | None = None) -> Any:
    path = store.chunk(key)
    try:
        return tables.decode(path, table, columns)
    except (OSError, zipfile.BadZipFile, need("pyarrow").ArrowException) as error:
        path.unlink(missing_ok=True)
        raise InputError(
            f"a finished chunk is damaged, and was removed ({type(error).__name__})",
            where=str(path),
            remedy="run again: it is made anew",
        ) from None


def _rows(path: Path) -> int:
    return int(need("pyarrow.parquet").read_metadata(path).num_rows)


class _Writers:
    """The files of one table, one a month, written piece by piece; each appears whole or not at all."""

    def __init__(self, name: str, paths: Mapping[str | None, Path]) -> None:
        self.name, self.paths = name, paths
        self._stack = ExitStack()
        self._writers: dict[str | None, Any] = {}
        self._waiting: dict[str | None, list[Any]] = {part: [] for part in paths}
        self._bytes: dict[str | None, int] = dict.fromkeys(paths, 0)

    def __enter__(self) -> _Writers:
        parquet = need("pyarrow.parquet")
        for part, path in self.paths.items():
            file = self._stack.enter_context(output.opened(path))
            writer = parquet.ParquetWriter(file, arrow(self.name), **tables.PARQUET)
            self._writers[part] = self._stack.enter_context(writer)
        return self

    def add(self, part: str | None, rows: Any) -> None:
        """Take rows; they are written when there are enough."""
        self._waiting[part].append(rows)
        self._bytes[part] += rows.nbytes
        if self._bytes[part] >= _GROUP:
            self._flush(part)
        elif sum(self._bytes.values()) >= _HELD:
            self._flush_all()

    def _flush(self, part: str | None) -> None:
        if self._waiting[part]:
            rows = need("pyarrow").concat_tables(self._waiting[part]).combine_chunks()
            self._writers[part].write_table(rows, row_group_size=max(1, rows.num_rows))
        self._waiting[part], self._bytes[part] = [], 0

    def _flush_all(self) -> None:
        for part in self.paths:
            self._flush(part)

    def __exit__(self, *error: Any) -> None:
        try:
            if error[0] is None:
                self._flush_all()
        except BaseException as e:
            if not self._stack.__exit__(type(e), e, e.__traceback__):
                raise
        else:
            self._stack.__exit__(*error)
