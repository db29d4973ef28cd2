"""Wire copy: which articles carry one text, who is nearest to its source, and what each adds of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from framing.comparison.terms import WORD
from framing.types import Copy, CopyFamily, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from framing.comparison.statements import Statement
    from framing.types import Analysis

GRAM = 5
"""Words in a row that two articles hardly ever share by chance."""
PART, MOST = 0.15, 0.5
"""Share of an article's words that stand in another one: from PART it carries its text, from MOST it is a copy."""
LEAST_WORDS = 30
"""Shared words below which two articles are no copies, however short they are."""
REWORDED, LEAST_SENTENCES = 0.6, 6
"""Share, and number, of an article's sentences that follow another's in order where it is that text reworded."""
SHARED = 0.5
"""Share of a sentence's words from which the sentence is not the outlet's own."""


_AGENCY = re.compile(
    r"\b(?:agency|agence|wire|newswire|associated press|press association|press trust|reuters|afp|bloomberg|tass"
    r"|interfax|xinhua|dpa|apa|ansa|efe|kyodo|yonhap|anadolu|upi)\b",
    re.IGNORECASE,
)
"""Names of outlets that sell text to others: of articles of one day, theirs came first."""


@dataclass(slots=True)
class _Words:
    """An article's words outside quotations, with the sentence of each."""

    words: list[str] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)

    def grams(self) -> list[tuple[str, ...]]:
        return list(zip(*(self.words[i:] for i in range(GRAM)), strict=False))


@dataclass(slots=True)
class Wire:
    """The families, and the numbers of the sentences, by article id, that an outlet shares with another one."""

    families: tuple[CopyFamily, ...]
    shared: dict[str, frozenset[int]]


def wire(analyses: Sequence[Analysis], groups: Sequence[Sequence[Statement]]) -> Wire:
    """Return the copies among the analyses; ``groups`` are their aligned sentences.

    Words within quotation marks do not count: two reporters may quote one speaker.
    """
    texts = [_words(a) for a in analyses]
    grams = [t.grams() for t in texts]
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for article, found in enumerate(grams):
        for gram in found:
            holders[gram].add(article)
    near = _near(analyses, texts, grams, holders)
    matched = _matched(groups)
    reworded = _reworded(analyses, matched)
    families = []
    shared: set[tuple[int, int]] = set()
    for members in _connected(len(analyses), [*near, *reworded]):
        for i in members:
            relatives = {j for j in members if j != i and ((i, j) in near or (j, i) in near)}
            shared |= {(i, s) for s in _shared(texts[i], grams[i], holders, relatives)}
        tree = _family(analyses, members, near, reworded, shared)

        def common(i: int, j: int) -> set[int]:
            same = {a for a, _ in matched.get((i, j), ())}
            return same.union(_shared(texts[i], grams[i], holders, {j}))

        families.append(CopyFamily(tuple(_edited(analyses, m, common) for m in tree.members)))
    by_id: dict[str, set[int]] = defaultdict(set)
    for i, sentence in shared:
        by_id[analyses[i].article.id].add(sentence)
    return Wire(tuple(families), {key: frozenset(found) for key, found in by_id.items()})


def _edited(analyses: Sequence[Analysis], copy: Copy, common: Callable[[int, int], set[int]]) -> Copy:
    """Return a copy with the sentences that it added to its parent, and those that it cut.

    ``common(i, j)`` are the sentences of article i that article j has too. Sentences of a few words are passed over.
    """
    if copy.way not in ("copy", "reworded"):
        return copy
    numbers = {a.article.id: i for i, a in enumerate(analyses)}
    child, parent = numbers[copy.article], numbers[copy.parent or ""]
    return msgspec.structs.replace(
        copy,
        added=_rest(analyses[child], common(child, parent)),
        cut=_rest(analyses[parent], common(parent, child)),
    )


def _rest(analysis: Analysis, common: Collection[int]) -> tuple[Passage, ...]:
    article = analysis.article
    texts = (
        (i, s, article.text[s.start : s.end]) for i, s in enumerate(analysis.sentences) if i not in common
    )
    return tuple(
        Passage(article.id, s.start, s.end, text) for _, s, text in texts if len(text.split()) > GRAM
    )


def _words(analysis: Analysis) -> _Words:
    out = _Words()
    text = analysis.article.text
    quotes = [(q.start, q.end) for q in analysis.quotes if q.depth == 0 and q.kind == "speech"]
    at = 0
    for number, sentence in enumerate(analysis.sentences):
        for found in WORD.finditer(text, sentence.start, sentence.end):
            while at < len(quotes) and quotes[at][1] <= found.start():
                at += 1
            if at == len(quotes) or found.start() < quotes[at][0]:
                out.words.append(found.group().lower())
                out.sentence.append(number)
    return out


def _covered(
    grams: Sequence[tuple[str, ...]], holders: dict[tuple[str, ...], set[int]], others: set[int], size: int
) -> list[bool]:
    """Return which of an article's words stand in a run of words that ``others`` have too."""
    out = [False] * size
    for i, gram in enumerate(grams):
        if not others.isdisjoint(holders[gram]):
            out[i : i + GRAM] = [True] * GRAM
    return out


def _shared_words(
    article: int, grams: Sequence[tuple[str, ...]], holders: Mapping[tuple[str, ...], set[int]]
) -> dict[int, int]:
    """Return how many of an article's words stand in runs that each other article has too.

    Where the runs together are too short to be copied text (many short ones are common idiom) there is no entry.
    """
    out: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    ends: dict[int, int] = {}
    for at, gram in enumerate(grams):
        having = holders[gram]
        if len(having) > 1:
            for other in having:
                if other != article:
                    out[other] += at + GRAM - max(at, ends.get(other, 0))
                    ends[other] = at + GRAM
                    shared[other] += 1
    return {other: n for other, n in out.items() if shared[other] + GRAM - 1 >= LEAST_WORDS}


def _near(
    analyses: Sequence[Analysis],
    texts: Sequence[_Words],
    grams: Sequence[Sequence[tuple[str, ...]]],
    holders: dict[tuple[str, ...], set[int]],
) -> dict[tuple[int, int], float]:
    """Return, for pairs of articles of which one carries text of the other, the share of i's words in j."""
    counts = [_shared_words(i, found, holders) for i, found in enumerate(grams)]
    out: dict[tuple[int, int], float] = {}
    for i, j in sorted({(min(i, j), max(i, j)) for i, count in enumerate(counts) for j in count}):
        if analyses[i].article.outlet == analyses[j].article.outlet:
            continue
        words = {(i, j): counts[i].get(j, 0), (j, i): counts[j].get(i, 0)}
        shares = {(a, b): n / max(1, len(texts[a].words)) for (a, b), n in words.items()}
        if max(shares.values()) >= PART and min(words.values()) >= LEAST_WORDS:
            out.update(shares)
    return out


def _matched(groups: Iterable[Sequence[Statement]]) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """Return, for pairs of articles, the pairs of their sentences that say the same."""
    out: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for group in groups:
        for a, b in combinations(group, 2):
            if a.article != b.article:
                out[a.article, b.article].add((a.sentence, b.sentence))
                out[b.article, a.article].add((b.sentence, a.sentence))
    return out


def _reworded(
    analyses: Sequence[Analysis], matched: Mapping[tuple[int, int], set[tuple[int, int]]]
) -> dict[tuple[int, int], float]:
    """Return, for pairs of articles, the share of i's sentences that say, in one order, what j's say.

    Reporters of one event share facts, not the order of nearly every sentence.
    """
    out = {}
    for (i, j), found in matched.items():
        if analyses[i].article.outlet == analyses[j].article.outlet:
            continue
        size = min(len(analyses[i].sentences), len(analyses[j].sentences))
        chain = _chain(sorted(found))
        if chain >= LEAST_SENTENCES and chain >= REWORDED * size:
            out[i, j] = chain / len(analyses[i].sentences)
    return out


def _chain(found: Sequence[tuple[int, int]]) -> int:
    """Return the length of the longest run of pairs in which both sides grow."""
    tails: list[int] = []
    for _, group in _by_first(found):
        for second in sorted(group, reverse=True):
            at = bisect_left(tails, second)
            tails[at : at + 1] = [second]
    return len(tails)


def _by_first(found: Sequence[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    out: dict[int, list[int]] = defaultdict(list)
    for first, second in found:
        out[first].append(second)
    return sorted(out.items())


def _shared(
    text: _Words, grams: Sequence[tuple[str, ...]], holders: dict[tuple[str, ...], set[int]], others: set[int]
) -> list[int]:
    """Return the sentences most of whose words outside quotations stand in ``others``."""
    covered = _covered(grams, holders, others, len(text.words))
    total, mine = Counter(text.sentence), Counter(s for s, c in zip(text.sentence, covered, strict=True) if c)
    return [s for s, n in total.items() if n >= GRAM and mine[s] >= SHARED * n]


def _connected(n: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    group = list(range(n))
    for i, j in edges:
        a, b = group[i], group[j]
        if a != b:
            group = [a if g == b else g for g in group]
    members: dict[int, list[int]] = defaultdict(list)
    for i, g in enumerate(group):
        members[g].append(i)
    return sorted(m for m in members.values() if len(m) > 1)


def _family(
    analyses: Sequence[Analysis],
    members: Sequence[int],
    near: dict[tuple[int, int], float],
    reworded: dict[tuple[int, int], float],
    shared: set[tuple[int, int]],
) -> CopyFamily:
    """Return the members as a tree: each hangs on the earlier article that it shares most with."""

    def likeness(i: int, j: int) -> float:
        return max(near.get((i, j), 0.0), 0.5 * reworded.get((i, j), 0.0))

    def rank(i: int) -> tuple[str, bool, float, str]:
        article = analyses[i].article
        given = sum(likeness(j, i) for j in members if j != i)
        agency = _AGENCY.search(article.outlet) is not None
        return (article.published or "9999")[:10], not agency, -given, article.id

    ordered = sorted(members, key=rank)
    out = []
    placed: list[int] = []
    waiting = list(ordered)
    while waiting:
        child = waiting[0]
        if placed:
            child = max(waiting, key=lambda i: (max(likeness(i, j) for j in placed), -ordered.index(i)))
        waiting.remove(child)
        parent = max(placed, key=lambda j: (likeness(child, j), -ordered.index(j))) if placed else None
        out.append(_copy(analyses, child, parent, members, near, reworded, shared))
        placed.append(child)
    return CopyFamily(tuple(out))


def _copy(
    analyses: Sequence[Analysis],
    child: int,
    parent: int | None,
    members: Sequence[int],
    near: dict[tuple[int, int], float],
    reworded: dict[tuple[int, int], float],
    shared: set[tuple[int, int]],
) -> Copy:
    with_whom = [parent] if parent is not None else [j for j in members if j != child]
    share = max(near.get((child, j), 0.0) for j in with_whom)
    count = len(analyses[child].sentences)
    if parent is None:
        way = "root"
    elif share >= MOST:
        way = "copy"
    elif any((child, j) in reworded for j in with_whom):
        way = "reworded"
    else:
        way = "part"
    return Copy(
        article=analyses[child].article.id,
        parent=None if parent is None else analyses[parent].article.id,
        shared=round(share, 3),
        own=round(1 - sum((child, s) in shared for s in range(count)) / count, 3) if count else 1.0,
        way=way,  # type: ignore[arg-type]
    )
