"""Average linkage over sparse similarities, with given stories and dates as constraints.

Groups are joined bottom up while their mean similarity is at least ``JOIN`` (unweighted average linkage,
UPGMA). Each tree is then cut top down: a group is split where its two halves are much less alike than each
is in itself. The second step is what tells two look-alike events apart, whatever the topic's vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

JOIN = 0.1
"""Smallest mean similarity of two groups that can be one story."""
CONTRAST = 0.75
"""Two halves are two stories if their similarity is below this share of their cohesions' geometric mean."""
PRIOR, PRIOR_DATED = 0.18, 0.14
"""Cohesion of a story before it is seen; where dates are known to be near, less likeness is enough."""
PRIOR_PAIRS = 2
"""How many pairs of articles that assumption counts for."""
WINDOW = 3
"""Known dates in one story span at most this many days."""
COPY = 0.95
"""Similarity from which two articles are copies of one text: always together, dated by the earliest."""


@dataclass(slots=True)
class Group:
    """Articles that stand together: ``given`` names the story they were given, dates are day numbers."""

    members: list[int]
    given: str | None = None
    first: int | None = None
    last: int | None = None
    inside: float = 0.0
    halves: tuple[Group, Group] | None = None
    links: dict[int, float] = field(default_factory=dict)

    def cohesion(self) -> float:
        """Return the mean similarity of the pairs inside, drawn towards the prior where they are few."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        prior = PRIOR if self.first is None else PRIOR_DATED
        return (self.inside + prior * PRIOR_PAIRS) / (pairs + PRIOR_PAIRS)


def cluster(
    given: Sequence[str | None], days: Sequence[int | None], pairs: Iterable[tuple[int, int, float]]
) -> list[list[int]]:
    """Return the stories as sorted lists of article numbers, ordered by their first member.

    Articles of one given story stay together and are never joined with those of another.
    """
    pairs = list(pairs)
    groups = _start(given, days, pairs)
    _link(groups, pairs)
    stories = [story for tree in _agglomerate(groups) for story in _cut(tree)]
    return sorted(sorted(story) for story in stories)


def _start(
    given: Sequence[str | None], days: Sequence[int | None], pairs: Sequence[tuple[int, int, float]]
) -> list[Group]:
    """Return the groups that nothing will take apart: given stories, copies of one text, single articles."""
    group_of: list[Group] = []
    named: dict[str, Group] = {}
    for i, (story, day) in enumerate(zip(given, days, strict=True)):
        single = Group([i], story, day, day)
        group_of.append(single)
        if story is None:
            continue
        if story in named:
            _absorb(named[story], single, group_of, copies=False)
        else:
            named[story] = single
    copies = [(-similarity, i, j) for i, j, similarity in pairs if similarity >= COPY]
    for _, i, j in sorted(copies):
        a, b = group_of[i], group_of[j]
        if a is not b and (a.given is None or b.given is None):
            _absorb(a, b, group_of, copies=True)
    return list({id(group): group for group in group_of}.values())


def _absorb(a: Group, b: Group, group_of: list[Group], *, copies: bool) -> None:
    a.given = a.given or b.given
    if copies and a.first is not None and b.first is not None:
        a.first, a.last = min((a.first, a.last), (b.first, b.last))
    else:
        a.first, a.last = _span(a, b)
    a.members += b.members
    for member in b.members:
        group_of[member] = a


def _span(a: Group, b: Group) -> tuple[int | None, int | None]:
    known = [day for day in (a.first, a.last, b.first, b.last) if day is not None]
    return (min(known), max(known)) if known else (None, None)


def _compatible(a: Group, b: Group) -> bool:
    if a.given is not None and b.given is not None:
        return False
    first, last = _span(a, b)
    if first is None or last is None:
        return True
    # A given story may be long; what lies within it fits.
    return last - first <= max(
        WINDOW, *(g.last - g.first for g in (a, b) if g.first is not None and g.last is not None)
    )


def _link(groups: Sequence[Group], pairs: Iterable[tuple[int, int, float]]) -> None:
    """Fill ``links`` (sum of similarities to another group, by its number) and ``inside``."""
    number = {member: n for n, group in enumerate(groups) for member in group.members}
    for i, j, similarity in pairs:
        a, b = number[i], number[j]
        if a == b:
            groups[a].inside += similarity
        elif _compatible(groups[a], groups[b]):
            groups[a].links[b] = groups[a].links.get(b, 0.0) + similarity
            groups[b].links[a] = groups[b].links.get(a, 0.0) + similarity


def _agglomerate(groups: Sequence[Group]) -> list[Group]:
    """Join the most similar compatible groups until none reach ``JOIN``; return the trees that remain."""
    alive = dict(enumerate(groups))
    heap = [entry for a in alive for b in alive[a].links if a < b for entry in _candidate(alive, a, b)]
    heapify(heap)
    fresh = len(groups)
    while heap:
        _, a, b = heappop(heap)
        if a not in alive or b not in alive:
            continue
        alive[fresh] = joined = _join(alive.pop(a), alive.pop(b), a, b)
        for other, similarity in joined.links.items():
            links = alive[other].links
            links.pop(a, None)
            links.pop(b, None)
            links[fresh] = similarity
            for entry in _candidate(alive, other, fresh):
                heappush(heap, entry)
        fresh += 1
    return list(alive.values())


def _candidate(alive: dict[int, Group], a: int, b: int) -> list[tuple[float, int, int]]:
    x, y = alive[a], alive[b]
    mean = x.links[b] / (len(x.members) * len(y.members))
    return [(-mean, a, b)] if mean >= JOIN and _compatible(x, y) else []


def _join(x: Group, y: Group, a: int, b: int) -> Group:
    between = x.links.pop(b)
    del y.links[a]
    first, last = _span(x, y)
    joined = Group(
        x.members + y.members, x.given or y.given, first, last, x.inside + y.inside + between, (x, y)
    )
    small, large = sorted((x.links, y.links), key=len)
    for other, similarity in small.items():
        large[other] = large.get(other, 0.0) + similarity
    joined.links = large
    x.links = y.links = {}
    return joined


def _cut(tree: Group) -> list[list[int]]:
    """Return the stories of a tree: split where two halves stand out against each other."""
    stories, pending = [], [tree]
    while pending:
        group = pending.pop()
        if group.halves is None:
            stories.append(group.members)
            continue
        a, b = group.halves
        between = (group.inside - a.inside - b.inside) / (len(a.members) * len(b.members))
        if between < CONTRAST * sqrt(a.cohesion() * b.cohesion()):
            pending += [a, b]
        else:
            stories.append(group.members)
    return stories
