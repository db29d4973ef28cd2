"""``framing train``: a classifier of loaded wording from labelled sentences."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli import _output


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--held-out",
    required=True,
    metavar="FILE",
    type=click.Path(),
    help="Labelled sentences like those trained on: for calibration and the figures inside the data.",
)
@click.option(
    "--outside",
    multiple=True,
    metavar="FILE",
    type=click.Path(),
    help="Labelled sentences of another kind: for the figures outside the data. May be repeated.",
)
@click.option(
    "--vectors", metavar="FILE", type=click.Path(), help="Word vectors (.npz), made by tools/word_vectors.py."
)
@click.option(
    "--reviews",
    multiple=True,
    metavar="FILE",
    type=click.Path(),
    help="Sentences that editors judged ('framing review export --format training'): learned from as well, and "
    "the figures without and with them are shown. May be repeated.",
)
@click.option("--card", metavar="FILE", type=click.Path(), help="Write tables for a model card, in Markdown.")
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=click.Path(), help="Where the model goes."
)
def command(
    files: tuple[str, ...],
    held_out: str,
    outside: tuple[str, ...],
    vectors: str | None,
    reviews: tuple[str, ...],
    card: str | None,
    output: str,
) -> int:
    """Train the classifier of loaded wording.

    FILES are JSON lines with text and label, of both labels; docs/formats-evaluation.md describes the rows.
    Name the result as model in the settings to use it.
    """
    from framing.evaluation import training

    space = Path(vectors) if vectors else None
    before = ""
    if reviews:
        without = training.report(training.train(files, held_out, space), held_out, outside)
        before = f"without the reviews: {training.text(without)}\nwith the reviews: "
    model = training.train([*files, *reviews], held_out, space)
    report = training.report(model, held_out, outside)
    model.write(Path(output))
    if card is not None:
        _output.emit([training.card(model, report).encode()], card)
    _output.emit([before.encode(), training.text(report).encode()], None)
    return 0
