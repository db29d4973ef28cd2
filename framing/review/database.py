"""Opens a review database: SQLite in one file, or PostgreSQL; brings its tables up to date.

SQLite runs in WAL mode with full synchronisation: a decision that was acknowledged is on the disk. Writers take
their lock when they begin (BEGIN IMMEDIATE), so that none fails half way for lack of it.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from framing.errors import FramingError
from framing.review.clock import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY_SECONDS = 5
"""How long a writer waits for its turn before the editor is told."""
_BEHIND = "create it with 'framing review serve' or 'framing review import'"


class StoreError(FramingError):
    """The database cannot take or give anything now; nothing of what was asked has been done."""


class Database:
    """A database with its tables; ``read`` and ``write`` each give a connection in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.dialect = engine.dialect.name
        self._writer = engine.execution_options(framing_write=True)
        # Of many threads of one process, one at a time asks SQLite for its lock: waiting here is fair and cheap.
        self._turn = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection to read from; raises StoreError."""
        with _told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are on the disk when the block ends; raises StoreError."""
        with _told():
            if self.dialect != "sqlite":
                with self._writer.begin() as connection:
                    yield connection
                return
            if not self._turn.acquire(timeout=2 * BUSY_SECONDS):
                raise StoreError("the database is busy", remedy="try again")
            try:
                with self._writer.begin() as connection:
                    yield connection
            finally:
                self._turn.release()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeout) as error:
        raise StoreError(_reason(error), remedy="nothing was saved; try again") from error


def _reason(error: Exception) -> str:
    said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    if "locked" in said or "busy" in said:
        return "the database is locked by another program"
    if "full" in said:
        return "the disk is full"
    return f"the database cannot be reached: {said[:160]}"


def open_database(url: str, *, create: bool = True) -> Database:
    """Open the database at ``url`` (a file, or ``postgresql://...``) and bring its tables up to date.

    A SQLite file whose tables are of an older release is first copied beside itself. Raises FramingError.
    """
    if not create and "://" not in url and not Path(url).is_file():
        raise FramingError("there is no such review database", where=url, remedy=_BEHIND)
    engine = _engine(url)
    try:
        migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        raise FramingError(_reason(error), where=_shown(url), remedy="check --database") from None
    return Database(engine)


def _shown(url: str) -> str:
    """Return ``url`` without what stands between "//" and "@"."""
    scheme, mark, rest = url.partition("://")
    return scheme + mark + rest.rpartition("@")[2]


def _engine(url: str) -> Engine:
    if "://" not in url:
        path = Path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{path.resolve()}"
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    if not url.startswith(("sqlite:", "postgresql+psycopg:")):
        raise FramingError(
            "neither a file nor a PostgreSQL database",
            where=_shown(url),
            remedy="name a file, or postgresql://user@host/name",
        )
    # As many connections as threads may ask for one.
    try:
        engine = create_engine(url, pool_size=20, max_overflow=30, pool_timeout=10, pool_pre_ping=True)
    except ArgumentError as error:
        raise FramingError(str(error), where=_shown(url), remedy="correct --database") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in (
        f"busy_timeout = {1000 * BUSY_SECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("framing_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks, in one transaction; a SQLite file is copied before."""
    from alembic import command
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect() as connection:
        has = MigrationContext.configure(connection).get_current_revision()
        foreign = not has and bool(inspect(connection).get_table_names())
    script = ScriptDirectory.from_config(config)
    if has == script.get_current_head():
        return
    if foreign or (has and has not in {r.revision for r in script.walk_revisions()}):
        raise FramingError(
            "this is no review database of this release or an older one",
            where=_shown(str(engine.url)),
            remedy="name another with --database",
        )
    if has and engine.dialect.name == "sqlite":
        _copy(str(engine.url.database), f"{engine.url.database}.before-migration-from-{has}")
    with engine.execution_options(framing_write=True).begin() as connection:
        if engine.dialect.name == "postgresql":  # two servers that start at once
            connection.execute(text("SELECT pg_advisory_xact_lock(7301)"))
            if MigrationContext.configure(connection).get_current_revision() != has:
                return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def backup(url: str, target: Path) -> Path:
    """Copy a SQLite database while others may write to it, and return the copy; raises FramingError."""
    if "://" in url and not url.startswith("sqlite:///"):
        raise FramingError("only a SQLite file is copied", where=_shown(url), remedy="use pg_dump")
    source = url.removeprefix("sqlite:///")
    if not Path(source).is_file():
        raise FramingError("there is no such review database", where=source, remedy=_BEHIND)
    if target.is_dir():
        target = target / f"{Path(source).stem}-{stamp().replace(':', '')}.db"
    _copy(source, str(target))
    return target


def _copy(source: str, target: str) -> None:
    if Path(target).exists():
        raise FramingError("there is such a file already", where=target, remedy="move it away")
    try:
        with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
            old.backup(new)
        old.close()
        new.close()
    except (OSError, sqlite3.Error) as error:
        raise FramingError(f"cannot be copied: {error}", where=source, remedy="check the disk") from None
