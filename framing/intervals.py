"""Confidence intervals that need no resampling."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share of ``n`` (Wilson 1927), within 0 and 1; ``n`` is at least 1."""
    centre = share + _Z**2 / (2 * n)
    half = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, (centre - half) / (1 + _Z**2 / n)), min(1.0, (centre + half) / (1 + _Z**2 / n))
