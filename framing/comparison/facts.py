"""Shared and missing: who states a fact, in whose voice, where, and who leaves it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.fairness import occasions
from framing.types import SCORED_ROLES, Excuse, Fact, FactPlace, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.comparison.fairness import Fairness
    from framing.comparison.statements import Statement
    from framing.types import Analysis


def facts(
    analyses: Sequence[Analysis],
    groups: Sequence[Sequence[Statement]],
    fair: Fairness,
) -> tuple[Fact, ...]:
    """Return the facts that two outlets or more state on one occasion, those of most outlets first."""
    found = []
    for group in groups:
        when = occasions(analyses, (s.article for s in group))
        for occasion in sorted(set(when.values())):
            members = [s for s in group if when[s.article] == occasion]
            outlets = {analyses[s.article].article.outlet for s in members}
            if len(outlets) > 1:
                found.append((-len(outlets), members[0].article, members[0].start, members))
    found.sort(key=lambda item: item[:3])
    return tuple(_fact(f"f{i}", analyses, members, fair) for i, (_, _, _, members) in enumerate(found, 1))


def _fact(
    key: str,
    analyses: Sequence[Analysis],
    members: Sequence[Statement],
    fair: Fairness,
) -> Fact:
    places = sorted(
        (_place(analyses[s.article], s) for s in members),
        key=lambda p: (p.outlet.casefold(), p.passage.article, p.passage.start),
    )
    having = {p.outlet for p in places}
    could_not = fair.excuses({s.article for s in members})
    # Whoever has it anywhere in its text in its own voice asserts it, whatever it attributes elsewhere.
    asserting = {p.outlet for p in places if p.speaker is None and p.sure}
    attributing = {p.outlet for p in places if p.speaker is not None and p.sure} - asserting
    return Fact(
        id=key,
        places=tuple(places),
        missing=tuple(o for o in fair.by_outlet if o not in having and o not in could_not),
        excused=tuple(Excuse(o, could_not[o]) for o in fair.by_outlet if o not in having and o in could_not),
        gap=tuple(o for o in fair.by_outlet if o in asserting) if attributing else (),
    )


def _place(analysis: Analysis, s: Statement) -> FactPlace:
    article = analysis.article
    said = s.voice != "narrator" or s.said is not None
    return FactPlace(
        outlet=article.outlet,
        passage=Passage(article.id, s.start, s.end, article.text[s.start : s.end]),
        speaker=(s.speaker or "") if said else None,
        position=round(position(analysis, s.start), 3),
        headline=s.role == "headline",
        sure=s.sure,
    )


def position(analysis: Analysis, start: int) -> float:
    """Return how much of the scored text stands before ``start``, from 0 (the top) to 1."""
    before = total = 0
    for block in analysis.article.blocks:
        if block.role in SCORED_ROLES:
            total += block.end - block.start
            before += max(0, min(block.end, start) - block.start)
    return before / total if total else 0.0
