"""Where an English word may be hyphenated, by the patterns that pyphen installs (Liang 1983).

The places are pyphen's own. pyphen looks up every stretch of a word and keeps every word it has seen; here a
look-up ends where no pattern begins with the stretch, and nothing is kept: a tenth of the time a word, and a
tenth of the start. pyphen itself is not imported, its file is read where it is installed.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Final

_DIGITS: Final = frozenset("0123456789")
_WITHOUT_DIGITS: Final = str.maketrans("", "", "0123456789")
_FIRST, _LAST = 2, 2
"""Letters that stay together at either end of a word, as in pyphen."""


def places(word: str) -> int:
    """Return at how many places a word in lower case may be hyphenated."""
    patterns = _patterns()
    pointed = f".{word}."
    length = len(pointed)
    values = [0] * (length + 1)
    for i in range(length):
        for j in range(i + 1, length + 1):
            found = patterns.get(pointed[i:j])
            if found is None:
                break
            for at, value in found:
                if value > values[i + at]:
                    values[i + at] = value
    # a value belongs to the place before a character of ``pointed``, whose first is a full stop
    return sum(value % 2 for value in values[_FIRST + 1 : length - _LAST])


@cache
def _patterns() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the values of each pattern by offset; what merely begins a pattern has none."""
    out: dict[str, tuple[tuple[int, int], ...]] = {}
    for pattern in _file().read_text(encoding="utf-8").split("\n")[1:]:
        if not pattern or pattern[0] in "%#" or "HYPHENMIN" in pattern:
            continue
        values: list[tuple[int, int]] = []
        for i, character in enumerate(pattern):
            if character in _DIGITS:
                values.append((i - len(values), int(character)))
        letters = pattern.translate(_WITHOUT_DIGITS)
        for end in range(len(letters) - 1, 0, -1):
            if letters[:end] in out:
                break
            out[letters[:end]] = ()
        out[letters] = tuple(values)
    return out


def _file() -> Path:
    spec = importlib.util.find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyphen is missing from this installation of framing; reinstall it")
    return Path(spec.submodule_search_locations[0], "dictionaries", "hyph_en_US.dic")
