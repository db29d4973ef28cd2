"""Do the outlets' ratings differ? Bootstrap of each one's difference from the others, corrected for their number."""

from __future__ import annotations

from math import erfc, sqrt
from typing import TYPE_CHECKING, Literal

from framing import scorers
from framing.comparison.pools import pool
from framing.types import Difference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.types import Analysis

METRICS = ("loaded_language.narrator", "attribution.share", "readability.consensus_grade", "tone.narrator")
"""The ratings that are compared: few, since every comparison makes the others harder to pass."""
REPLICATES = 200
_SENTENCES = 8
"""Sentences below which an outlet is not compared."""


def differences(
    values: Mapping[str, Mapping[str, NDArray[np.float64]]], *, basis: Literal["all", "own"]
) -> tuple[Difference, ...]:
    """Return, for each rating, how each outlet differs from the mean of the others on the story.

    ``values``: see ``rated``; ``basis``: which sentences they rest on. ``p`` is two-sided, from the bootstrap's
    standard error; ``adjusted`` after Holm (1979) over all differences returned.
    """
    import numpy as np

    out = []
    for metric, found in values.items():
        if len(found) < 2:
            continue
        for outlet, mine in found.items():
            rest = np.mean([v for o, v in found.items() if o != outlet], axis=0)
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


def rated(outlets: Mapping[str, Sequence[Analysis]]) -> dict[str, dict[str, NDArray[np.float64]]]:
    """Return each rating of each outlet: the estimate, then its replicates, from sentences resampled within it.

    An outlet with too little text for a rating is left out of it.
    """
    import numpy as np

    pools = {o: p for o, found in outlets.items() if (p := pool(found)) and _size(p) >= _SENTENCES}
    found = scorers.estimates(list(pools.values()), REPLICATES)
    # Articles of as many sentences share their draws; moved on by one an outlet, replicates are independent.
    return {
        metric: {
            outlet: np.concatenate([v[metric][:1], np.roll(v[metric][1:], i)])
            for i, (outlet, v) in enumerate(zip(pools, found, strict=True))
            if metric in v and np.isfinite(v[metric][0])
        }
        for metric in METRICS
    }


def _size(p: scorers.Pool) -> int:
    return sum(part.n for part in p.parts)
