"""``framing evaluate``: measure the tool on labelled data."""

from __future__ import annotations

from typing import Any, Literal

import click

from framing.cli import _output
from framing.formats.wire import encode


@click.command()
@click.argument("kind", type=click.Choice(["stories", "attribution", "loaded", "alignment"]))
@click.argument("file", type=click.Path())
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Use the first N rows only.")
@click.option("--no-dates", is_flag=True, help="Withhold the dates (stories).")
@click.option(
    "--by",
    type=click.Choice(["probability", "evidence"]),
    help="What ranks a sentence (loaded).  [default: probability]",
)
@click.option("--split", metavar="NAME", help="Use the stories of this split only (alignment).")
@click.option(
    "--explain", is_flag=True, help="Also hold the words that explain most to those marked (loaded)."
)
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    kind: Literal["stories", "attribution", "loaded", "alignment"],
    file: str,
    limit: int | None,
    no_dates: bool,
    by: Literal["probability", "evidence"] | None,
    explain: bool,
    split: str | None,
    format_name: str,
) -> int:
    """Measure quality on labelled data.

    FILE is JSON lines, gzip-compressed or not; docs/formats-evaluation.md describes the rows.
    """
    if no_dates and kind != "stories":
        raise click.UsageError(f"--no-dates goes with stories, not with {kind}")
    if by and kind != "loaded":
        raise click.UsageError(f"--by goes with loaded, not with {kind}")
    if explain and kind != "loaded":
        raise click.UsageError(f"--explain goes with loaded, not with {kind}")
    if split and kind != "alignment":
        raise click.UsageError(f"--split goes with alignment, not with {kind}")
    from framing import evaluation

    options: dict[str, Any] = {"limit": limit}
    if kind == "stories":
        options["dates"] = not no_dates
    if kind == "loaded":
        options["by"] = by or "probability"
        options["explain"] = explain
    if kind == "alignment":
        options["split"] = split
    report = evaluation.run(kind, file, **options)
    text = report.text() if format_name == "text" else encode(report.to_dict()).decode()
    _output.emit([text.rstrip("\n").encode() + b"\n"], None)
    return 0
