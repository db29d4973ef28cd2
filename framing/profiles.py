"""Outlets over many stories: each rating as a paired difference from the other outlets on the same story.

Pairing within the story keeps topics out: an outlet that covers more trials than the others is not taken for one
that writes in a harder style. Stories, not articles or sentences, are the units that could have come out otherwise,
so intervals resample whole stories (cluster bootstrap).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from framing import scorers
from framing.types import PairedRating, Period, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.types import Comparison

METRICS: Final = (
    "loaded_language.narrator",
    "loaded_language.probability",
    "attribution.share",
    "attribution.anonymous",
    "readability.consensus_grade",
    "tone.narrator",
)
"""The ratings of a profile."""

REPLICATES: Final = 2000
_DRAWN: Final = 4_000_000
"""Stories drawn, over all replicates of one interval, that are enough, and fit into memory."""
LEAST_STORIES: Final = 5
"""Stories shared with another outlet below which no difference is given."""
LEAST_FOR_TREND: Final = 12
LEAST_QUARTERS: Final = 3


class Rated(NamedTuple):
    """What one outlet's coverage of one story was rated.

    ``values`` has the metrics that could be computed; ``day`` is the ISO date of its first article there, or None.
    """

    story: str
    outlet: str
    articles: int
    day: str | None
    values: Mapping[str, float]


class _Pair(NamedTuple):
    """One story in which an outlet and others have a value."""

    story: str
    day: str | None
    own: float
    others: float


def rated(comparison: Comparison, metrics: Sequence[str] = METRICS) -> Iterator[Rated]:
    """Yield what each outlet of a compared story was rated; where the story has copies, on its own sentences."""
    days = {a.article.id: a.article.published for a in comparison.analyses}
    for outlet in comparison.outlets:
        scores = outlet.own_scores or outlet.scores
        yield Rated(
            story=comparison.story.id,
            outlet=outlet.outlet,
            articles=len(outlet.articles),
            day=min((day[:10] for day in map(days.get, outlet.articles) if day), default=None),
            values={
                metric: value
                for metric in metrics
                if metric in scores and (value := scores[metric].value) is not None
            },
        )


def profiles(rows: Iterable[Rated], metrics: Sequence[str] = METRICS) -> tuple[Profile, ...]:
    """Return the profile of every outlet that shares a story with another one, in alphabetical order."""
    stories: dict[str, list[Rated]] = defaultdict(list)
    for row in rows:
        stories[row.story].append(row)
    shared = {name: found for name, found in sorted(stories.items()) if len({r.outlet for r in found}) > 1}
    covered: dict[str, list[Rated]] = defaultdict(list)
    for found in shared.values():
        for row in found:
            covered[row.outlet].append(row)
    declared = scorers.metrics()
    known = [m for m in metrics if m in declared]
    pairs = _pairs(shared, known)
    ratings = {
        (outlet, metric): _rating(metric, declared[metric].unit, outlet, pairs[outlet, metric])
        for outlet in sorted(covered, key=lambda name: (name.casefold(), name))
        for metric in known
    }
    ratings = dict(zip(ratings, _adjusted(list(ratings.values())), strict=True))
    return tuple(
        Profile(
            outlet=outlet,
            stories=len(covered[outlet]),
            articles=sum(row.articles for row in covered[outlet]),
            first=min((r.day for r in covered[outlet] if r.day), default=None),
            last=max((r.day for r in covered[outlet] if r.day), default=None),
            ratings=tuple(ratings[outlet, metric] for metric in known),
        )
        for outlet in sorted(covered, key=lambda name: (name.casefold(), name))
    )


def _pairs(
    shared: Mapping[str, Sequence[Rated]], metrics: Sequence[str]
) -> dict[tuple[str, str], list[_Pair]]:
    """Return the pairs of each outlet and metric, in the order of the stories."""
    out: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for story, rows in shared.items():
        for metric in metrics:
            having = [r for r in rows if metric in r.values]
            for own in {r.outlet: r for r in reversed(having)}.values():
                others = [r.values[metric] for r in having if r.outlet != own.outlet]
                if others:
                    mean = sum(others) / len(others)
                    out[own.outlet, metric].append(_Pair(story, own.day, own.values[metric], mean))
    return out


def _rating(metric: str, unit: str, outlet: str, pairs: Sequence[_Pair]) -> PairedRating:
    n = len(pairs)
    if n < LEAST_STORIES:
        reason = f"{n} shared {'story' if n == 1 else 'stories'}, fewer than {LEAST_STORIES}"
        return PairedRating(metric=metric, unit=unit, stories=n, skipped=reason)
    import numpy as np

    gaps = np.array([pair.own - pair.others for pair in pairs])
    key = f"{outlet}\n{metric}\n" + "\n".join(pair.story for pair in pairs)
    means = np.concatenate([gaps[draws].mean(axis=1) for draws in _draws(key, n)])
    low, high = np.percentile(means, _tails(n))
    value = float(gaps.mean())
    slope, slope_low, slope_high = _slope(pairs, gaps, key)
    return PairedRating(
        metric=metric,
        unit=unit,
        stories=n,
        value=round(value, 4),
        low=round(float(low), 4),
        high=round(float(high), 4),
        level=round(sum(pair.own for pair in pairs) / n, 4),
        others=round(sum(pair.others for pair in pairs) / n, 4),
        p=round(_chance(gaps), 6),
        trend=_trend(pairs),
        slope=slope,
        slope_low=slope_low,
        slope_high=slope_high,
    )


def _draws(key: str, n: int) -> Iterator[NDArray[np.int64]]:
    """Yield which stories each replicate holds, some replicates at a time, seeded from what is resampled.

    There are ``REPLICATES``; above ``_DRAWN`` draws in all there are fewer, down to 200, and memory stays flat.
    """
    import numpy as np

    seed = int(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16], 16)
    random = np.random.Generator(np.random.PCG64(seed))
    left = min(REPLICATES, max(200, _DRAWN // n))
    while left > 0:
        size = min(left, max(1, _DRAWN // n))
        yield random.integers(0, n, size=(size, n))
        left -= size


def _tails(n: int) -> list[float]:
    """Return the percentiles that make a 95 % interval of ``n`` stories, widened for small n (Hesterberg 2015).

    The plain percentile interval of a mean is too narrow by the factor that separates Student's t from the normal.
    """
    from scipy.special import ndtr, stdtrit

    tail = 100 * float(ndtr(sqrt(n / (n - 1)) * stdtrit(n - 1, 0.025)))
    return [tail, 100 - tail]


def _chance(gaps: NDArray[np.float64]) -> float:
    """Return the two-sided p of a mean difference of zero: Student's t on the paired differences."""
    from scipy.special import stdtr

    n = len(gaps)
    error = float(gaps.std(ddof=1)) / sqrt(n)
    return float(2 * stdtr(n - 1, -abs(float(gaps.mean())) / error)) if error > 0 else 1.0


def _trend(pairs: Sequence[_Pair]) -> tuple[Period, ...]:
    quarters: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        if pair.day:
            quarters[_quarter(pair.day)].append(pair.own - pair.others)
    return tuple(
        Period(name, len(values), round(sum(values) / len(values), 4))
        for name, values in sorted(quarters.items())
    )


def _slope(pairs: Sequence[_Pair], gaps: NDArray[np.float64], key: str) -> tuple[float | None, ...]:
    """Return the least-squares change of the difference a year, and its interval; None where it cannot be told."""
    import numpy as np

    if any(pair.day is None for pair in pairs) or len(pairs) < LEAST_FOR_TREND:
        return None, None, None
    if len({_quarter(pair.day) for pair in pairs if pair.day}) < LEAST_QUARTERS:
        return None, None, None
    days = np.array([np.datetime64((pair.day or "")[:10], "D").astype(np.int64) for pair in pairs]) / 365.25

    def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        x = x - x.mean(axis=-1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((x * y).sum(axis=-1) / (x * x).sum(axis=-1))

    spread = np.concatenate([fit(days[draws], gaps[draws]) for draws in _draws(key, len(pairs))])
    low, high = np.percentile(spread[np.isfinite(spread)], _tails(len(pairs)))
    return round(float(fit(days, gaps)), 4), round(float(low), 4), round(float(high), 4)


def _quarter(day: str) -> str:
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def _adjusted(ratings: list[PairedRating]) -> list[PairedRating]:
    """Return the ratings with p after Holm (1979), over all that have one."""
    import msgspec

    from framing.comparison.differences import holm

    tested = [i for i, r in enumerate(ratings) if r.p is not None]
    for i, p in zip(tested, holm([ratings[i].p or 0.0 for i in tested]), strict=True):
        ratings[i] = msgspec.structs.replace(ratings[i], adjusted=round(p, 6))
    return ratings
