"""``framing corpus``: very many articles, scored into tables that are grouped, profiled and asked about."""

from __future__ import annotations

import click

from framing.cli._modules import Modules


class _Commands(Modules):
    FIRST = ("score", "stories", "outlets", "query")


@click.group(cls=_Commands)
def command() -> None:
    """Score very many articles into tables, and work on the tables."""
