"""``framing corpus stories``: group the articles of a corpus into stories."""

from __future__ import annotations

import click

from framing.cli import _errors
from framing.formats.printable import printable


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.pass_context
def command(ctx: click.Context, folder: str) -> int:
    """Group the articles of a corpus into stories, and find copies.

    DIR was made by framing corpus score. Articles that have a story keep it: after a run on new articles, only those
    are grouped. DIR gets the tables members and stories.
    """
    from framing.corpus import grouping
    from framing.corpus.store import Store

    ctx.meta[_errors.UNDONE] = "the months that were grouped are kept; run the same command again to go on"
    done = grouping.group(Store(folder), _said)
    _errors.say(
        f"framing: {done.articles:,} articles grouped in {printable(folder)}, {done.stories:,} new stories"
    )
    return 0


def _said(month: str, articles: int) -> None:
    if articles:
        _errors.say(f"framing: {month}: {articles:,} articles")
