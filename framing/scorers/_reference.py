"""The reference distribution: where a score stands among ordinary news articles.

``framing/data/reference.json`` holds, for each metric, the values of the reference articles at every
whole percentile, with where they come from; ``tools/reference.py`` makes it. A metric that rests on
lexicons has a percentile only while the lexicons are those that the reference was made with.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from framing.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable

_ON_LEXICONS: Final = ("loaded_language.", "attribution.")


class Reference(msgspec.Struct, frozen=True):
    """The reference as it ships: ``quantiles`` has 101 values a metric, from percentile 0 to 100."""

    corpus: str
    citation: str
    articles: int
    lexicons: str
    quantiles: dict[str, list[float]]


@cache
def reference() -> Reference | None:
    """Return the reference that ships with the package, or None in a build without one."""
    path = folder("data") / "reference.json"
    if not path.is_file():
        return None
    return msgspec.json.decode(path.read_bytes(), type=Reference)


def percentiles(lexicons: str) -> Callable[[str, float], int | None]:
    """Return the function that gives the percentile of a metric's value; None where there is no reference.

    The percentile is the percent of reference articles that score lower, ties counted half. ``lexicons`` is
    the digest of those that the value rests on.
    """
    usable = _usable(lexicons)

    def percentile(metric: str, value: float) -> int | None:
        values = usable.get(metric)
        if not values:
            return None
        low = bisect_left(values, value)
        high = bisect_left(values, value + 1e-9, low)
        return min(100, round((low + max(low, high - 1)) / 2))

    return percentile


@cache
def _usable(lexicons: str) -> dict[str, list[float]]:
    """Return the distributions that hold with these lexicons."""
    found = reference()
    if found is None:
        return {}
    return {
        metric: values
        for metric, values in found.quantiles.items()
        if found.lexicons == lexicons or not metric.startswith(_ON_LEXICONS)
    }
