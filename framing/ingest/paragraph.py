"""A paragraph under way to a block, and the shapes that tell titles from sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Role


class Paragraph:
    """A paragraph ``[start, end)`` of a text; ``role`` is None until a step knows it.

    ``gap``: a blank line, or nothing, stands above it.
    """

    __slots__ = ("end", "gap", "note", "raw", "role", "start")

    def __init__(
        self, text: str, start: int, end: int, gap: bool, role: Role | None = None, note: str = ""
    ) -> None:
        self.start = start
        self.end = end
        self.gap = gap
        self.raw = text[start:end]
        self.role = role
        self.note = note

    def be(self, role: Role, note: str = "") -> None:
        """Give the paragraph its role."""
        self.role = role
        self.note = note

    def split(self, text: str, start: int, end: int) -> Paragraph:
        """Return ``[start, end)`` of the text, stripped, as a paragraph of the same role."""
        raw = text[start:end]
        bare = raw.strip()
        first = start + raw.index(bare[0])
        return Paragraph(text, first, first + len(bare), self.gap, self.role, self.note)


_FINAL = re.compile(r"[.!?…][\s'\"’”»)\]]*\Z")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)’”\"][.!?]['\"’”)]*\s+['\"‘“(]?[A-Z]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def vocabulary(listed: str) -> frozenset[str]:
    """Return the words listed in one string."""
    return frozenset(listed.split())


_SMALL_WORDS = vocabulary(
    "a an the and or but nor of in on at to for from by with as over after amid is are was be vs via into "
    "per off up"
)


def stopped(raw: str) -> bool:
    """Whether a paragraph ends like a sentence."""
    return _FINAL.search(raw, max(0, len(raw) - 8)) is not None


def several(raw: str) -> bool:
    """Whether a paragraph holds more than one sentence."""
    return _SENTENCE_BREAK.search(raw) is not None


def words(raw: str) -> int:
    """Return the number of words, parted by white space."""
    return len(raw.split())


def capital_share(raw: str) -> float:
    """Return the share of words, other than small ones, that are capitalised."""
    found = [w for w in _WORD.findall(raw) if w.lower() not in _SMALL_WORDS]
    return sum(w[0].isupper() for w in found) / len(found) if found else 0.0


def like_title(raw: str) -> bool:
    """Whether a paragraph has the shape of a title: short, without a stop."""
    return len(raw) <= 160 and words(raw) <= 20 and raw[-1] not in ".;,:" and not raw.endswith((".”", '."'))


def same(a: str, b: str) -> bool:
    """Whether two paragraphs have the same words."""
    return re.findall(r"\w+", a.lower()) == re.findall(r"\w+", b.lower())
