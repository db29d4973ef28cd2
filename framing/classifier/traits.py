"""What a word carries of itself, seen in training or not: vector, valence, entry, ending, length."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing import lexicon
from framing.errors import InputError
from framing.lexicon import forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_DIMENSIONS: Final = 100
"""Directions of the vectors that are kept: those in which words differ most."""
_FULL: Final = 8.0
"""Rarity from which a word's traits count in full; those of the commonest words hardly count."""
_FIRST: Final = frozenset("i we us our my me ours mine let's".split())
_SECOND: Final = frozenset("you your yours".split())
_NEGATION: Final = frozenset("not no never nothing none nor without cannot".split())
_MODAL: Final = frozenset("must should need needs ought cannot would could might may can will shall".split())


class Vectors(NamedTuple):
    """Words and, in parallel, their vectors, shape (words, dimensions)."""

    words: list[str]
    vectors: Floats


def read_vectors(path: Path) -> Vectors:
    """Return the vectors in an ``.npz`` file with arrays ``words`` (text) and ``vectors`` (numbers).

    Raises InputError for a file without them.
    """
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as arrays:
            words, vectors = arrays["words"].tolist(), arrays["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise InputError(
            f"no word vectors: {error}", where=str(path), remedy="give the .npz file of tools/word_vectors.py"
        ) from None
    if vectors.ndim != 2 or len(words) != len(vectors) or not all(isinstance(w, str) for w in words):
        raise InputError("no word vectors: words and vectors do not match", where=str(path))
    return Vectors(words, vectors)


def table(words: Sequence[str], rarity: Sequence[float], vectors: Vectors | None) -> Floats:
    """Return the traits of each word, shape (words, traits); a token for a mask has none."""
    import numpy as np

    out = np.array([_own(word) for word in words], dtype=np.float32)
    if vectors is not None:
        out = np.hstack([_reduced(words, vectors), out])
    share = np.minimum(1.0, np.array(rarity, dtype=np.float32) / _FULL)
    share[[word.startswith("<") for word in words]] = 0.0
    weighted: Floats = out * share[:, None]
    return weighted


def _reduced(words: Sequence[str], vectors: Vectors) -> Floats:
    """Return the vector of each word (zeros where there is none) along the main directions of all."""
    import numpy as np

    v = vectors.vectors / np.maximum(np.linalg.norm(vectors.vectors, axis=1, keepdims=True), 1e-9)
    v = v - v.mean(axis=0)
    v /= 2 * v.std()
    _, directions = np.linalg.eigh(v.T @ v)
    v = v @ directions[:, -_DIMENSIONS:]
    index = {word: i for i, word in enumerate(vectors.words)}
    out = np.zeros((len(words), v.shape[1]), dtype=np.float32)
    for i, word in enumerate(words):
        if word in index:
            out[i] = v[index[word]]
    return out


def _own(word: str) -> tuple[float, ...]:
    valence = valences().get(word, 0.0)
    entry = entries().get(word, 0.0)
    return (
        max(0.0, valence),
        max(0.0, -valence),
        entry,
        entry > 0,
        len(word) > 4 and word.endswith("ly"),
        (len(word) > 5 and word.endswith("est")) or word == "most",
        word.endswith("ing"),
        word.endswith(("ism", "ist", "ists")),
        "-" in word,
        "'" in word,
        word in _FIRST,
        word in _SECOND,
        word in _NEGATION or word.endswith("n't"),
        word in _MODAL,
        len(word) / 5 - 1,
        len(word) >= 9,
    )


@cache
def valences() -> Mapping[str, float]:
    """Return the valence of each word of VADER's lexicon, -4 to 4."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon: dict[str, Any] = SentimentIntensityAnalyzer().lexicon
    return lexicon


@cache
def entries() -> Mapping[str, float]:
    """Return the greatest weight of the loaded entries that are a single word, by form."""
    out: dict[str, float] = {}
    for one in lexicon.load("loaded"):
        for entry in one.entries:
            for form in forms(entry):
                if len(form.tokens) == 1:
                    out[form.tokens[0]] = max(out.get(form.tokens[0], 0.0), entry.weight)
    return out
