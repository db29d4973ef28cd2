"""Model and looks -> logits, probabilities, and what adds to them.

    logit = bias + s · (Σ weight of tokens + Σ weight of pairs of neighbours) + Σ weight · value over the shape

with s = 1/√(tokens + 5). A probability is for the prevalence that the settings declare.
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.classifier.features import LOADED
from framing.classifier.model import probability
from framing.document.vocabulary import sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.classifier.features import Look, Looks
    from framing.classifier.model import Model
    from framing.document import Document

_SMOOTHING: Final = 5
_RARITY: Final = 0.8


class Contribution(NamedTuple):
    """What adds ``value`` to a sentence's logit: the characters ``[start, end)``, or -1 and -1 for its shape.

    ``name`` is the token, the pair of tokens, the kind of the evidence or the feature of shape. Half of a
    pair's weight goes to each of its words; what the lexicons' entries add together is shared by their weights.
    """

    name: str
    value: float
    start: int
    end: int


class Explanation(NamedTuple):
    """Why a sentence has its probability: ``bias`` + Σ value of ``contributions`` is the probability's logit.

    ``words`` has the words that speak for loaded wording, the most telling first: ``[start, end)`` and what the
    word adds. Their order is by what a word adds and by how rare it is, since readers take common words for
    plain; the numbers are what they add and nothing else.
    """

    bias: float
    contributions: list[Contribution]
    words: list[tuple[int, int, float]]


def scale(tokens: int) -> float:
    """Return what the weights of words are multiplied with in a sentence of so many tokens."""
    return 1 / sqrt(tokens + _SMOOTHING)


def logits(model: Model, looks: Looks, prevalence: float) -> list[float]:
    """Return the logit of each sentence."""
    import numpy as np

    tokens, first = looks.tokens, looks.first
    weights = model.weights(looks.vocabulary)[tokens]
    of_pairs = model.weights_of_pairs(looks.vocabulary, tokens)
    of_pairs[first[1:-1] - 1] = 0.0  # two neighbours in two sentences
    weights[1:] += of_pairs
    totals = sums(weights, first) / np.sqrt(first[1:] - first[:-1] + _SMOOTHING)
    bias, shape = model.bias(prevalence), model.shape.get
    return [
        bias + total + sum([shape(name, 0.0) * value for name, value in features.items()])
        for total, features in zip(totals.tolist(), looks.shape, strict=True)
    ]


def probabilities(model: Model, looks: Looks, prevalence: float) -> list[float]:
    """Return the probability of each sentence that it is worded in a loaded way, to five digits."""
    return [round(probability(x), 5) for x in logits(model, looks, prevalence)]


def explain(model: Model, doc: Document, look: Look, prevalence: float) -> Explanation:
    """Return what adds to the logit of a sentence of ``doc``, in order of the text, its shape first."""
    found = sorted(_contributions(model, doc, look), key=lambda c: (c.start, c.end, c.name))
    return Explanation(model.bias(prevalence), found, _telling(model, doc, look, found))


def _contributions(model: Model, doc: Document, look: Look) -> list[Contribution]:
    s = scale(len(look.tokens))
    places = [(doc.words.start[at], doc.words.end[at]) for at in look.at]
    out = [
        Contribution(token, s * model.words[token], *place)
        for token, place in zip(look.tokens, places, strict=True)
        if token in model.words
    ]
    for i, tokens in enumerate(pairwise(look.tokens)):
        pair = " ".join(tokens)
        if pair in model.pairs:
            half = s * model.pairs[pair] / 2
            out += [Contribution(pair, half, *places[i]), Contribution(pair, half, *places[i + 1])]
    of_entries = 0.0
    for name, value in look.shape.items():
        weighed = model.shape.get(name, 0.0) * value
        if look.loaded and name.partition(".")[0] == LOADED:
            of_entries += weighed
        elif weighed:
            out.append(Contribution(name, weighed, -1, -1))
    total = sum(item.weight for item in look.loaded)
    out += [Contribution(e.kind, of_entries * e.weight / total, e.start, e.end) for e in look.loaded]
    return out


def _telling(
    model: Model, doc: Document, look: Look, found: Sequence[Contribution]
) -> list[tuple[int, int, float]]:
    """Return the words that add something, by what they add and their rarity, largest first."""
    words = doc.words
    entries = [c for c in found if any(c.start == e.start and c.name == e.kind for e in look.loaded)]
    of_words = [c for c in found if c.start >= 0 and c not in entries]
    s = scale(len(look.tokens))
    ranked = []
    for token, at in zip(look.tokens, look.at, strict=True):
        start, end = words.start[at], words.end[at]
        added = sum(c.value for c in of_words if c.start == start)
        added += sum(c.value for c in entries if c.start <= start < c.end)
        listed = any(c.start <= start < c.end for c in entries)
        if added > 0 and (listed or not token.startswith("<")):
            ranked.append((added / s + _RARITY * model.rarity.get(token, 0.0), start, end, added))
    ranked.sort(key=lambda word: (-word[0], word[1]))
    return [(start, end, added) for _, start, end, added in ranked]
