"""The context an entry asks for: a small closed language, checked when a lexicon is read.

    condition  = ["not "] name ":" value {"|" value}        conditions are separated by ";", all must hold
    before     the term stands directly before one of these phrases (no mark between)
    after      ... directly after
    near       one of these words stands within eight words, in the same sentence
    at         "start" or "end" of its sentence
    role       the role of the block: headline, deck, subhead, body, caption, embed
    domain     the article is about this: a file of ``lexicons/en/domains``
    form       only these forms of the term are meant: Penn tags

A phrase may hold a class in braces for one word: {det} {be} {pronoun} {negation} {number} {name}.
Every check looks at a bounded number of words, so matching stays linear in the length of the text.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from framing.types import SCORED_ROLES

NEAR: Final = 8
"""How many words away ``near`` looks, on either side."""

CLASSES: Final[dict[str, frozenset[str]]] = {
    "{det}": frozenset(
        "a an the this that these those his her its their our my your any every some another no such".split()
    ),
    "{be}": frozenset(
        "is are was were be been being am isn't aren't wasn't weren't it's that's he's she's "
        "they're we're".split()
    ),
    "{pronoun}": frozenset(
        ("i you he she it we they me him her us them who himself herself themselves").split()
    ),
    "{negation}": frozenset(["not", "no", "never", "without", "neither", "nor", "hardly", "cannot"]),
}
"""Classes of words that a phrase may name, listed; ``DYNAMIC`` are those told by how a word is written."""

DYNAMIC: Final = frozenset(("{number}", "{name}"))
FORMS: Final = frozenset(["VB", "VBZ", "VBD", "VBN", "VBG", "NN", "NNS", "JJ", "JJR", "JJS"])
PHRASES: Final = frozenset(("before", "after", "near"))
VALUES: Final[dict[str, frozenset[str]]] = {
    "at": frozenset(("start", "end")),
    "role": SCORED_ROLES,
    "form": FORMS,
}
NAMES: Final = PHRASES | VALUES.keys() | {"domain"}
"""Every condition there is."""


class Condition(NamedTuple):
    """One condition: ``words`` as written, and for before and after the same as ``phrases``.

    ``singles`` are the words that a phrase of one word stands for, ``longer`` the phrases that are none of
    them.
    """

    name: str
    negative: bool
    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...] = ()
    singles: frozenset[str] = frozenset()
    longer: tuple[tuple[str, ...], ...] = ()


@cache
def parse(text: str, domains: frozenset[str]) -> tuple[Condition, ...]:
    """Return the conditions written in ``text``. Raises ValueError, saying why, where it is malformed."""
    return tuple(_one(part.strip(), domains) for part in text.split(";")) if text else ()


def _one(text: str, domains: frozenset[str]) -> Condition:
    head, colon, tail = text.partition(":")
    negative = head.startswith("not ")
    name = head.removeprefix("not ").strip()
    values = [" ".join(value.split()) for value in tail.split("|")]
    if not colon or not all(values):
        raise ValueError(f"a condition reads 'name: value|value', not {text!r}")
    if name in PHRASES:
        _check_phrases(name, values)
        phrases = tuple(tuple(v.split(" ")) for v in values)
        longer = tuple(p for p in phrases if len(p) > 1 or p[0] in DYNAMIC)
        return Condition(name, negative, frozenset(values), phrases, _singles(values), longer)
    if name not in NAMES:
        raise ValueError(f"no condition is called {name!r}; there are {', '.join(sorted(NAMES))}")
    allowed = domains if name == "domain" else VALUES[name]
    unknown = [v for v in values if v not in allowed]
    if unknown:
        raise ValueError(f"{name!r} cannot be {unknown[0]!r}; it can be {', '.join(sorted(allowed))}")
    return Condition(name, negative, frozenset(values))


def _singles(values: list[str]) -> frozenset[str]:
    """Return what phrases of one word stand for: the words of a class, else the word and its possessive."""
    plain = [v for v in values if " " not in v and v[0] != "{"]
    members = (CLASSES[v] for v in values if v in CLASSES)
    return frozenset((*plain, *(f"{v}'s" for v in plain))).union(*members)


def _check_phrases(name: str, values: list[str]) -> None:
    for value in values:
        if value != value.lower():
            raise ValueError(f"{value!r} must be in lower case: text is compared in lower case")
        if name == "near" and " " in value:
            raise ValueError(f"'near' takes single words, not {value!r}")
        for word in value.split(" "):
            if word.startswith("{") and (name == "near" or word not in CLASSES.keys() | DYNAMIC):
                raise ValueError(f"no class of words {word!r} can stand here")
