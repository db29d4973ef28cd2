"""Shared and missing: who states a fact, in whose voice, where, and who leaves it out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.comparison.fairness import occasions
from framing.comparison.terms import FUNCTION_WORDS, WORD, root
from framing.types import SCORED_ROLES, Excuse, Fact, FactPlace, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.comparison.fairness import Fairness
    from framing.comparison.statements import Statement
    from framing.types import Analysis


def facts(
    analyses: Sequence[Analysis],
    groups: Sequence[Sequence[Statement]],
    fair: Fairness,
    clauses: Sequence[Sequence[Statement]] = (),
) -> tuple[Fact, ...]:
    """Return the facts that two outlets or more state on one occasion, those of most outlets first.

    ``clauses``: groups of parts of sentences, of which only those count that one outlet asserts and another attributes.
    """
    whole = _facts(analyses, groups, fair, 1)
    parts = [f for f in _facts(analyses, clauses, fair, len(whole) + 1) if f.gap]
    return (*whole, *parts)


def _facts(
    analyses: Sequence[Analysis], groups: Sequence[Sequence[Statement]], fair: Fairness, first: int
) -> tuple[Fact, ...]:
    found = []
    for group in groups:
        when = occasions(analyses, (s.article for s in group))
        for occasion in sorted(set(when.values())):
            members = [s for s in group if when[s.article] == occasion]
            outlets = {analyses[s.article].article.outlet for s in members}
            if len(outlets) > 1:
                found.append((-len(outlets), members[0].article, members[0].start, members))
    found.sort(key=lambda item: item[:3])
    return tuple(_fact(f"f{i}", analyses, members, fair) for i, (_, _, _, members) in enumerate(found, first))


def _fact(
    key: str,
    analyses: Sequence[Analysis],
    members: Sequence[Statement],
    fair: Fairness,
) -> Fact:
    shared = Counter(term for s in members for term in set(s.terms))
    places = sorted(
        (_place(analyses[s.article], s, {t for t, n in shared.items() if n > 1}) for s in members),
        key=lambda p: (p.outlet.casefold(), p.passage.article, p.passage.start),
    )
    having = {p.outlet for p in places}
    could_not = fair.excuses({s.article for s in members})
    # Whoever has it anywhere in its text in its own voice asserts it, whatever it attributes elsewhere; but who
    # names the one that others attribute it to ("The hospital counted 31") does not.
    sources = [_names(p.speaker) for p in places if p.speaker and p.sure]
    told = {(s.article, s.start): _names(_sentence(analyses[s.article], s)) for s in members}
    naming = {
        analyses[s.article].article.outlet
        for s in members
        if any(names & told[s.article, s.start] for names in sources)
    }
    asserting = {p.outlet for p in places if p.speaker is None and p.sure} - naming
    attributing = {p.outlet for p in places if p.speaker and p.sure} - asserting
    return Fact(
        id=key,
        places=tuple(places),
        missing=tuple(o for o in fair.by_outlet if o not in having and o not in could_not),
        excused=tuple(Excuse(o, could_not[o]) for o in fair.by_outlet if o not in having and o in could_not),
        gap=tuple(o for o in fair.by_outlet if o in asserting) if attributing else (),
    )


def _place(analysis: Analysis, s: Statement, shared: Collection[str]) -> FactPlace:
    article = analysis.article
    said = _said(analysis, s, shared)
    return FactPlace(
        outlet=article.outlet,
        passage=Passage(article.id, s.start, s.end, article.text[s.start : s.end]),
        speaker=(s.speaker or "") if said else None,
        position=round(position(analysis, s.start), 3),
        headline=s.role == "headline",
        sure=s.sure,
    )


def _sentence(analysis: Analysis, s: Statement) -> str:
    whole = analysis.sentences[s.sentence]
    return analysis.article.text[whole.start : whole.end]


def _names(text: str) -> set[str]:
    return {root(word) for word in WORD.findall(text.lower()) if word not in FUNCTION_WORDS}


def _said(analysis: Analysis, s: Statement, shared: Collection[str]) -> bool:
    """Return whether most of the words of a statement that others ``shared`` are somebody else's.

    So the clause that is aligned decides, not the sentence that it stands in. What somebody is said to think or to
    have found is theirs here too.
    """
    own = others = 0
    contents = [
        c
        for t in analysis.attributions
        if t.source is not None and t.cue_class != "intention"
        for c in t.content
        if c.start < s.end and c.end > s.start
    ]
    voices = iter(analysis.voices)
    span = next(voices, None)
    for found in WORD.finditer(analysis.article.text, s.start, s.end):
        word = found.group().lower()
        if word in FUNCTION_WORDS or root(word) not in shared:
            continue
        while span is not None and span.end <= found.start():
            span = next(voices, None)
        narrated = span is not None and span.start <= found.start() and span.voice == "narrator"
        if narrated and not any(c.start <= found.start() < c.end for c in contents):
            own += 1
        else:
            others += 1
    return others > own if own or others else s.voice != "narrator"


def position(analysis: Analysis, start: int) -> float:
    """Return how much of the scored text stands before ``start``, from 0 (the top) to 1."""
    before = total = 0
    for block in analysis.article.blocks:
        if block.role in SCORED_ROLES:
            total += block.end - block.start
            before += max(0, min(block.end, start) - block.start)
    return before / total if total else 0.0
