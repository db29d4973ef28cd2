"""Evidence and attributions -> scores.

Every score is a function of sums over sentences. A scorer module turns an article into columns (one
value a sentence) and declares formulas over the columns' sums; this module applies the same formula to
the sums themselves (the estimate) and to the sums of resampled sentences (the interval), so there is one
definition of a number, and several articles are pooled by stacking their sentences.

A scorer is a module of this package with ``METRICS``, ``columns`` and ``values``, with ``groups`` if its scores
list what they rest on, and with ``VARYING`` if it has a column for each speaker, say; dropping one in adds it.
"""

from __future__ import annotations

import importlib
import pkgutil
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

    ``VARYING`` (a module without it has none) says how the names begin of columns that an article has one of for
    each of its speakers, or sides; it ends in ":". No other name has a colon.
    """

    METRICS: tuple[Metric, ...]

    def columns(self, m: Material) -> dict[str, list[float]]:
        """Return the per-sentence sums, one list as long as the document's sentences per column."""

    def columns_of_many(self, materials: Sequence[Material]) -> list[dict[str, list[float]]]:
        """Return the columns of each article; only in a module where that costs less than one by one."""

    def groups(self, item: Evidence | Attribution) -> tuple[str, ...]:
        """Return the groups of basis items that an item belongs to; a module without it lists none."""

    def values(self, s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Return each metric from column sums, in their shape; nan where it is undefined.

        Metrics of several pools are worked out at once: each sum has the shape (pools, 1 + replicates), and the
        first of a row is the estimate. Under a name of ``VARYING`` stands an array of the shape (most speakers of
        a pool, pools, 1 + replicates): each pool has its own speakers, sorted by name, the same for every such
        name of a scorer, and zeros after the last.
        """


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


def units(materials: Sequence[Material]) -> list[Units]:
    """Return the columns of every scorer for each article."""
    found: list[dict[str, list[float]]] = [{} for _ in materials]
    for scorer in scorers():
        many = (
            scorer.columns_of_many(materials)
            if hasattr(scorer, "columns_of_many")
            else map(scorer.columns, materials)
        )
        for columns, own in zip(found, many, strict=True):
            columns.update(own)
    return [Units(n=len(m.document.sentences), columns=c) for m, c in zip(materials, found, strict=True)]


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
    if not pools:
        return []
    totals, columns = _sums(pools, replicates)
    return [
        _scores(pool, total, spread)
        for pool, total, spread in zip(pools, totals, _spreads(columns), strict=True)
    ]


def estimates(pools: Sequence[Pool], replicates: int = REPLICATES) -> list[dict[str, FloatArray]]:
    """Return for each pool its metrics at or above their floors: the estimate, then its replicates."""
    out: list[dict[str, FloatArray]] = [{} for _ in pools]
    if not pools:
        return out
    totals, columns = _sums(pools, replicates)
    for values in _values(columns):
        for name, rows in values.items():
            metric = metrics()[name]
            for found, total, row in zip(out, totals, rows, strict=True):
                if round(total.get(metric.n, 0.0)) >= metric.floor:
                    found[name] = row
    return out


def _sums(pools: Sequence[Pool], replicates: int) -> tuple[list[dict[str, float]], dict[str, FloatArray]]:
    """Return the sums of each pool's columns, and those of all pools with their replicates, by column."""
    names = [_ordered(pool.parts) for pool in pools]
    fixed = sorted({name for one, _ in names for name in one})
    sums = [
        bootstrap.sums(pool.parts, [*fixed, *varying], pool.seed, replicates)
        for pool, (_, varying) in zip(pools, names, strict=True)
    ]
    totals = [
        dict(zip([*fixed, *varying], table[:, 0].tolist(), strict=True))
        for (_, varying), table in zip(names, sums, strict=True)
    ]
    return totals, _stacked(fixed, [varying for _, varying in names], sums)


def _ordered(parts: Sequence[Units]) -> tuple[set[str], list[str]]:
    """Return the names of the columns that every article has, and of those that are one a speaker or a side."""
    every = {name for part in parts for name in part.columns}
    varying = {name for name in every if ":" in name}
    return every - varying, sorted(varying)


def _stacked(
    fixed: Sequence[str], varying: Sequence[Sequence[str]], sums: Sequence[FloatArray]
) -> dict[str, FloatArray]:
    """Return the sums of all pools by column, as ``Scorer.values`` takes them."""
    import numpy as np

    every = np.stack([table[: len(fixed)] for table in sums], axis=1)
    out: dict[str, FloatArray] = dict(zip(fixed, every, strict=True))
    for scorer in scorers():
        kinds = getattr(scorer, "VARYING", ())
        keys = [
            sorted({n.partition(":")[2] for n in names if n.partition(":")[0] + ":" in kinds})
            for names in varying
        ]
        for kind in kinds:
            out[kind] = np.zeros((max(map(len, keys)), *every.shape[1:]))
            for i, (own, names) in enumerate(zip(keys, varying, strict=True)):
                at = {name: row for row, name in enumerate(names, len(fixed))}
                for k, key in enumerate(own):
                    if (row := at.get(kind + key)) is not None:
                        out[kind][k, i] = sums[i][row]
    return out


def _spreads(columns: Mapping[str, FloatArray]) -> list[dict[str, Spread]]:
    """Return the spread of each metric for each pool."""
    import numpy as np

    out: list[dict[str, Spread]] = []
    for values in _values(columns):
        stacked = np.stack(list(values.values()), axis=1)
        out = out or [{} for _ in stacked]
        spreads = iter(bootstrap.spreads(stacked.reshape(-1, stacked.shape[-1])))
        for found in out:
            found.update(zip(values, spreads, strict=False))
    return out


def _values(columns: Mapping[str, FloatArray]) -> Iterator[dict[str, FloatArray]]:
    """Yield the metrics of each scorer."""
    import numpy as np

    for scorer in scorers():
        with np.errstate(divide="ignore", invalid="ignore"):
            yield scorer.values(columns)


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
    counts: dict[str, dict[str, float]] = {}
    for name, total in totals.items():
        kind, colon, _ = name.partition(":")
        counts.setdefault(kind + colon, {})[name] = total if total.is_integer() else round(total, 4)
    return {
        name: _score(metric, spread[name], counts, groups, percentile) for name, metric in metrics().items()
    }


def _score(
    metric: Metric,
    spread: Spread,
    counts: Mapping[str, Mapping[str, float]],
    groups: Mapping[str, Sequence[str]],
    percentile: Callable[[str, float], int | None],
) -> Score:
    """Return a score; ``counts`` has the sums of the columns by name, and by what the varying ones begin with."""
    name, unit, value = metric.name, metric.unit, spread.value
    n = round(counts.get(metric.n, {}).get(metric.n, 0.0))
    basis: tuple[str, ...] | Selector
    if group := metric.evidence or metric.attributions:
        basis = tuple(groups.get(group, ()))
    else:
        found: dict[str, float] = {}
        for column in metric.columns:
            found |= counts.get(column) or ({} if column[-1] == ":" else {column: 0.0})
        basis = Selector(metric.select, found)
    if n < metric.floor:
        skipped = f"{n} {metric.n_unit}, fewer than {metric.floor:g}"
    elif value != value:
        skipped = f"undefined: {metric.formula}"
    else:
        low, high = _limits(metric, spread, n)
        return Score(
            metric=name,
            value=round(value, 4),
            unit=unit,
            low=_rounded(low),
            high=_rounded(high),
            n=n,
            percentile=percentile(name, value),
            basis=basis,
        )
    return Score(metric=name, value=None, unit=unit, n=n, basis=basis, skipped=skipped)


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
