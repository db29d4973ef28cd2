"""``framing review backup``: a copy of a SQLite database while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli.review import _database


@click.command()
@click.argument("target", metavar="FILE|DIR", type=click.Path())
@_database.DATABASE
def command(target: str, database: str) -> int:
    """Copy the database, whole, while others work in it."""
    from framing import review

    review.require()
    from framing.review.database import backup

    click.echo(str(backup(database, Path(target))))
    return 0
