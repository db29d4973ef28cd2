"""Words and their offsets."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.types import Block

# Over lower-cased text with straight apostrophes. A dot joins digits (3.5), single letters (u.s) and addresses,
# never two words ("announced.the"). The look-ahead spares the rest to words before a space.
_PATTERN = r"""(
    [@#]? LETTER+
    (?: MORE
        (?: ['&-]LETTER+
          | [.,] (?: (?<=\d[.,])\dLETTER* | (?<=\b\w\.)[^\W\d_](?!\w) | (?<=\.\w\.)-LETTER+ )
          | _+LETTER+
          | @\w[\w-]*(?:\.\w+)+
          | (?: (?<=\bhttp)://(?=\w) | (?<=\bhttps)://(?=\w) | (?<=\bwww)\.(?=\w) ) [^\s"<>]*[\w/]
          | [\u0300-\u036f]+LETTER*
        )
    )*
    )"""
_WORD = re.compile(_PATTERN.replace("LETTER", r"[^\W_]").replace("MORE", r"(?!\s)"), re.VERBOSE)
_ASCII_WORD = re.compile(
    _PATTERN.replace("LETTER", "[a-z0-9]").replace("MORE", "(?=['&.,_@:-])"), re.VERBOSE | re.ASCII
)
"""The same for lower-cased text whose letters and digits are ASCII: less than half the time."""
_FOREIGN = re.compile(r"[^\W\x00-\x7f]|[\u0300-\u036f]")


class Words(msgspec.Struct, frozen=True):
    """The words of the scored blocks, in order, as parallel lists of equal length.

    ``start``, ``end``  half-open offsets in code points.
    ``lower``           lower-cased, with straight apostrophes and hyphens; of length ``end - start``.

    A word keeps its internal apostrophes, hyphens and ampersands (don't, Brell's, well-known, R&D), the dots
    between single letters (U.S, e.g), decimals and thousands (3.5, 1,000), and the mark of a handle or tag.
    """

    start: list[int] = []
    end: list[int] = []
    lower: list[str] = []

    def __len__(self) -> int:
        return len(self.start)


def split(lowered: str, blocks: Iterable[Block]) -> Words:
    """Return the words of ``blocks`` in ``lowered``: text with straight apostrophes, offsets unchanged."""
    words = Words()
    for block in blocks:
        # Pieces alternate: gap, word, gap, ..., gap. Their running lengths are the offsets, found without
        # a match object for each word.
        text = lowered[block.start : block.end]
        word = _ASCII_WORD if text.isascii() or not _FOREIGN.search(text) else _WORD
        pieces = word.split(text)
        offsets = list(accumulate(map(len, pieces), initial=block.start))
        words.start.extend(offsets[1:-1:2])
        words.end.extend(offsets[2::2])
        words.lower.extend(pieces[1::2])
    return words
