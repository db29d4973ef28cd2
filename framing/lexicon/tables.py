"""Reads the tables that lexicons are written in: a header of ``# key: value``, a line of column names, rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from framing.errors import LexiconError


class Table(NamedTuple):
    """A table as read: its header, and its rows with their line numbers (from 1), cells in the asked order."""

    header: dict[str, str]
    rows: list[tuple[int, tuple[str, ...]]]


def read_table(path: Path, columns: Sequence[str], *, header: Sequence[str] = ()) -> Table:
    """Read a tab-separated table; ``columns`` are required in that order, ``header`` names required keys.

    Trailing empty cells may be left out of a row. Raises LexiconError, with file and line, for a key, column
    or cell that is missing, repeated or not known, and for text that is not UTF-8.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise LexiconError("is not UTF-8", where=f"{path}, byte {error.start}", remedy="save it as UTF-8") from error
    keys: dict[str, str] = {}
    at = 0
    while at < len(lines) and lines[at].startswith("#"):
        key, colon, value = lines[at][1:].strip().partition(":")
        if not colon or not value.strip() or key in keys:
            raise LexiconError("a header line reads '# key: value', each key once", where=f"{path}, line {at + 1}")
        keys[key] = value.strip()
        at += 1
    missing = [key for key in header if key not in keys]
    if missing:
        raise LexiconError(f"the header lacks {missing[0]!r}", where=str(path), remedy=f"add '# {missing[0]}: ...'")
    expected = "\t".join(columns)
    if at == len(lines) or lines[at].rstrip("\r") != expected:
        names = ", ".join(columns)
        raise LexiconError(f"the columns must be {names}, separated by tabs", where=f"{path}, line {at + 1}")
    return Table(keys, _rows(path, lines, at + 1, len(columns)))


def _rows(path: Path, lines: list[str], first: int, width: int) -> list[tuple[int, tuple[str, ...]]]:
    rows = []
    for number, line in enumerate(lines[first:], first + 1):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) > width:
            what = f"{len(cells)} cells where there are {width} columns"
            raise LexiconError(what, where=f"{path}, line {number}", remedy="remove the extra tabs")
        if any(cell != cell.strip() for cell in cells):
            raise LexiconError("a cell begins or ends with a space", where=f"{path}, line {number}")
        if not cells[0]:
            raise LexiconError("the first cell is empty", where=f"{path}, line {number}")
        rows.append((number, tuple(cells + [""] * (width - len(cells)))))
    return rows
