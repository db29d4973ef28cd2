"""``framing baseline prune``: drop what is no longer found, and nothing else."""

from __future__ import annotations

import click

from framing.cli import _errors
from framing.cli._check import Scope, checks_files, counted
from framing.cli.baseline import _file
from framing.linting import baseline


@click.command()
@checks_files
def command(scope: Scope) -> int:
    """Drop from a baseline what is no longer found."""
    results = _file.checked(scope.said())
    if results is None:
        return 2
    target = _file.path(scope)
    known = baseline.load(target)
    stale = baseline.compare(results, known, target).stale
    _file.write(baseline.without(known, stale), target)
    _errors.say(f"{target}: {counted(sum(entry.n for entry in stale), 'finding')} dropped")
    return 0
