"""Whatever goes wrong -> one line on standard error."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

import click

from framing.errors import FramingError
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.types import Failure

UNDONE = "framing.undone"
"""Key in ``click.Context.meta``: what an interruption leaves ("nothing was written to out")."""

REPORT_IT = "please report it, with what FRAMING_TRACEBACK=1 prints"


def say(line: str) -> None:
    """Write one line on standard error; control characters are escaped, a closed stderr is ignored."""
    if sys.stderr is None:  # print would turn to standard output
        return
    with contextlib.suppress(OSError):
        print(printable(line), file=sys.stderr, flush=True)


def line(failure: Failure) -> str:
    """Return a failure as one line: where, what, remedy."""
    where = f"{failure.path}, {failure.place}" if failure.place else failure.path
    return f"framing: {where}: {failure.reason}; {failure.remedy}"


def tell(e: Exception) -> None:
    """Say in one line what stopped the command."""
    if isinstance(e, FramingError):
        say(f"framing: {e}")
    elif isinstance(e, click.ClickException):
        say(f"framing: {_usage(e)}")
    elif isinstance(e, OSError) and e.errno in (errno.ENOSPC, errno.EDQUOT) and e.filename is None:
        say("framing: standard output: no space left; free some, or send it elsewhere")
    elif isinstance(e, OSError):
        where = str(e.filename) if e.filename is not None else "input or output"
        say(f"framing: {where}: {e.strerror or e}; check the path and its permissions")
    else:
        say(f"framing: {internal(e)}; {REPORT_IT}")
        trace(e)


def internal(e: Exception) -> str:
    """Return what to say of an exception that nobody foresaw."""
    text = " ".join(str(e).split())[:200]
    return f"internal error: {type(e).__name__}{': ' if text else ''}{text}"


def trace(e: Exception) -> None:
    """Print the traceback if FRAMING_TRACEBACK=1 asks for it."""
    if os.environ.get("FRAMING_TRACEBACK") == "1":
        import traceback

        traceback.print_exception(e, file=sys.stderr)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return "did you mean ...?" for the nearest known name, else the list of them."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(names)}"


def close_stdout() -> None:
    """Flush standard output; if it cannot take more, let it go so that the interpreter ends quietly."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, sys.stdout.fileno())
        except (OSError, ValueError):
            return


def _usage(e: click.ClickException) -> str:
    message = " ".join(e.format_message().split()).rstrip(".")
    ctx = getattr(e, "ctx", None)
    command = ctx.command_path if ctx else "framing"
    return f"{message[:1].lower()}{message[1:]}; see '{command} --help'"
