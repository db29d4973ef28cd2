"""``framing review``: editors decide on findings in a browser; what they decided is kept and used."""

from __future__ import annotations

import click

from framing.cli._modules import Modules


class Steps(Modules):
    """The commands, in the order of use."""

    FIRST = ("serve", "import", "users", "agreement", "outcomes", "export", "backup")


@click.group(cls=Steps)
def command() -> None:
    """Review findings in a browser and use what editors decided.

    Needs the extra: pip install 'framing[review]'.
    """
