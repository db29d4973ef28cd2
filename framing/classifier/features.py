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

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from framing.document import Document
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


def looks(m: Material, sentences: Sequence[Sentence], known: Container[str]) -> list[Look]:
    """Return the look of each of ``sentences``, which ``m`` describes.

    ``known`` holds the words that are no names, see :func:`tokens`.
    """
    doc = m.document
    out = []
    for sentence, by_voice in zip(sentences, m.words_by_voice, strict=True):
        found, at = tokens(doc, sentence.first, sentence.last, known)
        shape = _shape(doc.text[sentence.start : sentence.end], len(found), by_voice)
        out.append(Look(found, at, shape, []))
    for item, i in zip(m.evidence, m.evidence_sentence, strict=True):
        if i >= 0:
            _count(out[i], item)
    for attribution, i in zip(m.attributions, m.attribution_sentence, strict=True):
        if i >= 0:
            kind = "stance" if attribution.stance != "neutral" else attribution.cue_class
            _add(out[i].shape, f"attribution.{kind}", 0.5)
    return out


def tokens(doc: Document, first: int, last: int, known: Container[str]) -> tuple[list[str], list[int]]:
    """Return the tokens of the words ``[first, last)``, one sentence's, and which words they stand for.

    A word with a capital is a name, unless ``known`` holds it and the capital has another reason: the start of
    the sentence, a headline, a word all in capitals.
    """
    text, starts = doc.text, doc.words.start
    lower = doc.words.lower[first:last]
    capital = [text[i].isupper() for i in starts[first:last]]
    titled = last - first >= _SHORT and sum(capital) > _TITLE_CASE * (last - first)
    out: list[str] = []
    at: list[int] = []
    named = False
    for i, word in enumerate(lower):
        if capital[i]:
            token = word.removesuffix("'s")
            if i and not titled and not _shouted(doc, first + i) and word != "i":
                token = NAME
            else:
                token = MASKED.get(token) or (token if token in known else NAME)
            if token == NAME:
                if not named:
                    out.append(NAME)
                    at.append(first + i)
                named = True
                continue
        else:
            token = MASKED.get(word) or (word if word.isalpha() else _compound(doc, first + i, known))
        named = token == NAME
        out.append(token)
        at.append(first + i)
    return out, at


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


def _shouted(doc: Document, i: int) -> bool:
    start, end = doc.words.start[i], doc.words.end[i]
    return end - start >= _SHORT and doc.text[start:end].isupper()


def _compound(doc: Document, i: int, known: Container[str]) -> str:
    """Return the token of a word that is not of letters alone: a number, a handle, a compound, a contraction."""
    word = doc.words.lower[i].removesuffix("'s")
    if word[:1].isdigit():
        return NUMBER
    if not word[:1].isalpha():
        return NAME
    masked = MASKED.get(word)
    if masked or "-" not in word:
        return masked or word
    parts = word.split("-")
    if not doc.text[doc.words.start[i] : doc.words.end[i]].islower():
        return f"{parts[0]}-{NAME}" if parts[0] in known else NAME
    for part in parts:
        if part in MASKED:
            return MASKED[part]
        if part.isdigit():
            return NUMBER
    return word


def _shape(text: str, tokens: int, by_voice: Mapping[Voice, int]) -> dict[str, float]:
    length = log(max(1, tokens)) / 3 - 1
    out = {"length": length, "length.squared": length * length}
    for mark, name in _MARKS.items():
        if mark in text:
            out[name] = min(1.0, out.get(name, 0.0) + text.count(mark) / 2)
    for voice in ("quoted", "reported"):
        words = by_voice.get(voice)
        if words:
            out[voice] = words / sum(by_voice.values())
            out[f"{voice}.any"] = 1.0
    return out


def _count(look: Look, item: Evidence) -> None:
    """Add a piece of evidence: loaded by category and in all, hedges and contested terms by family."""
    family, _, category = item.kind.partition(".")
    shape = look.shape
    if family != LOADED:
        _add(shape, family, 0.5)
    elif item.voice == "quoted":
        _add(shape, "quoted.loaded", item.weight / 2)
    else:
        look.loaded.append(item)
        _add(shape, f"{LOADED}.{category}", item.weight / 2)
        _add(shape, LOADED, item.weight / 2)
        shape[f"{LOADED}.several" if f"{LOADED}.any" in shape else f"{LOADED}.any"] = 1.0


def _add(shape: dict[str, float], name: str, value: float) -> None:
    shape[name] = min(3.0, shape.get(name, 0.0) + value)
