"""What the classifier sees of a sentence: its words with names masked, and its shape.

Names, numbers, and words for what people are (nation, religion, colour, sex, party, belief) become one token
each, so that no weight can rest on who is spoken of; a name of several words is one token, for the same reason.

The shape holds what words do not tell: length, punctuation, how much of the sentence is reported or quoted, and
the evidence of the lexicons by category, inside quotations apart.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from framing.classifier.identity import MASKED, NAME
from framing.document import characters, numbered
from framing.document.vocabulary import Column, Numbering, sums

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from framing.document import Document
    from framing.document.vocabulary import Numbers, Vocabulary
    from framing.types import Attribution, Evidence, Sentence, Voice

VERSION: Final = 2
"""Of what a sentence is turned into: a model fits the features of one version only."""

NUMBER: Final = "<number>"
LOADED: Final = "loaded"
"""Family of the evidence, and first part of the names of features that come from it."""
_TITLE_CASE: Final = 0.6
_SHORT: Final = 4
_MARKS: Final = {
    ", ": "comma",
    ";": "semicolon",
    ":": "colon",
    "!": "exclamation",
    "?": "question",
    "(": "bracket",
    "/": "slash",
    "$": "money",
    "%": "percent",
    "—": "dash",
    "–": "dash",
    "--": "dash",
    " - ": "dash",
    "…": "dots",
    "...": "dots",
}


class Look(NamedTuple):
    """A sentence as the classifier sees it.

    ``tokens`` and ``at`` run in parallel: the token, and the index of the first of the document's words that
    it stands for. ``shape`` has the value of each feature of shape that is not 0; ``loaded``: the loaded
    evidence outside quotations that some of these values come from.
    """

    tokens: list[str]
    at: list[int]
    shape: dict[str, float]
    loaded: list[Evidence]


class Looks(NamedTuple):
    """The looks of the sentences of some articles, one after the other, with numbers for tokens.

    ``tokens`` has the number in ``vocabulary`` of each token, ``at`` the word it stands for in its article; those
    of sentence i are ``[first[i], first[i + 1])``. ``shape`` and ``loaded`` have those of each sentence.
    """

    vocabulary: Numbering
    tokens: Numbers
    at: Numbers
    first: Numbers
    shape: list[dict[str, float]]
    loaded: list[list[Evidence]]

    def each(self) -> Iterator[Look]:
        """Yield the look of each sentence."""
        words = self.vocabulary.words
        for i, (shape, loaded) in enumerate(zip(self.shape, self.loaded, strict=True)):
            some = slice(self.first[i], self.first[i + 1])
            yield Look([words[n] for n in self.tokens[some].tolist()], self.at[some].tolist(), shape, loaded)


class Material(Protocol):
    """What a look is taken of: what the scorers work on."""

    @property
    def document(self) -> Document:
        """The article."""

    @property
    def words_by_voice(self) -> Sequence[Mapping[Voice, int]]:
        """How many words each sentence has in each voice."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """What the finders found."""

    @property
    def evidence_sentence(self) -> Sequence[int]:
        """Index of the sentence of each piece of evidence."""

    @property
    def attributions(self) -> Sequence[Attribution]:
        """Who says what."""

    @property
    def attribution_sentence(self) -> Sequence[int]:
        """Index of the sentence of each attribution."""


class Reader:
    """Reads sentences as tokens; ``known`` holds the words that are no names.

    A word with a capital is a name, unless ``known`` holds it and the capital has another reason: the start of
    the sentence, a headline, a word all in capitals.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._read = Column(self._reading, "intp", 3)
        self._words: Vocabulary | None = None
        self._tokens = Numbering()

    def looks(self, articles: Sequence[tuple[Material, Sequence[Sentence]]]) -> Looks:
        """Return the looks of the sentences of some articles; those of an article hold all of its words."""
        found, at, first = self._sequence(articles)
        lengths = iter((first[1:] - first[:-1]).tolist())
        shapes: list[dict[str, float]] = []
        loaded: list[list[Evidence]] = []
        for m, sentences in articles:
            text, here = m.document.text, len(shapes)
            marks = [(mark, name) for mark, name in _MARKS.items() if mark in text]
            shapes += [
                _shape(text[sentence.start : sentence.end], marks, next(lengths), by_voice)
                for sentence, by_voice in zip(sentences, m.words_by_voice, strict=True)
            ]
            loaded += [[] for _ in sentences]
            for item, i in zip(m.evidence, m.evidence_sentence, strict=True):
                if i >= 0:
                    _count(shapes[here + i], loaded[here + i], item)
            for attribution, i in zip(m.attributions, m.attribution_sentence, strict=True):
                if i >= 0:
                    kind = "stance" if attribution.stance != "neutral" else attribution.cue_class
                    _add(shapes[here + i], f"attribution.{kind}", 0.5)
        return Looks(self._tokens, found, at, first, shapes, loaded)

    def _sequence(
        self, articles: Sequence[tuple[Material, Sequence[Sentence]]]
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Return ``tokens``, ``at`` and ``first`` of :class:`Looks`."""
        import numpy as np

        documents = [m.document for m, _ in articles]
        vocabulary, numbers = numbered(documents)
        if vocabulary is not self._words:
            self._words, self._tokens = vocabulary, Numbering()
        inner, opening, capital = self._read(vocabulary)[numbers].T
        words = [len(document.words) for document in documents]
        before = np.cumsum([0, *words])
        firsts = [n + s.first for n, (_, some) in zip(before.tolist(), articles, strict=False) for s in some]
        first = np.array([*firsts, len(numbers)], np.intp)
        lengths = first[1:] - first[:-1]
        titled = (lengths >= _SHORT) & (sums(capital, first) > _TITLE_CASE * lengths)
        opens = np.repeat(titled, lengths)
        starts = first[:-1][lengths > 0]
        opens[starts] = True
        found = np.where(opens, opening, inner)
        named = found == self._tokens[NAME]
        goes_on = np.zeros_like(named)
        goes_on[1:] = named[1:] & named[:-1] & (capital[1:] > 0)
        goes_on[starts] = False
        kept = (~goes_on).nonzero()[0]
        return found[kept], kept - np.repeat(before[:-1], words)[kept], kept.searchsorted(first)

    def _reading(self, word: str) -> tuple[int, int, bool]:
        """Return the tokens of a word inside and at the start of a sentence, and whether it has a capital."""
        lower = characters.lower(word)
        if not word[0].isupper():
            token = MASKED.get(lower) or (lower if lower.isalpha() else self._compound(word, lower))
            return self._tokens[token], self._tokens[token], False
        token = lower.removesuffix("'s")
        opening = MASKED.get(token) or (token if token in self._known else NAME)
        shouted = len(word) >= _SHORT and word.isupper()
        return self._tokens[opening if shouted or lower == "i" else NAME], self._tokens[opening], True

    def _compound(self, word: str, lower: str) -> str:
        """Return the token of a word that is not of letters alone: a number, a handle, a compound, a contraction."""
        lower = lower.removesuffix("'s")
        if lower[:1].isdigit():
            return NUMBER
        if not lower[:1].isalpha():
            return NAME
        masked = MASKED.get(lower)
        if masked or "-" not in lower:
            return masked or lower
        parts = lower.split("-")
        if not word.islower():
            return f"{parts[0]}-{NAME}" if parts[0] in self._known else NAME
        for part in parts:
            if part in MASKED:
                return MASKED[part]
            if part.isdigit():
                return NUMBER
        return lower


def known_words(documents: Iterable[Document], others: Iterable[str]) -> set[str]:
    """Return the words that are no names: written small more often than with a capital, and ``others``.

    The first word of a sentence does not count, nor a title. Of ``others`` those are left out that the documents
    write with a capital.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for doc in documents:
        for sentence in doc.sentences:
            first, last = sentence.first, sentence.last
            upper = [doc.text[i].isupper() for i in doc.words.start[first:last]]
            if sum(upper) > _TITLE_CASE * len(upper):
                continue
            for word, is_upper in zip(doc.words.lower[first + 1 : last], upper[1:], strict=True):
                (capital if is_upper else small)[word.removesuffix("'s")] += 1
    return {word for word, n in small.items() if n > capital[word] and word[:1].isalpha()} | {
        word for word in others if small[word] >= capital[word]
    }


def _shape(
    text: str, marks: Iterable[tuple[str, str]], tokens: int, by_voice: Mapping[Voice, int]
) -> dict[str, float]:
    length = log(max(1, tokens)) / 3 - 1
    out = {"length": length, "length.squared": length * length}
    for mark, name in marks:
        if mark in text:
            out[name] = min(1.0, out.get(name, 0.0) + text.count(mark) / 2)
    for voice in ("quoted", "reported"):
        words = by_voice.get(voice)
        if words:
            out[voice] = words / sum(by_voice.values())
            out[f"{voice}.any"] = 1.0
    return out


def _count(shape: dict[str, float], loaded: list[Evidence], item: Evidence) -> None:
    """Add a piece of evidence: loaded by category and in all, hedges and contested terms by family."""
    family, _, category = item.kind.partition(".")
    if family != LOADED:
        _add(shape, family, 0.5)
    elif item.voice == "quoted":
        _add(shape, "quoted.loaded", item.weight / 2)
    else:
        loaded.append(item)
        _add(shape, f"{LOADED}.{category}", item.weight / 2)
        _add(shape, LOADED, item.weight / 2)
        shape[f"{LOADED}.several" if f"{LOADED}.any" in shape else f"{LOADED}.any"] = 1.0


def _add(shape: dict[str, float], name: str, value: float) -> None:
    shape[name] = min(3.0, shape.get(name, 0.0) + value)
