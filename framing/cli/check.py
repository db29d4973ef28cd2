"""``framing check``: findings in articles, for editors, commits and continuous integration."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec.structs import replace

from framing import formats
from framing.cli import _errors, _output
from framing.cli._check import Scope, checks_files, counted, reported
from framing.errors import FramingError
from framing.formats.printable import printable, valid
from framing.formats.wire import encode
from framing.linting import SEVERITIES, at_least
from framing.types import Checked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.linting import Settings

_FOR_PEOPLE = ("full", "concise", "github")


@click.command()
@checks_files
@click.option(
    "--format",
    "--output-format",
    "format_name",
    type=_output.FormatName("diagnostics"),
    default="full",
    show_default=True,
    help="full and concise are for people.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")
@click.option(
    "--fail-on",
    type=click.Choice(("never", *SEVERITIES)),
    help="Lowest severity that makes the exit code 1 (default: error).",
)
@click.option(
    "--min-severity", type=click.Choice(SEVERITIES), help="Lowest severity that is shown (default: note)."
)
@click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found; errors still give 2.")
@click.option("--since", metavar="REF", help="Only findings in sentences changed since this revision of git.")
@click.option("--fix", is_flag=True, help="Put safe suggestions into the files.")
@click.option("--diff", is_flag=True, help="With --fix: show what would be put in, and write nothing.")
@click.option("--add-ignores", is_flag=True, help="Write a suppression for everything found; needs --reason.")
@click.option("--reason", metavar="TEXT", help="The reason that --add-ignores writes down.")
@click.option(
    "--statistics", is_flag=True, help="Show how often each rule found something, and nothing else."
)
@click.option("--show-files", is_flag=True, help="Show which files would be checked, and check none.")
@click.option("--show-settings", is_flag=True, help="Show the settings of the first file, and check none.")
def command(
    scope: Scope,
    format_name: str,
    output: str | None,
    exit_zero: bool,
    since: str | None,
    fix: bool,
    diff: bool,
    add_ignores: bool,
    reason: str | None,
    statistics: bool,
    show_files: bool,
    show_settings: bool,
) -> int:
    """Look for wording and sourcing that an editor would mend.

    PATH is an article, a folder of them, or - for standard input. Settings come from the nearest framing.toml.

    Exit codes: 0 nothing found that is as grave as --fail-on; 1 something; 2 an error.
    """
    _refuse(diff=diff, fix=fix, add_ignores=add_ignores, reason=reason)
    if show_files or show_settings:
        return _show_files(scope) if show_files else _show_settings(scope)
    if diff:
        return _preview(reported(scope, since), scope, output)
    if fix or add_ignores:
        failed = _edit(reported(scope, since), scope, reason if add_ignores else None)
        if failed:
            return 2
    tally = Tally(scope.settings)
    results = tally.watch(reported(scope, since))
    view = _output.view(to_file=output is not None, root=str(Path.cwd()))
    if statistics:
        _output.emit(_statistics(results), output)
    elif format_name == "github":
        held = list(results)
        _output.emit(formats.load(format_name).diagnostics(held, view), output)
        _summarise(held, view)
    else:
        _output.emit(formats.load(format_name).diagnostics(results, view), output)
    if statistics or format_name in _FOR_PEOPLE:
        _errors.say(tally.line())
    return tally.status(exit_zero=exit_zero)


def _refuse(*, diff: bool, fix: bool, add_ignores: bool, reason: str | None) -> None:
    """Raise UsageError for options that do not go together."""
    if diff and not fix:
        raise click.UsageError("--diff goes with --fix")
    if fix and add_ignores:
        raise click.UsageError("--fix and --add-ignores exclude each other")
    if add_ignores != (reason is not None):
        raise click.UsageError("--add-ignores and --reason go together")
    if reason is not None and (not reason.strip() or "-->" in reason or not reason.isprintable()):
        raise click.UsageError("--reason takes one line of text without '-->'")


class Tally:
    """Counts what is found on its way to the output, and leaves out what is too slight to be shown."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._found: Counter[str] = Counter()
        self._files = self._silenced = self._failures = 0
        self._grave = False

    def watch(self, results: Iterable[Checked | Failure]) -> Iterator[Checked | Failure]:
        """Pass results on with what is shown of them."""
        for result in results:
            if isinstance(result, Failure):
                self._failures += 1
                yield result
                continue
            check = self._settings.of(result.article.path or "-").config.check
            self._files += 1
            self._silenced += len(result.silenced)
            self._grave |= any(at_least(d.severity, check.fail_on) for d in result.diagnostics)
            shown = tuple(d for d in result.diagnostics if at_least(d.severity, check.min_severity))
            self._found.update(d.severity for d in shown)
            yield result if len(shown) == len(result.diagnostics) else replace(result, diagnostics=shown)

    def line(self) -> str:
        """Return one line that says what was found."""
        kinds = [counted(self._found[s], s) for s in reversed(SEVERITIES) if self._found[s]]
        found = (
            f"{counted(self._found.total(), 'finding')} ({', '.join(kinds)})" if kinds else "nothing found"
        )
        parts = [f"{found} in {counted(self._files, 'article')}"]
        if self._silenced:
            parts.append(f"{self._silenced} silenced")
        if self._failures:
            parts.append(f"{self._failures} could not be checked")
        return "; ".join(parts)

    def status(self, *, exit_zero: bool) -> int:
        """Return the exit code."""
        if self._failures:
            return 2
        return 1 if self._grave and not exit_zero else 0


def _preview(results: Iterable[Checked | Failure], scope: Scope, output: str | None) -> int:
    """Show what --fix would do; the exit code is 1 where it would do something."""
    from framing.linting import edits

    tally = Tally(scope.settings)
    changes = [c for r in tally.watch(results) if isinstance(r, Checked) and (c := edits.fixes(r))]
    _output.emit((valid(change.diff()).encode() for change in changes), output)
    return 1 if changes and not tally.status(exit_zero=True) else tally.status(exit_zero=True)


def _edit(results: Iterable[Checked | Failure], scope: Scope, reason: str | None) -> int:
    """Fix files, or write suppressions where there is a ``reason``; return how many could not be written."""
    from framing.linting import edits

    done = files = failed = 0
    for result in list(Tally(scope.settings).watch(results)):
        if isinstance(result, Failure):  # the check that follows says it
            continue
        change = edits.fixes(result) if reason is None else edits.ignores(result, reason.strip())
        if change is None:
            continue
        try:
            change.write()
        except FramingError as e:
            failed += 1
            _errors.say(f"framing: {e}")
        else:
            done, files = done + change.edits, files + 1
    what = "fix made" if reason is None else "suppression written"
    many = "fixes made" if reason is None else "suppressions written"
    _errors.say(f"{done} {what if done == 1 else many} in {counted(files, 'file')}")
    return failed


def _statistics(results: Iterable[Checked | Failure]) -> Iterator[bytes]:
    found = Counter((d.code, d.name) for r in results if isinstance(r, Checked) for d in r.diagnostics)
    width = len(str(max(found.values(), default=0)))
    for (code, name), n in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"{n:>{width}}  {code}  {name}\n".encode()


def _show_files(scope: Scope) -> int:
    failures = 0
    for path in scope.files():
        if isinstance(path, Failure):
            failures += 1
            _errors.say(_errors.line(path))
        else:
            click.echo(printable(path))
    return 2 if failures else 0


def _show_settings(scope: Scope) -> int:
    """Print the settings of the first file as JSON."""
    first = next((path for path in scope.files() if isinstance(path, str)), None)
    if first is None:
        raise click.UsageError("there is no file to show the settings of")
    name = scope.name(first)
    active = scope.settings.of(name)
    profile = active.profile(name)
    shown = {"file": name, "settings": active.path, "rules": profile.codes, "config": profile.config}
    click.echo(msgspec.json.format(encode(msgspec.to_builtins(shown)), indent=2))
    return 0


def _summarise(results: Iterable[Checked | Failure], view: View) -> None:
    """Append a table to the summary of a job on GitHub."""
    from framing.formats import github

    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(github.summary(results, view))
