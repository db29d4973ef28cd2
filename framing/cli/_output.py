"""Writes what a format yields: to standard output as it comes, or whole to a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing import formats
from framing.cli import _errors
from framing.errors import OutputError
from framing.formats import View

if TYPE_CHECKING:
    from collections.abc import Iterable


class FormatName(click.ParamType[str]):
    """The name of a format that can show something; only the format that is asked for is imported.

    ``what``: "analyses", "stories" or "diagnostics".
    """

    name = "format"

    def __init__(self, what: str) -> None:
        self.what = what

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names to show in the help."""
        return f"[{'|'.join(formats.names(self.what))}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if there is such a format."""
        if not formats.shows(value, self.what):
            self.fail(f"{value!r} is none of {', '.join(formats.names(self.what))}", param, ctx)
        return str(value)


def view(*, include_text: bool = False, to_file: bool = False, root: str = "") -> View:
    """Return how to show results: as wide as the terminal, in colour if it has any and NO_COLOR is unset."""
    import shutil

    width = shutil.get_terminal_size((100, 24)).columns
    colour = (
        not to_file
        and sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    return View(include_text=include_text, width=max(width, 20), colour=colour, root=root)


def emit(chunks: Iterable[bytes], path: str | None) -> None:
    """Write the chunks to ``path`` (whole or not at all), or each at once to standard output."""
    if path is None or path == "-":
        _print(chunks)
        return
    from framing import output

    click.get_current_context().meta[_errors.UNDONE] = f"nothing was written to {path}"
    with output.opened(Path(path)) as file:
        for chunk in chunks:
            file.write(chunk)


def _print(chunks: Iterable[bytes]) -> None:
    click.get_current_context().meta[_errors.UNDONE] = "what was printed may be incomplete"
    if sys.stdout is None:
        raise OutputError(
            "it is closed", where="standard output", remedy="open it, or write to a file with -o"
        )
    out = sys.stdout.buffer
    for chunk in chunks:
        out.write(chunk)
        out.flush()
