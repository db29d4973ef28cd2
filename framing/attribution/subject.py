"""The subject of a verb: the noun phrase before it, or the noun that carries the clause which that phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution.source import LINKS, NOT_SUBJECT, before, group_start, phrase_left
from framing.attribution.tokens import AUXILIARIES, DETERMINERS, PERSON_PRONOUNS, RELATIVE, TEMPORAL

if TYPE_CHECKING:
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens

_REACH: Final = 24
"""How many words a clause without a comma may have."""
_FAR: Final = 60
"""How many words the nearest main verb may be away."""
_ADVERBIAL: Final = frozenset(
    "when while as because after before if although though once unless until".split()
)
_DEPENDENT: Final = frozenset(
    "that how whether if after before as while when where because what which who whom than though although "
    "since until unless why".split()
)
"""Words that open a clause inside another one."""
_RELATIVE: Final = RELATIVE | {"whose"}
_ALONE: Final = PERSON_PRONOUNS | RELATIVE
_STOPS: Final = frozenset(
    "and but or after before until if whether how why what when where because while as than though although since "
    "unless".split()
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


def before_verb(t: Tokens, i: int, low: int) -> Range | None:
    """Return the subject that ends just before the verb at word ``i``, looking no further left than ``low``.

    A relative clause between the two is passed over, a participle belongs to the source: "a florist" of "a florist
    whose shop faces the square said", "a judge hearing the case".
    """
    found = before(t, i, low)
    return _apposed(t, i, low) if found is None else _carrier(t, found, low)


def _carrier(t: Tokens, found: Range, low: int) -> Range:
    """Return the noun phrase whose relative clause or participle ends in ``found``, else ``found``."""
    first = found[0]
    if first <= low or not t.joined(first) or t.lower[first] in _ALONE:
        return found
    crossed = False
    for p in range(first - 1, max(low, first - _REACH), -1):
        word = t.lower[p]
        if word in _SAYS or not t.joined(p) or (word in _STOPS and p == first - 1):
            return found
        crossed = crossed or word in _STOPS  # "a guard who hid because he faces a trial said"
        relative = word in _RELATIVE
        if relative or (not crossed and _participle(t, p)):
            noun = phrase_left(t, p, low) if not relative or _holds_verb(t, p + 1, found[1]) else None
            if noun is not None and _carries(t, noun, p, low):
                return noun if relative else (noun[0], found[1])
            if relative:
                return found
    return found


def _apposed(t: Tokens, i: int, low: int) -> Range | None:
    """Return the source before the comma at word ``i`` that a participle parts from its name, or None.

    "An engineer called by the families, Ada Brenn, | testified".
    """
    if i <= low or t.gap(i).strip() != ",":
        return None
    name = phrase_left(t, i, low)
    if name is None or name[0] <= low or t.gap(name[0]).strip() != "," or not t.capital(name[1] - 1):
        return None
    inner = phrase_left(t, name[0], low)
    outer = _carrier(t, inner, low) if inner is not None else inner
    return (outer[0], i) if outer is not None and outer != inner else None


def _holds_verb(t: Tokens, first: int, last: int) -> bool:
    return any(
        t.finite(i) or ("V" in t.tags(i) and not t.capital(i) and t.tags(i - 1)[0] == "N")
        for i in range(first, last)
    )


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


def clause_subject(t: Tokens, low: int, cue_first: int) -> Range | None:
    """Return the subject of the nearest main verb from word ``low`` to the cue.

    Passes over relative and dependent clauses, and over participles after a noun ("a rally planned for May")
    where another verb stands before them in the clause.
    """
    reduced: Range | None = None
    for i in range(cue_first - 1, max(low, cue_first - _FAR), -1):
        if reduced is not None and not t.joined(i + 1):
            return reduced
        if t.finite(i) and t.gap(i).strip() in ("", ",", "-") and t.tags(i)[0] != "N":
            found = before_verb(t, group_start(t, i, low), low)
            if found is not None and t.lower[found[0]] not in RELATIVE and not _dependent(t, found[0], low):
                if (
                    reduced is None
                    and t.lower[i].endswith("ed")
                    and t.lower[i + 1] in LINKS
                    and found[1] == i
                ):
                    reduced = found
                    continue
                return found
    return reduced


def _dependent(t: Tokens, first: int, low: int) -> bool:
    """Return whether the clause whose subject begins at word ``first`` depends on a clause to its left."""
    if first - 1 <= low or not t.joined(first):
        return False
    word = t.lower[first - 1]
    return word in _DEPENDENT or (t.lower[first] in PERSON_PRONOUNS and t.nounish(first - 1))


def long_subject(t: Tokens, low: int, cue_first: int) -> Range | None:
    """Return the stretch from the clause's start to the cue when it opens like a noun phrase.

    For subjects that carry a clause without commas: "those surveyed", "people briefed on the move".
    """
    first = cue_first
    while first > low and cue_first - first <= 14 and t.gap(first).strip() in ("", ")", "("):
        first -= 1
    while first < cue_first and t.lower[first] in NOT_SUBJECT | {"and", "but"}:
        first += 1
    if first >= cue_first or cue_first - first > 14 or not _ADVERBIAL.isdisjoint(t.lower[first:cue_first]):
        return None
    if not (t.capital(first) or t.lower[first] in DETERMINERS or t.nounish(first)):
        return None
    return (first, cue_first)
