"""Words that are right to count and wrong to flag.

The lexicons weigh them for a rating, where one word in a thousand decides nothing. In ordinary news each was,
more often than not, the accurate word for what happened, so a check keeps quiet about them. All were found in
articles that the published precision is not measured on.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from framing.lexicon.inflection import all_forms

_VERBS: Final = "mock ridicule jeer decry bemoan disparage revile barnstorm unleash ravage mastermind derail"
_NOUNS: Final = (
    "horror hatred ridicule stalwart fervor fervour terrorist extremist elite pawn epicenter epicentre "
    "apocalypse nazi obsession gadfly"
)
_PHRASES: Final = (
    "anguished | anything but | back down | backed down | backing down | backs down | bloody | brutal | "
    "caught off guard | corporate greed | dejected | devastating | dire | doomed | far left | far-left | far too | "
    "going forward | hypocrisy | inevitably | last-ditch | mainstream media | name-calling | "
    "on the brink | outraged | overwhelming | piled on | plagued | political agenda | political battle | "
    "political battles | politically correct | radical | revered | saddled with | shouting match | "
    "shouting matches | shrug off | shrugged off | shrugs off | speechless | supposed | triumphant | "
    "voter suppression | walked back"
)


@cache
def _tolerated() -> frozenset[str]:
    inflected = ((word, pos) for words, pos in ((_VERBS, "v"), (_NOUNS, "n")) for word in words.split())
    forms = {form for word, pos in inflected for found in all_forms(word, pos).values() for form in found}
    return frozenset(forms | {phrase.strip() for phrase in _PHRASES.split("|")})


def is_tolerated(words: str) -> bool:
    """Return whether a check leaves the words alone, in whatever case they stand."""
    return words.lower() in _tolerated()
