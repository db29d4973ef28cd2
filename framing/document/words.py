"""Words and their offsets."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.types import Block

# Over lower-cased text with straight apostrophes. The look-ahead spares the rest to words before a space. A
# dot joins digits (3.5), single letters (u.s) and addresses, never two words ("announced.the").
_WORD = re.compile(
    r"""(
    [@#]? [^\W_]+
    (?: (?!\s)
        (?: ['&-][^\W_]+
          | [.,] (?: (?<=\d[.,])\d[^\W_]* | (?<=\b\w\.)[^\W\d_](?!\w) | (?<=\.\w\.)-[^\W_]+ )
          | _+[^\W_]+
          | @\w[\w-]*(?:\.\w+)+
          | (?: (?<=\bhttp)://(?=\w) | (?<=\bhttps)://(?=\w) | (?<=\bwww)\.(?=\w) ) [^\s"<>]*[\w/]
          | [\u0300-\u036f]+[^\W_]*
        )
    )*
    )""",
    re.VERBOSE,
)


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
        pieces = _WORD.split(lowered[block.start : block.end])
        offsets = list(accumulate(map(len, pieces), initial=block.start))
        words.start.extend(offsets[1:-1:2])
        words.end.extend(offsets[2::2])
        words.lower.extend(pieces[1::2])
    return words
