"""Posts of social networks in the text: a signature with name and handle, and the lines that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.paragraph import words

if TYPE_CHECKING:
    from framing.ingest.paragraph import Paragraph

_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
_SIGNED = re.compile(
    rf"(?:^|\s)[—–-]{{1,2}}\s?\S.{{0,80}}\(@\w{{1,30}}\),?\s*(?:{_DATE})?\W{{0,3}}\Z"
    r"|^A post shared by \S.{0,100}\Z"
)
_MARK = re.compile(
    r"(?:^|\s)[#@]\w|https?://t\.co/|pic\.twitter\.com/|^RT\b|^View this post on|[\U0001F300-\U0001FAFF]"
)
_LENGTH = 600
"""Most characters of a post above its signature."""
_LINES = 8


def mark_posts(ps: list[Paragraph]) -> None:
    """Mark the lines of each post as embed."""
    for i, p in enumerate(ps):
        if (
            len(p.raw) > _LENGTH
            or not ("@" in p.raw or p.raw.startswith("A post"))
            or not _SIGNED.search(p.raw)
        ):
            continue
        # A long line with a signature is the whole post.
        first = i if words(p.raw) > 16 else _start(ps, i)
        for q in ps[first : i + 1]:
            q.be("embed")


def _start(ps: list[Paragraph], signature: int) -> int:
    """Return the paragraph that a post begins with: the highest with a post's marks, else the one above."""
    start, length = signature, 0
    for j in range(signature - 1, max(-1, signature - 1 - _LINES), -1):
        p = ps[j]
        length += len(p.raw)
        if length > _LENGTH or (p.role is not None and p.note not in ("link", "tags")):
            break
        if j == signature - 1 or _MARK.search(p.raw):
            start = j
    return start
