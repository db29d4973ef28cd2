"""Labelled looks -> model: logistic regression over words, pairs of words, shape and traits of words.

Every word has traits: its vector in a space where words of like meaning lie near one another, where such
vectors are given, its valence in VADER's lexicon, its weight in ours, its ending and length. A trait's weight
is learned like a word's own, so that a word that was never seen in training has the weight of its traits. In
the model both are one number a word.

Of two sentences that tell the same fact, loaded and plain, the difference is learned too: it holds the wording
alone, for all else is equal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from framing.classifier import features, traits
from framing.classifier.model import RARITY, Header, Model, logit
from framing.classifier.score import scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.classifier.features import Look

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """What training depends on, beside the data.

    ``c``        inverse strength of the L2 penalty.
    ``pairs_of`` in how many sentences a pair of words must stand; ``kept``: how many pairs the model keeps;
                 ``least``: weight from which it keeps a word that training has not seen twice.
    ``shape``, ``trait``  scale of these features, which sets how strongly the penalty holds them.
    ``twin``     weight of the difference between twins; ``own``: of rows with a ``pair``.
    """

    c: float = 1.0
    pairs_of: int = 3
    kept: int = 20_000
    least: float = 0.2
    shape: float = 0.3
    trait: float = 0.2
    twin: float = 10.0
    own: float = 3.0


class Example(NamedTuple):
    """A labelled sentence; the twins of a pair share ``pair``."""

    look: Look
    loaded: bool
    pair: str = ""


def fit(
    examples: Sequence[Example],
    known: Sequence[str],
    vectors: traits.Vectors | None,
    settings: Settings = Settings(),
) -> Model:
    """Return a model whose probabilities hold for the share of loaded sentences among ``examples``.

    ``known`` holds the words that are no names (:func:`known_words`). Deterministic.
    """
    import numpy as np
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    design = Design(examples, known, vectors, settings)
    x = design.matrix([e.look for e in examples])
    y = np.array([e.loaded for e in examples], dtype=np.float32)
    own = np.array([bool(e.pair) for e in examples])
    one, other = _twins(examples)
    differences = x[one] - x[other]
    rows = sparse.vstack(
        [_with_origin(x, own), _with_origin(differences, None), _with_origin(-differences, None)]
    )
    labels = np.concatenate([y, np.ones(len(one)), np.zeros(len(one))])
    weights = np.concatenate([np.where(own, settings.own, 1.0), np.full(2 * len(one), settings.twin / 2)])
    regression = LogisticRegression(C=settings.c, max_iter=400, tol=1e-4, fit_intercept=False)
    regression.fit(rows.tocsr(), labels, sample_weight=weights)
    learned = regression.coef_[0]
    return design.model(learned[:-2], bias=float(learned[-2]) * _ORIGIN, prior=0.5)


_ORIGIN: Final = 5.0
"""Value of the feature that says where a row comes from: large, so that its weight is hardly penalised."""


def _with_origin(x: Any, own: Any) -> Any:
    """Return ``x`` with two columns more: rows without, rows with a twin (each kind has its own share of loaded)."""
    import numpy as np
    from scipy import sparse

    origin = np.zeros((x.shape[0], 2), dtype=np.float32)
    if own is not None:
        origin[:, 0] = _ORIGIN * ~own
        origin[:, 1] = _ORIGIN * own
    return sparse.hstack([x, sparse.csr_matrix(origin)])


def _twins(examples: Sequence[Example]) -> tuple[list[int], list[int]]:
    """Return the indices of the loaded and of the plain twin of each pair."""
    found: dict[str, dict[bool, int]] = {}
    for i, example in enumerate(examples):
        if example.pair:
            found.setdefault(example.pair, {})[example.loaded] = i
    whole = [pair for pair in found.values() if len(pair) == 2]
    return [pair[True] for pair in whole], [pair[False] for pair in whole]


class Design:
    """The columns of the matrix: words, pairs, shape, traits."""

    def __init__(
        self,
        examples: Sequence[Example],
        known: Sequence[str],
        vectors: traits.Vectors | None,
        settings: Settings,
    ) -> None:
        self.settings = settings
        self.frequency: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for example in examples:
            tokens = example.look.tokens
            self.frequency.update(set(tokens))
            pairs.update(set(_pairs(tokens)))
        self.sentences = len(examples)
        self.words = sorted({*self.frequency, *known})
        self.pairs = sorted(pair for pair, n in pairs.items() if n >= settings.pairs_of)
        self.shape = sorted({name for example in examples for name in example.look.shape})
        rarity = [self.rarity(word) for word in self.words]
        self.traits = traits.table(self.words, rarity, vectors)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word in the training data."""
        return log((self.sentences + 1) / (self.frequency[word] + 1))

    def matrix(self, looks: Sequence[Look]) -> Any:
        """Return the sparse matrix of ``looks``, a row each."""
        from scipy import sparse

        seen = [look.tokens for look in looks]
        words = _counts(seen, self.words)
        shape = _values([look.shape for look in looks], self.shape) * self.settings.shape
        carried = sparse.csr_matrix(words @ self.traits) * self.settings.trait
        pairs = _counts([list(_pairs(tokens)) for tokens in seen], self.pairs, [len(t) for t in seen])
        return sparse.hstack([words, pairs, shape, carried]).tocsr()

    def model(self, learned: NDArray[np.float64], bias: float, prior: float) -> Model:
        """Return the model with the weights learned, a word's traits added to its own."""
        import numpy as np

        n_words, n_pairs, n_shape = len(self.words), len(self.pairs), len(self.shape)
        own, pairs, shape, carried = np.split(learned, np.cumsum([n_words, n_pairs, n_shape]))
        words = own + self.traits @ carried * self.settings.trait
        useful = [
            i
            for i, word in enumerate(self.words)
            if self.frequency[word] > 1 or abs(words[i]) >= self.settings.least
        ]
        kept = sorted(np.argsort(-np.abs(pairs), kind="stable")[: self.settings.kept].tolist())
        rarity = bytes(min(255, round(RARITY * self.rarity(self.words[i]))) for i in useful)
        header = Header(
            features=features.VERSION,
            bias=bias,
            prior=prior,
            shape=dict(zip(self.shape, (shape * self.settings.shape).round(6).tolist(), strict=True)),
            sizes=(0, 0),
        )
        return Model(
            header,
            {self.words[i]: float(words[i]) for i in useful},
            {self.pairs[i]: float(pairs[i]) for i in kept},
            rarity,
        )


def calibrated(model: Model, logits: Sequence[float], labels: Sequence[bool]) -> Model:
    """Return ``model`` with its weights stretched and its bias moved so that it is calibrated on ``logits``.

    Platt's method: a logistic regression of the labels on the logits, of sentences that were not trained on.
    """
    import numpy as np
    from msgspec.structs import replace
    from sklearn.linear_model import LogisticRegression

    platt = LogisticRegression(C=1e6).fit(np.array(logits)[:, None], np.array(labels))
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    share = sum(labels) / len(labels)
    header = replace(
        model.header,
        bias=slope * (model.header.bias + logit(share) - logit(model.header.prior)) + shift,
        prior=share,
        shape={name: round(slope * weight, 6) for name, weight in model.shape.items()},
    )
    return Model(
        header,
        {word: slope * weight for word, weight in model.words.items()},
        {pair: slope * weight for pair, weight in model.pairs.items()},
        model._rarity,
    )


def _pairs(tokens: Sequence[str]) -> Iterable[str]:
    return map(" ".join, pairwise(tokens))


def _counts(rows: Sequence[Sequence[str]], names: Sequence[str], sizes: Sequence[int] | None = None) -> Any:
    """Return how often each name stands in each row, times the scale for the row's number of tokens."""
    index = {name: i for i, name in enumerate(names)}
    entries = [
        (r, index[name], scale(len(row) if sizes is None else sizes[r]))
        for r, row in enumerate(rows)
        for name in row
        if name in index
    ]
    return _sparse(entries, len(rows), len(names))


def _values(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    index = {name: i for i, name in enumerate(names)}
    entries = [
        (r, index[name], value) for r, row in enumerate(rows) for name, value in row.items() if name in index
    ]
    return _sparse(entries, len(rows), len(names))


def _sparse(entries: Sequence[tuple[int, int, float]], rows: int, columns: int) -> Any:
    import numpy as np
    from scipy import sparse

    r, c, v = zip(*entries, strict=True) if entries else ((), (), ())
    return sparse.csr_matrix((np.array(v, dtype=np.float32), (r, c)), shape=(rows, columns))
