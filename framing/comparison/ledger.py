"""The source ledger: whom each outlet quotes, how much, how early and through which cues."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.types import SCORED_ROLES, Analysis, Attribution, LedgerEntry, Naming

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMING_ORDER: tuple[Naming, ...] = ("named", "described", "anonymous", "vague", "agentless")


def ledger(outlet: str, analyses: Sequence[Analysis]) -> list[LedgerEntry]:
    """Return one entry a speaker, most words first. Attributions without a speaker are left out."""
    groups: dict[str, list[tuple[Analysis, Attribution]]] = {}
    for analysis in analyses:
        for attribution in analysis.attributions:
            if attribution.speaker is not None:
                groups.setdefault(attribution.speaker, []).append((analysis, attribution))
    entries = [_entry(outlet, speaker, found) for speaker, found in groups.items()]
    return sorted(entries, key=lambda e: (-e.words, e.first, e.speaker))


def _entry(outlet: str, speaker: str, found: Sequence[tuple[Analysis, Attribution]]) -> LedgerEntry:
    stances = Counter(attribution.stance for _, attribution in found)
    return LedgerEntry(
        speaker=speaker,
        outlet=outlet,
        words=sum(_words(a, t, quoted=False) for a, t in found),
        direct_words=sum(_words(a, t, quoted=True) for a, t in found),
        first=round(min(_position(a, t) for a, t in found), 4),
        headline=any(_role(a, t) == "headline" for a, t in found),
        naming=min((t.naming for _, t in found), key=_NAMING_ORDER.index),
        stances=dict(sorted(stances.items())),
        attributions=tuple((a.article.id, t.id) for a, t in found),
    )


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


def _position(analysis: Analysis, attribution: Attribution) -> float:
    """Return how much of the scored text stands before the attribution, from 0 (the top) to 1."""
    before = total = 0
    start = first_place(attribution)
    for block in analysis.article.blocks:
        if block.role in SCORED_ROLES:
            total += block.end - block.start
            before += max(0, min(block.end, start) - block.start)
    return before / total if total else 0.0


def _role(analysis: Analysis, attribution: Attribution) -> str:
    start = first_place(attribution)
    return next((b.role for b in analysis.article.blocks if b.start <= start < b.end), "body")
