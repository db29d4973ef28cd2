"""Inflected forms of English words: a table of what is irregular, and rules for the rest."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from framing.lexicon.tables import read_table
from framing.resources import folder

Pos = Literal["v", "n", "a"]

TAGS: Final[dict[str, tuple[str, ...]]] = {
    "v": ("VB", "VBZ", "VBD", "VBN", "VBG"),
    "n": ("NN", "NNS"),
    "a": ("JJ", "JJR", "JJS"),
}
"""Penn Treebank tags of the forms of a verb, a noun and an adjective; the first is the lemma's own."""

_SIBILANT = re.compile(r"(?:[sxz]|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_ONE_SYLLABLE = re.compile(r"^[^aeiouy]*(?:qu)?[aeiouy]+[^aeiouy]*$")
_DOUBLING = re.compile(r"^(?:[^aeiou]*|.*qu)[aeiouy][bcdfgklmnprtvz]$")
_ISE = re.compile(r"(?:is|ys)(e|es|ed|ing|er|ers|ation|ations)$")
_KEEP_ISE: Final = frozenset(
    "advertise advise apprise arise chastise circumcise comprise compromise concise demise despise devise "
    "disguise enterprise excise exercise expertise franchise improvise incise merchandise noise otherwise "
    "poise praise premise precise promise raise revise rise supervise surmise surprise televise treatise wise "
    "appraise braise bruise cruise phrase please raised".split()
)
_OUR: Final = frozenset(
    "armour behaviour candour clamour colour demeanour endeavour favour favourite favouritism fervour glamour "
    "harbour honour honourable humour labour neighbour odour rancour rigour rumour saviour savour splendour "
    "tumour valour vapour vigour".split()
)
_PAIRS: Final = {
    "defence": "defense",
    "offence": "offense",
    "pretence": "pretense",
    "licence": "license",
    "grey": "gray",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "manoeuvre": "maneuver",
    "mould": "mold",
    "axe": "ax",
    "judgement": "judgment",
    "programme": "program",
    "storey": "story",
    "theatre": "theater",
    "centre": "center",
    "spectre": "specter",
    "kerb": "curb",
    "woollen": "woolen",
    "marvellous": "marvelous",
    "wilful": "willful",
    "skilful": "skillful",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "instil": "instill",
    "cosy": "cozy",
}


def regular(lemma: str, pos: str) -> dict[str, str]:
    """Return the forms of ``lemma`` by the spelling rules of English alone, keyed by Penn tag.

    A final consonant is doubled in words of one syllable ("slam", "slammed"); stress in longer words is
    not guessed: those that double ("admit") are in the table. Adjectives are compared by ending only in
    one syllable or consonant and "y".
    """
    if pos == "v":
        return {"VB": lemma, "VBZ": _plural(lemma), **dict.fromkeys(("VBD", "VBN"), _past(lemma)), "VBG": _ing(lemma)}
    if pos == "n":
        return {"NN": lemma, "NNS": _plural(lemma)}
    if pos != "a":
        return {}
    stem = lemma[:-1] + "i" if _CONSONANT_Y.search(lemma) else _doubled(lemma).removesuffix("e")
    if _ONE_SYLLABLE.match(lemma.removesuffix("e")) or (stem.endswith("i") and len(lemma) < 9):
        return {"JJ": lemma, "JJR": stem + "er", "JJS": stem + "est"}
    return {"JJ": lemma}


def inflect(lemma: str, pos: str) -> dict[str, str]:
    """Return the forms of a verb ("v"), noun ("n") or adjective ("a"), keyed by Penn tag.

    Verbs: VB VBZ VBD VBN VBG; nouns: NN NNS; adjectives: JJ, and JJR JJS where they are compared by ending.
    Irregular forms come from the table made with lemminflect, all others from ``regular``.
    """
    return {tag: forms[0] for tag, forms in all_forms(lemma, pos).items()}


def all_forms(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    """Return every form with its doublets ("dreamed", "dreamt") and spellings (-ise, -ize), by Penn tag."""
    forms = {tag: (form,) for tag, form in regular(lemma, pos).items()}
    forms.update(_irregular().get((lemma, pos), {}))
    return {tag: tuple(dict.fromkeys(s for w in found for s in spellings(w))) for tag, found in forms.items() if found}


def spellings(word: str) -> tuple[str, ...]:
    """Return ``word`` and its other spelling where it has one: -ise and -ize, -our and -or, "-lled" and "-led"."""
    out = [word]
    if (found := _ISE.search(word)) and len(word) > 5 and word[: found.start() + 2] + "e" not in _KEEP_ISE:
        out.append(word[: found.start() + 1] + "z" + found[1])
    if "our" in word and any(word.startswith(w) for w in _OUR):
        out.append(word.replace("our", "or", 1))
    if other := _PAIRS.get(word):
        out.append(other)
    return tuple(out)


@cache
def _irregular() -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    table = read_table(folder("data") / "inflections.tsv", ("lemma", "pos", "forms"))
    out: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for _, (lemma, pos, forms) in table.rows:
        pairs = (item.split("=") for item in forms.split(" ") if item)
        out[lemma, pos] = {tag: tuple(f for f in found.split("/") if f) for tag, found in pairs}
    return out


def _plural(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    if word.endswith("c") and _DOUBLING.match(word):
        return word + "k"
    return word + word[-1] if _DOUBLING.match(word) else word
