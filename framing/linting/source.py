"""Where a piece of an article stands in the file as written, for pages whose text extraction rewrites."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.ingest.decode import decode
from framing.ingest.lines import line_map

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<[^<>]*>|&[#\w]{1,32};|\s+",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b", re.I)


class Page:
    """An HTML page: its source, and its text with the place of every piece of it in the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = line_map(source)
        self._text, self._at, self._from = _flattened(source)

    def place(self, text: str, after: int = 0) -> tuple[int, int] | None:
        """Return where ``text`` stands in the source, as ``[start, end)``, or None.

        White space and tags within it do not matter; ``after`` is an offset in the source to look behind first.
        """
        wanted = " ".join(text.split())
        if not wanted:
            return None
        from_ = self._at[max(0, bisect_right(self._from, after) - 1)] if self._from else 0
        start = self._text.find(wanted, from_)
        if start < 0:
            start = self._text.find(wanted)
        if start < 0:
            return None
        return self._offset(start), self._offset(start + len(wanted) - 1) + 1

    def line(self, offset: int) -> int:
        """Return the line of an offset in the source, from 1."""
        return bisect_right(self.lines, offset)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self._at, at) - 1
        return self._from[piece] + at - self._at[piece]


def _flattened(source: str) -> tuple[str, list[int], list[int]]:
    """Return the text of a page; with the offset of each piece of it, in the text and in the source."""
    import html

    out: list[str] = []
    at: list[int] = []
    from_: list[int] = []
    size = last = 0
    spaced = True

    def add(piece: str, origin: int) -> None:
        nonlocal size, spaced
        if piece == " " and spaced:
            return
        at.append(size)
        from_.append(origin)
        out.append(piece)
        size += len(piece)
        spaced = piece == " "

    for found in _PIECE.finditer(source):
        if found.start() > last:
            add(source[last : found.start()], last)
        last = found.end()
        piece = found.group()
        if piece[0] == "&":
            meant = html.unescape(piece)
            add(" " if meant.isspace() else meant, found.start())
        elif not _INLINE.match(piece):
            add(" ", found.start())
    if last < len(source):
        add(source[last:], last)
    return "".join(out), at, from_


def read_page(path: Path) -> Page:
    """Return the page in a file that was read before. Raises InputError where it has gone since."""
    try:
        return Page(decode(path.read_bytes())[0])
    except OSError as e:
        raise InputError(
            "it went away while it was checked", where=str(path), remedy="run the check again"
        ) from e
