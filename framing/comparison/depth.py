"""How far down its text something stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.types import SCORED_ROLES

if TYPE_CHECKING:
    from framing.types import Analysis


class Depth:
    """The depth of places in one article: the share of its scored text before them, from 0 (the top) to 1."""

    def __init__(self, analysis: Analysis) -> None:
        self._blocks = [b for b in analysis.article.blocks if b.role in SCORED_ROLES]
        self._starts = [b.start for b in self._blocks]
        self._before = [0]
        for b in self._blocks:
            self._before.append(self._before[-1] + b.end - b.start)

    def __call__(self, start: int) -> float:
        """Return the depth of the character at ``start``."""
        i = bisect_right(self._starts, start)
        if not i or not self._before[-1]:
            return 0.0
        block = self._blocks[i - 1]
        return (self._before[i - 1] + min(block.end, start) - block.start) / self._before[-1]
