"""``framing review import``: articles, or decisions that were exported."""

from __future__ import annotations

import click

from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles
from framing.cli.review import _database


@click.command()
@reads_articles
@_database.DATABASE
def command(inputs: Inputs, database: str) -> int:
    """Import articles without opening the desk.

    A changed article becomes a new version: what was decided is carried over to it.
    """
    batch = Batch()
    with _database.opened(database, create=True) as db:
        click.echo(_database.told(_database.add(db, inputs, batch)))
    return batch.status
