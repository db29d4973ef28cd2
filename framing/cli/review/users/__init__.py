"""``framing review users``: who may sign in."""

from __future__ import annotations

import click

from framing.cli._modules import Modules


@click.group(cls=Modules)
def command() -> None:
    """Say who may sign in to a desk that others reach."""
