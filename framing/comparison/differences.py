"""Do the outlets' ratings differ? Bootstrap of each one's difference from the others, corrected for their number."""

from __future__ import annotations

import hashlib
from math import erfc, sqrt
from typing import TYPE_CHECKING, Literal

from framing import scorers
from framing.types import Difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.types import Analysis

METRICS = ("loaded_language.narrator", "attribution.share", "readability.consensus_grade", "tone.narrator")
"""The ratings that are compared: few, since every comparison makes the others harder to pass."""
REPLICATES = 200
_SENTENCES = 8
"""Sentences below which an outlet is not compared."""


def differences(
    outlets: Sequence[tuple[str, Sequence[Analysis]]], *, basis: Literal["all", "own"]
) -> tuple[Difference, ...]:
    """Return, for each rating, how each outlet differs from the mean of the others on the story.

    Sentences are resampled within each outlet. ``p`` is two-sided, from the bootstrap's standard error;
    ``adjusted`` after Holm (1979) over all differences returned. An outlet with too little text for a rating
    takes no part in it.
    """
    import numpy as np

    values = {name: _values(name, found) for name, found in outlets}
    out = []
    for metric in METRICS:
        rated = {o: v[metric] for o, v in values.items() if metric in v and np.isfinite(v[metric][0])}
        if len(rated) < 2:
            continue
        for outlet, mine in rated.items():
            rest = np.mean([v for o, v in rated.items() if o != outlet], axis=0)
            gap = mine - rest
            spread = gap[1:][np.isfinite(gap[1:])]
            if len(spread) < REPLICATES // 2 or not spread.std() > 0:
                continue
            low, high = np.percentile(spread, [2.5, 97.5])
            p = erfc(abs(gap[0]) / spread.std() / sqrt(2))
            out.append((metric, outlet, mine[0], rest[0], low, high, p))
    adjusted = holm([row[-1] for row in out])
    return tuple(
        Difference(
            metric=metric,
            outlet=outlet,
            value=round(float(value), 4),
            others=round(float(others), 4),
            low=round(float(low), 4),
            high=round(float(high), 4),
            p=round(p, 6),
            adjusted=round(q, 6),
            basis=basis,
        )
        for (metric, outlet, value, others, low, high, p), q in zip(out, adjusted, strict=True)
    )


def holm(p: Sequence[float]) -> list[float]:
    """Return the values adjusted after Holm (1979), in their order."""
    order = sorted(range(len(p)), key=lambda i: p[i])
    out = [1.0] * len(p)
    worst = 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, (len(p) - rank) * p[i]))
        out[i] = worst
    return out


def _values(outlet: str, analyses: Sequence[Analysis]) -> dict[str, NDArray[np.float64]]:
    """Return each rating of an outlet: the estimate, then its replicates; nothing below the floors."""
    import numpy as np

    scored = [a for a in analyses if any(s.value is not None for s in a.scores.values())]
    n = sum(a.units.n for a in scored)
    if n < _SENTENCES:
        return {}
    names = sorted({name for a in scored for name in a.units.columns})
    table = np.array(
        [[x for a in scored for x in (a.units.columns.get(name) or [0.0] * a.units.n)] for name in names]
    ).T
    seed = hashlib.sha256("\n".join([outlet, *(a.article.digest for a in scored)]).encode()).hexdigest()
    draws = np.random.Generator(np.random.PCG64(int(seed[:16], 16))).integers(0, n, size=(REPLICATES, n))
    cells = draws + np.arange(REPLICATES)[:, None] * n
    weights = np.bincount(cells.ravel(), minlength=REPLICATES * n).reshape(REPLICATES, n).astype(float)
    sums = np.concatenate([table.sum(axis=0, keepdims=True), weights @ table])
    by_name = {name: sums[:, j] for j, name in enumerate(names)}
    out: dict[str, NDArray[np.float64]] = {}
    declared = scorers.metrics()
    with np.errstate(divide="ignore", invalid="ignore"):
        for scorer in scorers.scorers():
            out.update(scorer.values(by_name))
    return {
        m: out[m]
        for m in METRICS
        if m in out and m in declared and by_name[declared[m].n][0] >= declared[m].floor
    }
