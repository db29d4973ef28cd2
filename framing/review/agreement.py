"""How far reviewers agree beyond chance: Cohen's κ, Krippendorff's α, and α for unitizing.

Formulas: Cohen 1960; Krippendorff, "Computing Krippendorff's alpha-reliability", 2011; Krippendorff, Mathet, Bouvry
and Widlöcher, "On the reliability of unitizing textual continua", 2016 (α with gaps as a value of their own).
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

T = TypeVar("T")
REPLICATES: Final = 1_000
"""Resamples of articles behind an interval."""


class Agreement(NamedTuple):
    """A coefficient: 1 is perfect, 0 is chance. ``value`` is None exactly where ``skipped`` says why."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    skipped: str = ""


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's κ of two reviewers' values, one pair a unit; NaN where both use one value only.

    κ = (p_o - p_e) / (1 - p_e), p_e from each reviewer's own shares.
    """
    n = len(pairs)
    if n == 0:
        return math.nan
    observed = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(count * second[value] for value, count in first.items()) / n**2
    return (observed - expected) / (1 - expected) if expected < 1 else math.nan


def alpha(units: Iterable[Sequence[Hashable]]) -> float:
    """Return Krippendorff's α for nominal values; a unit holds the values it was given, in any number.

    α = 1 - D_o / D_e over coincidences of values; units with fewer than two values do not count. NaN where all
    values are one.
    """
    pairable = [list(unit) for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    n = sum(totals.values())
    if n == 0:
        return math.nan
    disagreeing = sum(
        (len(unit) ** 2 - sum(c**2 for c in Counter(unit).values())) / (len(unit) - 1) for unit in pairable
    )
    expected = (n**2 - sum(c**2 for c in totals.values())) / (n - 1)
    return 1 - disagreeing / expected if expected else math.nan


class Continuum(NamedTuple):
    """A text of ``length`` characters with each reviewer's spans in it; spans of one reviewer may overlap."""

    length: int
    reviewers: Sequence[Sequence[tuple[int, int]]]


def unitizing_alpha(continua: Iterable[Continuum]) -> float:
    """Return α of which characters reviewers mark: marked and unmarked stretches are compared by their lengths.

    α = 1 - (1 - P_o) / (1 - P_e). P_o is the share of length on which pairs of reviewers agree. P_e is that expected
    by chance, where no stretch is paired with itself: P_e = Σ_c (ℓ_c² - Σ L²) / (ℓ² - Σ L²), L the length of a
    stretch with value c. With stretches of length 1 this is nominal α. NaN where nothing or all is marked.
    """
    agreed = total = 0.0
    lengths = {True: 0, False: 0}
    squares = {True: 0, False: 0}
    for continuum in continua:
        m = len(continuum.reviewers)
        if m < 2 or continuum.length == 0:
            continue
        cut = [_stretches(spans, continuum.length) for spans in continuum.reviewers]
        total += m * continuum.length
        for stretches in cut:
            for start, end, marked in stretches:
                lengths[marked] += end - start
                squares[marked] += (end - start) ** 2
        for i, one in enumerate(cut):
            for other in cut[i + 1 :]:
                agreed += 2 * _shared(one, other) / (m - 1)
    whole = sum(lengths.values()) ** 2 - sum(squares.values())
    if not whole or 0 in lengths.values():
        return math.nan
    expected = sum(lengths[v] ** 2 - squares[v] for v in (True, False)) / whole
    return 1 - (1 - agreed / total) / (1 - expected) if expected < 1 else math.nan


def _stretches(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int, bool]]:
    """Return the text as stretches in order, marked and unmarked in turn; spans that touch are one."""
    out: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in sorted(spans):
        left, right = max(start, 0), min(end, length)
        if left > at or not (out and out[-1][2]):
            if left > at:
                out.append((at, left, False))
            out.append((left, right, True))
        else:
            out[-1] = (out[-1][0], max(out[-1][1], right), True)
        at = max(at, right)
    if at < length:
        out.append((at, length, False))
    return [s for s in out if s[1] > s[0]]


def _shared(one: Sequence[tuple[int, int, bool]], other: Sequence[tuple[int, int, bool]]) -> int:
    """Return the length on which two reviewers agree."""
    i = j = agreed = 0
    while i < len(one) and j < len(other):
        overlap = min(one[i][1], other[j][1]) - max(one[i][0], other[j][0])
        if overlap > 0 and one[i][2] is other[j][2]:
            agreed += overlap
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return agreed


def with_interval(
    articles: Sequence[T], coefficient: Callable[[Sequence[T]], float], n: int, seed: str
) -> Agreement:
    """Return a coefficient over articles with its 95 % interval: percentiles of resamples of articles.

    ``n`` is the number of units. Resamples without a value are left out of the interval.
    """
    value = coefficient(articles)
    if n == 0:
        return Agreement(None, 0, skipped="nothing was judged by two reviewers")
    if math.isnan(value):
        return Agreement(None, n, skipped="all judged alike: chance agrees as well")
    if len(articles) < 2:
        return Agreement(value, n)
    rng = random.Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 - resampling, no secret
    drawn = (coefficient(rng.choices(articles, k=len(articles))) for _ in range(REPLICATES))
    values = sorted(v for v in drawn if not math.isnan(v))
    if len(values) < REPLICATES // 2:
        return Agreement(value, n)
    return Agreement(value, n, _percentile(values, 0.025), _percentile(values, 0.975))


def _percentile(values: Sequence[float], share: float) -> float:
    at = share * (len(values) - 1)
    low, high = math.floor(at), math.ceil(at)
    return values[low] + (at - low) * (values[high] - values[low])
