"""``framing report``: a comparative report for each story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
@click.option(
    "--text",
    type=click.Choice(["full", "excerpts", "none"]),
    default="full",
    show_default=True,
    help="How much of the articles the report republishes.",
)
@click.option(
    "--templates",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Templates that stand in for the shipped ones of the same name.",
)
@click.pass_context
def command(
    ctx: click.Context,
    inputs: Inputs,
    output: str,
    text: Literal["full", "excerpts", "none"],
    templates: Path | None,
) -> int:
    """Write a comparative report for each story.

    Outlets stand side by side, in pages that open in any browser and load nothing. Writes
    DIR/index.html and, for each story, DIR/<story>/index.html and story.json.
    """
    ctx.meta[_errors.UNDONE] = f"nothing was written to {output}"
    batch = Batch()
    failures: list[Failure] = []
    with batch.progress("scoring"):
        analyses = batch.kept(batch.analyse(inputs.articles(), inputs.config), failures)
    if not analyses:  # every failure has been said; there is nothing to compare
        return batch.status

    from framing import report
    from framing.comparison import compare
    from framing.stories import group

    by_id = {a.article.id: a for a in analyses}
    stories = group([a.article for a in analyses])
    comparisons = [compare(story, [by_id[key] for key in story.articles], inputs.config) for story in stories]
    ctx.meta[_errors.UNDONE] = f"the report in {output} is incomplete: run it again"
    report.write(
        comparisons, Path(output), text=text, failures=failures, config=inputs.config, templates=templates
    )
    count = f"{len(stories)} stor{'y' if len(stories) == 1 else 'ies'}"
    click.echo(f"wrote {count}: {printable(str(Path(output) / 'index.html'))}")
    return batch.status
