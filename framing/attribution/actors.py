"""Whose side somebody is on: party, country, body or line of work, by the lexicons under ``actors/``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from framing.lexicon.tables import read_table
from framing.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["party", "country", "seat", "body"]

_FILES: Final[dict[str, tuple[str, ...]]] = {
    "parties": ("name", "forms", "note"),
    "countries": ("name", "forms", "seats"),
    "bodies": ("name", "forms"),
    "professions": ("name", "forms"),
    "people": ("side", "names"),
    "forenames": ("pronoun", "names"),
}
_WORD: Final = re.compile(r"[^\W_](?:[\w'&-]|\.(?=\w))*\.?")
_BRACKETS: Final = re.compile(r"[(,]\s?(?P<party>[DR])[-)]|,\s(?P<bare>[DR])-[A-Z]")
_OFFICES: Final = frozenset(
    ["government", "parliament", "judiciary", "police", "armed forces", "local government"]
)
"""Lines of work that speak for the country named beside them."""
_STATE: Final = frozenset(
    "state leader leaders spokesman spokeswoman spokesperson side intelligence ministry department foreign "
    "security representatives representative delegation delegate counterpart mission agency authorities "
    "negotiator negotiators central national forces military".split()
)
_NOT_OF: Final = frozenset(
    ["to", "in", "on", "with", "against", "over", "near", "about", "toward", "towards"]
)
"""Prepositions before a country that somebody else deals with: "ambassador to X"."""
_AIDES: Final = frozenset(
    "close adviser advisor aide secretary spokesman spokeswoman assistant counsel lawyer attorney loyal".split()
)
"""What stands before "to" where the one it leads to is the one spoken for."""
_SUBNATIONAL: Final = frozenset("gov sen rep mayor governor assemblyman assemblywoman alderman".split())
"""Offices of a town or a state of a federation: "Georgia Gov." does not speak for the country Georgia."""
_OFFICE_NAMES: Final = frozenset(
    "minister secretary department ministry force commissioner relations day code".split()
)
"""What follows "Labour" where it is the field, not the party."""
_FROM: Final = re.compile(
    r"\b(?:for|at|of|with|from)\s(?:the\s)?(?P<name>[A-Z][\w'&.-]*(?:\s(?:(?:of|and|for|the|on)\s){0,2}[A-Z][\w'&.-]*)*)"
)
_POSSESSIVE: Final = re.compile(r"(?P<name>(?:[A-Z][\w-]*\s){0,3}[A-Z][\w-]*)'s?\s")
_ORGANISATION: Final = frozenset(
    "ministry agency council university college school party bank office court committee union company group "
    "times post news press board association institute centre center department service authority hospital "
    "church parliament administration airport army navy club foundation network radio television federation "
    "commission campaign trust society league federation fund firm forum coalition alliance corporation inc "
    "ltd corp communications police academy observatory laboratory museum house".split()
)
_HEADS: Final = frozenset(
    "head heads leader leads chief director president chair chairman chairwoman owner founder ceo boss "
    "spokesman spokeswoman spokesperson executive manager editor coach captain".split()
)


class Actor(NamedTuple):
    """Who is meant by a form: the name of the side, and what kind of form it is."""

    name: str
    kind: Kind


@cache
def _rows(file: str) -> tuple[tuple[str, ...], ...]:
    path = folder("lexicons") / "en" / "actors" / f"{file}.tsv"
    return tuple(cells for _, cells in read_table(path, _FILES[file]).rows)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], Actor], ...]]:
    """Return, by first word, the words that must follow and whom the form names; longest first."""
    out: dict[str, dict[tuple[str, ...], Actor]] = {}

    def add(forms: Iterator[str], actor: Actor) -> None:
        for form in forms:
            first, *rest = (word.rstrip(".") for word in form.split())
            out.setdefault(first, {}).setdefault(tuple(rest), actor)

    for name, forms, _ in _rows("parties"):
        add(_split(name, forms), Actor(name, "party"))
    for name, forms in _rows("bodies"):
        add(_split(name, forms), Actor(name, "body"))
    for name, forms, seats in _rows("countries"):
        add(_split(name, forms), Actor(name, "country"))
        add(_split(seats), Actor(name, "seat"))
    return {
        first: tuple(sorted(by_rest.items(), key=lambda x: (-len(x[0]), x[0])))
        for first, by_rest in out.items()
    }


def _split(*cells: str) -> Iterator[str]:
    for cell in cells:
        yield from (form for form in cell.split("|") if form)


@cache
def _professions() -> dict[str, str]:
    return {form: name for name, forms in _rows("professions") for form in forms.split("|")}


def line_of_work(word: str) -> str | None:
    """Return the kind of institution or group that a lower-case word for a person or body belongs to."""
    return _professions().get(word)


@cache
def _forenames() -> dict[str, str]:
    return {name: pronoun for pronoun, names in _rows("forenames") for name in names.split("|")}


def pronoun_of(forename: str) -> str | None:
    """Return "he" or "she" where a forename usually goes with one of them."""
    return _forenames().get(forename)


@lru_cache(maxsize=8192)
def is_actor(name: str) -> bool:
    """Return whether a name is that of a country, a seat of power, a party or an international body."""
    words = tuple(word.rstrip(".") for word in name.split())
    return bool(words) and any(rest == words[1:] for rest, _ in _forms().get(words[0], ()))


def is_party(word: str) -> bool:
    """Return whether one capitalised word alone names a party or its members ("Democrat")."""
    return any(not rest and actor.kind == "party" for rest, actor in _forms().get(word, ()))


def is_line_of_work(side: str) -> bool:
    """Return whether a side is only a line of work, not a party, country or body."""
    return side in _lines_of_work()


@cache
def _lines_of_work() -> frozenset[str]:
    return frozenset(name for name, _ in _rows("professions"))


@cache
def _known() -> dict[str, str]:
    return {name: side for side, names in _rows("people") for name in names.split("|")}


def known_side(name: str) -> str | None:
    """Return the side that a person is known to speak for, by full name."""
    return _known().get(name)


def subject_actor(text: str) -> str | None:
    """Return the last country or body that a stretch names as such: not after a preposition, no possessive."""
    words = tuple(_WORD.findall(text))
    out = None
    for actor, first, last in _actors(words):
        form = " ".join(words[first:last])
        free = first == 0 or words[first - 1].casefold() not in _NOT_OF | {"of", "for", "from", "by", "the"}
        if actor.kind != "party" and free and not form.endswith("'s") and _is_name_of(actor, form):
            out = form
    return out


def _is_name_of(actor: Actor, form: str) -> bool:
    """Return whether a form is a name of the actor, not an adjective such as "Russian"."""
    return actor.kind == "seat" or form == actor.name or form.isupper() or form in ("Britain", "Burma")


class _Found(NamedTuple):
    actor: Actor
    first: int
    last: int


def _actors(words: tuple[str, ...]) -> Iterator[_Found]:
    """Yield the actors that words name, from the left, longest form first."""
    forms = _forms()
    bare = [word.rstrip(".").removesuffix("'s").removesuffix("'") for word in words]
    i = 0
    while i < len(bare):
        for rest, actor in forms.get(bare[i], ()):
            last = i + 1 + len(rest)
            if tuple(bare[i + 1 : last]) == rest:
                yield _Found(actor, i, last)
                i = last - 1
                break
        i += 1


@lru_cache(maxsize=4096)
def side_of(text: str) -> str | None:
    """Return the side that a description or a name speaks for; None where it tells none.

    A party comes first, then an international body, then a country (where the words name it alone, or one
    of its offices), then an organisation that is named, then what kind of work it is.
    """
    party = _BRACKETS.search(text)
    if party is not None:
        return "Democratic Party" if (party["party"] or party["bare"]) == "D" else "Republican Party"
    words = tuple(_WORD.findall(text))
    found = list(_actors(words))
    lower = [word.casefold().rstrip(".").removesuffix("'s").removesuffix("'") for word in words]
    for kind in ("party", "body"):
        for actor, first, last in found:
            field = last < len(lower) and lower[last] in _OFFICE_NAMES
            if actor.kind == kind and not field and not _elsewhere(lower, first):
                return actor.name
    work = [line_of_work(word) for word in lower]
    country = _country(lower, work, found)
    if country is not None:
        return country
    return _organisation(text, lower) or next((kind for kind in work if kind is not None), None)


def _country(lower: list[str], work: list[str | None], found: list[_Found]) -> str | None:
    core = [i for i, word in enumerate(lower) if word not in ("the", "both")]
    speaks = not _OFFICES.isdisjoint(work) or not _STATE.isdisjoint(lower)
    local = not _SUBNATIONAL.isdisjoint(lower)
    for actor, first, last in found:
        if actor.kind not in ("country", "seat") or _elsewhere(lower, first):
            continue
        alone = core == list(range(first, last))
        if alone or (speaks and not local):
            return actor.name
    return None


def _elsewhere(lower: list[str], first: int) -> bool:
    """Return whether an actor is whom somebody deals with ("ambassador to X"), not whom they speak for."""
    if first == 0 or lower[first - 1] not in _NOT_OF:
        return False
    return lower[first - 1] != "to" or first == 1 or lower[first - 2] not in _AIDES


def _organisation(text: str, lower: list[str]) -> str | None:
    """Return the organisation that a description names: "a researcher at X", "the X's director"."""
    heads = not _HEADS.isdisjoint(lower)
    for found in _FROM.finditer(text):
        name = found["name"]
        if heads or name.isupper() or not _ORGANISATION.isdisjoint(name.casefold().split()):
            return name.removesuffix("'s")
    possessive = _POSSESSIVE.search(text)
    if possessive is not None and not _OFFICES.isdisjoint(line_of_work(w) or "" for w in lower):
        return possessive["name"]
    return None
