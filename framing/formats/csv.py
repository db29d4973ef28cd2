"""A table for spreadsheets and data frames: one row per article and score."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.formats.printable import valid
from framing.types import Analysis, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View

COLUMNS = (
    "id", "outlet", "story", "published", "genre", "metric", "value", "unit", "low", "high", "n",
    "percentile", "skipped",
)  # fmt: skip
"""Columns in order; ``docs/formats.md`` says what they hold."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield the heading, then the rows of each article; a failure has no row."""
    yield _lines([COLUMNS])
    for result in results:
        if isinstance(result, Analysis):
            yield _lines([[cell(row[name]) for name in COLUMNS] for row in result.rows()])


def cell(value: object) -> object:
    """Return a value as a cell; text that a spreadsheet would run gets an apostrophe before it."""
    if isinstance(value, str):
        text = valid(value)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return value


def _lines(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
