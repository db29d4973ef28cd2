"""Commands of GitHub's workflows, which show findings beside the changes of a pull request.

GitHub takes ten of each kind from a step; the others are printed as plain lines, and a last line says so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.formats.concise import line
from framing.formats.findings import found, relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Checked, Diagnostic, Failure

LIMIT = 10
"""Annotations of one kind that GitHub shows of a step."""

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield a command for each finding as long as GitHub takes them, then plain lines and their number."""
    seen: Counter[str] = Counter()
    for d, _ in found(results):
        seen[d.severity] += 1
        text = _command(d, view) if seen[d.severity] <= LIMIT else line(d)
        yield f"{text}\n".encode()
    left = sum(max(0, n - LIMIT) for n in seen.values())
    if left:
        yield f"{left} more than GitHub shows beside the lines; they are listed above\n".encode()


def summary(results: Iterable[Checked | Failure], view: View) -> str:
    """Return the findings as a table in Markdown, for the summary of a job."""
    rows = [_row(d, view) for d, _ in found(results)]
    if not rows:
        return "### framing check\n\nNothing found.\n"
    head = "| where | rule | finding |\n|---|---|---|\n"
    more = f"\n{len(rows) - _MOST} more are in the log.\n" if len(rows) > _MOST else ""
    return f"### framing check: {len(rows)} found\n\n{head}{''.join(rows[:_MOST])}{more}"


_MOST = 1000


def _row(d: Diagnostic, view: View) -> str:
    where = relative(d.path, view.root) + (f":{d.line}" if d.line is not None else "")
    cells = (where, f"{d.severity} {d.code} {d.name}", d.message)
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(text: str) -> str:
    flat = " ".join(text.split())
    for mark in "\\`*_[]<>|":
        flat = flat.replace(mark, f"\\{mark}")
    return flat


def _command(d: Diagnostic, view: View) -> str:
    places = {
        "file": relative(d.path, view.root),
        "line": d.line,
        "endLine": d.end_line,
        # GitHub takes columns only where both ends stand in one line.
        "col": d.column if d.line == d.end_line else None,
        "endColumn": d.end_column if d.line == d.end_line else None,
        "title": f"{d.code} {d.name}",
    }
    told = ",".join(f"{key}={_property(str(value))}" for key, value in places.items() if value is not None)
    instead = f"\nInstead: {d.suggestion}" if d.suggestion else ""
    return f"::{_KINDS[d.severity]} {told}::{_data(d.message + instead)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
