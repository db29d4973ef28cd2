"""Small SVG plots: a dot with its interval on a common scale, and shares as a bar.

Pure functions to strings. Positions are percentages, so that a plot stretches with its column without
being distorted; colours come from the style sheet by class, since the page's policy forbids style
attributes.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARGIN = 3.0
"""Share of the width, in percent, left free at each side so that dots at the ends are whole."""


class Svg(str):
    """A finished piece of SVG, escaped where it was built; templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class Scale(msgspec.Struct, frozen=True):
    """A linear axis from ``low``, the first of its ``ticks``, to ``high``, which need not be one."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def x(self, value: float) -> str:
        """Return where ``value`` stands, in percent of the width; values off the scale go to its end."""
        share = (value - self.low) / (self.high - self.low)
        return f"{_MARGIN + (100 - 2 * _MARGIN) * min(1.0, max(0.0, share)):.2f}%"


def scale(values: Iterable[float], *, low: float | None = None, high: float | None = None) -> Scale:
    """Return a scale that holds ``values``, with up to five round ticks; given ends are kept.

    It starts at zero unless values are negative or lie close together far from it.
    """
    known = [v for v in values if math.isfinite(v)]
    least = low if low is not None else min(known, default=0.0)
    most = high if high is not None else max(known, default=1.0)
    if low is None and 0 < least < 0.6 * most:
        least = 0.0
    if most - least < 1e-6 * max(1.0, abs(most)):
        most = least + 1.0
    step = _round_step((most - least) / 4)
    first = math.floor(least / step + 1e-9)
    last = math.floor(most / step + 1e-9)
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return Scale(ticks[0], max(most, ticks[-1]), ticks)


def _round_step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return power * next((m for m in (1, 2, 2.5, 5) if raw <= m * power * 1.0001), 10)


def dot(on: Scale, value: float, low: float | None, high: float | None, *, title: str) -> Svg:
    """Return a dot at ``value`` with its interval as a line; ``title`` says the same in words."""
    parts = [_grid(on)]
    if low is not None and high is not None:
        parts.append(f'<line class="interval" x1="{on.x(low)}" x2="{on.x(high)}" y1="50%" y2="50%"/>')
    parts.append(f'<circle class="dot" cx="{on.x(value)}" cy="50%" r="5"/>')
    return _svg("plot", title, "".join(parts))


def axis(on: Scale, labels: Sequence[str]) -> Svg:
    """Return the labels of a scale's ticks, hidden from assistive technology: every row gives its numbers."""
    texts = "".join(
        f'<text x="{on.x(tick)}" y="80%" text-anchor="middle">{escape(label)}</text>'
        for tick, label in zip(on.ticks, labels, strict=True)
    )
    return Svg(f'<svg class="axis" aria-hidden="true" focusable="false">{texts}</svg>')


def bar(counts: Sequence[int], *, title: str) -> Svg:
    """Return shares of a total as one bar, the parts classed ``p0``, ``p1``, ... in order."""
    total = sum(counts)
    parts = []
    done = 0
    for i, count in enumerate(counts):
        if count:
            x, width = 100 * done / total, 100 * count / total
            parts.append(f'<rect class="p{i}" x="{x:.2f}%" width="{width:.2f}%" y="15%" height="70%"/>')
            done += count
    return _svg("bar", title, "".join(parts))


def swatch(part: int) -> Svg:
    """Return the key for part ``part`` of a bar."""
    rect = f'<rect class="p{part}" x="0" y="0" width="100%" height="100%"/>'
    return Svg(f'<svg class="swatch" aria-hidden="true" focusable="false">{rect}</svg>')


def _grid(on: Scale) -> str:
    return "".join(
        f'<line class="{"zero" if tick == 0 else "grid"}" x1="{x}" x2="{x}" y1="0" y2="100%"/>'
        for tick, x in ((tick, on.x(tick)) for tick in on.ticks)
    )


def _svg(kind: str, title: str, body: str) -> Svg:
    return Svg(f'<svg class="{kind}" role="img"><title>{escape(title)}</title>{body}</svg>')
