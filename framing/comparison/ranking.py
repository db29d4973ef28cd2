"""Is there an order among the outlets? Stated only where resampling and each word list left out in turn keep it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.scorers.loaded_language import part_of
from framing.types import Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.types import Analysis

HOLDS = 0.95
"""Share of the resamples in which an order must be the same."""
_BY_LIST = "loaded_language.narrator"
"""The rating that is a sum over word lists, any of which may be left out."""


def rankings(
    outlets: Mapping[str, Sequence[Analysis]],
    rated: Mapping[str, Mapping[str, NDArray[np.float64]]],
) -> tuple[Ranking, ...]:
    """Return, for each rating of two outlets or more, their order from high to low, if there is one.

    An order holds where it is the same in ``HOLDS`` of the resamples and, for a rating that is a sum over word
    lists, with every list left out in turn. ``rated``: see ``differences.rated``.
    """
    return tuple(
        _ranking(metric, {o: outlets[o] for o in found}, found)
        for metric, found in rated.items()
        if len(found) > 1
    )


def _ranking(
    metric: str, outlets: Mapping[str, Sequence[Analysis]], rated: Mapping[str, NDArray[np.float64]]
) -> Ranking:
    import numpy as np

    names = sorted(rated, key=lambda o: (-rated[o][0], o))
    steps: NDArray[np.float64] = np.diff(np.stack([rated[o] for o in names]), axis=0)
    falls = np.all(steps < 0, axis=0).tolist()
    held = sum(falls[1:]) / len(falls[1:])
    without = _without(outlets) if metric == _BY_LIST else {}
    breaks = tuple(
        sorted(
            name
            for name, lost in without.items()
            if not all(rated[a][0] - lost[a] > rated[b][0] - lost[b] for a, b in pairwise(names))
        )
    )
    return Ranking(
        metric=metric,
        order=tuple(names) if falls[0] and held >= HOLDS and not breaks else (),
        held=round(held, 3),
        breaks=breaks,
    )


def _without(outlets: Mapping[str, Sequence[Analysis]]) -> dict[str, Counter[str]]:
    """Return, for each word list, what every outlet's rating loses without it."""
    out: dict[str, Counter[str]] = {}
    for outlet, analyses in outlets.items():
        words = sum(sum(a.units.columns["loaded.words.narrator"]) for a in analyses)
        for name, weight in _weights(analyses):
            out.setdefault(name, Counter())[outlet] += 100 * weight / words  # type: ignore[assignment]
    return out


def _weights(analyses: Sequence[Analysis]) -> Iterator[tuple[str, float]]:
    for analysis in analyses:
        for item in analysis.evidence:
            if item.kind.startswith("loaded.") and part_of(item) == "narrator":
                yield item.source.partition("@")[0], item.weight
