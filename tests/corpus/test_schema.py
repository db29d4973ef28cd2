"""The files have the schema that is declared, and say which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from framing.corpus import grouping, schema
from framing.corpus.job import SCHEMA
from framing.corpus.store import Store
from tests.corpus.conftest import article, lines

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_has_the_declared_columns(tmp_path: Path, scored) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(article(number) for number in range(8)) + b'{"text": ""}\n')
    scored(tmp_path / "a.jsonl")
    grouping.group(Store(tmp_path / "out"))
    for name, table in schema.TABLES.items():
        (path,) = (tmp_path / "out" / name).rglob("*.parquet")
        found = pq.read_schema(path)
        assert found.equals(schema.arrow(name))
        assert found.metadata[b"framing.table"] == name.encode()
        assert found.metadata[b"framing.schema"] == str(SCHEMA).encode()
        assert path.parent.name == ("month=2031-05" if table.by_month else name)
        assert pq.read_metadata(path).num_rows > 0


def test_a_column_is_documented_once() -> None:
    for table in schema.TABLES.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert table.doc.endswith(".")


def test_a_corpus_without_articles_has_all_tables(tmp_path: Path, scored) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": ""}\n' * 3)
    manifest, _ = scored(tmp_path / "a.jsonl")
    assert manifest.rows == {name: 3 if name == "failures" else 0 for name in schema.SCORED}
    assert grouping.group(Store(tmp_path / "out")) == (0, 0)
