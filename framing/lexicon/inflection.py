"""Inflected forms of English words: a table of what is irregular, and rules for the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from framing.lexicon.tables import read_table
from framing.resources import folder

TAGS: Final[dict[str, tuple[str, ...]]] = {
    "v": ("VB", "VBZ", "VBD", "VBN", "VBG"),
    "n": ("NN", "NNS"),
    "a": ("JJ", "JJR", "JJS"),
}
"""Penn Treebank tags of the forms of a verb, a noun and an adjective; the first is the lemma's own."""

_VOWELS: Final = frozenset("aeiou")
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh")
_ONE_SYLLABLE = re.compile(r"[^aeiouy]*(?:qu)?[aeiouy]+[^aeiouy]*$")
_DOUBLING = re.compile(r"(?:[^aeiou]*|.*qu)[aeiouy][bcdfgklmnprtvz]$")

_ISE = re.compile(r"[iy][sz](?=(?:e[sd]?|ing|er|ers|ations?)$)")
_KEEP_ISE: Final = frozenset(
    "advertise advise apprise appraise arise braise bruise chastise circumcise comprise "
    "compromise concise cruise demise despise devise disguise enterprise excise exercise "
    "expertise franchise improvise incise merchandise noise otherwise phrase poise praise precise "
    "premise prise promise raise revise rise supervise surmise surprise televise treatise wise "
    "capsize downsize prize resize seize size assize maize baize".split()
)
_OUR: Final = (
    "ardour",
    "armour",
    "behaviour",
    "belabour",
    "candour",
    "clamour",
    "colour",
    "demeanour",
    "discolour",
    "dishonour",
    "endeavour",
    "favour",
    "fervour",
    "glamour",
    "harbour",
    "honour",
    "humour",
    "labour",
    "misdemeanour",
    "neighbour",
    "odour",
    "parlour",
    "rancour",
    "rigour",
    "rumour",
    "saviour",
    "savour",
    "splendour",
    "tumour",
    "valour",
    "vapour",
    "vigour",
)
_OR: Final = tuple(w.replace("our", "or") for w in _OUR)
_PAIRS: Final = {
    "appal": "appall",
    "axe": "ax",
    "centre": "center",
    "cosy": "cozy",
    "defence": "defense",
    "distil": "distill",
    "enrol": "enroll",
    "enthral": "enthrall",
    "fulfil": "fulfill",
    "grey": "gray",
    "instil": "instill",
    "judgement": "judgment",
    "licence": "license",
    "manoeuvre": "maneuver",
    "marvellous": "marvelous",
    "mould": "mold",
    "offence": "offense",
    "pretence": "pretense",
    "programme": "program",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "skilful": "skillful",
    "spectre": "specter",
    "theatre": "theater",
    "wilful": "willful",
    "woollen": "woolen",
}
PAIRS: Final = _PAIRS | {american: british for british, american in _PAIRS.items()}
"""Words with another British or American spelling than -ise and -our, both ways."""


def regular(lemma: str, pos: str) -> dict[str, str]:
    """Return the forms of ``lemma`` by the spelling rules of English alone, keyed by Penn tag.

    A final consonant is doubled in words of one syllable ("slam", "slammed"); stress in longer words is
    not guessed: those that double ("admit") are in the table. Adjectives are compared by ending only in
    one syllable or consonant and "y".
    """
    if pos == "v":
        past = _past(lemma)
        return {"VB": lemma, "VBZ": _plural(lemma), "VBD": past, "VBN": past, "VBG": _ing(lemma)}
    if pos == "n":
        return {"NN": lemma, "NNS": _plural(lemma)}
    return _compared(lemma) if pos == "a" else {}


def inflect(lemma: str, pos: str) -> dict[str, str]:
    """Return the forms of a verb ("v"), noun ("n") or adjective ("a"), keyed by Penn tag.

    Verbs: VB VBZ VBD VBN VBG; nouns: NN NNS; adjectives: JJ, and JJR JJS where they are compared by ending.
    Irregular forms come from the table made with lemminflect, all others from ``regular``.
    """
    return {**regular(lemma, pos), **{tag: forms[0] for tag, forms in _irregular(lemma, pos).items()}}


def all_forms(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    """Return every form with its doublets ("dreamed", "dreamt") and spellings (-ise, -ize), by Penn tag.

    The spelling that was asked for comes first.
    """
    out = _forms(lemma, pos)
    for word in spellings(lemma)[1:]:
        for tag, found in _forms(word, pos).items():
            out[tag] = tuple(dict.fromkeys(out.get(tag, ()) + found))
    return out


def _forms(word: str, pos: str) -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {tag: (form,) for tag, form in regular(word, pos).items()}
    forms.update(_irregular(word, pos))
    return forms


def spellings(word: str) -> tuple[str, ...]:
    """Return ``word``, and its British or American spelling if it has one: -ise, -yse, -our, some pairs."""
    if word in PAIRS:
        return (word, PAIRS[word])
    if "our" in word and word.startswith(_OUR):
        return (word, word.replace("our", "or", 1))
    if "or" in word and word.startswith(_OR):
        return (word, word.replace("or", "our", 1))
    if ("s" in word or "z" in word) and len(word) > 5 and (found := _ISE.search(word)):
        stem, letter = word[: found.start() + 1], word[found.start() + 1]
        if f"{stem}{letter}e" not in _KEEP_ISE:
            return (word, f"{stem}{'z' if letter == 's' else 's'}{word[found.end() :]}")
    return (word,)


@cache
def _table() -> dict[str, str]:
    """Return the irregular forms by lemma and part of speech ("go v"), as they are written in the table."""
    table = read_table(folder("data") / "inflections.tsv", ("lemma", "pos", "forms"))
    return {f"{lemma} {pos}": forms for _, (lemma, pos, forms) in table.rows}


def is_irregular(lemma: str, pos: str) -> bool:
    """Whether the table has forms of ``lemma``."""
    return f"{lemma} {pos}" in _table()


def _irregular(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    written = _table().get(f"{lemma} {pos}")
    if written is None:
        return {}
    pairs = (item.split("=") for item in written.split(" "))
    return {tag: tuple(found.split("/")) for tag, found in pairs}


def _ends_in_consonant_y(word: str) -> bool:
    return word[-1] == "y" and word[-2:-1] not in _VOWELS


def _compared(lemma: str) -> dict[str, str]:
    by_y = _ends_in_consonant_y(lemma)
    stem = lemma[:-1] + "i" if by_y else _doubled(lemma).removesuffix("e")
    if (by_y and len(lemma) < 9) or _ONE_SYLLABLE.match(lemma.removesuffix("e")):
        return {"JJ": lemma, "JJR": stem + "er", "JJS": stem + "est"}
    return {"JJ": lemma}


def _plural(word: str) -> str:
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def _past(word: str) -> str:
    if word[-1] == "e":
        return word + "d"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word[-1] == "e" and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    if not _DOUBLING.match(word):
        return word
    return word + ("k" if word[-1] == "c" else word[-1])
