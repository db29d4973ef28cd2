"""``framing baseline update``: drop what is gone, keep the better of ratings, and take up what is new if allowed."""

from __future__ import annotations

import click

from framing.cli import _errors
from framing.cli._check import Scope, checks_files, counted
from framing.cli.baseline import _file
from framing.linting import baseline


@click.command()
@checks_files
@click.option("--allow-new", is_flag=True, help="Take up what is found and not in the baseline.")
def command(scope: Scope, allow_new: bool) -> int:
    """Bring a baseline up to date.

    What is no longer found is dropped, and ratings are kept only where they are no worse. What is new is taken up
    with --allow-new alone. Exit code 1: something is new, and was not taken up.
    """
    results = _file.checked(scope.said())
    if results is None:
        return 2
    target = _file.path(scope)
    config = scope.settings.all()[0].config
    updated = baseline.update(results, baseline.load(target), target, config, allow_new=allow_new)
    _file.write(updated.baseline, target)
    new = "taken up" if allow_new else "not taken up (see --allow-new)"
    _errors.say(
        f"{target}: {counted(_file.total(updated.baseline), 'finding')}; {updated.dropped} dropped, "
        f"{updated.new} new and {new}"
    )
    return 1 if updated.new and not allow_new else 0
