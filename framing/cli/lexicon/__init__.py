"""``framing lexicon``: the word lists, as data: checked, looked up and counted."""

from __future__ import annotations

import click

from framing.cli._modules import Modules


@click.group(cls=Modules)
def command() -> None:
    """Check, look up and count the entries of word lists."""
