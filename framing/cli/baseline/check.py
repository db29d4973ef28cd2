"""``framing baseline check``: whether a baseline says what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli import _output
from framing.cli._check import Scope, checks_files
from framing.cli.baseline import _file
from framing.formats.printable import printable
from framing.linting import baseline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.linting.baseline import Entry


@click.command()
@checks_files
@click.option("--allow-stale", is_flag=True, help="Exit code 0 whatever is no longer found.")
def command(scope: Scope, allow_stale: bool) -> int:
    """Say which findings of a baseline are no longer found.

    Exit codes: 0 none; 1 some: run 'framing baseline prune'; 2 an error.
    """
    results = _file.checked(scope.said())
    if results is None:
        return 2
    target = _file.path(scope)
    stale = baseline.compare(results, baseline.load(target), target).stale
    _output.emit(_lines(stale), None)
    return 1 if stale and not allow_stale else 0


def _lines(stale: Iterable[Entry]) -> Iterator[bytes]:
    for entry in stale:
        times = "" if entry.n == 1 else f" ({entry.n} times)"
        yield f"{printable(entry.path)}: {entry.code} {entry.fp} is no longer found{times}\n".encode()
