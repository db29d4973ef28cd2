"""Evidence and attributions -> scores.

Every score is a function of sums over sentences. A scorer module turns an article into columns (one
value a sentence) and declares formulas over the columns' sums; this module applies the same formula to
the sums themselves (the estimate) and to the sums of resampled sentences (the interval), so there is one
definition of a number, and several articles are pooled by stacking their sentences.

A scorer is a module of this package with ``METRICS``, ``PREFIX``, ``columns`` and ``values``, and with
``groups`` if its scores list what they rest on; dropping one in adds it.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, cast

from framing.scorers import _bootstrap as bootstrap
from framing.scorers._reference import percentiles
from framing.types import Attribution, Evidence, Score, Selector, Units, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from framing.document import Document
    from framing.scorers._bootstrap import FloatArray, Spread

_LAST = "\U0010ffff"
"""Sorts after whatever follows a prefix."""

OF_MODEL = ("loaded_language.probability",)
"""Metrics that rest on the classifier."""

REPLICATES = 200
"""Bootstrap replicates behind an interval."""

Direction = Literal["higher is more", "higher is easier", "higher is harder", "none"]


@dataclass(frozen=True, slots=True)
class Material:
    """What a scorer works on: one article with its voices, attributions and evidence.

    ``voices`` has one voice a sentence of ``document`` and ``words_by_voice`` the number of its words in
    each voice; ``evidence_sentence`` and ``attribution_sentence`` give the index of the sentence that each
    piece of evidence, each attribution (its cue, else its content) stands in. ``probabilities`` has the
    classifier's probability of each sentence, or is None where there is no model.
    """

    document: Document
    voices: Sequence[Voice]
    words_by_voice: Sequence[Mapping[Voice, int]]
    evidence: Sequence[Evidence]
    evidence_sentence: Sequence[int]
    attributions: Sequence[Attribution]
    attribution_sentence: Sequence[int]
    long_sentence: int = 30
    probabilities: Sequence[float] | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """What a score is, declared once: docs, captions and skip reasons are generated from it.

    ``n``        column whose sum is shown as n; ``n_unit`` names what it counts.
    ``floor``    n below which the score is skipped, with the reason.
    ``formula``  in words or symbols; ``source``: where it comes from.
    ``evidence`` / ``attributions``  name the group (see ``Scorer.groups``) that the score rests on; with
                 neither, the basis is a selector that gives the sums of ``columns`` over the material that
                 ``select`` describes; a column that ends in ":" stands for all that begin so.
    ``headline`` True for the few metrics that a summary shows.
    ``scale``    for a rate or a share of n: its value if every one of n counted (100 for percent). Where
                 nothing or everything counted, resampling shows no spread, and the limit is the rule of
                 three (Hanley & Lippman-Hand 1983): 3/n of the scale away.
    ``share``    True where the value cannot exceed the scale.
    ``centred``  True for a plug-in estimate that resampling lowers (diversity): the interval is moved so
                 that its mean is the estimate (Chao et al. 2014).
    """

    name: str
    label: str
    unit: str
    direction: Direction
    n: str
    n_unit: str
    floor: float
    formula: str
    source: str
    select: str = ""
    columns: tuple[str, ...] = ()
    evidence: str | None = None
    attributions: str | None = None
    headline: bool = False
    digits: int = 2
    scale: float | None = None
    share: bool = False
    centred: bool = False


class Scorer(Protocol):
    """The interface of a module in this package.

    Its columns' names begin with ``PREFIX``. Metrics of several pools are worked out at once: each sum has the
    shape (pools, 1 + replicates), and the first of a row is the estimate.
    """

    METRICS: tuple[Metric, ...]
    PREFIX: str

    def columns(self, m: Material) -> dict[str, list[float]]:
        """Return the per-sentence sums, one list as long as the document's sentences per column."""

    def groups(self, item: Evidence | Attribution) -> tuple[str, ...]:
        """Return the groups of basis items that an item belongs to; a module without it lists none."""

    def values(self, s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Return each metric from column sums, in their shape; nan where it is undefined."""


@cache
def scorers() -> tuple[Scorer, ...]:
    """Return the scorer modules of this package, sorted by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(cast("Scorer", m) for m in modules if hasattr(m, "METRICS"))


@cache
def metrics() -> dict[str, Metric]:
    """Return every declared metric by name, in the order in which outputs list them."""
    return {metric.name: metric for scorer in scorers() for metric in scorer.METRICS}


def units(m: Material) -> Units:
    """Return the columns of every scorer for one article."""
    columns: dict[str, list[float]] = {}
    for scorer in scorers():
        columns.update(scorer.columns(m))
    return Units(n=len(m.document.sentences), columns=columns)


class Pool(NamedTuple):
    """What one set of scores rests on: the units of one article, or of several that are pooled.

    ``evidence`` and ``attributions`` pair each item with the id to list in the basis; ``seed``, a digest of
    the content, seeds the intervals. ``lexicons`` is the digest of those that the evidence was found with:
    percentiles are given only where the reference has the same.
    """

    parts: Sequence[Units]
    evidence: Sequence[tuple[str, Evidence]]
    attributions: Sequence[tuple[str, Attribution]]
    seed: str
    lexicons: str = ""


def score(pool: Pool, replicates: int = REPLICATES) -> dict[str, Score]:
    """Return every score of a pool by the name of its metric."""
    return score_all([pool], replicates)[0]


def score_all(pools: Sequence[Pool], replicates: int = REPLICATES) -> list[dict[str, Score]]:
    """Return every score of each pool.

    Pools are scored together because an operation of numpy costs much the same on one as on sixteen; the
    scores of a pool do not depend on the others.
    """
    import numpy as np

    summed = [_sums(pool, replicates) for pool in pools]
    spreads: list[dict[str, Spread]] = [{} for _ in pools]
    for members, values in _estimates(summed):
        rows = iter(bootstrap.spreads(np.concatenate(list(values.values()))) if values else ())
        for name in values:
            for i in members:
                spreads[i][name] = next(rows)
    return [
        _scores(pool, dict(zip(columns, table[:, 0].tolist(), strict=True)), spread)
        for pool, (columns, table), spread in zip(pools, summed, spreads, strict=True)
    ]


def estimates(pools: Sequence[Pool], replicates: int = REPLICATES) -> list[dict[str, FloatArray]]:
    """Return for each pool its metrics at or above their floors: the estimate, then its replicates."""
    summed = [_sums(pool, replicates) for pool in pools]
    out: list[dict[str, FloatArray]] = [{} for _ in pools]
    totals = [dict(zip(columns, table[:, 0].tolist(), strict=True)) for columns, table in summed]
    for members, values in _estimates(summed):
        for name, rows in values.items():
            metric = metrics()[name]
            for i, row in zip(members, rows, strict=True):
                if round(totals[i].get(metric.n, 0.0)) >= metric.floor:
                    out[i][name] = row
    return out


def _sums(pool: Pool, replicates: int) -> tuple[list[str], FloatArray]:
    """Return the names of a pool's columns, sorted, and their sums."""
    names = sorted({name for part in pool.parts for name in part.columns})
    return names, bootstrap.sums(pool.parts, names, pool.seed, replicates)


def _estimates(
    summed: Sequence[tuple[list[str], FloatArray]],
) -> Iterator[tuple[list[int], dict[str, FloatArray]]]:
    """Yield the metrics of a scorer for the pools that have the same columns of it, given by their numbers."""
    import numpy as np

    for scorer in scorers():
        alike: dict[tuple[str, ...], list[tuple[int, FloatArray]]] = {}
        for i, (columns, table) in enumerate(summed):
            first = bisect_left(columns, scorer.PREFIX)
            last = bisect_left(columns, scorer.PREFIX + _LAST, first)
            alike.setdefault(tuple(columns[first:last]), []).append((i, table[first:last]))
        for own, members in alike.items():
            stacked = np.stack([table for _, table in members], axis=1)
            with np.errstate(divide="ignore", invalid="ignore"):
                values = scorer.values(dict(zip(own, stacked, strict=True)))
            yield [i for i, _ in members], values


def _groups(pool: Pool) -> dict[str, list[str]]:
    """Return the ids of each group of basis items, in order."""
    out: dict[str, list[str]] = {}
    sorters = [scorer.groups for scorer in scorers() if hasattr(scorer, "groups")]
    for items in (pool.evidence, pool.attributions):
        for key, item in items:
            for sorter in sorters:
                for group in sorter(item):
                    out.setdefault(group, []).append(key)
    return out


def _scores(pool: Pool, totals: Mapping[str, float], spread: Mapping[str, Spread]) -> dict[str, Score]:
    groups = _groups(pool)
    percentile = percentiles(pool.lexicons)
    return {
        name: _score(metric, spread.get(name), totals, groups, percentile)
        for name, metric in metrics().items()
    }


def _score(
    metric: Metric,
    spread: Spread | None,
    totals: Mapping[str, float],
    groups: Mapping[str, Sequence[str]],
    percentile: Callable[[str, float], int | None],
) -> Score:
    n = round(totals.get(metric.n, 0.0))
    group = metric.evidence or metric.attributions
    basis: tuple[str, ...] | Selector
    if group is not None:
        basis = tuple(groups.get(group, ()))
    else:
        basis = Selector(metric.select, _counts_of(metric.columns, totals))
    skipped = None
    if n < metric.floor:
        skipped = f"{n} {metric.n_unit}, fewer than {metric.floor:g}"
    elif spread is None or spread.value != spread.value:
        skipped = f"undefined: {metric.formula}"
    if skipped is not None or spread is None:
        return Score(metric=metric.name, value=None, unit=metric.unit, n=n, basis=basis, skipped=skipped)
    low, high = _limits(metric, spread, n)
    return Score(
        metric=metric.name,
        value=round(spread.value, 4),
        unit=metric.unit,
        low=_rounded(low),
        high=_rounded(high),
        n=n,
        percentile=percentile(metric.name, spread.value),
        basis=basis,
    )


def _counts_of(names: Sequence[str], totals: Mapping[str, float]) -> dict[str, float]:
    """Return the sums of the named columns; a name that ends in ":" stands for all columns that begin so."""
    found: dict[str, float] = {}
    for name in names:
        columns = sorted(c for c in totals if c.startswith(name)) if name.endswith(":") else [name]
        found |= {c: round(totals.get(c, 0.0), 4) for c in columns}
    return found


def skip(reason: str) -> dict[str, Score]:
    """Return every score as skipped for one reason that holds for the whole article."""
    return {
        name: Score(metric=name, value=None, unit=metric.unit, skipped=reason)
        for name, metric in metrics().items()
    }


def _rounded(x: float) -> float | None:
    return None if x != x else round(x, 4)


def _limits(metric: Metric, spread: Spread, n: int) -> tuple[float, float]:
    """Return the interval of one score from its replicates."""
    low, high = spread.low, spread.high
    if metric.centred:
        return spread.value + low - spread.mean, spread.value + high - spread.mean
    if metric.scale is not None and low == high:
        if spread.value == 0:
            high = metric.scale * min(1.0, 3 / n)
        elif metric.share and spread.value == metric.scale:
            low = metric.scale * max(0.0, 1 - 3 / n)
    if low == high:
        return float("nan"), float("nan")  # one sentence, or all alike: resampling cannot tell
    return low, high
