"""``framing review export``: what was decided, for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli import _output
from framing.cli.review import _database

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@_database.DATABASE
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["jsonl", "w3c", "spacy", "label-studio", "csv", "training"]),
    default="jsonl",
    show_default=True,
    help="jsonl: every event; training: sentences for 'framing train --reviews'.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Where to write it.")
def command(database: str, format_name: str, output: str | None) -> int:
    """Export decisions; each span is checked against its text before it leaves.

    Articles of a blind round leave once all their reviewers are done.
    """
    with _database.opened(database) as db:
        _output.emit(_content(db, format_name), output)
        with db.write() as c:
            from framing.review import accounts

            accounts.note(c, None, "export", format_name)
    return 0


def _content(db: Any, name: str) -> Iterator[bytes]:
    from sqlalchemy import select

    from framing.review import events, exports, outcomes, verdicts
    from framing.review.schema import session

    with db.read() as c:
        rounds = c.execute(select(session).order_by(session.c.id)).all()
        found = verdicts.material(c, rounds)
        if name == "jsonl":
            yield from events.write(c, rounds, found.shown)
        elif name == "training":
            yield exports.sentences(outcomes.sentences(c, found))
        else:
            yield exports.FORMATS[name][1](exports.labelled(c, found))
