"""``framing review users add``: one person more."""

from __future__ import annotations

import click

from framing.cli.review import _database


@click.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reviewer", "adjudicator", "admin"]),
    default="reviewer",
    show_default=True,
    help="What the person may do.",
)
@click.password_option(help="Asked for where it is not given.")
@_database.DATABASE
def command(name: str, role: str, password: str, database: str) -> int:
    """Add a person who may sign in."""
    with _database.opened(database, create=True) as db, db.write() as c:
        from framing.review import accounts

        accounts.add(c, name, role, password)
        accounts.note(c, None, "account added", f"{name}, {role}")
    return 0
