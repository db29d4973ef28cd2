"""``framing baseline``: findings that were there before, and are not reported again."""

from __future__ import annotations

import click

from framing.cli._modules import Modules


class Commands(Modules):
    """The commands about baselines."""

    FIRST = ("create", "update", "prune", "check")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def command() -> None:
    """Keep findings that were there before from being reported.

    'framing check' uses the baseline that --baseline or 'baseline' in the settings names.
    """
