"""``framing review import``: articles, or decisions that were exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, may_read_articles
from framing.cli.review import _database
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.review.database import Database


@click.command()
@may_read_articles
@_database.DATABASE
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(),
    help="Decisions that were exported; the articles must be there, or come with PATH.",
)
@click.option(
    "--as",
    "format_name",
    type=click.Choice(["jsonl", "w3c", "spacy", "label-studio", "csv"]),
    default="jsonl",
    show_default=True,
    help="The format of --decisions.",
)
@click.option("--user", metavar="NAME", help="Whose decisions they are, where the format does not say.")
@click.option(
    "--round", "round_name", metavar="NAME", default="Desk", show_default=True, help="In which round."
)
def command(
    inputs: Inputs,
    database: str,
    decisions: str | None,
    format_name: str,
    user: str | None,
    round_name: str,
) -> int:
    """Import articles, or decisions, without opening the desk.

    A changed article becomes a new version: what was decided is carried over to it.
    """
    batch = Batch()
    if not inputs.paths and decisions is None:
        raise click.UsageError("name articles, or decisions with --decisions")
    with _database.opened(database, create=True) as db:
        if inputs.paths:
            click.echo(_database.told(_database.add(db, inputs, batch)))
        if decisions is not None:
            new, known = _take(db, decisions, format_name, user, round_name)
            click.echo(f"{new} events new, {known} known already")
    return batch.status


def _take(db: Database, file: str, format_name: str, user: str | None, round_name: str) -> tuple[int, int]:
    from sqlalchemy import select

    from framing.review import accounts, events, labels
    from framing.review.schema import session

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise FramingError(error.strerror or str(error), where=file, remedy="check --decisions") from None
    with db.write() as c:
        accounts.note(c, None, "import", f"{format_name}, {len(data)} bytes")
        if format_name == "jsonl":
            return events.read(c, data.splitlines(), file)
        if user is None:
            raise FramingError("this format does not say whose decisions they are", remedy="name --user")
        round_ = c.execute(select(session).where(session.c.name == round_name)).first()
        if round_ is None:
            raise FramingError(f"there is no round '{round_name}'", remedy="start it in the app")
        return labels.take(c, format_name, data, round_, accounts.named(c, user), file)
