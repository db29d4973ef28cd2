"""The command line: one module per command, imported when it is used.

Adding a module with ``command`` to this package adds a command. Exit codes: 0 done; 1 done, and a check found
something to mend; 2 anything that went wrong with an input, the settings, the usage, the output or this program,
each said in one line on stderr.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Any

import click

from framing import __version__
from framing.cli import _errors
from framing.cli._modules import Modules

BAD = 2
"""Exit code of anything that went wrong."""


class Commands(Modules):
    """The commands; every problem becomes one line and an exit code."""

    FIRST = ("report", "check", "score", "stories", "explain")

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interruption and a reader that went away end it without a traceback."""
        try:
            status = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return status
        except KeyboardInterrupt:
            _errors.say(f"framing: interrupted; {ctx.meta.get(_errors.UNDONE, 'nothing was written')}")
            return BAD
        except BrokenPipeError:
            return 0
        except click.exceptions.Exit:
            raise
        except Exception as e:
            _errors.tell(e)
            return BAD

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run and exit with the status; usage errors take one line too."""
        extra["standalone_mode"] = False
        extra["prog_name"] = "framing"
        try:
            status = super().main(*args, **extra)
        except click.Abort:
            _errors.say("framing: interrupted; nothing was written")
            status = BAD
        except click.ClickException as e:
            _errors.tell(e)
            status = BAD
        _errors.close_stdout()
        sys.exit(status)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="framing %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Show how each outlet framed a story, and the words that say so.

    PATH is an article (.txt, .md, .html, .json, .jsonl), a folder of them, or - for standard input.
    Nothing is ever fetched from the network.

    Exit codes: 0 done; 1 done, and a check found something to mend; 2 something could not be read,
    was refused or went wrong (one line each on standard error; the rest is still done).
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return BAD
    return 0


def main() -> None:
    """Run the command line; the entry point of the installed program."""
    # Our matrices are small: with threads they take twice as long. numpy reads these when it loads.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # Results come in thousands of small objects without cycles; looking for cycles often costs a tenth of a run.
    gc.set_threshold(50_000, 20, 100)
    # A cancelled job ends like Ctrl-C: temporary files are removed, one line says what was not written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    cli.main()
