"""Story -> Comparison: outlets side by side on pooled evidence, what they share, and what differs.

The package is not called ``compare``: importing it would hide the function ``framing.compare``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.aligned import Aligned
from framing.comparison.descriptions import descriptions
from framing.comparison.differences import differences, rated
from framing.comparison.distinctive import distinctive
from framing.comparison.facts import facts
from framing.comparison.fairness import Fairness
from framing.comparison.findings import with_findings
from framing.comparison.frames import frames
from framing.comparison.ledger import ledger, sides, unheard
from framing.comparison.naming import terms
from framing.comparison.notes import notes
from framing.comparison.pools import own_part, scores
from framing.comparison.quotes import utterances
from framing.comparison.ranking import rankings
from framing.comparison.replies import replies
from framing.comparison.rewrites import rewrites
from framing.comparison.slots import slots
from framing.comparison.wire import wire
from framing.config import Config
from framing.lexicon import Lists
from framing.types import Analysis, Comparison, OutletProfile, Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def compare(story: Story, analyses: Sequence[Analysis], config: Config | None = None) -> Comparison:
    """Return the comparison of a story's analyses; outlets come in alphabetical order, which ranks nothing.

    Several articles of one outlet are pooled as evidence (basis ids read "article id/evidence id").
    """
    by_outlet: dict[str, list[Analysis]] = {}
    for analysis in sorted(analyses, key=lambda a: (a.article.outlet.casefold(), a.article.outlet)):
        by_outlet.setdefault(analysis.article.outlet, []).append(analysis)
    settings = config or Config()
    aligned = Aligned(analyses)
    copies = wire(analyses, aligned.groups)
    own = _own(by_outlet, copies.shared) if copies.families else {}
    fair = Fairness(analyses)
    reworded = rewrites(analyses, copies.families)
    values = rated(own or by_outlet)
    said = utterances(analyses, aligned.utterance_groups, fair)
    entries = tuple(entry for outlet, found in by_outlet.items() for entry in ledger(outlet, found))
    return with_findings(
        Comparison(
            story=story,
            analyses=tuple(analyses),
            outlets=_profiles(by_outlet, own, settings.replicates),
            ledger=entries,
            notes=notes(analyses, copies.shared),
            copies=copies.families,
            rewrites=reworded,
            utterances=said,
            terms=terms(analyses),
            slots=slots(analyses, aligned.groups, {r.article for r in reworded}),
            descriptions=descriptions(analyses, aligned.speakers),
            sides=sides(entries),
            unheard=unheard(analyses, entries, aligned.speakers, fair, said),
            replies=replies(analyses, aligned.speakers),
            facts=facts(analyses, aligned.fact_groups, fair, aligned.clause_groups),
            differences=differences(values, basis="own" if own else "all"),
            rankings=rankings(own or by_outlet, values),
            distinctive=distinctive(analyses, copies.shared),
            frames=frames(analyses, copies.shared, Lists(settings.lexicons, settings.switch_off)),
        )
    )


def _own(
    by_outlet: Mapping[str, Sequence[Analysis]], shared: Mapping[str, frozenset[int]]
) -> dict[str, list[Analysis]]:
    return {
        outlet: [own_part(a, shared.get(a.article.id, frozenset())) for a in found]
        for outlet, found in by_outlet.items()
    }


def _profiles(
    by_outlet: Mapping[str, Sequence[Analysis]], own: Mapping[str, Sequence[Analysis]], replicates: int
) -> tuple[OutletProfile, ...]:
    scored = scores([*by_outlet.values(), *own.values()], replicates)
    of_own = scored[len(by_outlet) :] or [{} for _ in by_outlet]
    return tuple(
        OutletProfile(
            outlet=outlet,
            known=all(a.article.outlet_known for a in found),
            articles=tuple(a.article.id for a in found),
            genres=tuple(sorted({a.article.genre for a in found})),
            scores=of_all,
            own_scores=mine,
        )
        for (outlet, found), of_all, mine in zip(by_outlet.items(), scored, of_own, strict=False)
    )
