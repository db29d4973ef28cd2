"""Where lines and paragraphs begin and end, whatever ends them."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

# LF, CR, vertical tab, form feed, next line, line separator, paragraph separator.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|\n|\r")
_STOP = re.compile(r"[.!?…:;]['\"’”»)\]]*$")
_WIDEST = 130
"""Longest line, in characters, that a hard-wrapped text has."""


class Line(NamedTuple):
    """``[start, end)`` without surrounding space; ``gap``: a blank line, or nothing, precedes."""

    start: int
    end: int
    gap: bool


def line_map(text: str) -> tuple[int, ...]:
    """Return the offset of the first character of each line, as editors count lines (LF, CRLF, CR)."""
    if "\r" not in text:
        return (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1]))
    return (0, *[found.end() for found in _BREAK.finditer(text)])


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of ``text[start:end]`` that hold more than white space."""
    out: list[Line] = []
    before = start
    for found in _LINE.finditer(text, start, len(text) if end is None else end):
        raw = found.group()
        bare = raw.strip()
        if bare:
            first = found.start() + (0 if raw[0] == bare[0] else raw.index(bare[0]))
            last = first + len(bare)
            out.append(Line(first, last, not out or _blank_between(text[before:first])))
            before = last
    return out


def _blank_between(space: str) -> bool:
    breaks = space.count("\n") or space.count("\r")
    return breaks > 1 or "\u2029" in space or "\x0c" in space


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the paragraphs of ``text[start:end]``: single lines, or hard-wrapped ones joined.

    Whether a text is hard-wrapped is seen from all its lines: where it is, most of them stop in the
    middle of a sentence and many begin with a small letter.
    """
    found = lines(text, start, end)
    breaks = [
        (a, b)
        for a, b in pairwise(found)
        if not b.gap and a.end - a.start <= _WIDEST and b.end - b.start <= _WIDEST
    ]
    if not breaks or not _wrapped(text, breaks):
        return found
    width = max(a.end - a.start for a, _ in breaks)
    joined = {b.start for a, b in breaks if _runs_on(text, a, b, width)}
    out: list[Line] = []
    for line in found:
        if line.start in joined:
            out[-1] = out[-1]._replace(end=line.end)
        else:
            out.append(line)
    return out


def _wrapped(text: str, breaks: list[tuple[Line, Line]]) -> bool:
    small = sum(text[b.start].islower() for _, b in breaks)
    amid = sum(not _STOP.search(text, max(a.start, a.end - 4), a.end) for a, _ in breaks)
    return small >= 0.3 * len(breaks) and amid >= 0.5 * len(breaks)


def _runs_on(text: str, a: Line, b: Line, width: int) -> bool:
    """Whether the sentence or paragraph of ``a`` goes on in ``b``: else ``a`` had room for b's first word."""
    if text[b.start].islower():
        return True
    needed = a.end - a.start + 1 + len(text[b.start : b.end].split(None, 1)[0])
    stopped = _STOP.search(text, max(a.start, a.end - 4), a.end) is not None
    return needed > width * (0.85 if stopped else 0.6)
