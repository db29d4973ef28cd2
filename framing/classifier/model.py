"""The model: weights of words, of pairs of words and of shape; written to and read from one flat file.

A file is the line ``framing-model 1``, a line of JSON (:class:`Header`), the words, their weights and their
rarity, the pairs and their weights, and the SHA-256 digest of all that. Words and pairs are UTF-8, one a line;
weights are float32, little-endian; rarity is a byte a word. Nothing in it is executed.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from functools import cache, cached_property
from math import exp, log
from typing import TYPE_CHECKING, Any, Final

import msgspec

from framing import output
from framing.classifier import features
from framing.document.vocabulary import Column
from framing.errors import ModelError
from framing.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from framing.document.vocabulary import Numbering, Numbers

    Floats = NDArray[np.float64]

_MAGIC: Final = b"framing-model 1\n"
_KIND: Final = b"framing-model "
_DIGEST: Final = 32
_HALF: Final = 32
"""Bits of a token's number in the number of a pair."""
RARITY: Final = 16
"""Steps of rarity to one unit of inverse document frequency (natural logarithm)."""


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not a long list.

    ``features``  version of the features that the weights are for.
    ``bias``      logit of a sentence without features; ``prior``: share of loaded sentences it holds for.
    ``shape``     weight of each feature of shape.
    ``sizes``     bytes of words, pairs; their weights follow from the number of lines.
    ``about``     where the model comes from: data, settings, figures; for people.
    """

    features: int
    bias: float
    prior: float
    shape: dict[str, float]
    sizes: tuple[int, int]
    about: dict[str, Any] = {}


class Model:
    """Weights, ready for scoring.

    ``words``, ``pairs``, ``shape``: weight by token, by two tokens with a space between, by name of feature.
    ``reader`` turns sentences into the tokens that these weights are for.
    ``digest``: "sha256:..." of the file.
    """

    def __init__(
        self,
        header: Header,
        words: dict[str, float],
        pairs: dict[str, float],
        rarity: bytes,
        digest: str = "",
    ) -> None:
        self.header = header
        self.words = words
        self.pairs = pairs
        self.shape = header.shape
        self.digest = digest
        self._rarity = rarity
        self.reader = features.Reader(words)
        self._weights = Column(lambda token: words.get(token, 0.0), "float64")
        self._pairs: tuple[Numbering, Numbers, Floats] | None = None

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How rare each word is: its inverse document frequency in the training data."""
        return {word: value / RARITY for word, value in zip(self.words, self._rarity, strict=True)}

    def weights(self, vocabulary: Numbering) -> Floats:
        """Return the weight of each token of a vocabulary, by its number; 0 for one that has none."""
        return self._weights(vocabulary)

    def weights_of_pairs(self, vocabulary: Numbering, tokens: Numbers) -> Floats:
        """Return the weight of each token with the one after it, shape (tokens - 1,)."""
        import numpy as np

        if self._pairs is None or self._pairs[0] is not vocabulary:
            self._pairs = vocabulary, *self._numbered(vocabulary)
        _, keys, weights = self._pairs
        wanted = (tokens[:-1] << _HALF) | tokens[1:]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[at] == wanted, weights[at], 0.0)

    def _numbered(self, vocabulary: Numbering) -> tuple[Numbers, Floats]:
        """Return the pairs as numbers, sorted, and their weights, with one that no text has."""
        import numpy as np

        both = (pair.partition(" ") for pair in self.pairs)
        numbers = ((vocabulary[one] << _HALF) | vocabulary[other] for one, _, other in both)
        keys = np.array([*numbers, -1], np.int64)
        order = np.argsort(keys)
        return keys[order], np.array([*self.pairs.values(), 0.0])[order]

    def bias(self, prevalence: float) -> float:
        """Return the logit of a sentence without features where ``prevalence`` of the sentences are loaded."""
        return self.header.bias + logit(prevalence) - logit(self.header.prior)

    def encode(self) -> bytes:
        """Return the file's bytes."""
        words, pairs = ("\n".join(keys).encode() for keys in (self.words, self.pairs))
        header = msgspec.structs.replace(self.header, sizes=(len(words), len(pairs)))
        body = b"".join(
            (
                _MAGIC,
                msgspec.json.encode(header, order="sorted") + b"\n",
                words,
                _packed(self.words.values()),
                self._rarity,
                pairs,
                _packed(self.pairs.values()),
            )
        )
        return body + hashlib.sha256(body).digest()

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        output.write(path, self.encode())


def logit(p: float) -> float:
    """Return log(p / (1 - p))."""
    return log(p / (1 - p))


def probability(x: float) -> float:
    """Return the probability whose logit is ``x``."""
    return 1 / (1 + exp(-x)) if x > -700 else 0.0


def shipped() -> Path:
    """Return where the model that ships with the package lies."""
    return folder("data") / "loaded.model"


@cache
def load(path: Path) -> Model:
    """Return the model in the file ``path``; raises ModelError if it is none that this version can use."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"cannot be read: {error.strerror or error}",
            where=str(path),
            remedy="name a file made by framing train",
        ) from None
    return decode(content, str(path))


def decode(content: bytes, where: str) -> Model:
    """Return the model whose file holds ``content``; raises ModelError naming ``where``."""
    again = "make it again with framing train, or reinstall framing for the one that ships"
    if not content.startswith(_MAGIC):
        what = "is a model of another version" if content.startswith(_KIND) else "is no model of framing"
        raise ModelError(what, where=where, remedy=again)
    digest = hashlib.sha256(content[:-_DIGEST])
    if digest.digest() != content[-_DIGEST:]:
        raise ModelError("the model is cut short or damaged", where=where, remedy=again)
    end = content.index(b"\n", len(_MAGIC)) + 1
    try:
        header = msgspec.json.decode(content[len(_MAGIC) : end], type=Header)
    except msgspec.DecodeError as error:
        raise ModelError(f"the model has another header: {error}", where=where, remedy=again) from None
    if header.features != features.VERSION:
        what = f"the model is for features of version {header.features}, not {features.VERSION}"
        raise ModelError(what, where=where, remedy=again)
    words = content[end : end + header.sizes[0]].decode().split("\n")
    at = end + header.sizes[0]
    word_weights, at = _unpacked(content, at, len(words))
    rarity, at = content[at : at + len(words)], at + len(words)
    pairs = content[at : at + header.sizes[1]].decode().split("\n")
    pair_weights, _ = _unpacked(content, at + header.sizes[1], len(pairs))
    return Model(
        header,
        dict(zip(words, word_weights, strict=True)),
        dict(zip(pairs, pair_weights, strict=True)),
        rarity,
        f"sha256:{digest.hexdigest()}",
    )


def _packed(weights: Iterable[float]) -> bytes:
    values = array("f", weights)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _unpacked(content: bytes, at: int, n: int) -> tuple[Sequence[float], int]:
    values = array("f")
    end = at + n * values.itemsize
    values.frombytes(content[at:end])
    if sys.byteorder == "big":
        values.byteswap()
    return values, end
