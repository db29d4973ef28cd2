"""VADER's compound score of a sentence, worked out where words of its lexicon stand.

The number is ``SentimentIntensityAnalyzer.polarity_scores(text)["compound"]`` to the last digit. VADER walks
every word of a sentence, and for each word of its lexicon lower-cases the whole sentence a dozen times. Here
a word of the lexicon with nothing near it that could modify it keeps its valence; any other is handed to
VADER with the three words before it and the two after, which is as far as VADER looks.
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Token(NamedTuple):
    """A token as VADER reads it: without outer punctuation, in lower case, and its valence in the lexicon."""

    word: str
    lower: str
    valence: float


class Tone(NamedTuple):
    """Compound score from -1 to 1, and how many words made it positive and negative."""

    compound: float
    positive: int
    negative: int


NEUTRAL = Tone(0.0, 0, 0)


class Vader(dict[str, Token]):
    """VADER's analyzer with a bounded memory of the tokens it has read."""

    capacity = 1 << 15
    longest = 64

    def __init__(self) -> None:
        from vaderSentiment.vaderSentiment import (
            BOOSTER_DICT,
            NEGATE,
            SPECIAL_CASES,
            SentimentIntensityAnalyzer,
            SentiText,
            allcap_differential,
            normalize,
        )

        super().__init__()
        self.analyzer: Any = SentimentIntensityAnalyzer()
        self._strip: Any = SentiText._strip_punc_if_word
        self._capitals_differ: Any = allcap_differential
        self._normalize: Any = normalize
        self._boosters = frozenset(BOOSTER_DICT)
        phrases = (*BOOSTER_DICT, *SPECIAL_CASES)
        self._modifiers = frozenset(
            (
                *NEGATE,
                "no",
                "least",
                "so",
                "this",
                *(max(phrase.split(), key=len) for phrase in phrases),
            )
        )

    def __missing__(self, token: str) -> Token:
        word: str = self._strip(token)
        lower = word.lower()
        read = Token(word, lower, 0.0 if lower in self._boosters else self.analyzer.lexicon.get(lower, 0.0))
        if len(self) >= self.capacity:
            self.clear()
        if len(token) <= self.longest:
            self[token] = read
        return read

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of a text that has been ``described``."""
        return list(map(self.__getitem__, text.split()))

    def tone(self, tokens: Sequence[Token], text: str) -> Tone:
        """Return the tone of a sentence: of its tokens, and of the ! and ? in its text."""
        hits = [i for i, token in enumerate(tokens) if token.valence]
        if not hits:
            return NEUTRAL
        valences = [self._valence(tokens, i) for i in hits]
        positive = sum(v > 0 for v in valences)
        negative = sum(v < 0 for v in valences)
        if "but" in text.lower() and any(token.lower == "but" for token in tokens):
            every: list[float] = [0] * len(tokens)
            for i, valence in zip(hits, valences, strict=True):
                every[i] = valence
            valences = self.analyzer._but_check([token.lower for token in tokens], every)
        total = float(sum(valences))
        if total:  # an analyzer's score_valence works out much that nobody asks for
            emphasis = self.analyzer._punctuation_emphasis(text)
            total += emphasis if total > 0 else -emphasis
        return Tone(round(self._normalize(total), 4), positive, negative)

    def _valence(self, tokens: Sequence[Token], i: int) -> float:
        """Return the valence of token ``i`` as the words around it leave it."""
        first = max(0, i - 3)
        near = tokens[first : i + 3]
        words = [token.lower for token in near]
        item = tokens[i]
        if (
            self._modifiers.isdisjoint(words)
            and "n't" not in " ".join(words[: i - first])
            and not item.word.isupper()
        ):
            return item.valence
        if item.lower == "kind" and words[i - first + 1 : i - first + 2] == ["of"]:
            return 0.0
        window = SimpleNamespace(
            words_and_emoticons=[token.word for token in near],
            is_cap_diff=self._capitals_differ([token.word for token in tokens]),
        )
        return float(self.analyzer.sentiment_valence(0, window, item.word, i - first, [])[0])

    def described(self, text: str) -> str:
        """Return a text with VADER's descriptions in place of emoji, spaced as VADER spaces them."""
        if text.isascii() or self.analyzer.emojis.keys().isdisjoint(text):
            return text
        out: list[str] = []
        after_space = True
        for character in text:
            description = self.analyzer.emojis.get(character)
            if description is None:
                out.append(character)
                after_space = character == " "
            else:
                out.append(description if after_space else f" {description}")
                after_space = False
        return "".join(out)


@cache
def vader() -> Vader:
    """Return the analyzer, made when first asked for: importing it costs 40 ms."""
    return Vader()
