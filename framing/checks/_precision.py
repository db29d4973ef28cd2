"""How often each rule was right in articles that people read: a table generated from the judgements."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from framing.lexicon.tables import read_table
from framing.resources import folder

COLUMNS: Final = ("code", "n", "precision", "low", "high", "agreed")
ENOUGH: Final = 5
"""Findings below which a measured precision says little: a rule then keeps the default that its author gave it."""


class Measured(NamedTuple):
    """Precision of a rule over ``n`` findings, each read twice.

    ``precision`` is the mean of the shares that the two readings found right, ``low`` and ``high`` its 95 % interval
    (Wilson 1927), ``agreed`` the number of findings with the same verdict in both.
    """

    n: int
    precision: float
    low: float
    high: float
    agreed: int

    @property
    def few(self) -> bool:
        """Whether there are too few findings to rely on."""
        return self.n < ENOUGH


def measured(code: str) -> Measured | None:
    """Return what was measured of a rule, or None where it found nothing to judge."""
    return _table().get(code)


@cache
def _table() -> dict[str, Measured]:
    table = read_table(folder("data") / "precision.tsv", COLUMNS)
    return {
        code: Measured(int(n), float(precision), float(low), float(high), int(agreed))
        for _, (code, n, precision, low, high, agreed) in table.rows
    }
