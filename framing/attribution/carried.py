"""The noun that carries the clause which a verb's nearest noun phrase ends: "a florist whose shop faces the square"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.source import phrase_left
from framing.attribution.tokens import AUXILIARIES, DETERMINERS, PERSON_PRONOUNS, RELATIVE, TEMPORAL

if TYPE_CHECKING:
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens

_REACH: Final = 24
"""How many words a clause without a comma may have."""
_RELATIVE: Final = RELATIVE | {"whose"}
_ALONE: Final = PERSON_PRONOUNS | RELATIVE
_STOPS: Final = frozenset(
    "and but or if whether how why what when where because while as than though although since unless".split()
)
"""Words behind which another clause begins, so that the noun phrase after them is its own subject."""
_SAYS: Final = frozenset(
    "say says said saying think thinks thought believe believes believed know knows knew knowing claim claims "
    "claimed hope hopes hoped fear fears feared suspect suspects suspected feel feels felt argue argues argued "
    "insist insists insisted see sees saw hear hears heard mean means meant show shows showed find finds found "
    "warn warns warned tell tells told telling add adds added agree agrees agreed suggest suggests suggested note notes "
    "noted".split()
)
"""Verbs that take a clause: the noun phrase after them is a subject of its own."""


def carrier(t: Tokens, found: Range, low: int) -> Range:
    """Return the noun phrase whose relative clause or participle ends in ``found``, else ``found``.

    The source is then "a florist" (of "a florist whose shop faces the square said"), or "a judge hearing the case".
    """
    first = found[0]
    if first <= low or not t.joined(first) or t.lower[first] in _ALONE:
        return found
    for p in range(first - 1, max(low, first - _REACH), -1):
        if not t.joined(p):
            return found
        word = t.lower[p]
        if word in _STOPS or word in _SAYS:
            return found
        relative = word in _RELATIVE
        if relative or _participle(t, p):
            noun = phrase_left(t, p, low) if not relative or _holds_verb(t, p + 1, found[1]) else None
            if noun is not None and _carries(t, noun, p, low):
                return noun if relative else (noun[0], found[1])
            if relative:
                return found
    return found


def apposed(t: Tokens, i: int, low: int) -> Range | None:
    """Return the source before the comma at word ``i`` that a participle parts from its name, or None.

    "An engineer called by the families, Ada Brenn, | testified".
    """
    if i <= low or t.gap(i).strip() != ",":
        return None
    name = phrase_left(t, i, low)
    if name is None or name[0] <= low or t.gap(name[0]).strip() != "," or not t.capital(name[1] - 1):
        return None
    inner = phrase_left(t, name[0], low)
    outer = carrier(t, inner, low) if inner is not None else inner
    return (outer[0], i) if outer is not None and outer != inner else None


def _holds_verb(t: Tokens, first: int, last: int) -> bool:
    return any(t.finite(i) or ("V" in t.tags(i) and t.nounish(i - 1)) for i in range(first, last))


def _participle(t: Tokens, p: int) -> bool:
    """Return whether word ``p`` follows a noun as a participle: "a judge | hearing", "residents | moved"."""
    word = t.lower[p]
    if word in AUXILIARIES or t.capital(p) or t.lower[p - 1] in AUXILIARIES:
        return False
    if "V" not in t.tags(p):
        return False
    return word.endswith("ing") or (word.endswith("ed") and t.tags(p + 1)[0] in "IRT")


def _carries(t: Tokens, noun: Range, p: int, low: int) -> bool:
    """Return whether a noun phrase right before word ``p`` opens its clause."""
    first, last = noun
    if last != p or t.lower[last - 1] in DETERMINERS or t.lower[last - 1] in TEMPORAL:
        return False
    if t.lower[last - 1] in _ALONE or not t.nounish(last - 1):
        return False
    return first <= low or not t.joined(first) or t.tags(first - 1)[0] in "ITR"
