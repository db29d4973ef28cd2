"""``framing verify``: compute a published comparison again."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles
from framing.config import Config
from framing.formats.printable import printable


@click.command()
@click.argument("pack", metavar="STORY.JSON", type=click.Path())
@reads_articles
def command(inputs: Inputs, pack: str) -> int:
    """Compute a story.json again from its articles.

    STORY.JSON was written by 'framing report'; PATH holds its articles, told by the digest of their text, and may
    hold others. Outlets, dates and settings are taken from the file.

    Exit codes: 0 everything is confirmed; 1 something differs, and the first place is named; 2 it cannot be
    checked: the file is damaged, an article is missing, or it was made with another version.
    """
    from framing.report.verification import verify

    data = Path(pack).read_bytes()
    batch = Batch()
    with batch.progress("reading"):
        articles = batch.kept(inputs.articles())
    config = inputs.config if inputs.config != Config() else None
    verdict = verify(data, pack, articles, config)
    what = f"{verdict.articles} article{'s' if verdict.articles != 1 else ''}, {verdict.values:,} values"
    if verdict.difference is None:
        click.echo(f"confirmed: {what} computed again, all equal")
        return batch.status
    place, claimed, found = map(printable, verdict.difference)
    click.echo(f"differs: {place} is {claimed} in {printable(pack)}, and {found} when computed again")
    return batch.status or 1
