"""``framing score``: rate each article."""

from __future__ import annotations

import click

from framing import formats
from framing.cli import _output
from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles

_WITH_TEXT = ("json", "jsonl")


@click.command()
@reads_articles
@click.option(
    "--format",
    "format_name",
    type=click.Choice(formats.names("analyses")),
    default="table",
    show_default=True,
    help="table is for people; the others are documented for programs.",
)
@click.option("--include-text", is_flag=True, help="Put each article's text into json or jsonl.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")
def command(inputs: Inputs, format_name: str, include_text: bool, output: str | None) -> int:
    """Rate each article.

    On loaded language, attribution and readability. Every value comes with its 95 % interval, and with
    the words that it rests on (json, jsonl).
    """
    if include_text and format_name not in _WITH_TEXT:
        raise click.UsageError(f"--include-text goes with --format json or jsonl, not with {format_name}")
    batch = Batch()
    shown = _output.view(include_text=include_text, to_file=output is not None)
    with batch.progress("scoring", streaming=output is None and format_name != "table"):
        results = batch.watch(batch.analyse(inputs.articles(), inputs.config))
        _output.emit(formats.load(format_name).analyses(results, shown), output)
    return batch.status
