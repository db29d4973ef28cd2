"""Which settings hold for a file: the nearest ones, what a path changes, and what the command line says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from framing import config as configs
from framing.checks import FAMILIES, default, matching, rules
from framing.config import Check, Config, PathCheck
from framing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from framing.types import Diagnostic, Severity

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the least to the gravest."""


def at_least(severity: Severity, least: configs.FailOn) -> bool:
    """Return whether a severity is ``least`` or graver."""
    return least != "never" and SEVERITIES.index(severity) >= SEVERITIES.index(least)


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says over every file of settings; None and () where it says nothing.

    ``select`` sets what the settings select and ignore aside, paths excepted.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, str], ...] = ()
    fail_on: configs.FailOn | None = None
    min_severity: Severity | None = None
    exclude: tuple[str, ...] = ()
    baseline: str | None = None


@dataclass(frozen=True)
class Active:
    """The settings of one folder: ``config`` with the command line over it, from the file ``path`` (or None).

    Patterns are told from ``root``.
    """

    config: Config
    path: str | None
    root: Path
    _cache: dict[tuple[str, ...], Profile] = field(default_factory=dict, repr=False)

    def excludes(self, path: str) -> bool:
        """Return whether the settings exclude a file."""
        return bool(self.config.check.exclude) and _matches(self.config.check.exclude, path, self.root)

    def profile(self, path: str) -> Profile:
        """Return what holds for one file."""
        per_path = self.config.check.per_path
        key = tuple(pattern for pattern in per_path if _matches((pattern,), path, self.root))
        if key not in self._cache:
            self._cache[key] = _profile(self.config, [per_path[pattern] for pattern in key])
        return self._cache[key]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for a file: the settings with its path's over them, and the codes of the rules that run."""

    config: Config
    codes: tuple[str, ...]

    def graded(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a finding with the severity that the settings give it."""
        severity = _longest(self.config.check.severity, diagnostic.code)
        return replace(diagnostic, severity=severity) if severity else diagnostic


class Settings:
    """The settings of every folder, found when they are asked for."""

    def __init__(
        self, named: str | None = None, overrides: Overrides | None = None, *, isolated: bool = False
    ) -> None:
        self._named = named
        self._isolated = isolated
        self._overrides = overrides or Overrides()
        self._folders: dict[Path, Active] = {}
        self._files: dict[str | None, Active] = {}
        _known(
            [*self._overrides.select, *self._overrides.extend_select, *self._overrides.ignore],
            "the command line",
        )
        _known([code for _, code in self._overrides.per_file_ignores], "--per-file-ignores")

    def of(self, path: str) -> Active:
        """Return the settings of the folder that ``path`` lies in. Raises ConfigError."""
        folder = Path(path).parent.resolve()
        if folder not in self._folders:
            file = self._named if self._named or self._isolated else configs.find(folder)
            if file not in self._files:
                self._files[file] = self._load(file)
            self._folders[folder] = self._files[file]
        return self._folders[folder]

    def all(self) -> list[Active]:
        """Return the settings that were asked for, those of the working folder if none were."""
        return list(self._files.values()) or [self.of("x")]

    def _load(self, file: str | None) -> Active:
        config = configs.load(file) if file else Config()
        check = _overridden(config.check, self._overrides)
        where = file or "the settings"
        _known([*check.select, *check.extend_select, *check.ignore, *check.severity], where)
        for part in check.per_path.values():
            _known([*part.ignore, *part.extend_select, *part.severity], where)
        _check_limits(check, where)
        root = Path(file).parent.resolve() if file and not self._named else Path.cwd()
        active = Active(replace(config, check=check), file, root)
        if config.lexicons or config.switch_off:
            _check_lexicons(config, where)
        return active


def _check_lexicons(config: Config, where: str) -> None:
    from framing.lexicon import Lists

    try:
        Lists(config.lexicons, config.switch_off).check()
    except ConfigError as e:
        raise ConfigError(e.what, where=f"{where}, {e.where}", remedy=e.remedy) from None


def selected(check: Check) -> tuple[str, ...]:
    """Return the codes that settings turn on: of the beginnings that match a code, the longest decides."""
    start = () if check.select else default()
    return _turned(start, (*check.select, *check.extend_select), check.ignore)


def _turned(on: Iterable[str], select: Sequence[str], ignore: Sequence[str]) -> tuple[str, ...]:
    """Return the codes ``on`` with those that ``select`` matches, less those that ``ignore`` matches."""
    before = frozenset(on)
    out = []
    for code in rules():
        wanted, unwanted = _length(select, code), _length(ignore, code)
        if unwanted is None:
            if wanted is not None or code in before:
                out.append(code)
        elif wanted is not None and wanted > unwanted:
            out.append(code)
    return tuple(out)


def _profile(config: Config, parts: Sequence[PathCheck]) -> Profile:
    """Return the settings with those of paths over them; what a path ignores is off however it was selected."""
    check = config.check
    codes = selected(check)
    for part in parts:
        codes = _turned(codes, part.extend_select, part.ignore)
        check = replace(
            check,
            severity={**check.severity, **part.severity},
            limits={**check.limits, **part.limits},
            quote_policy=part.quote_policy or check.quote_policy,
        )
    return Profile(config=replace(config, check=check), codes=codes)


def _overridden(check: Check, over: Overrides) -> Check:
    if over.select:
        check = replace(check, select=over.select, extend_select=(), ignore=())
    per_path = dict(check.per_path)
    for pattern, code in over.per_file_ignores:
        known = per_path.pop(pattern, PathCheck())
        per_path[pattern] = replace(known, ignore=(*known.ignore, code))
    return replace(
        check,
        extend_select=(*check.extend_select, *over.extend_select),
        ignore=(*check.ignore, *over.ignore),
        fail_on=over.fail_on or check.fail_on,
        min_severity=over.min_severity or check.min_severity,
        exclude=(*check.exclude, *over.exclude),
        baseline=over.baseline or check.baseline,
        per_path=per_path,
    )


def _length(prefixes: Iterable[str], code: str) -> int | None:
    """Return the length of the longest prefix of ``code``, 0 for "ALL", None where none matches."""
    lengths = [0 if p == "ALL" else len(p) for p in prefixes if p == "ALL" or code.startswith(p)]
    return max(lengths, default=None)


def _longest(table: Mapping[str, Severity], code: str) -> Severity | None:
    found = [p for p in table if p == "ALL" or code.startswith(p)]
    return table[max(found, key=lambda p: 0 if p == "ALL" else len(p))] if found else None


def _known(prefixes: Iterable[str], where: str) -> None:
    """Raise ConfigError for what no code of a rule begins with."""
    for prefix in prefixes:
        if prefix not in FAMILIES and not matching(prefix):
            from difflib import get_close_matches

            known = [*FAMILIES, *rules(), "ALL"]
            near = get_close_matches(prefix.upper(), known, n=1, cutoff=0.5)
            remedy = f"did you mean '{near[0]}'?" if near else "'framing rule --all' lists them"
            raise ConfigError(f"no rule is called '{prefix}'", where=where, remedy=remedy)


def _check_limits(check: Check, where: str) -> None:
    """Raise ConfigError for a limit on what is no metric."""
    names = [*check.limits, *(name for part in check.per_path.values() for name in part.limits)]
    if not names:
        return
    from difflib import get_close_matches

    from framing.scorers import metrics

    for name in names:
        if name not in metrics():
            near = get_close_matches(name, metrics(), n=1)
            remedy = f"did you mean '{near[0]}'?" if near else "docs/metrics.md lists them"
            raise ConfigError(f"limits: no metric is called '{name}'", where=where, remedy=remedy)


def _matches(patterns: tuple[str, ...], path: str, root: Path) -> bool:
    full = Path(path).resolve()
    if not full.is_relative_to(root):
        return False
    return _spec(patterns)(full.relative_to(root).as_posix())


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns).match_file
    except ValueError as e:
        raise ConfigError(f"{', '.join(patterns)}: {e}", remedy="patterns are those of .gitignore") from None
