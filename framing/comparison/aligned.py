"""What is aligned in a story, computed once: who speaks, which sentences and which utterances say the same."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from framing.comparison import align, statements
from framing.comparison.fairness import occasions
from framing.comparison.speakers import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.comparison.statements import Statement
    from framing.types import Analysis

FACT = align.Limits(least=0.12, join=0.06, sure=0.42)
UTTERANCE = align.Limits(least=0.16, join=0.1, sure=0.5)
CLAUSE = 0.4
"""Likeness of a clause in the outlet's own voice and one that another attributes."""
AGAIN = 0.45
"""Likeness of words that were said again on another occasion."""


class Aligned:
    """The aligned statements of a story's articles; attributes are computed when first read."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.analyses = tuple(analyses)

    @cached_property
    def speakers(self) -> dict[str, str]:
        """The one name that stands for each speaker."""
        return canonical(self.analyses)

    @cached_property
    def facts(self) -> list[Statement]:
        """Every sentence."""
        return statements.facts(self.analyses, self.speakers)

    @cached_property
    def utterances(self) -> list[Statement]:
        """What every attribution of speech or writing says, a statement a sentence."""
        return statements.utterances(self.analyses, self.speakers)

    @cached_property
    def fact_groups(self) -> list[list[Statement]]:
        """Sentences of two articles or more that state one fact."""
        return align.aligned(self.facts, self._here(align.fact_likeness), FACT)

    @cached_property
    def utterance_groups(self) -> list[list[Statement]]:
        """Words of two articles or more that are one utterance."""
        return align.aligned(self.utterances, self._here(align.utterance_likeness), UTTERANCE)

    @cached_property
    def clause_groups(self) -> list[list[Statement]]:
        """Clauses in an outlet's own voice, each with those that say the same in somebody's mouth elsewhere.

        Clauses of sentences that are aligned as a whole are not looked at again.
        """
        found = statements.clauses(self.analyses, self.speakers)
        align.weigh(found)
        whole = {
            frozenset([(a.article, a.sentence), (b.article, b.sentence)])
            for group in self.groups
            for a, b in combinations(group, 2)
        }
        groups: dict[int, list[Statement]] = {}
        likeness = self._here(align.fact_likeness)
        for own, other in sorted(align.pairs(found, likeness, CLAUSE, of=lambda s: s.voice == "narrator")):
            a, b = found[own], found[other]
            if frozenset([(a.article, a.sentence), (b.article, b.sentence)]) not in whole:
                a.sure = b.sure = True
                groups.setdefault(own, [a]).append(b)
        return list(groups.values())

    @property
    def groups(self) -> list[list[Statement]]:
        """All groups, those of facts first."""
        return [*self.fact_groups, *self.utterance_groups]

    def _here(
        self, likeness: Callable[[Statement, Statement], float]
    ) -> Callable[[Statement, Statement], float]:
        """Return a likeness that is 0 between occasions unless it is great: other news of the same people."""
        when = occasions(self.analyses, range(len(self.analyses)))
        if len(set(when.values())) < 2:
            return likeness

        def strict(a: Statement, b: Statement) -> float:
            value = likeness(a, b)
            return value if when[a.article] == when[b.article] or value >= AGAIN else 0.0

        return strict
