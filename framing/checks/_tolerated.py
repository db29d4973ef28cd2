"""Words that are right to count and wrong to flag.

The lexicons weigh them for a rating, where one word in a thousand decides nothing. In ordinary news each was,
more often than not, the accurate word for what happened, so a check keeps quiet about them. All were found while
the rules were mended, in articles read twice (``docs/rules/README.md``). A house list may name any of them again.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from framing.lexicon.inflection import all_forms

_VERBS: Final = (
    "barnstorm bemoan decry derail disparage distort jeer mastermind mock pretend profess ravage revile "
    "ridicule scurry unleash"
)
_NOUNS: Final = (
    "apocalypse elite epicenter epicentre extremist fervor fervour gadfly hatred horror nazi obsession "
    "pawn propaganda psychopath ridicule stalwart terrorist"
)
_PHRASES: Final = (
    "afflicted with | anguished | anything but | back down | backed down | backing down | backs down | "
    "bloody | brutal | caught off guard | conspiracy theories | conspiracy theory | corporate greed | "
    "debunked claim | dejected | devastating | dire | doomed | falsely | family values | far left | far "
    "too | far-left | going forward | hypocrisy | inevitably | last-ditch | mainstream media | mentally "
    "unstable | name-calling | on the brink | outraged | overwhelming | piled on | plagued | political "
    "agenda | political battle | political battles | politically correct | radical | revered | saddled "
    "with | shouting match | shouting matches | shrug off | shrugged off | shrugs off | so-called | "
    "speechless | supposed | trickle down | triumphant | voter suppression | walked back"
)


@cache
def _tolerated() -> frozenset[str]:
    inflected = ((word, pos) for words, pos in ((_VERBS, "v"), (_NOUNS, "n")) for word in words.split())
    forms = {form for word, pos in inflected for found in all_forms(word, pos).values() for form in found}
    return frozenset(forms | {phrase.strip() for phrase in _PHRASES.split("|")})


def is_tolerated(words: str) -> bool:
    """Return whether a check leaves the words alone, in whatever case they stand."""
    return words.lower() in _tolerated()
