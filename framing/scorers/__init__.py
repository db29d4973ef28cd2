"""Evidence and attributions -> scores.

Every score is a function of sums over sentences. A scorer module turns an article into columns (one
value a sentence) and declares formulas over the columns' sums; this module applies the same formula to
the sums themselves (the estimate) and to the sums of resampled sentences (the interval), so there is one
definition of a number, and several articles are pooled by stacking their sentences.

A scorer is a module of this package with ``METRICS``, ``columns`` and ``values``, and with ``groups`` if its
scores list what they rest on; dropping one in adds it.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from framing.types import Attribution, Evidence, Score, Selector, Units, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.document import Document

    FloatArray = NDArray[np.float64]

REPLICATES = 400
"""Bootstrap replicates behind an interval."""

_SERIAL = 200_000
"""Multiplications in one matrix product: below what makes OpenBLAS start threads, which would cost more."""

_CELLS = 4_000_000
"""Weights that are drawn at once, 8 bytes each: a huge article must not take gigabytes."""

Direction = Literal["higher is more", "higher is easier", "higher is harder", "none"]


@dataclass(frozen=True, slots=True)
class Material:
    """What a scorer works on: one article with its voices, attributions and evidence.

    ``voices`` has one voice a sentence of ``document`` and ``words_by_voice`` the number of its words in
    each voice; ``evidence_sentence`` and ``attribution_sentence`` give the index of the sentence that each
    piece of evidence, each attribution (its cue, else its content) stands in.
    """

    document: Document
    voices: Sequence[Voice]
    words_by_voice: Sequence[Mapping[Voice, int]]
    evidence: Sequence[Evidence]
    evidence_sentence: Sequence[int]
    attributions: Sequence[Attribution]
    attribution_sentence: Sequence[int]
    long_sentence: int = 30


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


class Spread(NamedTuple):
    """An estimate with the 2.5 and 97.5 percentiles and the mean of its replicates; nan where undefined."""

    value: float
    low: float
    high: float
    mean: float


class Scorer(Protocol):
    """The interface of a module in this package."""

    METRICS: tuple[Metric, ...]

    def columns(self, m: Material) -> dict[str, list[float]]:
        """Return the per-sentence sums, one list as long as the document's sentences per column."""

    def groups(self, item: Evidence | Attribution) -> tuple[str, ...]:
        """Return the groups of basis items that an item belongs to; a module without it lists none."""

    def values(self, s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Return each metric from column sums of shape (k,), as shape (k,); nan where it is undefined."""


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


def score(
    parts: Sequence[Units],
    *,
    evidence: Sequence[tuple[str, Evidence]],
    attributions: Sequence[tuple[str, Attribution]],
    seed: str,
    replicates: int = REPLICATES,
) -> dict[str, Score]:
    """Return every score of one article, or of several pooled.

    ``parts`` has the units of each article. ``evidence`` and ``attributions`` pair each item with the id to
    list in the basis. The interval is a percentile bootstrap (Efron & Tibshirani 1993, ch. 13): sentences
    are resampled within an article; for several articles, articles first, then sentences within each
    (Davison & Hinkley 1997, 3.8). It is seeded with ``seed`` (a digest of the content).
    """
    import numpy as np

    names = sorted({name for part in parts for name in part.columns})
    blocks = [[part.columns.get(name) or [0.0] * part.n for name in names] for part in parts]
    table = np.concatenate([np.array(block).reshape(len(names), -1).T for block in blocks])
    total = table.sum(axis=0, keepdims=True)
    resampled = _resample(table, [part.n for part in parts], seed, replicates)
    sums = np.concatenate([total, resampled])
    by_name = {name: sums[:, j] for j, name in enumerate(names)}
    estimates: dict[str, FloatArray] = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        for scorer in scorers():
            estimates.update(scorer.values(by_name))
    spread = _spread(estimates)
    totals = dict(zip(names, total[0].tolist(), strict=True))
    groups = _groups([*evidence, *attributions])
    return {name: _score(metric, spread.get(name), totals, groups) for name, metric in metrics().items()}


def _groups(items: Iterable[tuple[str, Evidence | Attribution]]) -> dict[str, list[str]]:
    """Return the ids of each group of basis items, in order."""
    out: dict[str, list[str]] = {}
    sorters = [scorer.groups for scorer in scorers() if hasattr(scorer, "groups")]
    for key, item in items:
        for sorter in sorters:
            for group in sorter(item):
                out.setdefault(group, []).append(key)
    return out


def _score(
    metric: Metric,
    spread: Spread | None,
    totals: Mapping[str, float],
    groups: Mapping[str, Sequence[str]],
) -> Score:
    from framing.scorers._reference import percentile

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


def _spread(estimates: Mapping[str, FloatArray]) -> dict[str, Spread]:
    """Return the spread of each metric over its replicates; those that are undefined are left out."""
    import numpy as np

    if not estimates:
        return {}
    values = np.stack(list(estimates.values()))
    replicates = np.sort(values[:, 1:], axis=1)  # nan comes last
    defined = np.maximum(replicates.shape[1] - np.isnan(replicates).sum(axis=1), 1)
    rows = np.arange(len(values))
    low = replicates[rows, ((defined - 1) * 0.025 + 0.5).astype(np.intp)].tolist()
    high = replicates[rows, ((defined - 1) * 0.975 + 0.5).astype(np.intp)].tolist()
    mean = (np.nan_to_num(replicates).sum(axis=1) / defined).tolist()
    return {
        name: Spread(*row)
        for name, *row in zip(estimates, values[:, 0].tolist(), low, high, mean, strict=True)
    }


def _resample(table: FloatArray, sizes: Sequence[int], seed: str, replicates: int) -> FloatArray:
    """Return column sums of ``replicates`` resamples, shape (replicates, columns)."""
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(int(hashlib.sha256(seed.encode()).hexdigest()[:16], 16)))
    out = np.zeros((replicates, table.shape[1]))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    used = [i for i, size in enumerate(sizes) if size]
    if not used:
        return out
    times: Any = np.ones((replicates, len(used)), dtype=np.int64)
    if len(used) > 1:
        times = rng.multinomial(len(used), [1 / len(used)] * len(used), size=replicates)
    for k, i in enumerate(used):
        block = table[starts[i] : starts[i + 1]]
        step = max(1, _SERIAL // max(1, block.size))
        many = max(1, _CELLS // len(block))
        for first in range(0, replicates, many):
            weights = _weights(rng, len(block), times[first : first + many, k])
            for row in range(0, len(weights), step):
                out[first + row : first + row + step] += weights[row : row + step] @ block
    return out


def _weights(rng: np.random.Generator, n: int, times: NDArray[np.int64]) -> FloatArray:
    """Return how often each of ``n`` sentences is drawn in each replicate, shape (replicates, n).

    Replicate r draws ``times[r] * n`` sentences with replacement.
    """
    import numpy as np

    if (times == 1).all():
        return _counts(rng.integers(0, n, size=(len(times), n), dtype=np.int32), n)
    out = np.zeros((len(times), n))
    for count in np.unique(times):
        rows = np.flatnonzero(times == count)
        if count:
            out[rows] = _counts(rng.integers(0, n, size=(len(rows), int(count) * n), dtype=np.int32), n)
    return out


def _counts(draws: NDArray[np.int32], n: int) -> FloatArray:
    """Return how often each of ``n`` values is drawn in each row, shape (rows, n)."""
    import numpy as np

    rows = len(draws)
    cells = draws + np.arange(0, rows * n, n, dtype=np.int64)[:, None]
    return np.bincount(cells.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)
