"""What a statement is about: its content words, reduced so that two reports of one thing share them."""

from __future__ import annotations

import re
from functools import cache
from math import log
from typing import TYPE_CHECKING

from framing.lexicon import read_table
from framing.resources import folder
from framing.stories.terms import commonness, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = re.compile(
    r"\d+(?:[.,:]\d+)*|(?:[Tt]wen|[Tt]hir|[Ff]or|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)ty"
    r"-(?:one|two|three|four|five|six|seven|eight|nine)\b|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
"""A word or number, "thirty-one" too; words that lost the space between sentences come apart at the stop."""

FUNCTION_WORDS = frozenset(
    """
a about above after again against all also although am among an and another any are as at be because been
before being below between both but by can could did do does doing down during each either else even ever every
for from further had has have having he her here hers herself him himself his how however i if in into is it its
itself just like may me might more most much must my myself nor not now of off on once one only or other our ours
out over own per rather same shall she should since so some such than that the their theirs them themselves then
there therefore these they this those though through thus to together too toward towards under until up upon us
very was we were what when where whether which while who whom whose why will with within without would yet you
your yours say says said saying according added adding told tell
""".split()
)
"""Words that carry no content, and the verbs that every report has."""

_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        map(str, range(1, 20)),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        map(str, range(20, 100, 10)),
        strict=True,
    )
)
_SUFFIXES = tuple("ations ation ition ment ance ence ness ity ion ive ate ure al ly er".split())
_LEAST = 4
"""Letters that must remain of a word when an ending is taken off."""


@cache
def root(word: str) -> str:
    """Return what stands for a lower-case word in alignment: its figure, its set of variants, or its stem."""
    word = word.replace("’", "'").removesuffix("'s")
    if word[0].isdigit():
        return word.replace(",", "")
    tens, _, ones = word.rpartition("-")
    if tens:
        return str(int(_TENS[tens]) + int(_NUMBERS[ones]))
    if word in _NUMBERS or word in _TENS:
        return _NUMBERS.get(word) or _TENS[word]
    base = reduced(word)
    return _variants().get(base, base)


@cache
def reduced(word: str) -> str:
    """Return a lower-case word without its endings."""
    base = stem(word)
    for suffix in _SUFFIXES:
        short = suffix.removesuffix("e")
        if base.endswith((suffix, short)) and len(base) - len(short) >= _LEAST:
            base = base[: -len(suffix)] if base.endswith(suffix) else base[: -len(short)]
            break
    return base


@cache
def variants() -> tuple[tuple[str, ...], ...]:
    """Return the sets of words that two reports of one thing use for each other."""
    table = read_table(folder("lexicons") / "en" / "variants" / "reporting.tsv", ("words",))
    return tuple(tuple(cells[0].split()) for _, cells in table.rows)


@cache
def _variants() -> Mapping[str, str]:
    """Return for each word of a set of variants what stands for the set; the first set of a word counts."""
    out: dict[str, str] = {}
    for number, words in enumerate(variants()):
        for word in words:
            out.setdefault(reduced(word), f"={number}")
    return out


@cache
def rarity(word: str) -> float:
    """Return how much a lower-case word tells in ordinary news: 0.15 (in every article) to 1 (in few)."""
    return max(0.15, min(1.0, -log(max(commonness(stem(word)), 1e-6)) / 5.0))
