"""``framing stories``: group articles into stories."""

from __future__ import annotations

import click

from framing import formats
from framing.cli import _output
from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles


@click.command()
@reads_articles
@click.option(
    "--format",
    "format_name",
    type=click.Choice(formats.names("stories")),
    default="table",
    show_default=True,
    help="table is for people, json for programs.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")
def command(inputs: Inputs, format_name: str, output: str | None) -> int:
    """Group articles into stories.

    Articles on one event make a story. A story given in the metadata wins; otherwise content and dates
    decide.
    """
    batch = Batch()
    with batch.progress("reading"):
        articles = batch.kept(inputs.articles())
    from framing.stories import group

    shown = _output.view(to_file=output is not None)
    found = group(articles) if articles else ()
    _output.emit(formats.load(format_name).stories(found, articles, shown), output)
    return batch.status
