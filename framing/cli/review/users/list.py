"""``framing review users list``: who may sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli import _output
from framing.cli.review import _database
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.review.database import Database


@click.command()
@_database.DATABASE
def command(database: str) -> int:
    """List the people, one a line: role, name, and whether they may sign in."""
    with _database.opened(database) as db:
        _output.emit(list(_lines(db)), None)
    return 0


def _lines(db: Database) -> Iterator[bytes]:
    from sqlalchemy import select

    from framing.review.schema import account

    with db.read() as c:
        for row in c.execute(select(account).order_by(account.c.name)):
            out = (
                ""
                if row.active and row.password
                else "  (shut out)"
                if not row.active
                else "  (by link only)"
            )
            yield f"{row.role:<12}{printable(row.name)}{out}\n".encode()
