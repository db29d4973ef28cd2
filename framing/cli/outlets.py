"""``framing outlets``: each outlet over all stories that it shares with others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli import _errors
from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles
from framing.formats.printable import printable

if TYPE_CHECKING:
    from framing.types import Failure


@click.command()
@reads_articles
@click.option("-o", "--output", metavar="DIR", type=click.Path(), required=True, help="Where to write it.")
@click.pass_context
def command(ctx: click.Context, inputs: Inputs, output: str) -> int:
    """Compare outlets over many stories.

    Each rating is the outlet's difference from the other outlets on the same stories, with an interval over
    stories. Writes DIR/index.html and DIR/outlets.json.
    """
    ctx.meta[_errors.UNDONE] = f"nothing was written to {output}"
    batch = Batch()
    failures: list[Failure] = []
    with batch.progress("scoring"):
        analyses = batch.kept(batch.analyse(inputs.articles(), inputs.config), failures)
    if not analyses:
        return batch.status

    from framing import report
    from framing.comparison import compare
    from framing.stories import group

    by_id = {a.article.id: a for a in analyses}
    comparisons = [
        compare(story, [by_id[key] for key in story.articles], inputs.config)
        for story in group([a.article for a in analyses])
    ]
    written = report.write_outlets(comparisons, Path(output), failures=failures)
    click.echo(f"wrote {printable(str(written[0]))}")
    return batch.status
