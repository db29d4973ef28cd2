"""Words as numbers: what is known of a word is worked out once a process, and looked up for all words at once.

A word is told by a hash of its letters, which is found for every word of a text without making a string of any:
with r odd and c the code points plus one, P[i] = Σ c[k] · r^k over k < i, and (P[end] - P[start]) · r^-start is the
same for the same letters wherever they stand (Karp & Rabin 1987). All of it is modulo 2^64, so that two of the words
that a process meets are taken for one with a chance of one in a billion. Many texts at once cost a fraction of what
they cost one by one: most of the time goes into what an operation of numpy costs whatever its size.
"""

from __future__ import annotations

from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]
    Hashes = NDArray[np.uint64]

CAPACITY: Final = 1 << 16
"""Words after which a vocabulary is followed by a new one, so that memory stays bounded."""
LETTERS: Final = 1 << 20
"""Letters of words, in all, after which that happens too."""
_BASE: Final = 0x9E3779B97F4A7C15
_WORDS: Final = 1 << 64
_MIXED: Final = 32
"""Upper bits of a hash that are mixed into the lower ones."""


class Vocabulary:
    """The words met so far; the number of a word is its index in ``words``.

    Numbers are found in a table with open addressing: it, and the hashes by number, are small next to a dictionary
    of strings, and commoner words lie together.
    """

    def __init__(self) -> None:
        import numpy as np

        self.words: list[str] = []
        self.letters = 0
        self._hashes = np.zeros(1 << 12, np.uint64)  # by number; the first is no word's
        self._table = np.zeros(1 << 13, np.int32)  # number + 1, or 0
        self._lock = RLock()

    def numbers(self, text: str, start: Numbers, end: Numbers) -> Numbers:
        """Return the number of each word ``text[start[i] : end[i]]``, shape (words,)."""
        import numpy as np

        wanted = _hashes(text, start, end)
        with self._lock:
            found, _ = self._find(wanted)
            new = (found == 0).nonzero()[0]
            if len(new):
                _, first = np.unique(wanted[new], return_index=True)
                self._learn(text, start, end, wanted, new[np.sort(first)])
                found, _ = self._find(wanted)
        return found - 1

    def _find(self, wanted: Hashes) -> tuple[Numbers, Numbers]:
        """Return the number + 1 of each word, 0 for a new one, and the place in the table where it is or would be."""
        import numpy as np

        last = len(self._table) - 1
        place = ((wanted ^ (wanted >> _MIXED)) & np.uint64(last)).astype(np.intp)
        found = self._table[place]
        other = (self._hashes[found] != wanted).nonzero()[0]
        other = other[found[other] > 0]
        while len(other):
            place[other] = (place[other] + 1) & last
            found[other] = self._table[place[other]]
            other = other[(found[other] > 0) & (self._hashes[found[other]] != wanted[other])]
        return found.astype(np.intp), place

    def _learn(self, text: str, start: Numbers, end: Numbers, wanted: Hashes, new: Numbers) -> None:
        import numpy as np

        known = len(self.words) + 1
        size = known + len(new)
        if size > len(self._hashes):
            hashes = np.zeros(2 * size, np.uint64)
            hashes[:known] = self._hashes[:known]
            self._hashes = hashes
        self._hashes[known:size] = wanted[new]
        self.words += [text[i:j] for i, j in zip(start[new].tolist(), end[new].tolist(), strict=True)]
        self.letters += int((end[new] - start[new]).sum())
        numbers = np.arange(known, size)
        if 2 * size > len(self._table):
            self._table = np.zeros(1 << (4 * size).bit_length(), np.int32)
            numbers = np.arange(1, size)
        while len(numbers):
            _, place = self._find(self._hashes[numbers])
            self._table[place] = numbers  # of several for one place the last stays
            numbers = numbers[self._table[place] != numbers]


class Numbering(dict[str, int]):
    """The number of each string that was asked for: 0 for the first, and so on. ``words`` has them by number."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._lock = RLock()

    def __missing__(self, word: str) -> int:
        with self._lock:
            if word in self:
                return self[word]
            self.words.append(word)
            self[word] = number = len(self.words) - 1
            return number


class Shared:
    """The vocabulary for the next text: the last one until it is full."""

    def __init__(self) -> None:
        self._last: Vocabulary | None = None

    def __call__(self) -> Vocabulary:
        """Return it."""
        last = self._last
        if last is None or len(last.words) >= CAPACITY or last.letters >= LETTERS:
            self._last = last = Vocabulary()
        return last


class Column:
    """What a function says of each word of a vocabulary, asked once a word.

    ``of`` returns a number, or ``width`` of them. For another vocabulary than the last it is asked anew.
    """

    def __init__(self, of: Callable[[str], Any], dtype: str, width: int | None = None) -> None:
        self._of = of
        self._dtype = dtype
        self._shape = () if width is None else (width,)
        self._vocabulary: Vocabulary | Numbering | None = None
        self._known = 0
        self._values: Any = None
        self._lock = RLock()

    def __call__(self, vocabulary: Vocabulary | Numbering) -> NDArray[Any]:
        """Return the values of the words by number, shape (words or more,) or (words or more, width)."""
        import numpy as np

        with self._lock:
            if vocabulary is not self._vocabulary:
                self._vocabulary, self._known = vocabulary, 0
                self._values = np.zeros((1024, *self._shape), self._dtype)
            size = len(vocabulary.words)
            if size > len(self._values):
                larger = np.zeros((2 * size, *self._shape), self._dtype)
                larger[: self._known] = self._values[: self._known]
                self._values = larger
            if size > self._known:
                self._values[self._known : size] = list(map(self._of, vocabulary.words[self._known : size]))
                self._known = size
            return self._values  # type: ignore[no-any-return]


def numbered(vocabulary: Vocabulary, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return the numbers of the tokens of ``texts``, as ``str.split`` parts them, and where those of each begin.

    Those of text i are ``[first[i], first[i + 1])``.
    """
    import numpy as np

    text = "\n".join(texts)
    codes = _codes(text)
    space = np.ones(len(codes) + 2, bool)
    space[1:-1] = _spaces()[np.minimum(codes, len(_spaces()) - 1)]
    edges = (space[1:] != space[:-1]).nonzero()[0]
    start = edges[::2]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return vocabulary.numbers(text, start, edges[1::2]), start.searchsorted(begins)


def sums(values: NDArray[Any], first: Numbers) -> NDArray[Any]:
    """Return the sum of ``values`` over each stretch ``[first[i], first[i + 1])``; first[-1] is their number."""
    import numpy as np

    padded = np.concatenate([values, np.zeros_like(values, shape=(1, *values.shape[1:]))])
    out = np.add.reduceat(padded, first)[:-1]
    out[first[1:] == first[:-1]] = 0
    return out


def _codes(text: str) -> NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def _spaces() -> NDArray[np.bool_]:
    """Return which code points are space; none is after the last of the table."""
    import numpy as np

    return np.array([chr(code).isspace() for code in range(0x3002)])


def _hashes(text: str, start: Numbers, end: Numbers) -> Hashes:
    import numpy as np

    codes = _codes(text).astype(np.uint64)
    codes += np.uint64(1)
    codes *= _powers(_BASE, len(codes))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes, out=sums[1:])
    hashes = sums[end] - sums[start]
    hashes *= _powers(pow(_BASE, -1, _WORDS), len(codes) + 1)[start]
    return hashes


def _powers(base: int, size: int) -> Hashes:
    """Return the powers of ``base``, from 0 to ``size`` - 1."""
    return _many_powers(base, max(1 << 14, 1 << size.bit_length()))[:size]


@cache
def _many_powers(base: int, size: int) -> Hashes:
    import numpy as np

    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return powers.cumprod(dtype=np.uint64)
