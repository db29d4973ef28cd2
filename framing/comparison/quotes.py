"""Quote fidelity and cue contrast: one utterance, what each outlet made of it, and the verb it chose."""

from __future__ import annotations

from collections import Counter
from difflib import Match, SequenceMatcher
from typing import TYPE_CHECKING

from framing.comparison.fairness import occasions
from framing.types import Excuse, How, Passage, Rendering, Utterance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.comparison.fairness import Fairness
    from framing.comparison.statements import Statement
    from framing.types import Analysis

FULL = 4
"""Words in quotation marks that make a quotation of its own; fewer are words picked out."""
KEPT = 0.85
"""Share of a rendering's quoted words that stand, in order, in the fullest quotation: it is that one trimmed."""


def utterances(
    analyses: Sequence[Analysis],
    groups: Sequence[Sequence[Statement]],
    fair: Fairness,
) -> tuple[Utterance, ...]:
    """Return the utterances that two outlets or more have, those of most outlets first."""
    found = []
    for group in groups:
        outlets = {analyses[s.article].article.outlet for s in group}
        if len(outlets) > 1:
            found.append((-len(outlets), -max(len(s.quoted) for s in group), group))
    found.sort(key=lambda item: (item[0], item[1], item[2][0].article, item[2][0].start))
    return tuple(_utterance(f"u{i}", analyses, group, fair) for i, (_, _, group) in enumerate(found, 1))


def _utterance(
    key: str, analyses: Sequence[Analysis], group: Sequence[Statement], fair: Fairness
) -> Utterance:
    when = occasions(analyses, (s.article for s in group))
    fullest = _fullest(group)
    whole = fullest.quoted if fullest else []
    renderings = sorted(
        (_rendering(analyses, s, whole, when[s.article]) for s in group),
        key=lambda r: (r.occasion, r.outlet.casefold(), r.passage.article, r.passage.start),
    )
    having = {r.outlet for r in renderings}
    could_not = fair.excuses({s.article for s in group})
    stances: dict[int, dict[str, set[str]]] = {}
    for r in (r for r in renderings if r.sure):
        stances.setdefault(r.occasion, {}).setdefault(r.stance, set()).add(r.outlet)
    return Utterance(
        id=key,
        speaker=_speaker(group),
        renderings=tuple(renderings),
        fullest=_passage(analyses, fullest) if fullest else None,
        absent=tuple(o for o in fair.by_outlet if o not in having and o not in could_not),
        excused=tuple(Excuse(o, could_not[o]) for o in fair.by_outlet if o not in having and o in could_not),
        contrast=any(len(s) > 1 and len(set().union(*s.values())) > 1 for s in stances.values()),
    )


def _rendering(analyses: Sequence[Analysis], s: Statement, whole: Sequence[str], occasion: int) -> Rendering:
    how, removed = fidelity(s.quoted, len(s.words), whole)
    if how == "partial" and _held_off(analyses[s.article], s):
        how = "scare-quoted"
    cue = s.said.cue if s.said else None
    return Rendering(
        outlet=analyses[s.article].article.outlet,
        how=how,
        passage=_passage(analyses, s),
        attribution=s.said.id if s.said else None,
        cue=" ".join(cue.text.split()) if cue and any(map(str.isalnum, cue.text)) else "",
        stance=s.said.stance if s.said else "neutral",
        removed=removed,
        occasion=occasion,
        sure=s.sure,
    )


def _held_off(analysis: Analysis, s: Statement) -> bool:
    """Return whether the quotation marks within a statement all hold a word at a distance."""
    marks = [q.kind for q in analysis.quotes if q.start < s.end and q.end > s.start]
    return bool(marks) and all(kind == "scare" for kind in marks)


def fidelity(quoted: Sequence[str], words: int, whole: Sequence[str]) -> tuple[How, tuple[str, ...]]:
    """Return what became of an utterance, and the stretches of its fullest quotation that were left out.

    ``quoted`` are the rendering's words in quotation marks, of ``words`` in all; ``whole`` those of the fullest
    quotation, empty where nobody quotes at length. Case and punctuation are no difference.
    """
    if not quoted or not whole:
        return ("partial" if quoted else "paraphrased"), ()
    if len(quoted) < FULL or 2 * len(quoted) < words:
        return "partial", ()
    if list(quoted) == list(whole):
        return "verbatim", ()
    blocks = _blocks(quoted, whole)
    if sum(b.size for b in blocks) < KEPT * len(quoted):
        return "reworded", ()
    removed = []
    at = 0
    for block in blocks:  # the last one is empty and stands at the end
        if block.b > at:
            removed.append(" ".join(whole[at : block.b]))
        at = block.b + block.size
    return ("trimmed" if removed else "verbatim"), tuple(removed)


def _fullest(group: Sequence[Statement]) -> Statement | None:
    """Return the quotation at length that most articles bear out, the longest of these; None without one.

    A longer one that stands alone may be another translation, or a program's paraphrase within the marks.
    """
    quoting: dict[tuple[str, ...], list[Statement]] = {}
    for s in group:
        if len(s.quoted) >= FULL:
            quoting.setdefault(tuple(s.quoted), []).append(s)

    def rank(whole: tuple[str, ...]) -> tuple[int, int]:
        having = {s.article for quoted, found in quoting.items() if _stands_in(quoted, whole) for s in found}
        return len(having), len(whole)

    return quoting[max(quoting, key=rank)][0] if quoting else None


def _stands_in(quoted: Sequence[str], whole: Sequence[str]) -> bool:
    missing = len(set(quoted).difference(whole))  # quick, and never more than what is missing in order
    least = KEPT * len(quoted)
    return len(quoted) - missing >= least and sum(b.size for b in _blocks(quoted, whole)) >= least


def _blocks(quoted: Sequence[str], whole: Sequence[str]) -> list[Match]:
    return SequenceMatcher(a=quoted, b=whole, autojunk=False).get_matching_blocks()


def _speaker(group: Sequence[Statement]) -> str | None:
    """Return who most outlets say it was, a name before a description."""
    named = Counter(s.speaker for s in group if s.speaker and s.said and s.said.naming == "named")
    any_ = named or Counter(s.speaker for s in group if s.speaker)
    return min(any_, key=lambda name: (-any_[name], name)) if any_ else None


def _passage(analyses: Sequence[Analysis], s: Statement) -> Passage:
    article = analyses[s.article].article
    return Passage(article.id, s.start, s.end, article.text[s.start : s.end])
