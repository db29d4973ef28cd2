"""Statements -> groups that say the same, across articles.

Candidates come from an inverted index over each statement's most telling terms, never from all pairs, so cost
grows about as n log n. A pair is scored by the weight of the terms in common and by their order; groups are
joined, best pairs first, while every group stays alike on average.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from framing.comparison.terms import rarity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from framing.comparison.statements import Statement

KEYS = 8
"""Terms of a statement that it is looked up by: its most telling ones."""
LONGEST = 200
"""A term of more statements than this is no key."""
CANDIDATES = 40
"""Statements that one statement is compared with, those with most keys in common."""

UNLIKE = 0.05
"""Likeness by words alone from which a pair is worth a closer look; far below every limit."""
ONLY_NAMES = 0.3
"""What is left of the likeness of statements that share names and nothing that is said of them."""
NUMBER = 1.6
"""How much a figure tells, on the scale of ``rarity``."""
SPEAKER = 0.18
"""What having the same named speaker adds to the likeness of two utterances."""

Pairs = dict[tuple[int, int], float]
"""Similarity, from 0 to 1, of statements i < j."""


def weigh(statements: Sequence[Statement]) -> None:
    """Fill the statements' weights: a term tells more, the rarer it is in news and within an article."""
    inside: dict[str, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for s in statements:
        sizes[s.article] += 1
        for term in set(s.terms):
            inside[term][s.article] += 1
    common: dict[str, float] = {}
    for term, counts in inside.items():
        share = sum(counts.values()) / sum(sizes[a] for a in counts)
        common[term] = log(1 + 1 / share) / log(1 + max(sizes.values()))
    for s in statements:
        s.weights = {term: common[term] * (0.3 + 0.7 * _rarity(term)) for term in s.terms}
        s.weight = sum(s.weights.values())
        s.place = {term: i for i, term in enumerate(s.terms)}


def _rarity(term: str) -> float:
    if term[0].isdigit():
        return NUMBER
    return 0.5 if term[0] == "=" else rarity(term)


def pairs(
    statements: Sequence[Statement],
    similarity: Callable[[Statement, Statement], float],
    least: float,
    of: Callable[[Statement], bool] | None = None,
) -> Pairs:
    """Return the pairs of statements of different articles that are alike at ``least``.

    With ``of``, only pairs of a statement that it holds for and one that it does not hold for.
    """
    index: dict[str, list[int]] = defaultdict(list)
    keys: list[list[str]] = []
    asked = [of is None or of(s) for s in statements]
    for i, s in enumerate(statements):
        chosen = sorted(s.weights, key=lambda t: (-s.weights[t], t))[:KEYS]
        keys.append(chosen)
        if of is None or not asked[i]:
            for term in chosen:
                index[term].append(i)
    out: Pairs = {}
    for i, s in enumerate(statements):
        if not asked[i]:
            continue
        shared: Counter[int] = Counter()
        for term in keys[i]:
            found = index[term]
            if len(found) > LONGEST:
                continue
            weight = s.weights[term]
            for j in found:
                if (j > i or of is not None) and statements[j].article != s.article:
                    shared[j] += weight  # type: ignore[assignment]
        for j, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
            value = similarity(s, statements[j])
            if value >= least:
                out[i, j] = value
    return out


def overlap(a: Statement, b: Statement) -> tuple[float, float, float]:
    """Return the weight of the terms in common, and its share of each statement's weight."""
    small, large = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    shared = sum([weight for term, weight in small.items() if term in large])
    return shared, shared / a.weight, shared / b.weight


def order(a: Statement, b: Statement) -> float:
    """Return the share of the terms in common that follow each other in the same order (0 to 1)."""
    common = [b.place[term] for term in a.place if term in b.place]
    if len(common) < 2:
        return 0.5
    return sum(x < y for x, y in pairwise(common)) / (len(common) - 1)


def agreement(a: Statement, b: Statement) -> float:
    """Return 1, or less where both have numbers, or names, and none in common, or nothing but names."""
    factor = 1.0
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        factor *= 0.6
    if a.names and b.names:
        common = a.names & b.names
        if not common:
            factor *= 0.8
        elif common.issuperset(a.weights.keys() & b.weights.keys()):
            factor *= ONLY_NAMES
    return factor


def fact_likeness(a: Statement, b: Statement) -> float:
    """Return how alike two sentences are as statements of fact."""
    shared, of_a, of_b = overlap(a, b)
    base = 0.6 * sqrt(of_a * of_b) + 0.4 * max(of_a, of_b) * min(1.0, shared / 2.5)
    if base < UNLIKE:
        return 0.0
    return base * (0.85 + 0.15 * order(a, b)) * agreement(a, b)


def utterance_likeness(a: Statement, b: Statement) -> float:
    """Return how alike the words of two attributions are; the same speaker needs less, another one more."""
    shared, of_a, of_b = overlap(a, b)
    base = 0.5 * sqrt(of_a * of_b) + 0.5 * max(of_a, of_b) * min(1.0, shared / 1.5)
    if base < UNLIKE:
        return 0.0
    base *= (0.85 + 0.15 * order(a, b)) * agreement(a, b)
    named = [s.speaker for s in (a, b) if s.speaker and s.said and s.said.naming == "named"]
    if len(named) < 2:
        return 0.75 * base
    return min(1.0, base + SPEAKER) if named[0] == named[1] else 0.6 * base


def mutual(statements: Sequence[Statement], alike: Pairs, sure: float) -> Pairs:
    """Return the pairs that are alike at ``sure``, or each the other's best between their two articles."""
    best: dict[tuple[int, int], float] = {}
    for (i, j), value in alike.items():
        for one, other in ((i, j), (j, i)):
            key = (one, statements[other].article)
            best[key] = max(best.get(key, 0.0), value)
    return {
        (i, j): value
        for (i, j), value in alike.items()
        if value >= sure
        or (value == best[i, statements[j].article] and value == best[j, statements[i].article])
    }


def groups(statements: Sequence[Statement], alike: Pairs, join: float, sure: float) -> list[list[int]]:
    """Return groups of two articles or more: joined best pairs first while the mean likeness is ``join``.

    A pair that is alike at ``sure`` joins its groups whatever the others: a word or two of a quotation are
    like the whole of it, and not like the other half. Pairs that were not alike count as 0. Two statements of
    one article's body are never one: a long sentence that holds both goes with the one that it is most like.
    """
    group_of = list(range(len(statements)))
    members = {i: [i] for i in group_of}
    articles = {i: Counter([statements[i].article]) for i in group_of}
    bodies = {i: {s.article for s in statements[i : i + 1] if s.role == "body"} for i in group_of}
    links = _neighbours(alike)
    for (i, j), best in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        a, b = group_of[i], group_of[j]
        if a == b:
            continue
        same = sum(n * articles[b][article] for article, n in articles[a].items())
        possible = len(members[a]) * len(members[b]) - same
        if best < sure and links[a].get(b, 0.0) / possible < join:
            continue
        if bodies[a] & bodies[b]:
            continue
        for other, value in links.pop(b).items():
            links[other].pop(b)
            if other != a:
                links[a][other] = links[other][a] = links[a].get(other, 0.0) + value
        for member in members[b]:
            group_of[member] = a
        members[a] += members.pop(b)
        articles[a] += articles.pop(b)
        bodies[a] |= bodies.pop(b)
    found = [sorted(m) for m in members.values()]
    return sorted(m for m in found if len({statements[i].article for i in m}) > 1)


class Limits(NamedTuple):
    """Likeness from which a pair is looked at, from which a group may grow on average, and that is sure."""

    least: float
    join: float
    sure: float


def aligned(
    statements: Sequence[Statement],
    likeness: Callable[[Statement, Statement], float],
    limits: Limits,
) -> list[list[Statement]]:
    """Return the groups of statements that say the same, in order of the text, and mark those that surely do."""
    weigh(statements)
    alike = mutual(statements, pairs(statements, likeness, limits.least), limits.sure)
    found = groups(statements, alike, limits.join, limits.sure)
    near = _neighbours(alike)
    widened = [_widened(statements, group, near, limits.sure) for group in found]
    for group in widened:
        for i in group:
            statements[i].sure |= any(near[i].get(j, 0.0) >= limits.sure for j in group)
    return [[statements[i] for i in group] for group in widened]


def _neighbours(alike: Pairs) -> dict[int, dict[int, float]]:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), value in alike.items():
        near[i][j] = near[j][i] = value
    return near


def _widened(
    statements: Sequence[Statement],
    group: Sequence[int],
    near: Mapping[int, Mapping[int, float]],
    sure: float,
) -> list[int]:
    """Return a group with the statements that stand elsewhere too: a long sentence may hold what two say.

    A statement joins a group in which one member is surely like it and more than half of the others are like it.
    """
    joining = {j for i in group for j, value in near[i].items() if value >= sure and j not in group}
    fitting = [j for j in joining if 2 * sum(i in near[j] for i in group) > _others(statements, group, j)]
    return sorted([*group, *fitting])


def _others(statements: Sequence[Statement], group: Sequence[int], j: int) -> int:
    return sum(statements[i].article != statements[j].article for i in group)
