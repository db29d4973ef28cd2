"""What the attribution rules see of a document: words, the gaps between them, and what a word can be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from framing.resources import folder

if TYPE_CHECKING:
    from framing.document import Document

PERSON_PRONOUNS: Final = frozenset(["i", "he", "she", "they", "we", "you", "it", "one"])
RELATIVE: Final = frozenset({"who", "which", "that"})
DETERMINERS: Final = frozenset(
    "a an the this that these those some any all no every each another both either neither "
    "several many most few his her its their our my your one two three".split()
)
POSSESSIVES: Final = frozenset(["his", "her", "its", "their", "our", "my", "your"])
TEMPORAL: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "now earlier later afterwards afterward recently then january february march april june july "
    "august september october november december".split()
)
TITLES: Final = frozenset(
    ("mr mrs ms dr prof gen col lt sgt capt sen rep gov rev hon st jr sr pres maj adm sec").split()
)
AUXILIARIES: Final = frozenset(
    "has have had is are was were be been being will would could should may might must can do "
    "does did hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't "
    "mustn't can't cannot don't doesn't didn't 'd 've 'll".split()
)
BE: Final = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"]
)
GROUP_ADVERBS: Final = frozenset(
    "not never also then later once still now again often even just already always ever soon "
    "first previously since long only first back further simply reportedly all both too yet "
    "sometimes instead once".split()
)


@cache
def _table() -> dict[str, str]:
    tags: dict[str, str] = {}
    for line in (folder("data") / "tags.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            tag, _, words = line.partition("\t")
            tags.update(dict.fromkeys(words.split(), tag))
    return tags


def parts_of_speech(word: str) -> str:
    """Return what a lower-case word can be, as letters (see ``framing/data/tags.tsv``); "" for an unknown one."""
    return _table().get(word, "")


def common(word: str) -> bool:
    """Return whether a lower-case word is an ordinary one: its capital at a sentence's start names nobody."""
    return word in _table()


class Tokens:
    """The words of a document with their gaps, and a guess at their parts of speech.

    ``gap(i)`` is the text between word ``i - 1`` and word ``i``.
    """

    __slots__ = ("_tags", "doc", "end", "lower", "plain", "start")

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.plain = doc.plain
        self.start = doc.words.start
        self.end = doc.words.end
        self.lower = doc.words.lower
        self._tags = _table()

    def gap(self, i: int) -> str:
        """Return the text between word ``i - 1`` and word ``i``."""
        return self.plain[self.end[i - 1] : self.start[i]]

    def joined(self, i: int) -> bool:
        """Return whether only space stands between word ``i - 1`` and word ``i``."""
        at, to = self.end[i - 1], self.start[i]
        return (to - at == 1 and self.plain[at] == " ") or self.plain[at:to].isspace()

    def capital(self, i: int) -> bool:
        """Return whether word ``i`` begins with a capital letter."""
        return self.plain[self.start[i]].isupper()

    def tags(self, i: int) -> str:
        """Return what word ``i`` can be, as letters (see ``framing/data/tags.tsv``), likeliest first."""
        word = self.lower[i]
        known = self._tags.get(word)
        if known is not None:
            return known
        if self.plain[self.start[i]].isupper() or word.endswith(("'s", "s'")):
            return "N"
        if word[0].isdigit():
            return "M"
        if word.endswith("ly"):
            return "R"
        if word.endswith(("ed", "ing")):
            return "VJ"
        if word.endswith("n't"):
            return "A"
        return "N"

    def nounish(self, i: int) -> bool:
        """Return whether word ``i`` can end or fill a noun phrase."""
        tags = self.tags(i)
        if tags[0] in "NPM":
            return True
        return "N" in tags or (self.capital(i) and tags[0] in "VJ" and not self.opens_sentence(i))

    def modifier(self, i: int) -> bool:
        """Return whether word ``i`` can stand inside a noun phrase before its head."""
        tags = self.tags(i)
        return tags[0] in "NJM" or "J" in tags or self.nounish(i)

    def infinitive(self, i: int) -> bool:
        """Return whether "to" at word ``i`` opens an infinitive: "to leave", not "to the town"."""
        if i + 1 >= len(self.lower) or self.lower[i + 1] in DETERMINERS or self.capital(i + 1):
            return False
        tags = self.tags(i + 1)
        return "V" in tags or tags[0] in "AR"

    def opens_sentence(self, i: int) -> bool:
        """Return whether word ``i`` is the first of its sentence."""
        at = self.doc.sentence_at(self.start[i])
        return at is not None and self.doc.sentences[at].first == i

    def finite(self, i: int) -> bool:
        """Return whether word ``i`` is likely to be a finite verb or an auxiliary."""
        word = self.lower[i]
        if word in AUXILIARIES:
            return True
        tags = self.tags(i)
        return tags[0] == "V" and not word.endswith("ing") and not self.capital(i)
