"""``framing explain``: what was found in an article, where, and by which pattern or entry."""

from __future__ import annotations

import click

from framing.cli import _output
from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, reads_articles


@click.command()
@reads_articles
def command(inputs: Inputs) -> int:
    """Show what was found in an article, and why.

    Attributions and evidence in the order of the text, with line and column, and the pattern or lexicon
    entry that found each; for each sentence its loaded probability, and what adds to it.
    """
    from framing.formats import explained

    batch = Batch()
    results = batch.watch(batch.analyse(inputs.articles(), inputs.config))
    _output.emit(explained.explanations(results, inputs.config), None)
    return batch.status
