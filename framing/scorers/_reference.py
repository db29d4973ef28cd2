"""The reference distribution: where a score stands among ordinary news articles.

``framing/data/reference.json`` holds, for each metric, the values of the reference articles at every
whole percentile, with where they come from; ``tools/reference.py`` makes it. A metric that rests on
lexicons has a percentile only while the lexicons are those that the reference was made with.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final

import msgspec

from framing.resources import folder

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


def percentile(metric: str, value: float, lexicons: str) -> int | None:
    """Return the percent of reference articles that score lower, ties counted half; None if unknown.

    ``lexicons`` is the digest of those that gave the value.
    """
    found = reference()
    if found is None or metric not in found.quantiles:
        return None
    if metric.startswith(_ON_LEXICONS) and found.lexicons != lexicons:
        return None
    values = found.quantiles[metric]
    low = bisect_left(values, value)
    high = bisect_left(values, value + 1e-9)
    return min(100, round((low + max(low, high - 1)) / 2)) if values else None
