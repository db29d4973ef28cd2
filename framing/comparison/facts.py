"""Shared and missing: who states a fact, in whose voice, where, and who leaves it out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from framing.comparison.depth import Depth
from framing.comparison.fairness import occasions
from framing.comparison.terms import FUNCTION_WORDS, WORD, root
from framing.types import Excuse, Fact, FactPlace, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.comparison.fairness import Fairness
    from framing.comparison.statements import Statement
    from framing.types import Analysis


_NEXT_CLAUSE = re.compile(r", (?:and|but|while|as) |; ")


def facts(
    analyses: Sequence[Analysis],
    groups: Sequence[Sequence[Statement]],
    fair: Fairness,
    clauses: Sequence[Sequence[Statement]] = (),
) -> tuple[Fact, ...]:
    """Return the facts that two outlets or more state on one occasion, those of most outlets first.

    ``clauses``: groups of parts of sentences, of which only those count that one outlet asserts and another attributes.
    """
    seen = [(_others(a), Depth(a)) for a in analyses]
    whole = _facts(analyses, seen, groups, fair, 1)
    parts = [f for f in _facts(analyses, seen, clauses, fair, len(whole) + 1) if f.gap]
    return (*whole, *parts)


def _facts(
    analyses: Sequence[Analysis],
    seen: Sequence[tuple[bytes, Depth]],
    groups: Sequence[Sequence[Statement]],
    fair: Fairness,
    first: int,
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
    return tuple(
        _fact(f"f{i}", analyses, seen, members, fair) for i, (_, _, _, members) in enumerate(found, first)
    )


def _fact(
    key: str,
    analyses: Sequence[Analysis],
    seen: Sequence[tuple[bytes, Depth]],
    members: Sequence[Statement],
    fair: Fairness,
) -> Fact:
    counts = Counter(term for s in members for term in set(s.terms))
    common = {term for term, n in counts.items() if n > 1}
    places = sorted(
        (_place(analyses[s.article], *seen[s.article], s, common) for s in members),
        key=lambda p: (p.outlet.casefold(), p.passage.article, p.passage.start),
    )
    having = {p.outlet for p in places}
    could_not = fair.excuses({s.article for s in members})
    # Whoever has it anywhere in its text in its own voice asserts it, whatever it attributes elsewhere; but who
    # names the one that others attribute it to ("The hospital counted 31") does not.
    sources = [_names(p.speaker) for p in places if p.speaker and p.sure]
    naming = {
        analyses[s.article].article.outlet
        for s in (members if sources else ())
        if any(not names.isdisjoint(_names(_telling(analyses[s.article], s, common))) for names in sources)
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


def _place(
    analysis: Analysis, others: bytes, depth: Depth, s: Statement, shared: Collection[str]
) -> FactPlace:
    article = analysis.article
    said = _said(analysis, others, s, shared)
    return FactPlace(
        outlet=article.outlet,
        passage=Passage(article.id, s.start, s.end, article.text[s.start : s.end]),
        speaker=(s.speaker or "") if said else None,
        position=round(depth(s.start), 3),
        headline=s.role == "headline",
        sure=s.sure,
    )


def _telling(analysis: Analysis, s: Statement, shared: Collection[str]) -> str:
    """Return the sentence of a statement up to the next main clause after the words that others share."""
    whole = analysis.sentences[s.sentence]
    text = analysis.article.text
    last = max(
        (m.end() for m in WORD.finditer(text, s.start, s.end) if root(m.group().lower()) in shared),
        default=s.end,
    )
    follows = _NEXT_CLAUSE.search(text, last, whole.end)
    return text[whole.start : follows.start() if follows else whole.end]


def _names(text: str) -> set[str]:
    return {root(word) for word in WORD.findall(text.lower()) if word not in FUNCTION_WORDS}


def _said(analysis: Analysis, others: bytes, s: Statement, shared: Collection[str]) -> bool:
    """Return whether most of the words of a statement that other articles ``shared`` are somebody else's.

    So the clause that is aligned decides, not the sentence that it stands in.
    """
    own = told = 0
    for found in WORD.finditer(analysis.article.text, s.start, s.end):
        word = found.group().lower()
        if word not in FUNCTION_WORDS and root(word) in shared:
            told += others[found.start()]
            own += not others[found.start()]
    return told > own if own or told else s.voice != "narrator"


def _others(analysis: Analysis) -> bytes:
    """Return 1 for each character that is somebody else's: also what they are said to think or to have found."""
    out = bytearray(b"\1" * len(analysis.article.text))
    for span in analysis.voices:
        if span.voice == "narrator":
            out[span.start : span.end] = bytes(span.end - span.start)
    for t in analysis.attributions:
        if t.source is not None and t.cue_class != "intention":
            for c in t.content:
                out[c.start : c.end] = b"\1" * (c.end - c.start)
    return bytes(out)
