"""``framing baseline create``: take up everything that is found now."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli import _errors
from framing.cli._check import Scope, checks_files, counted
from framing.cli.baseline import _file
from framing.linting import baseline


@click.command()
@checks_files
@click.option("--force", is_flag=True, help="Replace a baseline that is there.")
def command(scope: Scope, force: bool) -> int:
    """Make a baseline of everything that is found now."""
    results = _file.checked(scope.said())
    if results is None:
        return 2
    target = _file.path(scope)
    if Path(target).exists() and not force:
        raise click.UsageError(f"{target} is there already: use 'framing baseline update', or --force")
    made = baseline.make(results, target, scope.settings.all()[0].config)
    _file.write(made, target)
    _errors.say(f"{counted(_file.total(made), 'finding')} in {target}")
    if scope.settings.all()[0].config.check.baseline is None:
        _errors.say(
            f'use it with --baseline {target}, or with baseline = "{target}" under [check] in framing.toml'
        )
    return 0
