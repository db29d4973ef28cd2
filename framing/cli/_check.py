"""What ``check``, ``baseline`` and the like share: which files, which settings, and checking one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.cli import _errors
from framing.cli._inputs import CONFIG, FORMATS
from framing.errors import InputError
from framing.linting import Checker, Overrides, Settings
from framing.linting.run import today
from framing.types import Article, Checked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.linting.baseline import Entry

F = TypeVar("F", bound=Callable[..., Any])


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split what may be given with commas, several times, or both."""
    return tuple(code for value in values for part in value.split(",") if (code := part.strip()))


def _ignores(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    out = []
    for value in values:
        pattern, colon, codes = value.rpartition(":")
        if not colon or not pattern or not codes:
            raise click.BadParameter(f"'{value}' is not PATTERN:CODE[,CODE...]", ctx, parameter)
        out += [(pattern, code.strip()) for code in codes.split(",")]
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Scope:
    """What to check, by which settings."""

    paths: tuple[str, ...]
    settings: Settings
    input_format: str | None
    stdin_filename: str | None
    force_exclude: bool
    respect_gitignore: bool

    def files(self) -> Iterator[str | Failure]:
        """Yield the files to check, in order, each once, and a failure for each that is not there."""
        from framing.linting import files

        return files.chosen(
            [os.fsdecode(path) for path in self.paths],
            self.settings,
            force_exclude=self.force_exclude,
            respect_gitignore=self.respect_gitignore,
        )

    def name(self, path: str) -> str:
        """Return what to call a path: that of standard input has a name if it was given one."""
        return self.stdin_filename if path == "-" and self.stdin_filename else path

    def checked(self) -> Iterator[Checked | Failure]:
        """Yield what is found in each article, and each failure; a bug in ours costs that article alone."""
        form = self.input_format
        if form is None and self.stdin_filename and "-" in self.paths:
            from framing.ingest import walk

            form = walk.format_of(self.stdin_filename)
        checker = Checker(self.settings, today(), input_format=form, stdin_name=self.stdin_filename)
        for item in checker.articles(self.files()):
            yield item if isinstance(item, Failure) else _one(checker, item)

    def said(self) -> Iterator[Checked | Failure]:
        """Yield what ``checked`` does, and say each failure on standard error as it comes."""
        for result in self.checked():
            if isinstance(result, Failure):
                _errors.say(_errors.line(result))
            yield result


def _one(checker: Checker, article: Article) -> Checked | Failure:
    from framing.errors import FramingError

    try:
        return checker.check(article)
    except InputError as e:
        return Failure(path=e.where or article.path or "-", id=article.id, reason=e.what, remedy=e.remedy)
    except FramingError:
        raise
    except Exception as e:  # whatever it is, the other articles must still be checked
        _errors.trace(e)
        return Failure(
            path=article.path or "-", id=article.id, reason=_errors.internal(e), remedy=_errors.REPORT_IT
        )


def reported(scope: Scope, since: str | None = None) -> Iterator[Checked | Failure]:
    """Yield what is to be reported: without what stood there before ``since``, and what a baseline holds.

    Each failure is said on standard error as it comes.
    """
    results = scope.said()
    if since is not None:
        from framing.linting.since import Since

        before = Since(since)
        results = (before.filtered(r) if isinstance(r, Checked) else r for r in results)
    return _baselined(results, scope.settings)


def _baselined(results: Iterator[Checked | Failure], settings: Settings) -> Iterator[Checked | Failure]:
    """Hold results against their baselines; from the first that has one on, all are needed at once."""
    for result in results:
        if (
            isinstance(result, Failure)
            or settings.of(result.article.path or "-").config.check.baseline is None
        ):
            yield result
            continue
        held = [result, *results]
        found = compared(held, settings)
        left = {id(before): after for c in found.values() for before, after in c.pairs}
        yield from (left.get(id(each), each) for each in held)
        return


@dataclass(frozen=True, slots=True)
class Compared:
    """Results held against one baseline: each before and after, and the entries that nothing matched."""

    pairs: list[tuple[Checked, Checked]]
    stale: tuple[Entry, ...]


def compared(results: Iterable[Checked | Failure], settings: Settings) -> dict[str, Compared]:
    """Return results held against the baselines that their settings name, by the baseline's path."""
    from framing.linting import baseline

    by_path: dict[str, list[Checked]] = {}
    config = {}
    for result in results:
        if isinstance(result, Checked):
            active = settings.of(result.article.path or "-").config
            if active.check.baseline is not None:
                by_path.setdefault(active.check.baseline, []).append(result)
                config[active.check.baseline] = active
    out = {}
    for path, held in by_path.items():
        known = baseline.load(path)
        if known.lexicons != baseline.digest(config[path]):
            _errors.say(
                f"framing: {path}: made with other lexicons (framing {known.framing}), so more or less may be "
                "found than then; 'framing baseline update' takes up what is now"
            )
        found = baseline.compare(held, known, path)
        out[path] = Compared(list(zip(held, found.results, strict=True)), found.stale)
    return out


def counted(n: int, what: str) -> str:
    """Return a number with what is counted, in the plural unless it is one."""
    return f"{n} {what}{'' if n == 1 else 's'}"


def checks_files(command: F) -> F:
    """Give a command the arguments for checking; it receives them as ``scope: Scope``."""

    def wrapped(
        paths: tuple[str, ...],
        input_format: str | None,
        config: str | None,
        isolated: bool,
        stdin_filename: str | None,
        force_exclude: bool,
        respect_gitignore: bool,
        **rest: Any,
    ) -> Any:
        names = Overrides.__struct_fields__
        overrides = Overrides(**{name: rest.pop(name) for name in names if name in rest})
        if isolated and config:
            raise click.UsageError("--isolated and --config exclude each other")
        if "-" in paths and sys.stdin is not None and sys.stdin.isatty():
            _errors.say("framing: reading standard input; end it with Ctrl-D")
        settings = Settings(config, overrides, isolated=isolated)
        scope = Scope(paths, settings, input_format, stdin_filename, force_exclude, respect_gitignore)
        return command(scope=scope, **rest)

    wrapped.__doc__ = command.__doc__
    wrapped.__name__ = command.__name__
    wrapped.__module__ = command.__module__
    if hasattr(command, "__click_params__"):
        wrapped.__click_params__ = command.__click_params__  # type: ignore[attr-defined]
    for option in reversed(_ARGUMENTS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


_ARGUMENTS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True)),
    click.option(
        "--select", multiple=True, metavar="CODES", callback=_codes, help="Only these rules: LD102, LD, ALL."
    ),
    click.option(
        "--extend-select", multiple=True, metavar="CODES", callback=_codes, help="These rules besides."
    ),
    click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Without these rules."),
    click.option(
        "--per-file-ignores",
        multiple=True,
        metavar="PATTERN:CODES",
        callback=_ignores,
        help="Without these rules where the path matches.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Files and folders to leave out, as in .gitignore.",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Leave out files that are excluded even where they are named."
    ),
    click.option(
        "--respect-gitignore/--no-respect-gitignore",
        default=True,
        help="Leave out what git ignores in folders (default).",
    ),
    click.option("--baseline", metavar="FILE", type=click.Path(), help="Findings that are not reported."),
    CONFIG,
    click.option("--isolated", is_flag=True, help="Without any file of settings."),
    click.option(
        "--stdin-filename", metavar="NAME", help="What to call standard input, and whose settings to use."
    ),
    click.option(
        "--input-format",
        type=click.Choice(FORMATS),
        help="How to read the input, instead of going by the file's name.",
    ),
)
