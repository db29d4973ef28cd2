"""A corpus for notebooks and for SQL: its tables as data frames of polars or pandas, and as views of DuckDB.

corpus = framing.corpus.open("corpus/")
corpus.polars("scores").filter(pl.col("metric") == "tone.narrator").collect()
corpus.duckdb().execute("SELECT outlet, count(*) FROM articles GROUP BY ALL").df()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus.extra import need
from framing.corpus.schema import TABLES
from framing.corpus.store import Store
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.corpus.store import Manifest


class Corpus:
    """The tables of a run that has ended. ``docs/corpus.md`` says what they hold."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.manifest: Manifest = Store(folder).check()

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables there are; members and stories come with ``framing corpus stories``."""
        return tuple(name for name in TABLES if any((self.folder / name).glob("**/part.parquet")))

    def polars(self, table: str) -> Any:
        """Return a table as a LazyFrame of polars; tables by month have a column ``month``."""
        return need("polars").scan_parquet(
            self._pattern(table), hive_partitioning=TABLES[table].by_month, try_parse_hive_dates=False
        )

    def pandas(self, table: str) -> Any:
        """Return a table as a DataFrame of pandas, which is an extra of its own; all of it is read."""
        need("pandas", "pandas")
        return self.polars(table).collect().to_arrow().to_pandas()

    def duckdb(self) -> Any:
        """Return a connection of DuckDB in memory, with a view a table.

        Sorted results are the same every time; nothing is fetched from the network.
        """
        connection = need("duckdb").connect(config={"autoinstall_known_extensions": "false"})
        for name in self.tables:
            pattern = self._pattern(name).replace("'", "''")
            by_month = str(TABLES[name].by_month).lower()
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{pattern}', "  # noqa: S608
                f"hive_partitioning = {by_month}, hive_types_autocast = false)"
            )
        return connection

    def _pattern(self, table: str) -> str:
        if table not in TABLES:
            raise InputError(
                f"there is no table {table!r}", where=str(self.folder), remedy=f"tables: {', '.join(TABLES)}"
            )
        if table not in self.tables:
            raise InputError(
                f"has no table {table!r} yet",
                where=str(self.folder),
                remedy=f"run: framing corpus stories {self.folder}",
            )
        folder = self.folder.resolve() / table
        return str(folder / "month=*" / "part.parquet" if TABLES[table].by_month else folder / "part.parquet")


def open_corpus(folder: str | Path) -> Corpus:
    """Return the corpus in a folder; raises InputError where there is none, or its run has not ended."""
    return Corpus(folder)
