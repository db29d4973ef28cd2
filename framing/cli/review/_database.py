"""The option that names the review database, and opening it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.cli._batch import Batch
    from framing.cli._inputs import Inputs
    from framing.review.articles import Imported
    from framing.review.database import Database

DATABASE = click.option(
    "--database",
    metavar="FILE|URL",
    default="review.db",
    show_default=True,
    help="Where decisions are kept: a SQLite file, or postgresql://user@host/name.",
)


@contextmanager
def opened(url: str, *, create: bool = False) -> Iterator[Database]:
    """Give the database at ``url``, brought up to date; raises FramingError where an extra or it is missing."""
    from framing import review

    review.require(url)
    from framing.review.database import open_database

    database = open_database(url, create=create)
    try:
        yield database
    finally:
        database.close()


def add(database: Database, inputs: Inputs, batch: Batch) -> Imported:
    """Read, score and store the articles that a command names."""
    from framing.ingest import outlets
    from framing.review import serve

    with batch.progress("importing"):
        given = batch.kept(inputs.articles())
        registry = outlets.load(inputs.outlets)
        here = {a.outlet for a in given}
        aliases: dict[str, list[str]] = {name: [] for name in here}
        for alias, name in (*registry.names.items(), *registry.domains.items()):
            if name in here:
                aliases[name].append(alias.upper() if len(alias) <= 4 else alias)
        return serve.add_articles(database, given, inputs.config, aliases.items())


def told(imported: Imported) -> str:
    """Return what an import did, in words."""
    text = f"{imported.new} new, {imported.changed} changed, {imported.same} as they were"
    return text + (
        f"; {imported.orphans} decided findings have no place any more" if imported.orphans else ""
    )
