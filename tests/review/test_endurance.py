"""Killed at any moment and used by twenty at once: a few rounds here, many with benchmarks/review_load.py."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    import review_load

    return review_load


def test_what_was_acknowledged_survives_kill_9(load: Any, tmp_path: Path) -> None:
    killed = load.kill_cycles(tmp_path / "review.db", cycles=3, seconds=1.0)
    assert killed.acknowledged > 0
    assert (killed.lost, killed.integrity) == (0, "ok")


def test_twenty_reviewers_at_once_on_sqlite(load: Any, tmp_path: Path) -> None:
    loaded = load.reviewers_at_once(str(tmp_path / "review.db"), 20, 4)
    assert (loaded.acknowledged, loaded.errors, loaded.lost) == (80, 0, 0)


def test_twenty_reviewers_at_once_on_postgresql(load: Any, postgresql: str) -> None:
    loaded = load.reviewers_at_once(postgresql, 20, 4)
    assert (loaded.acknowledged, loaded.errors, loaded.lost) == (80, 0, 0)


def test_postgresql_keeps_its_rows_and_migrates_once(postgresql: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import insert, text

    from framing.review import schema
    from framing.review.database import StoreError, open_database

    first = open_database(postgresql)
    first.close()
    database = open_database(postgresql)
    with database.engine.connect() as c:
        assert compare_metadata(MigrationContext.configure(c), schema.metadata) == []
    with database.write() as c:
        c.execute(insert(schema.audit).values(what="x", detail="y", at="z"))
    with pytest.raises(StoreError, match="never changed"), database.write() as c:
        c.execute(text("DELETE FROM audit"))
    database.close()


def test_a_lost_connection_is_told_and_work_goes_on_after(postgresql: str) -> None:
    from sqlalchemy import create_engine, insert, select, text

    from framing.review import schema
    from framing.review.database import StoreError, open_database

    database = open_database(postgresql)
    other = create_engine(
        postgresql.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with pytest.raises(StoreError, match="cannot be reached"):
        _cut(database, other)
    with database.write() as c:
        assert c.execute(select(schema.audit)).all() == []
        c.execute(insert(schema.audit).values(what="x", detail="y", at="z"))
    with other.connect() as c:
        assert c.execute(text("SELECT count(*) FROM audit")).scalar() == 1
    other.dispose()
    database.close()


def _cut(database: Any, other: Any) -> None:
    from sqlalchemy import insert, text

    from framing.review import schema

    with database.write() as c:
        c.execute(insert(schema.audit).values(what="lost", detail="y", at="z"))
        with other.connect() as killer:
            killer.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            )
        c.execute(insert(schema.audit).values(what="lost", detail="y", at="z"))


@pytest.fixture
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of its own, on a socket in a folder; the address of an empty database."""
    programs = _programs()
    folder = tmp_path_factory.mktemp("postgresql")
    data, sock = folder / "data", Path("/tmp") / f"framing-pg-{os.getpid()}"
    sock.mkdir(exist_ok=True)
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL does not run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        data = sock / "data"
        shutil.chown(sock, "postgres", "postgres")
    try:
        _run([*as_user, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "desk", "-N"])
        options = f"-c listen_addresses='' -k {sock} -c max_connections=120"
        server = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(sock / "log")]
        _run([*as_user, *server, "start"])
        try:
            yield f"postgresql://desk@/postgres?host={sock}"
        finally:
            _run([*as_user, *server[:3], "-m", "immediate", "stop"])
    finally:
        time.sleep(0.1)
        shutil.rmtree(sock, ignore_errors=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=120)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        absent("postgresql", "no PostgreSQL server is installed (apt-get install postgresql)")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        absent("postgresql", "PostgreSQL does not run as root, and there is no runuser")
    return found[-1].parent if found else Path(str(on_path)).parent
