"""Discovered slots: sentences that say the same and differ in one word, each outlet's own ("gunmen", "militants").

Nothing is compared pair by pair. Within a group of aligned statements, a word or two that stand between the same
neighbours stand in one slot; so do variants of a word beside one neighbour that is the same, and words that our lists
know as choices for one thing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from framing.attribution.tokens import TEMPORAL, parts_of_speech
from framing.comparison.fairness import occasions
from framing.comparison.terms import FUNCTION_WORDS, WORD, root, variants
from framing.lexicon.lists import SHIPPED
from framing.stories.terms import stem
from framing.types import Filler, Passage, Slot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from framing.comparison.statements import Statement
    from framing.types import Analysis

_ARTICLES = frozenset(["a", "an", "the"])
_EDGE = "|"
"""What stands before the first word of a statement, and after its last one."""
_LONGEST = 2
"""Content words that a filler may have."""
_OPEN = frozenset("NVJ")
"""Parts of speech whose choice can frame: nouns, verbs, adjectives."""


class _Word(NamedTuple):
    """A word of a statement: ``key`` is what it is matched by, ``part`` what it can be (N, V, J) or ""."""

    stem: str
    key: str
    part: str
    start: int
    end: int


class _Found(NamedTuple):
    """What fills a slot in one statement: its article and place, the stems of its words, what its last one can be."""

    article: int
    start: int
    end: int
    stems: tuple[str, ...]
    part: str


def slots(
    analyses: Sequence[Analysis], groups: Iterable[Sequence[Statement]], without: Collection[str] = ()
) -> tuple[Slot, ...]:
    """Return the slots that two outlets or more fill differently on one occasion, those of most words first.

    ``without``: ids of articles whose words nobody chose: machine paraphrases.
    """
    joined = _Joined()
    when = occasions(analyses, range(len(analyses)))
    for group in groups:
        if len({tuple(s.words) for s in group}) == 1:
            continue  # copies word for word
        by_context: dict[tuple[str | int, ...], list[_Found]] = defaultdict(list)
        for s in group:
            if analyses[s.article].article.id not in without:
                for context, found in _contexts(_words(analyses[s.article], s), s.article):
                    by_context[when[s.article], *context].append(found)
        for same in by_context.values():
            _join(joined, same)
    filled = sorted(joined.groups(), key=lambda members: (-len({f.stems for f in members}), members[0]))
    return tuple(
        Slot(id=f"s{i}", fillers=tuple(_filler(analyses, f) for f in members))
        for i, members in enumerate(filled, 1)
        if len({analyses[f.article].article.outlet for f in members}) > 1
    )


def _words(analysis: Analysis, s: Statement) -> list[_Word]:
    """Return a statement's words without articles."""
    out: list[_Word] = []
    for found in WORD.finditer(analysis.article.text, s.start, s.end):
        word, base, key, part, name = _seen(found.group())
        if word not in _ARTICLES:
            out.append(_Word(base, key, "" if name and out else part, found.start(), found.end()))
    return out


@lru_cache(maxsize=20_000)
def _seen(written: str) -> tuple[str, str, str, str, bool]:
    """Return a word in lower case, its stem, its key, its parts of speech, and whether a capital makes it a name."""
    word = written.lower()
    key = word if word in FUNCTION_WORDS else root(word)
    return word, stem(word), key, _part(word), written[0].isupper()


@cache
def _choices() -> Mapping[str, Collection[str]]:
    """Return for the stem of each word the sets of words that may be chosen in its place.

    A set are the terms of a contested list, or a plainer wording and the loaded words for it.
    """
    out: dict[str, set[str]] = defaultdict(set)
    for lexicon in SHIPPED.load("contested"):
        for entry in lexicon.entries:
            out[stem(entry.term.lower())].add(lexicon.name)
    for lexicon in SHIPPED.load("loaded"):
        for entry in lexicon.entries:
            for plain in map(stem, filter(str.isalpha, entry.suggestion.split("|"))):
                out[stem(entry.term.lower())].add(plain)
                out[plain].add(plain)
    return out


@cache
def _variants() -> Mapping[str, Collection[str]]:
    """Return for the stem of each word its sets of variants."""
    out: dict[str, set[str]] = defaultdict(set)
    for number, words in enumerate(variants()):
        for word in words:
            out[stem(word)].add(str(number))
    return out


def _part(word: str) -> str:
    """Return which open parts of speech a lower-case word can be; "" for a number or a function word."""
    if word in FUNCTION_WORDS or word in TEMPORAL or root(word)[0].isdigit():
        return ""
    known = parts_of_speech(word)
    if known:
        return "".join(p for p in known if p in _OPEN) if known[0] in _OPEN else ""
    return "V" if word.endswith(("ed", "ing")) else "" if word.endswith("ly") else "N"


def _contexts(words: Sequence[_Word], article: int) -> Iterator[tuple[tuple[str, ...], _Found]]:
    """Yield what may fill a slot, with the keys that others in the slot must share."""
    keys = [_EDGE, *(w.key for w in words), _EDGE]
    for i in range(len(words)):
        for n in range(1, _LONGEST + 1):
            inside = words[i : i + n]
            if len(inside) < n or not all(w.part for w in inside) or not _runs_on(inside):
                break
            before, after = keys[i], keys[i + n + 1]
            found = _Found(
                article, inside[0].start, inside[-1].end, tuple(w.stem for w in inside), inside[-1].part
            )
            if _telling(before) or _telling(after):
                yield ("between", before, after), found
            if n == 1:
                (word,) = found.stems
                for choice in _choices().get(word, ()):
                    yield ("choice", choice), found
                for variant in _variants().get(word, ()):
                    yield ("after", before, variant), found
                    yield ("before", after, variant), found


def _runs_on(words: Sequence[_Word]) -> bool:
    return all(other.start - one.end == 1 for one, other in pairwise(words))


def _telling(key: str) -> bool:
    """Return whether a neighbour tells which place in the sentence it is."""
    return key != _EDGE and key not in FUNCTION_WORDS


def _join(joined: _Joined, same: Sequence[_Found]) -> None:
    """Join what fills one slot: of one part of speech; two words that begin alike differ in the second alone."""
    if len({f.stems for f in same}) == 1:
        return
    for one, other in pairwise(sorted(same)):
        alike = len(one.stems) == len(other.stems) > 1 and one.stems[0] in other.stems
        if one.article != other.article and one.part[0] == other.part[0] and not alike:
            joined.join(one, other)


class _Joined:
    """Disjoint sets of what fills one slot."""

    def __init__(self) -> None:
        self._parent: dict[_Found, _Found] = {}

    def _top(self, found: _Found) -> _Found:
        while (above := self._parent.setdefault(found, found)) != found:
            self._parent[found] = found = self._parent[above]
        return found

    def join(self, one: _Found, other: _Found) -> None:
        """Put two into one set."""
        self._parent[self._top(other)] = self._top(one)

    def groups(self) -> list[list[_Found]]:
        """Return the sets that hold different words, each in order."""
        members: dict[_Found, list[_Found]] = defaultdict(list)
        for found in sorted(self._parent):
            members[self._top(found)].append(found)
        return [m for m in members.values() if len({f.stems[-1] for f in m}) > 1]


def _filler(analyses: Sequence[Analysis], found: _Found) -> Filler:
    article = analyses[found.article].article
    return Filler(
        outlet=article.outlet,
        passage=Passage(article.id, found.start, found.end, article.text[found.start : found.end]),
    )
