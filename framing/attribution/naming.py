"""What kind of source it is: named, described, anonymous, vague, agentless; and why it is anonymous."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.attribution.tokens import common

if TYPE_CHECKING:
    from framing.types import Naming

_PERSONAL: Final = frozenset(
    ["he", "she", "i", "we", "they", "it", "you", "who", "which", "that", "his", "her", "its", "their"]
)
_VAGUE: Final = frozenset(
    "critics supporters opponents observers analysts experts many some others people most several "
    "few insiders commentators skeptics sceptics pundits watchers detractors proponents advocates "
    "rivals everyone nobody somebody someone".split()
)
_ANONYMOUS: Final = re.compile(
    r"\b(?:anonym\w+|unnamed|sources?|insiders?|(?:who|speaking) (?:spoke|speaks?|asked|declined|requested|"
    r"insisted) (?:on (?:the )?condition|not to be|anonymity|to be named)|person familiar|people familiar|"
    r"(?:a|an|one|two|three|several) (?:\w+ ){0,3}(?:aide|insider|diplomat|adviser|advisor|lawmaker))\b",
    re.IGNORECASE,
)
_INDEFINITE: Final = frozenset("a an another one two three four five several other local former".split())
_REASON: Final = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|"
    r"(?:not|n't|declined|refused) (?:(?:want|wish|like|care)(?:ing)? )?to be (?:named|identified)|"
    r"(?:not|n't|declined to|refused to) give (?:his|her|their) names?|"
    r"(?:wish|want|ask|prefer)(?:ed|ing|s)? to (?:remain|stay) anonymous|"
    r"(?:would|could|cannot|can) (?:not )?be (?:named|identified)|"
    r"names? (?:be|not be) (?:withheld|used|published|printed)|"
    r"withh(?:o|e)ld(?:ing)? (?:his|her|their) names?|"
    r"(?:requested|asked for|insisted on) anonymity|(?:spoke|speaking|speak) anonymously)\b"
    r"(?:[^.;]{0,30}?\b(?P<why>(?:because|as|citing|for fear|in order|"
    r"to (?:discuss|speak|describe|avoid|protect))\b[^.;,”\"]*))?",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?:^|[\s(“\"'‘])[A-Z][\w’'.-]*[a-z][\w’'-]*|\b[A-Z]{2,}\b")
_FIRST: Final = frozenset(
    ("the a an this that these those one two three several some many most few senior").split()
)


def naming_of(source: str, *, asks: bool = False) -> Naming:
    """Return how a source is identified by its own words; ``asks``: it asked not to be named."""
    words = source.casefold().replace("’", "'").strip(" ,").split()
    if not words:
        return "agentless"
    if _ANONYMOUS.search(source):
        return "anonymous"
    head = words[-1].removesuffix("'s")
    if words[0] in _VAGUE or head in _VAGUE or (len(words) <= 3 and any(w in _VAGUE for w in words)):
        return "named" if has_name(source) and words[0] not in _VAGUE else "vague"
    indefinite = words[0] in _INDEFINITE
    if has_name(source) and not indefinite:
        return "named"
    return "anonymous" if asks and indefinite else "described"


def has_name(source: str) -> bool:
    """Return whether the source holds a proper name beyond a capital at its start that grammar explains."""
    first, _, rest = source.strip().partition(" ")
    if _NAME.search(" " + rest):
        return True
    bare = first.strip(",’'").removesuffix("'s")
    word = bare.casefold()
    return (
        bare[:1].isupper()
        and word not in _FIRST | _PERSONAL | _VAGUE
        and (bare.isupper() or not common(word))
    )


NEAR: Final = 2_000
"""How many characters around a cue are read for a wish for anonymity: some sentences never end."""


def reason_for_anonymity(sentence: str) -> str | None:
    """Return the reason that the sentence gives for an anonymous source, or None."""
    found = _REASON.search(sentence)
    if found is None:
        return None
    return (found.group("why") or found.group(0)).strip()


def asks_for_anonymity(sentence: str) -> bool:
    """Return whether the sentence says that somebody did not want to be named."""
    return _REASON.search(sentence) is not None
