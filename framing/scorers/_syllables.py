"""Syllables of English words: the CMU Pronouncing Dictionary, else hyphenation patterns, as in textstat.

textstat 0.7.13 reads the dictionary through nltk, which imports scikit-learn and downloads a corpus on
first use. Here a table compiled from the same dictionary ships with the package (``tools/syllables.py``)
and is looked up where it lies, in a mapped file: nothing is loaded at start.

The file is a hash table. It opens with little-endian 32-bit numbers: how many buckets there are, the offset
of each, and the offset of the end. A word is in bucket ``crc32(word) % buckets``; a bucket is a run of
entries, each a line feed, the word in UTF-8, a tab, and one byte that holds "0" plus its syllables.
"""

from __future__ import annotations

import mmap
import re
import struct
from functools import cache, lru_cache
from zlib import crc32

from framing.resources import folder
from framing.scorers._hyphens import places

_OFFSETS = struct.Struct("<II")

_STRAY_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PUNCTUATION = re.compile(r"[^\w\s']")
_OUTER = '.,;:!?"()[]-'


def bare(token: str) -> str:
    """Return a token without punctuation, as textstat counts words: "" where there is no word.

    Hyphens go and their word stays one ("well-known", "wellknown"); an apostrophe stays only where a
    contraction or possessive follows it in lower case ("isn't", but "ISNT").
    """
    word = token.strip(_OUTER)  # all there is to do for nearly every token, and fifteen times faster
    return word if word.isalnum() else _PUNCTUATION.sub("", _STRAY_APOSTROPHE.sub("", token))


def syllables(token: str) -> int:
    """Return the number of syllables of a token without spaces; 0 where there is no word in it.

    Equals textstat 0.7.13's ``syllable_count`` on the dictionary that ships.
    """
    word = bare(token).lower()
    return of_word(word) if word else 0


@lru_cache(maxsize=1 << 14)
def of_word(word: str) -> int:
    """Return the syllables of a word as ``bare`` leaves it, in lower case."""
    count = from_dictionary(word)
    return 1 + places(word) if count is None else count


def from_dictionary(word: str) -> int | None:
    """Return the syllables of a lower-case word's first pronunciation, or None for an unknown word."""
    table = _table()
    key = word.encode("utf-8", "surrogatepass")
    bucket = crc32(key) % int.from_bytes(table[:4], "little")
    start, end = _OFFSETS.unpack_from(table, 4 + 4 * bucket)
    entry = b"\n%s\t" % key
    at = table.find(entry, start, end)
    return None if at < 0 else table[at + len(entry)] - 48


@cache
def _table() -> mmap.mmap:
    with (folder("data") / "syllables.bin").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
