"""The one interval method: a percentile bootstrap over sentences (Efron & Tibshirani 1993, ch. 13).

Sentences are resampled within an article; for several articles, articles first, then sentences within each
(Davison & Hinkley 1997, 3.8). A metric is a function of column sums, so its replicates are that function of
the resampled sums.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.types import Units

    FloatArray = NDArray[np.float64]

_SERIAL = 400_000
"""Multiplications in one matrix product: below what makes OpenBLAS start threads, which would cost more."""

_CELLS = 4_000_000
"""Weights that are drawn at once, 8 bytes each: a huge article must not take gigabytes."""

_KEPT = 100_000
"""Draws of one table that is remembered, a byte each."""

_LOW, _HIGH = 0.025, 0.975


class Spread(NamedTuple):
    """An estimate with the 2.5 and 97.5 percentiles and the mean of its replicates; nan where undefined."""

    value: float
    low: float
    high: float
    mean: float


def sums(parts: Sequence[Units], names: Sequence[str], seed: str, replicates: int) -> FloatArray:
    """Return the sums of the columns ``names`` over all sentences, then over each resample.

    Shape (columns, 1 + replicates). ``parts`` are the articles that are pooled; a column that a part lacks is
    zero there. The resamples follow from ``seed``, a digest of the content.
    """
    import numpy as np

    tables = [_table(part, names) for part in parts]
    out = np.zeros((len(names), 1 + replicates))
    for table in tables:
        out[:, 0] += table.sum(axis=1)
    used = [table for table in tables if table.shape[1]]
    if len(used) == 1:
        (table,) = used
        n = table.shape[1]
        _add_products(out[:, 1:], table[:, _shuffled(n, seed)], _draws(n, replicates))
    elif used:
        rng = np.random.Generator(np.random.PCG64(int(hashlib.sha256(seed.encode()).hexdigest()[:16], 16)))
        times = rng.multinomial(len(used), [1 / len(used)] * len(used), size=replicates)
        for k, table in enumerate(used):
            _add_resamples(out[:, 1:], table, times[:, k], rng)
    return out


def _table(part: Units, names: Sequence[str]) -> FloatArray:
    """Return the columns of one article, shape (columns, sentences)."""
    import numpy as np

    nothing = [0.0] * part.n
    columns = part.columns
    cells = chain.from_iterable(columns.get(name) or nothing for name in names)
    return np.fromiter(cells, np.float64, len(names) * part.n).reshape(len(names), part.n)


def _shuffled(n: int, seed: str) -> NDArray[np.intp]:
    """Return the numbers below ``n`` in an order that follows from ``seed``."""
    import numpy as np

    return np.frombuffer(hashlib.shake_128(seed.encode()).digest(4 * n), np.uint32).argsort(kind="stable")


def _draws(n: int, replicates: int) -> NDArray[np.uint8] | FloatArray:
    """Return how often each of ``n`` sentences is drawn in each replicate: one table for every ``n``.

    Drawing costs more than what is done with the draws. So articles of as many sentences share a table, and
    the content decides which sentence has which column of it. It is kept if it is of an ordinary size.
    """
    import numpy as np

    if n < 256 and n * replicates <= _KEPT:
        return _kept_draws(n, replicates)
    return _weights(np.random.Generator(np.random.PCG64(n)), n, np.ones(replicates, dtype=np.int64))


@lru_cache(maxsize=256)
def _kept_draws(n: int, replicates: int) -> NDArray[np.uint8]:
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(n))
    return _weights(rng, n, np.ones(replicates, dtype=np.int64)).astype(np.uint8)


def _add_resamples(
    out: FloatArray, table: FloatArray, times: NDArray[np.int64], rng: np.random.Generator
) -> None:
    """Add the sums of an article's resamples to ``out``, as often as each replicate has drawn the article."""
    n = table.shape[1]
    many = max(1, _CELLS // n)
    for first in range(0, len(times), many):
        some = slice(first, first + many)
        _add_products(out[:, some], table, _weights(rng, n, times[some]))


def _add_products(out: FloatArray, table: FloatArray, weights: NDArray[np.uint8] | FloatArray) -> None:
    counted = table.any(axis=1)
    rows = table[counted]
    step = max(1, _SERIAL // max(1, rows.size))
    for at in range(0, len(weights), step):
        out[counted, at : at + step] += rows @ weights[at : at + step].astype(float).T


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


def spreads(estimates: FloatArray) -> list[Spread]:
    """Return the spread of each row of ``estimates``: the estimate first, then its replicates, which get sorted.

    Sorting where they are spares fresh memory, which costs more than the arithmetic.
    """
    import numpy as np

    if not len(estimates):
        return []
    replicates = estimates[:, 1:]
    replicates.sort(axis=1)  # nan comes last
    rows, size = np.arange(len(replicates)), replicates.shape[1]
    mean = replicates.sum(axis=1) / size
    defined = np.full(len(replicates), size)
    if len(partly := np.flatnonzero(np.isnan(mean))):
        some = replicates[partly]
        defined[partly] -= np.isnan(some).sum(axis=1)
        mean[partly] = np.nan_to_num(some).sum(axis=1) / np.maximum(defined[partly], 1)
    last = np.maximum(defined, 1) - 1
    low = replicates[rows, (last * _LOW + 0.5).astype(np.intp)]
    high = replicates[rows, (last * _HIGH + 0.5).astype(np.intp)]
    mean = np.where(replicates[:, 0] == replicates[:, -1], low, mean)
    columns = (estimates[:, 0].tolist(), low.tolist(), high.tolist(), mean.tolist())
    return list(map(Spread._make, zip(*columns, strict=True)))
