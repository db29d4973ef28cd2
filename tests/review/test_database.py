"""Opening, migrating, copying; what is append-only; what an editor is told when the database cannot."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, text
from sqlalchemy.exc import IntegrityError

from framing import review
from framing.errors import FramingError
from framing.review import database as module
from framing.review import schema
from framing.review.database import Database, StoreError, backup, open_database
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    with database.engine.connect() as c:
        context = MigrationContext.configure(c, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_sqlite_is_durable_and_waits(database: Database) -> None:
    with database.read() as c:
        values = {
            p: c.execute(text(f"PRAGMA {p}")).scalar()
            for p in ("journal_mode", "synchronous", "busy_timeout")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000}


@pytest.mark.parametrize("table", schema.APPEND_ONLY)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_nothing_an_editor_did_is_overwritten(database: Database, blind: int, table: str, act: str) -> None:
    _one_row_each(database)
    with pytest.raises((IntegrityError, StoreError), match="never changed"), database.write() as c:
        c.execute(text(act.format(table)))


def _one_row_each(database: Database) -> None:
    base = {"session": 1, "account": 1, "key": "a" * 8, "at": "2031-04-07T00:00:00.000Z", "uid": "x"}
    with database.write() as c:
        c.execute(insert(schema.audit).values(what="x", detail="y", at=base["at"]))
        c.execute(insert(schema.progress).values(assignment=1, state="done", at=base["at"]))
        c.execute(insert(schema.comment).values(article=1, body="x", **base))
        c.execute(
            insert(schema.decision).values(finding=1, version=1, chain="1:1", seq=1, verdict="accept", **base)
        )
        c.execute(
            insert(schema.annotation).values(
                article=1,
                version=1,
                kind="missed",
                code="loaded",
                start=0,
                end=5,
                exact="Mayor",
                withdrawn=False,
                **base,
            )
        )
        c.execute(
            insert(schema.adjudication).values(
                finding=1, chain="1:f:1", seq=1, verdict="accept", rationale="x", **base
            )
        )


def test_an_older_database_is_copied_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "review.db"
    open_database(str(path)).close()
    folder = tmp_path / "package" / "migrations"
    shutil.copytree(module.Path(module.__file__).parent / "migrations", folder)
    (folder / "versions" / "0002_later.py").write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (id INTEGER)')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(module, "__file__", str(folder.parent / "database.py"))
    open_database(str(path)).close()
    copy = tmp_path / "review.db.before-migration-from-0001"
    assert _tables(path) - _tables(copy) == {"later"}


def _tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.commit()
    connection.close()
    with pytest.raises(FramingError, match="no review database of this release"):
        open_database(str(path))
    assert _tables(path) == {"recipes"}


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    open_database(str(path)).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(FramingError, match="no review database of this release"):
        open_database(str(path))


@pytest.mark.parametrize("url", ["mysql://root@host/x", "sqlite+foo:///x", "ftp://x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(FramingError, match="neither a file nor a PostgreSQL database"):
        open_database(url)


def test_a_password_is_not_repeated_in_an_error() -> None:
    with pytest.raises(FramingError) as told:
        open_database("postgresql://desk:s3cret@127.0.0.1:1/review")
    assert "s3cret" not in str(told.value)


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match="no such review database"):
        open_database(str(tmp_path / "review.db"), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_locked_database_is_told_and_work_goes_on_after(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.read() as c:
        path = c.engine.url.database
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database.close()
    monkeypatch.setattr(module, "BUSY_SECONDS", 0)
    with pytest.raises(StoreError, match="locked by another program"), database.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with database.write() as c:
        assert c.execute(text("SELECT count(*) FROM article")).scalar() == 2


def test_a_full_disk_is_told_and_work_goes_on_after(database: Database) -> None:
    with database.read() as c:
        pages = c.execute(text("PRAGMA page_count")).scalar()
    with pytest.raises(StoreError, match="the disk is full"):
        _fill(database, pages)
    database.close()
    with database.write() as c:
        assert c.execute(text("SELECT count(*) FROM audit WHERE what = 'x'")).scalar() == 0
        c.execute(insert(schema.audit).values(what="x", detail="y", at="z"))


def _fill(database: Database, pages: int) -> None:
    with database.write() as c:
        c.execute(text(f"PRAGMA max_page_count = {pages}"))
        for _ in range(100):
            c.execute(insert(schema.audit).values(what="x", detail="y" * 4000, at="z"))


def test_a_copy_is_whole_and_overwrites_nothing(database: Database, tmp_path: Path) -> None:
    source = str(tmp_path / "review.db")
    copy = backup(source, tmp_path)
    engine = create_engine(f"sqlite:///{copy}")
    with engine.connect() as c:
        assert c.execute(text("SELECT count(*) FROM article")).scalar() == 2
        assert c.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    engine.dispose()
    with pytest.raises(FramingError, match="there is such a file already"):
        backup(source, copy)


def test_what_is_not_installed_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        review, "find_spec", lambda name: None if name in ("starlette", "psycopg") else object()
    )
    with pytest.raises(FramingError, match=r"\(starlette\); pip install 'framing\[review\]'"):
        review.require("review.db")
    with pytest.raises(
        FramingError, match=r"\(starlette, psycopg\); pip install 'framing\[review,postgres\]'"
    ):
        review.require("postgresql://x")


def test_the_page_of_tables_is_what_the_code_declares() -> None:
    page = (ROOT / "docs" / "review-schema.md").read_text(encoding="utf-8")
    assert page == schema.page()


def test_every_table_and_what_needs_it_is_explained() -> None:
    plain = {
        "id",
        "created",
        "name",
        "value",
        "title",
        "at",
        "imported",
        "account",
        "start",
        "end",
        "message",
        "note",
    }
    assert [t.name for t in schema.metadata.sorted_tables if not t.comment] == []
    unexplained = {c.name for t in schema.metadata.sorted_tables for c in t.columns if not c.comment}
    assert unexplained <= plain
