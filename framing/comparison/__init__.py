"""Story -> Comparison: outlets side by side on pooled evidence, and who is quoted by whom.

The package is not called ``compare``: importing it would hide the function ``framing.compare``.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

import msgspec

from framing import scorers
from framing.comparison.aligned import Aligned
from framing.comparison.differences import differences
from framing.comparison.facts import facts
from framing.comparison.fairness import Fairness
from framing.comparison.findings import with_findings
from framing.comparison.ledger import first_place, ledger, sides, unheard
from framing.comparison.naming import terms
from framing.comparison.quotes import utterances
from framing.comparison.rewrites import rewrites
from framing.comparison.wire import Wire
from framing.comparison.wire import wire as find_copies
from framing.config import Config
from framing.types import Analysis, Comparison, OutletProfile, Score, Story, Units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def compare(story: Story, analyses: Sequence[Analysis], config: Config | None = None) -> Comparison:
    """Return the comparison of a story's analyses; outlets come in alphabetical order, which ranks nothing.

    Several articles of one outlet are pooled as evidence (basis ids read "article id/evidence id").
    """
    by_outlet: dict[str, list[Analysis]] = {}
    for analysis in analyses:
        by_outlet.setdefault(analysis.article.outlet, []).append(analysis)
    outlets = sorted(by_outlet, key=lambda name: (name.casefold(), name))
    aligned = Aligned(analyses)
    wire = find_copies(analyses, [*aligned.fact_groups, *aligned.utterance_groups])
    fair = Fairness(
        analyses, {name: [i for i, a in enumerate(analyses) if a.article.outlet == name] for name in outlets}
    )
    own = {a.article.id: _own(a, i, wire) for i, a in enumerate(analyses)} if wire.families else {}
    entries = tuple(entry for name in outlets for entry in ledger(name, by_outlet[name]))
    return with_findings(
        Comparison(
            story=story,
            analyses=tuple(analyses),
            outlets=tuple(_profile(name, by_outlet[name], config or Config(), own) for name in outlets),
            ledger=entries,
            notes=_notes(analyses),
            copies=wire.families,
            rewrites=rewrites(analyses, wire.families),
            utterances=utterances(analyses, aligned.utterance_groups, fair),
            terms=terms(analyses),
            sides=sides(entries),
            unheard=unheard(analyses, entries, aligned.speakers, fair),
            facts=facts(analyses, aligned.fact_groups, fair),
            differences=differences(
                [(name, [own.get(a.article.id, a) for a in by_outlet[name]]) for name in outlets],
                basis="own" if own else "all",
            ),
        )
    )


def _own(analysis: Analysis, number: int, wire: Wire) -> Analysis:
    """Return an analysis reduced to the sentences that no other article shares: what its style shows in."""
    keep = [(number, i) not in wire.shared for i in range(len(analysis.sentences))]
    if all(keep):
        return analysis
    starts = [s.start for s in analysis.sentences]

    def kept(offset: int) -> bool:
        return keep[max(0, bisect_right(starts, offset) - 1)]

    units = analysis.units
    return msgspec.structs.replace(
        analysis,
        evidence=tuple(e for e in analysis.evidence if kept(e.start)),
        attributions=tuple(t for t in analysis.attributions if kept(first_place(t))),
        units=Units(
            n=sum(keep),
            columns={name: list(compress(column, keep)) for name, column in units.columns.items()},
        ),
    )


def _profile(
    outlet: str, analyses: Sequence[Analysis], config: Config, own: Mapping[str, Analysis]
) -> OutletProfile:
    return OutletProfile(
        outlet=outlet,
        known=all(a.article.outlet_known for a in analyses),
        articles=tuple(a.article.id for a in analyses),
        genres=tuple(sorted({a.article.genre for a in analyses})),
        scores=_scores(analyses, config),
        own_scores=_scores([own[a.article.id] for a in analyses], config) if own else {},
    )


def _scores(analyses: Sequence[Analysis], config: Config) -> dict[str, Score]:
    scored = [a for a in analyses if any(s.value is not None for s in a.scores.values())]
    if not scored:
        reasons = {s.skipped for a in analyses for s in a.scores.values() if s.skipped}
        return scorers.skip("; ".join(sorted(reasons)) or "nothing could be scored")
    return scorers.score(
        [a.units for a in scored],
        evidence=[(f"{a.article.id}/{e.id}", e) for a in scored for e in a.evidence],
        attributions=[(f"{a.article.id}/{t.id}", t) for a in scored for t in a.attributions],
        seed="\n".join(a.article.digest for a in scored),
        replicates=config.replicates,
    )


def _notes(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """Return what a reader must know before comparing: mixed genres, a single outlet, outlets unknown."""
    notes = []
    genres = sorted({a.article.genre for a in analyses})
    if len(genres) > 1:
        notes.append(
            f"Genres differ ({', '.join(genres)}): opinion and news follow different rules of style."
        )
    if len({a.article.outlet for a in analyses}) == 1:
        notes.append("Only one outlet covers this story here: there is nothing to compare it with.")
    unknown = sorted({a.article.outlet for a in analyses if not a.article.outlet_known})
    if unknown:
        notes.append(f"Outlet unknown, named after the file: {', '.join(unknown)}.")
    return tuple(notes)
