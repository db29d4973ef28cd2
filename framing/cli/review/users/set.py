"""``framing review users set``: another role or password, or no entry any more."""

from __future__ import annotations

import click

from framing.cli.review import _database


@click.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice(["reviewer", "adjudicator", "admin"]), help="What the person may do."
)
@click.option("--password", help="A new password.")
@click.option("--active/--inactive", default=None, help="Whether the person may sign in.")
@_database.DATABASE
def command(name: str, role: str | None, password: str | None, active: bool | None, database: str) -> int:
    """Change a person's role or password; their browsers are signed out."""
    with _database.opened(database) as db, db.write() as c:
        from framing.review import accounts

        accounts.change(c, name, role=role, password=password, active=active)
        accounts.note(c, None, "account changed", name)
    return 0
