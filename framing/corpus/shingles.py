"""Texts to samples of their word sequences: what two articles share of them tells copies and wire text.

Of the hashes of all runs of eight words, those that are a multiple of ``ONE_IN`` are kept: of two texts the same
runs are kept, so that the share of one sample that is in another estimates the share of the text (Broder 1997).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from framing.types import Article

WORDS = 8
"""Words in a shingle: that many in a row are rarely the same by chance."""
ONE_IN = 8
"""Of so many hashes one is kept."""
_ROLES = frozenset({"deck", "body"})
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B1


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return crc32(word.lower().encode())


def shingles(article: Article) -> Any:
    """Return the sample of deck and body, a sorted array of unsigned 32-bit numbers without repetitions."""
    import numpy as np

    blocks = [b for b in article.blocks if b.role in _ROLES]
    words = [word for b in blocks for word in _WORD.findall(article.text, b.start, b.end)]
    size = len(words) - WORDS + 1
    if size < 1:
        return np.empty(0, np.uint32)
    single = np.fromiter(map(_hash, words), np.uint32, len(words))
    total = np.zeros(size, np.uint32)
    for i in range(WORDS):
        total = total * np.uint32(_FACTOR) + single[i : i + size]
    total ^= total >> np.uint32(15)  # low digits of a sum of products depend on low digits only
    total *= np.uint32(0x85EBCA6B)
    total ^= total >> np.uint32(13)
    return np.unique(total[total % ONE_IN == 0])
