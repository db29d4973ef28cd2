"""Findings for a person: the line with the words marked, the reason, what could stand there instead."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from framing.checks import rules
from framing.formats.findings import found, line_text
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Article, Checked, Diagnostic, Failure

_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36"}
_BOLD, _BLUE, _GREEN = "1", "1;34", "32"
_BEFORE = 30
"""Cells of context before the marked words, in a line that is too long to be shown whole."""


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield each finding with the line that it stands in."""
    for d, article in found(results):
        yield "".join(f"{line}\n" for line in _shown(d, article, view)).encode()


def _shown(d: Diagnostic, article: Article, view: View) -> Iterator[str]:
    def painted(text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if view.colour else text

    at = "".join(f":{n}" for n in (d.line, d.column) if n is not None)
    kind = painted(f"{d.severity} {d.code}", _COLOURS[d.severity])
    yield f"{painted(printable(f'{d.path}{at}'), _BOLD)}: {kind} {d.name}"
    yield f"  {printable(d.message)}"
    number = str(d.line) if d.line is not None else "-"
    margin = " " * len(number)
    text, start, end = _line(d, article, 2 * view.width)
    shown, before, marked = _window(text, start, end, max(view.width - len(number) - 4, 20))
    yield f"{margin} {painted('|', _BLUE)}"
    yield f"{painted(f'{number} |', _BLUE)} {shown}"
    yield f"{margin} {painted('|', _BLUE)} {' ' * before}{painted('^' * marked, _COLOURS[d.severity])}"
    if d.suggestion:
        sure = "" if d.safe else " (read it over)"
        yield f"{margin} {painted('=', _BLUE)} instead: {painted(printable(d.suggestion), _GREEN)}{sure}"
    yield f"{margin} {painted('=', _BLUE)} why: {rules()[d.code].WHY}"
    yield ""


def _line(d: Diagnostic, article: Article, reach: int) -> tuple[str, int, int]:
    """Return the line to show, and which part of it is marked: where lines are unknown, the sentence."""
    if d.line is not None and d.column is not None and d.path == article.path:
        text, first = line_text(article, d.line, d.column, reach)
        end = d.end_column - first if d.end_line == d.line and d.end_column is not None else len(text)
        if text:
            return text, d.column - first, end
    text = " ".join(d.sentence.split()) or d.text
    start = max(0, text.find(" ".join(d.text.split())))
    return text, start, min(start + len(" ".join(d.text.split())), len(text))


def _window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return what is shown of a line, the cells before the marked part, and its own cells."""
    first, last = 0, len(text)
    if sum(map(_cells, text)) > width:
        first = start
        room = min(_BEFORE, width // 3)
        while first > 0 and room > 0:
            first -= 1
            room -= _cells(text[first])
        last, room = first, width - 2
        while last < len(text) and room > 0:
            room -= _cells(text[last])
            last += 1
    left, right = "…" if first else "", "…" if last < len(text) else ""
    end = min(max(end, start + 1), last)
    before = len(left) + sum(map(_cells, text[first:start]))
    shown = "".join(map(_cell, text[first:last]))
    return f"{left}{shown}{right}", before, max(1, sum(map(_cells, text[start:end])))


def _cell(c: str) -> str:
    """Return a character as it is shown: a tab as a space, so that marks stand under their words."""
    if c == "\t" or unicodedata.category(c) == "Zs":
        return " "
    return c if c.isprintable() or c == "\u200d" else "\ufffd"


def _cells(c: str) -> int:
    """Return the cells that a character takes in a terminal."""
    if c == "\u200d" or unicodedata.category(c) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1
