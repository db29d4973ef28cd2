"""Reads the tables of lexicons: a header of ``# key: value``, a line of column names, rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Table(NamedTuple):
    """A table as read: its header, and its rows with their line numbers (from 1)."""

    header: dict[str, str]
    rows: list[tuple[int, tuple[str, ...]]]


def read_table(path: Path, columns: Sequence[str], *, header: Sequence[str] = ()) -> Table:
    """Read a tab-separated table; ``columns`` are required in that order, ``header`` names required keys.

    Trailing empty cells may be left out of a row. Raises LexiconError, with file and line, for a key or
    column that is missing, repeated or not known, for a cell too many or with spaces around it, and for text
    that is not UTF-8.
    """
    lines = _text(path).split("\n")
    keys: dict[str, str] = {}
    at = 0
    while at < len(lines) and lines[at].startswith("#"):
        key, _, value = lines[at][1:].strip().partition(":")
        if not value.strip() or key in keys:
            reason = "a header line reads '# key: value', each key once"
            raise LexiconError(reason, where=f"{path}, line {at + 1}")
        keys[key] = value.strip()
        at += 1
    for key in header:
        if key not in keys:
            raise LexiconError(f"the header lacks {key!r}", where=str(path), remedy=f"add '# {key}: ...'")
    if at == len(lines) or lines[at].rstrip("\r") != "\t".join(columns):
        names = ", ".join(columns)
        raise LexiconError(f"the columns must be {names}, separated by tabs", where=f"{path}, line {at + 1}")
    return Table(keys, _rows(path, lines, at + 1, len(columns)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        where = f"{path}, byte {error.start}"
        raise LexiconError("is not UTF-8", where=where, remedy="save it as UTF-8") from error


def _rows(path: Path, lines: list[str], first: int, width: int) -> list[tuple[int, tuple[str, ...]]]:
    rows = []
    empty = ("",) * width
    for number, written in enumerate(lines[first:], first + 1):
        if line := written.rstrip("\r"):
            cells = tuple(line.split("\t"))
            if len(cells) > width or not cells[0] or " \t" in f"{line}\t" or "\t " in f"\t{line}":
                raise _row_error(cells, width, f"{path}, line {number}")
            rows.append((number, cells + empty[len(cells) :]))
    return rows


def _row_error(cells: tuple[str, ...], width: int, where: str) -> LexiconError:
    if len(cells) > width:
        what = f"{len(cells)} cells where there are {width} columns"
        return LexiconError(what, where=where, remedy="remove the extra tabs")
    if not cells[0]:
        return LexiconError("the first cell is empty", where=where, remedy="name the term, or drop the line")
    return LexiconError("a cell begins or ends with a space", where=where, remedy="remove the space")
