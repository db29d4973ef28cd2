"""Model and looks -> logits, probabilities, and what adds to them.

    logit = bias + s · (Σ weight of tokens + Σ weight of pairs of neighbours) + Σ weight · value over the shape

with s = 1/√(tokens + 5). A probability is for the prevalence that the settings declare.
"""

from __future__ import annotations

from itertools import pairwise, repeat
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.classifier.features import LOADED
from framing.classifier.model import probability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.classifier.features import Look
    from framing.classifier.model import Model
    from framing.document import Document

_SMOOTHING: Final = 5


class Contribution(NamedTuple):
    """What adds ``value`` to a sentence's logit: the characters ``[start, end)``, or -1 and -1 for its shape.

    ``name`` is the token, the pair of tokens, the kind of the evidence or the feature of shape. Half of a
    pair's weight goes to each of its words; what the lexicons' entries add together is shared by their weights.
    """

    name: str
    value: float
    start: int
    end: int


def scale(tokens: int) -> float:
    """Return what the weights of words are multiplied with in a sentence of so many tokens."""
    return 1 / sqrt(tokens + _SMOOTHING)


def logits(model: Model, looks: Iterable[Look], prevalence: float) -> list[float]:
    """Return the logit of each sentence."""
    bias, none = model.bias(prevalence), repeat(0.0)
    word, pair, shape = model.words.get, model.pairs.get, model.shape.get
    out = []
    for look in looks:
        tokens = look.tokens
        total = sum(map(word, tokens, none)) + sum(map(pair, map(" ".join, pairwise(tokens)), none))
        form = sum([shape(name, 0.0) * value for name, value in look.shape.items()])
        out.append(bias + total * scale(len(tokens)) + form)
    return out


def probabilities(model: Model, looks: Iterable[Look], prevalence: float) -> list[float]:
    """Return the probability of each sentence that it is worded in a loaded way, to four digits."""
    return [round(probability(x), 4) for x in logits(model, looks, prevalence)]


def contributions(model: Model, doc: Document, look: Look) -> list[Contribution]:
    """Return all that adds to the sentence's logit beside the bias, in order of the text, the shape first."""
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
    return sorted(out, key=lambda c: (c.start, c.end))
