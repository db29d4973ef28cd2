"""A baseline: the findings that were there when a newsroom switched the check on, which are not reported.

The file is JSON with one entry a line, sorted, without lines, columns or times, so that it merges like text. An entry
says how often a finding with a code and a fingerprint stands in a file; a file that was renamed or moved keeps its
entries. Ratings that have a limit are kept too, and reported only where they are worse.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from framing import lexicon
from framing.errors import ConfigError
from framing.types import Checked, Silenced
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.config import Config
    from framing.types import Diagnostic

NAME = "framing-baseline.json"
"""What a baseline is called where no other name is given."""

REASON = "in the baseline"
_RATING = "RT901"
_SLACK = 1e-9
_Key = TypeVar("_Key", tuple[str, str], tuple[str, str, str])
_Count = Annotated[int, msgspec.Meta(ge=1)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """``n`` findings with a code and a fingerprint in a file; ``path`` is told from the baseline's folder."""

    path: str
    code: str
    fp: str
    n: _Count


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """The value of a rating that has a limit."""

    path: str
    metric: str
    value: float


class Baseline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of the file; ``framing`` and ``lexicons`` say what made it."""

    version: Literal[1] = 1
    framing: str = __version__
    lexicons: str
    findings: tuple[Entry, ...] = ()
    ratings: tuple[Rating, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """What is left of the results, and the baseline's entries that nothing matched (``n``: how often)."""

    results: list[Checked]
    stale: tuple[Entry, ...]


def load(path: str) -> Baseline:
    """Return the baseline in a file. Raises ConfigError, with line or key, where there is none or it is malformed."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            "there is no such baseline", where=path, remedy=f"make it: framing baseline create -o {path} PATH"
        ) from None
    except OSError as e:
        raise ConfigError(e.strerror or str(e), where=path, remedy="name a baseline that is a file") from None
    try:
        return msgspec.json.decode(data, type=Baseline)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:
        raise ConfigError(
            f"not a baseline: {e}", where=path, remedy="mend it, take the last good one, or make it anew"
        ) from None


def make(results: Iterable[Checked], path: str, config: Config) -> Baseline:
    """Return the baseline of what is reported in ``results``, for a file at ``path``."""
    counts: Counter[tuple[str, str, str]] = Counter()
    ratings: dict[tuple[str, str], float] = {}
    for result in results:
        counts.update(_key(d, path) for d in result.diagnostics if d.code != _RATING)
        told = _told(result.article.path, path)
        ratings.update({(told, metric): round(value, 4) for metric, value in result.ratings.items()})
    return Baseline(
        lexicons=digest(config),
        findings=tuple(sorted(Entry(*key, n) for key, n in counts.items())),
        ratings=tuple(sorted(Rating(*key, value) for key, value in ratings.items())),
    )


def digest(config: Config) -> str:
    """Return the digest of the lexicons that settings ask for."""
    return lexicon.Lists(config.lexicons, config.switch_off).digest()


def render(baseline: Baseline) -> bytes:
    """Return the file's content: one entry a line."""
    head = msgspec.json.format(
        msgspec.json.encode({"version": 1, "framing": baseline.framing, "lexicons": baseline.lexicons}),
        indent=1,
    )
    parts = [
        f'"{name}": [' + ",".join(f"\n  {msgspec.json.encode(e).decode()}" for e in entries) + "\n ]"
        for name, entries in (("findings", baseline.findings), ("ratings", baseline.ratings))
    ]
    return f"{head.decode().rstrip('}').rstrip()},\n {parts[0]},\n {parts[1]}\n}}\n".encode()


class Updated(msgspec.Struct, frozen=True):
    """A baseline brought up to date, and how many findings were dropped and are new."""

    baseline: Baseline
    dropped: int
    new: int


def without(known: Baseline, stale: Iterable[Entry]) -> Baseline:
    """Return a baseline less entries that are no longer found."""
    gone = {(e.path, e.code, e.fp): e.n for e in stale}
    left = [replace(e, n=e.n - gone.get((e.path, e.code, e.fp), 0)) for e in known.findings]
    return replace(known, findings=tuple(e for e in left if e.n > 0))


def update(
    results: Sequence[Checked], known: Baseline, path: str, config: Config, *, allow_new: bool
) -> Updated:
    """Return a baseline without what is no longer found, under today's names of files.

    Entries and ratings of files that were not checked stay as they are; a rating that is worse than it was stays
    as it was. What is new is taken up only if ``allow_new`` says so.
    """
    compared = compare(results, known, path)
    checked = {_told(result.article.path, path) for result in results}
    new = sum(d.code != _RATING for r in compared.results for d in r.diagnostics)
    kept = results if allow_new else [_in_baseline(r) for r in compared.results]
    made = make(kept, path, config)
    elsewhere = [e for e in known.findings if e.path not in checked and _exists(e.path, path)]
    before = {(r.path, r.metric): r for r in known.ratings if r.path in checked or _exists(r.path, path)}
    for rating in made.ratings:
        worse = (old := before.get((rating.path, rating.metric))) is not None and rating.value > old.value
        if not worse or allow_new:
            before[rating.path, rating.metric] = rating
    updated = replace(
        made,
        findings=tuple(sorted([*made.findings, *elsewhere])),
        ratings=tuple(before[key] for key in sorted(before)),
    )
    return Updated(updated, sum(e.n for e in compared.stale), new)


def _in_baseline(result: Checked) -> Checked:
    """Return a result that reports what a baseline holds of it."""
    held = tuple(s.diagnostic for s in result.silenced if s.kind == "external")
    return replace(result, diagnostics=held, silenced=())


def _exists(told: str, baseline: str) -> bool:
    return (Path(baseline).parent / told).exists()


def compare(results: Sequence[Checked], baseline: Baseline, path: str) -> Compared:
    """Return ``results`` with what the baseline at ``path`` holds silenced, and what of it is stale.

    A finding is held against the entries of its own file first, then against what is left of those of files that
    are not there any more: renamed ones. Entries of files that were not checked are neither used nor stale.
    """
    left = Counter({(e.path, e.code, e.fp): e.n for e in baseline.findings})
    seen = {_told(result.article.path, path) for result in results}
    known = [[_take(left, _key(d, path)) for d in result.diagnostics] for result in results]
    gone = {e.path for e in baseline.findings} - seen
    gone = {name for name in gone if not _exists(name, path)}
    moved: Counter[tuple[str, str]] = Counter()
    for (name, code, fp), n in left.items():
        if name in gone:
            moved[code, fp] += n
    for result, taken in zip(results, known, strict=True):
        for i, d in enumerate(result.diagnostics):
            taken[i] = taken[i] or _take(moved, (d.code, d.fingerprint))
    ratings = {(r.path, r.metric): r.value for r in baseline.ratings}
    out = [_without(result, taken, ratings, path) for result, taken in zip(results, known, strict=True)]
    stale = [
        Entry(*key, n)
        for key, n in left.items()
        if n > 0 and (key[0] in seen or (key[0] in gone and moved[key[1:]] > 0))
    ]
    return Compared(out, tuple(sorted(stale)))


def _take(left: Counter[_Key], key: _Key) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def _without(
    result: Checked, known: Sequence[bool], ratings: dict[tuple[str, str], float], path: str
) -> Checked:
    told = _told(result.article.path, path)
    left, silenced = [], list(result.silenced)
    for d, in_baseline in zip(result.diagnostics, known, strict=True):
        if in_baseline or (d.code == _RATING and _no_worse(result, d, ratings, told)):
            silenced.append(Silenced(d, "external", REASON))
        else:
            left.append(d)
    return replace(result, diagnostics=tuple(left), silenced=tuple(silenced))


def _no_worse(result: Checked, d: Diagnostic, ratings: dict[tuple[str, str], float], told: str) -> bool:
    metric = d.evidence[0]
    before = ratings.get((told, metric))
    return before is not None and result.ratings[metric] <= before + 5e-5 + _SLACK


def _key(d: Diagnostic, path: str) -> tuple[str, str, str]:
    return _told(d.path, path), d.code, d.fingerprint


def _told(path: str | None, baseline: str) -> str:
    """Return the path of an article as told from the folder of the baseline, with slashes."""
    if path in (None, "-"):
        return "-"
    told = os.path.relpath(os.path.realpath(path or "-"), os.path.realpath(Path(baseline).parent))
    return Path(told).as_posix().encode("utf-8", "replace").decode()
