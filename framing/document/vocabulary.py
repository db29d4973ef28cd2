"""Words as numbers: what is known of a word is worked out once a process, and looked up for all words at once."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]

CAPACITY: Final = 1 << 16
"""Words after which a vocabulary is followed by a new one, so that memory stays bounded."""


class Vocabulary(dict[str, int]):
    """The number of each word met so far: 0 for the first, and so on. ``words`` has them by number."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._lock = RLock()

    def __missing__(self, word: str) -> int:
        with self._lock:
            number = self.get(word)
            if number is None:
                number = len(self.words)
                self.words.append(word)
                self[word] = number
            return number

    def numbers(self, words: Sequence[str]) -> Numbers:
        """Return the number of each of ``words``, shape (words,)."""
        import numpy as np

        return np.fromiter(map(self.__getitem__, words), np.intp, len(words))

    def successor(self) -> Vocabulary:
        """Return the vocabulary for the next text: this one, or a new one when it is full."""
        return self if len(self.words) < CAPACITY else Vocabulary()


class Column:
    """What a function says of each word of a vocabulary, asked once a word.

    ``of`` returns a number, or ``width`` of them. For another vocabulary than the last it is asked anew.
    """

    def __init__(self, of: Callable[[str], Any], dtype: str, width: int | None = None) -> None:
        self._of = of
        self._dtype = dtype
        self._shape = () if width is None else (width,)
        self._vocabulary: Vocabulary | None = None
        self._known = 0
        self._values: Any = None
        self._lock = RLock()

    def __call__(self, vocabulary: Vocabulary) -> NDArray[Any]:
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
                self._values[self._known : size] = self._told(vocabulary.words[self._known : size])
                self._known = size
            return self._values  # type: ignore[no-any-return]

    def _told(self, words: Iterable[str]) -> list[Any]:
        return list(map(self._of, words))
