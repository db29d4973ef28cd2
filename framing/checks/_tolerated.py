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
    "backfire balloon barnstorm bemoan decry derail disparage distort evaporate jeer mastermind mock "
    "pretend ravage revile ridicule scurry startle stymie toil unleash"
)
_NOUNS: Final = (
    "apocalypse elite epicenter epicentre extremist fervor fervour gadfly hatred horror miracle nazi "
    "obsession pawn propaganda psychopath ridicule stalwart terrorist"
)
_PHRASES: Final = (
    "afflicted with | again and again | anguished | anything but | as ever | back down | backed down | "
    "backing down | backs down | bad news for | bloody | brutal | caught off guard | conspiracy theories "
    "| conspiracy theory | coolly | corporate greed | debunked claim | deflect | deflected | deflecting | "
    "deflects | dejected | devastating | dire | dismissive of | doomed | eagerly | easygoing | evasive | "
    "falsely | family values | far left | far too | far-left | formidable | get ready | going forward | "
    "good news for | hard-won | hypocrisy | in truth | inevitably | jockeying for | last-ditch | loom "
    "over | loomed over | looming large | looms over | mainstream media | mentally unstable | more of the "
    "same | more-of-the-same | name-calling | not to mention | objectionable | on the brink | outraged | "
    "overwhelming | passionate | piled on | plagued | political agenda | political battle | political "
    "battles | politically correct | radical | raucous | remarkable | resort to | resorted to | resorting "
    "to | resorts to | revered | run afoul of | saddled with | shouted down | shouting match | shouting "
    "matches | shrug off | shrugged off | shrugs off | so-called | speechless | spirited | supposed | the "
    "good news | to placate the | tough-minded | trickle down | triumphant | unbending | unflattering | "
    "unheard of | unheard-of | untimely | useless | voter suppression | walked back | who else | would-be "
    "president | yet another"
)


@cache
def _tolerated() -> frozenset[str]:
    inflected = ((word, pos) for words, pos in ((_VERBS, "v"), (_NOUNS, "n")) for word in words.split())
    forms = {form for word, pos in inflected for found in all_forms(word, pos).values() for form in found}
    return frozenset(forms | {phrase.strip() for phrase in _PHRASES.split("|")})


def is_tolerated(words: str) -> bool:
    """Return whether a check leaves the words alone, in whatever case they stand."""
    return words.lower() in _tolerated()
