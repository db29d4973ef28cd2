"""Tone: mean VADER compound score of the sentences in the outlet's own voice (Hutto & Gilbert 2014).

VADER was made for posts, and its lexicon takes names and marks of news prose for feeling. So sentences are
scored one by one (a whole article saturates), with straight quotation marks, without what stands inside
quotations of speech, and with names masked: capitalised words of the lexicon, "the United Nations" (united
+1.8), "the Justice Department" (justice +2.4). Words written in capitals throughout and longer than four
letters are no names but emphasis, which VADER counts.

Headlines are left out: where every word has a capital, no name can be told. Topics stay ("war" is -2.9
whoever writes it), so tone is worth comparing between outlets on the same story only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.scorers import Material, Metric
from framing.scorers._vader import Token, vader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.scorers._bootstrap import FloatArray
    from framing.types import Quote, Sentence

_ROLES = frozenset({"body", "deck", "caption"})
_NAME = Token("Name", "name", 0.0)
_QUOTATION = ' " '
_LONGEST = 400
"""Words; what runs on for longer is no sentence but a list or a transcript, and VADER's time is quadratic."""

METRICS: tuple[Metric, ...] = (
    Metric(
        name="tone.narrator",
        label="Tone, outlet's own voice",
        unit="mean compound score (-1 to 1)",
        direction="none",
        n="tone.sentences",
        n_unit="sentences",
        floor=5,
        formula="Σ VADER compound / narrator sentences; names masked, headlines left out",
        source="VADER: Hutto & Gilbert 2014",
        select="narrator sentences outside headlines, without quoted words; counts of VADER lexicon words",
        columns=("tone.sentences", "tone.positive", "tone.negative"),
    ),
)


def columns(m: Material) -> dict[str, list[float]]:
    """Return compound scores and counts of positive and negative words, one value a sentence."""
    size = len(m.document.sentences)
    names = ("sentences", "compound", "positive", "negative")
    columns = tuple([0.0] * size for _ in names)
    out = {f"tone.{name}": column for name, column in zip(names, columns, strict=True)}
    analyzer = vader()
    for i, text in _narration(m):
        described = analyzer.described(text)
        tokens = analyzer.tokens(described)
        if len(tokens) > _LONGEST:
            continue
        tone = analyzer.tone(masked(tokens), described)
        for column, value in zip(columns, (1.0, *tone), strict=True):
            column[i] = value
    return out


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return the mean compound score; nan without narrator sentences."""
    return {"tone.narrator": s["tone.compound"] / s["tone.sentences"]}


def masked(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a sentence with a neutral one for each word of the lexicon that is (in) a name.

    A capitalised word is a name unless it opens the sentence; there, if another capitalised word follows.
    """
    capitalised = [i for i, token in enumerate(tokens) if token.valence and _capitalised(token)]
    if capitalised:
        opening = next(i for i, token in enumerate(tokens) if any(map(str.isalnum, token.word)))
        names = {i for i in capitalised if i != opening or _name_follows(tokens, i)}
        return [_NAME if i in names else token for i, token in enumerate(tokens)]
    return tokens


def _capitalised(token: Token) -> bool:
    word = token.word
    return word[:1].isupper() and not (len(word) > 4 and word.isupper())


def _name_follows(tokens: list[Token], i: int) -> bool:
    following = tokens[i + 1 : i + 2]
    return bool(following) and _capitalised(following[0]) and following[0].lower.partition("'")[0] != "i"


def _narration(m: Material) -> Iterator[tuple[int, str]]:
    """Yield each narrator sentence, by index, with its quotations of speech cut to a mark."""
    plain = m.document.plain
    quotes = [quote for quote in m.document.quotes if quote.kind == "speech" and not quote.depth]
    at = 0
    for i, (sentence, voice) in enumerate(zip(m.document.sentences, m.voices, strict=True)):
        if voice != "narrator" or sentence.role not in _ROLES:
            continue
        while at < len(quotes) and quotes[at].end <= sentence.start:
            at += 1
        if at < len(quotes) and quotes[at].start < sentence.end:
            yield i, _without_quotes(plain, sentence, quotes[at:])
        else:
            yield i, plain[sentence.start : sentence.end]


def _without_quotes(plain: str, sentence: Sentence, quotes: list[Quote]) -> str:
    pieces: list[str] = []
    start = sentence.start
    for quote in quotes:
        if quote.start >= sentence.end:
            break
        pieces += (plain[start : quote.start], _QUOTATION)
        start = quote.end
    return "".join((*pieces, plain[start : sentence.end]))
