"""Readability: seven published indices, a consensus grade, and the length of sentences.

Sums and formulas are those of textstat 0.7.13, on sentences that we split (textstat cuts at every full
stop, "U.S." and "3.5 percent" included, and drops sentences of two words). textstat itself is not imported:
that costs seconds and a download. It is pinned, its list of easy words is read where it is installed, and
the tests hold its own functions against this module, equal to nine digits.

What textstat does and we therefore do: words are what stands between spaces; punctuation and hyphens are
deleted, so that "well-known" is one word; inflected forms of easy words and names count as difficult for
Dale-Chall. Quotation marks and apostrophes are made straight first, and dashes that join two words without
a space ("he came--and saw") part them, which textstat left to its caller.

Every index is also given without quotations: over the sentences that are not mostly somebody's quoted words.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.document.vocabulary import Column, Shared, numbered, sums
from framing.scorers import Direction, Material, Metric
from framing.scorers._syllables import bare, of_word, syllables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.document import Document
    from framing.scorers._bootstrap import FloatArray

_PER_TOKEN = (
    "tokens",
    "characters",
    "words",
    "letters",
    "syllables",
    "polysyllables",
    "complex",
    "unfamiliar",
)
_COLUMNS = (*_PER_TOKEN, "sentences", "long")
_PARTS = {"": "", ".unquoted": ", without quotations"}
_MIN_WORDS = 100
_MIN_SENTENCES = 3


def token_counts(token: str) -> tuple[int, ...]:
    """Return what one token without spaces adds to each count of ``_PER_TOKEN``.

    complex: three syllables or more and not on the list of easy words (Gunning's "hard words");
    polysyllables: three syllables or more; unfamiliar: not on the list.
    """
    word = bare(token)
    if not word:
        return (1, len(token), 0, 0, 0, 0, 0, 0)
    letters = len(word) - word.count("'")
    lower = word.lower()
    count = of_word(lower)
    unfamiliar = lower not in easy_words()
    # textstat cleans a word once more before it asks whether it is complex: "İ" has lost its dot by then
    complex_word = unfamiliar and (count if lower.isascii() else syllables(lower)) >= 3
    return (1, len(token), 1, letters, count, count >= 3, complex_word, unfamiliar)


_TOKENS = Shared()
_COUNTS = Column(token_counts, "int64", len(_PER_TOKEN))


@cache
def easy_words() -> frozenset[str]:
    """Return the list of easy words (Dale & Chall) that textstat installs, read without importing it."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textstat is missing from this installation of framing; reinstall it")
    path = Path(spec.submodule_search_locations[0], "resources", "en", "easy_words.txt")
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


def prose(document: Document) -> str:
    """Return the text that is counted: ``Document.plain``, with a space for each dash that parts two words.

    Same length as the document's text, so that offsets hold.
    """
    plain = document.plain.replace("--", "  ")
    at = document.text.find("—")
    if at < 0:
        return plain
    pieces: list[str] = []
    start = 0
    while at >= 0:
        pieces += (plain[start:at], " ")
        start = at + 1
        at = document.text.find("—", start)
    return "".join((*pieces, plain[start:]))


def columns(m: Material) -> dict[str, list[float]]:
    """Return the sums that the indices rest on, one value a sentence, with and without quotations.

    A sentence without a word (a row of asterisks) is none.
    """
    return columns_of_many([m])[0]


def columns_of_many(materials: Sequence[Material]) -> list[dict[str, list[float]]]:
    """Return the columns of each article; the words of all are looked up together."""
    import numpy as np

    texts = [(prose(m.document), m.document.sentences) for m in materials]
    rows = counts([text[s.start : s.end] for text, sentences in texts for s in sentences])
    words = rows[:, _PER_TOKEN.index("words")]
    limits = np.repeat([m.long_sentence for m in materials], [len(m.voices) for m in materials])
    rows = np.column_stack([rows, words > 0, words > limits]).astype(float)
    unquoted = rows * np.array([voice != "quoted" for m in materials for voice in m.voices])[:, None]
    lists = {
        f"readability.{name}{part}": column
        for part, chosen in zip(_PARTS, (rows, unquoted), strict=True)
        for name, column in zip(_COLUMNS, chosen.T.tolist(), strict=True)
    }
    ends = list(accumulate([len(m.voices) for m in materials], initial=0))
    return [{name: column[i:j] for name, column in lists.items()} for i, j in pairwise(ends)]


def counts(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return the sum of each count over the tokens of each text, shape (texts, counts)."""
    vocabulary = _TOKENS()
    numbers, first = numbered(vocabulary, texts)
    return sums(_COUNTS(vocabulary)[numbers], first)


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return every index from the sums; nan below three sentences."""
    out: dict[str, FloatArray] = {}
    for part in _PARTS:
        sums = {name: s[f"readability.{name}{part}"] for name in _COLUMNS}
        for name, value in _indices(sums).items():
            out[f"readability.{name}{part}"] = value
    return out


def _indices(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        words = s["words"]
        sentences = np.where(s["sentences"] < _MIN_SENTENCES, np.nan, s["sentences"])
        length = words / sentences
        syllables_a_word = s["syllables"] / words
        unfamiliar = 100 * s["unfamiliar"] / words
        dale_chall = 0.1579 * unfamiliar + 0.0496 * length
        out = {
            "flesch": 206.835 - 1.015 * length - 84.6 * syllables_a_word,
            "flesch_kincaid": 0.39 * length + 11.8 * syllables_a_word - 15.59,
            "gunning_fog": 0.4 * (length + 100 * s["complex"] / words),
            "smog": 1.043 * np.sqrt(30 * s["polysyllables"] / sentences) + 3.1291,
            "ari": 4.71 * s["characters"] / s["tokens"] + 0.5 * length - 21.43,
            "coleman_liau": 5.8 * s["letters"] / words - 29.6 * sentences / words - 15.8,
            "dale_chall": dale_chall + 3.6365 * (unfamiliar > 5),
            "sentence_length": length,
            "long_sentences": 100 * s["long"] / sentences,
        }
        out["consensus_grade"] = _median_of_five(*(out[name] for name in _GRADES))
    return out


def _median_of_five(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray, e: FloatArray) -> FloatArray:
    """Return the medians, element by element; a sort of five strided values costs ten times as much."""
    import numpy as np

    low = np.maximum(np.minimum(a, b), np.minimum(c, d))
    high = np.minimum(np.maximum(a, b), np.maximum(c, d))
    return np.maximum(np.minimum(low, high), np.minimum(np.maximum(low, high), e))


_GRADES = ("flesch_kincaid", "gunning_fog", "smog", "ari", "coleman_liau")


class _Index(NamedTuple):
    """An index as declared: ``counted`` names the columns, besides sentences, that it rests on."""

    name: str
    label: str
    unit: str
    direction: Direction
    formula: str
    source: str
    counted: tuple[str, ...]
    n_unit: str = "words"


_INDICES = (
    _Index(
        "consensus_grade",
        "Consensus grade",
        "US school grade",
        "higher is harder",
        "median of the five indices on the scale of school grades: Flesch-Kincaid, Gunning fog, SMOG, ARI, "
        "Coleman-Liau",
        "our definition",
        _PER_TOKEN[:-1],
    ),
    _Index(
        "flesch",
        "Flesch reading ease",
        "points (0 to 100)",
        "higher is easier",
        "206.835 − 1.015 · words/sentences − 84.6 · syllables/words",
        "Flesch 1948",
        ("words", "syllables"),
    ),
    _Index(
        "flesch_kincaid",
        "Flesch-Kincaid grade",
        "US school grade",
        "higher is harder",
        "0.39 · words/sentences + 11.8 · syllables/words − 15.59",
        "Kincaid, Fishburne, Rogers & Chissom 1975",
        ("words", "syllables"),
    ),
    _Index(
        "gunning_fog",
        "Gunning fog index",
        "US school grade",
        "higher is harder",
        "0.4 · (words/sentences + 100 · complex words/words); complex: three syllables or more and not on "
        "the list of easy words",
        "Gunning 1952; complex words as in textstat",
        ("words", "complex"),
    ),
    _Index(
        "smog",
        "SMOG grade",
        "US school grade",
        "higher is harder",
        "1.043 · √(30 · words of three syllables or more / sentences) + 3.1291; its author samples 30 "
        "sentences: below that, mind the interval",
        "McLaughlin 1969",
        ("polysyllables",),
        "sentences",
    ),
    _Index(
        "ari",
        "Automated readability index",
        "US school grade",
        "higher is harder",
        "4.71 · characters/tokens + 0.5 · words/sentences − 21.43",
        "Senter & Smith 1967",
        ("tokens", "characters", "words"),
    ),
    _Index(
        "coleman_liau",
        "Coleman-Liau index",
        "US school grade",
        "higher is harder",
        "5.8 · letters/words − 29.6 · sentences/words − 15.8",
        "Coleman & Liau 1975",
        ("letters", "words"),
    ),
    _Index(
        "dale_chall",
        "Dale-Chall score",
        "points (4.9 and below: grade 4; 10 and above: college)",
        "higher is harder",
        "0.1579 · p + 0.0496 · words/sentences, + 3.6365 where p > 5; p: percentage of words not on the "
        "list of easy words",
        "Dale & Chall 1948; inflected forms count as not on the list, as in textstat",
        ("words", "unfamiliar"),
    ),
    _Index(
        "sentence_length",
        "Mean sentence length",
        "words a sentence",
        "higher is harder",
        "words/sentences",
        "our definition",
        ("words",),
        "sentences",
    ),
    _Index(
        "long_sentences",
        "Long sentences",
        "% of sentences",
        "higher is harder",
        "100 · sentences longer than the limit (30 words unless configured) / sentences",
        "our definition",
        ("long",),
        "sentences",
    ),
)


def _metrics(part: str, scope: str) -> tuple[Metric, ...]:
    return tuple(
        Metric(
            name=f"readability.{index.name}{part}",
            label=f"{index.label}{scope}",
            unit=index.unit,
            direction=index.direction,
            n=f"readability.{index.n_unit}{part}",
            n_unit=index.n_unit,
            floor=_MIN_WORDS if index.n_unit == "words" else _MIN_SENTENCES,
            formula=f"{index.formula}; from {_MIN_SENTENCES} sentences up",
            source=index.source,
            select=f"scored sentences{' that are not mostly quotation' if part else ''}",
            columns=tuple(f"readability.{column}{part}" for column in (*index.counted, "sentences")),
            headline=not part and index.name in ("consensus_grade", "flesch", "long_sentences"),
            digits=1,
        )
        for index in _INDICES
    )


METRICS: tuple[Metric, ...] = tuple(m for part, scope in _PARTS.items() for m in _metrics(part, scope))
