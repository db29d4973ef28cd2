"""``framing corpus score``: rate very many articles into tables of Parquet."""

from __future__ import annotations

import os

import click

from framing.cli import _errors
from framing.cli._inputs import CONFIG, settings
from framing.cli.corpus._progress import Progress
from framing.formats.printable import printable


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", "folder", required=True, metavar="DIR", type=click.Path(), help="The corpus.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that score; default: one a core."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="ray: on a cluster, see docs/corpus.md.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="What the records call a field: text=body. May be given again.",
)
@click.option(
    "--input-format", metavar="FORMAT", help="How to read the input, instead of going by the file's name."
)
@click.option(
    "--manifest",
    metavar="FILE|none",
    type=click.Path(),
    help="Metadata of the articles; default: manifest.toml or .csv beside them.",
)
@click.option(
    "--outlets", metavar="FILE", type=click.Path(), help="Names, aliases and domains of outlets (TOML)."
)
@CONFIG
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    folder: str,
    workers: int | None,
    engine: str,
    columns: tuple[str, ...],
    input_format: str | None,
    manifest: str | None,
    outlets: str | None,
    config: str | None,
) -> int:
    """Rate very many articles into tables.

    INPUT is a file or folder (JSON lines, also .gz or .zst; Parquet; WARC; what framing score reads), or an address
    that fsspec knows (s3://…). DIR gets the tables. A run that was interrupted goes on when it is started again, and
    an input that has grown has only what is new scored.
    """
    from framing.corpus import reading, run
    from framing.corpus.job import Job
    from framing.corpus.store import Store

    ctx.meta[_errors.UNDONE] = "what is done is kept; run the same command again to go on"
    pairs = _columns(columns)
    reading.check_format(input_format)
    job = Job(config=settings(config), columns=pairs, outlets=outlets)
    reader = reading.Reader(pairs, input_format=input_format, manifest=manifest)
    progress = Progress(reader.share)
    with progress.shown():
        done = run.score(
            reading.inputs([os.fsdecode(path) for path in inputs]),
            reader,
            Store(folder),
            job,
            workers=workers or _cores(),
            engine=run.engine(engine),
            watch=progress.step,
        )
    _errors.say(
        f"framing: {done.rows['articles']:,} articles in {printable(folder)}, {progress.scored:,} of them scored now; "
        f"{done.rows['failures']:,} failures"
    )
    return 2 if done.rows["failures"] else 0


def _cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _columns(given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the pairs that ``--column`` names; raises UsageError for a field that there is none of."""
    from framing.ingest.meta import FIELDS

    fields = ("text", *FIELDS)
    out: dict[str, str] = {}
    for each in given:
        field, equals, name = each.partition("=")
        if not equals or not name:
            raise click.UsageError(f"--column takes FIELD=NAME, as in text=body, not '{each}'")
        if field not in fields:
            raise click.UsageError(f"--column: no field '{field}'; {_errors.nearest(field, fields)}")
        if out.setdefault(field, name) != name:
            raise click.UsageError(f"--column: '{field}' is given twice")
    return tuple(sorted(out.items()))
