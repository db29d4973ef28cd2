"""The source ledger: whom each outlet quotes, how much, how early and through which cues."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.attribution.actors import known_side
from framing.comparison.depth import Depth
from framing.types import Analysis, Attribution, LedgerEntry, Naming, Side, Unheard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.comparison.fairness import Fairness
    from framing.types import Utterance

_NAMING_ORDER: tuple[Naming, ...] = ("named", "described", "anonymous", "vague", "agentless")


def ledger(outlet: str, analyses: Sequence[Analysis]) -> list[LedgerEntry]:
    """Return one entry a speaker, most words first. Attributions without a speaker are left out."""
    groups: dict[str, list[tuple[Analysis, Attribution]]] = {}
    for analysis in analyses:
        for attribution in analysis.attributions:
            if attribution.speaker is not None:
                groups.setdefault(attribution.speaker, []).append((analysis, attribution))
    depths = {a.article.id: Depth(a) for a in analyses}
    entries = [_entry(outlet, speaker, found, depths) for speaker, found in groups.items()]
    return sorted(entries, key=lambda e: (-e.words, e.first, e.speaker))


def _entry(
    outlet: str, speaker: str, found: Sequence[tuple[Analysis, Attribution]], depths: Mapping[str, Depth]
) -> LedgerEntry:
    stances = Counter(attribution.stance for _, attribution in found)
    return LedgerEntry(
        speaker=speaker,
        outlet=outlet,
        words=sum(_words(a, t, quoted=False) for a, t in found),
        direct_words=sum(_words(a, t, quoted=True) for a, t in found),
        first=round(min(depths[a.article.id](first_place(t)) for a, t in found), 4),
        headline=any(_role(a, t) == "headline" for a, t in found),
        naming=min((t.naming for _, t in found), key=_NAMING_ORDER.index),
        stances=dict(sorted(stances.items())),
        attributions=tuple((a.article.id, t.id) for a, t in found),
        affiliation=next((t.affiliation for _, t in found if t.affiliation), None),
    )


def sides(entries: Sequence[LedgerEntry]) -> tuple[Side, ...]:
    """Return what each outlet gives to each side: the speakers of one affiliation, where it is known."""
    groups: dict[tuple[str, str], list[LedgerEntry]] = {}
    words: Counter[str] = Counter()
    for entry in entries:
        words[entry.outlet] += entry.words
        if entry.affiliation:
            groups.setdefault((entry.affiliation, entry.outlet), []).append(entry)
    return tuple(
        Side(
            side=side,
            outlet=outlet,
            speakers=tuple(sorted(e.speaker for e in found)),
            words=sum(e.words for e in found),
            direct_words=sum(e.direct_words for e in found),
            share=round(sum(e.words for e in found) / max(1, words[outlet]), 3),
            first=min(e.first for e in found),
            headline=any(e.headline for e in found),
        )
        for (side, outlet), found in sorted(groups.items())
    )


def unheard(
    analyses: Sequence[Analysis],
    entries: Sequence[LedgerEntry],
    names: Mapping[str, str],
    fair: Fairness,
    said: Sequence[Utterance],
) -> tuple[Unheard, ...]:
    """Return the named speakers whom all outlets that could quote but one do, of three outlets or more.

    A country or its capital is heard under many names, and is no speaker who could be passed over.
    ``names`` has the one name that stands for each speaker. Whose words an outlet has, in ``said``, is heard there,
    whatever the outlet calls them.
    """
    heard: dict[str, set[str]] = {}
    rendered = {(u.speaker, r.outlet) for u in said for r in u.renderings}
    at: dict[str, set[int]] = {}
    numbers = {a.article.id: i for i, a in enumerate(analyses)}
    for entry in entries:
        name = names.get(entry.speaker, entry.speaker)
        if entry.naming == "named":
            heard.setdefault(name, set()).add(entry.outlet)
            at.setdefault(name, set()).update(numbers[article] for article, _ in entry.attributions)
    out = []
    for name in sorted(heard):
        if len(heard[name]) < 2 or _speaks_for_many(name):
            continue
        could_not = fair.excuses(at[name])
        silent = [o for o in fair.by_outlet if o not in heard[name] and (name, o) not in rendered]
        without = [o for o in silent if o not in could_not]
        if len(without) == 1:
            out.append(Unheard(name, without[0]))
    return tuple(out)


def _speaks_for_many(name: str) -> bool:
    return " and " in name or (" " not in name and known_side(name) is not None)


def _words(analysis: Analysis, attribution: Attribution, *, quoted: bool) -> int:
    """Return the words of the content, or only those inside quotation marks."""
    text = analysis.article.text
    total = 0
    for span in attribution.content:
        if not quoted:
            total += len(text[span.start : span.end].split())
            continue
        for quote in analysis.quotes:
            start, end = max(span.start, quote.inner_start), min(span.end, quote.inner_end)
            if quote.depth == 0 and start < end:
                total += len(text[start:end].split())
    return total


def first_place(attribution: Attribution) -> int:
    """Return where an attribution begins."""
    spans = [s for s in (attribution.source, attribution.cue, *attribution.content) if s is not None]
    return min((s.start for s in spans), default=0)


def _role(analysis: Analysis, attribution: Attribution) -> str:
    start = first_place(attribution)
    return next((b.role for b in analysis.article.blocks if b.start <= start < b.end), "body")
