"""Where every number comes from: each metric's formula and source, each outlet's figure and its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.context import Basis, Ref, Text, Version, Working, WorkingGroup
from framing.report.glance import FAMILIES, family_names, family_of, percentile
from framing.report.wording import bounds, number, typeset
from framing.types import Analysis, Attribution, Comparison, Evidence, OutletProfile, Score, Selector

if TYPE_CHECKING:
    from framing.report.places import Places

_MOST_PLACES = 200
"""Links listed for one figure; beyond that the count must do."""


def workings(places: Places, text: Text) -> tuple[WorkingGroup, ...]:
    """Return every metric of the story by family, with each outlet's figure."""
    outlets = places.comparison.outlets
    metrics = list(dict.fromkeys(name for o in outlets for name in o.scores))
    return tuple(
        WorkingGroup(
            name=FAMILIES.get(family, (family.replace("_", " ").capitalize(), ""))[0],
            metrics=tuple(_working(places, m, text) for m in metrics if family_of(m) == family),
        )
        for family in family_names(metrics)
    )


def versions(comparison: Comparison) -> tuple[Version, ...]:
    """Return what produced the analyses; where they differ, every value."""
    names = ("framing", "config", "lexicons", "textstat", "vader", "model")
    out = []
    for name in names:
        values = dict.fromkeys(getattr(a.versions, name) for a in comparison.analyses)
        shown = "; ".join(sorted(v for v in values if v))
        out.append(Version(name, shown or "none"))
    return tuple(out)


def _working(places: Places, metric: str, text: Text) -> Working:
    declared = places.declared.get(metric)
    scores = [(o, o.scores[metric]) for o in places.comparison.outlets if metric in o.scores]
    digits = declared.digits if declared else 2
    return Working(
        id=places.working_id(metric),
        label=typeset(declared.label) if declared else metric,
        name=metric,
        unit=typeset(scores[0][1].unit),
        formula=typeset(declared.formula) if declared else "",
        source=declared.source if declared else "",
        select=declared.select if declared else "",
        floor=f"{declared.floor:g} {declared.n_unit}" if declared and declared.floor else "",
        outlets=tuple(
            _basis(places, o, s, digits, declared.n_unit if declared else "", text) for o, s in scores
        ),
    )


def _basis(
    places: Places, outlet: OutletProfile, score: Score, digits: int, n_unit: str, text: Text
) -> Basis:
    return Basis(
        id=places.basis_id(score.metric, outlet.outlet),
        outlet=outlet.outlet,
        value="not rated" if score.value is None else number(score.value, digits),
        interval=bounds(score, digits),
        n=f"{score.n:,} {n_unit}".strip(),
        percentile=percentile(score),
        counts=_counts(score, text),
        own=_own(outlet.own_scores.get(score.metric), digits, n_unit),
        places=_places(places, outlet, score, text),
        skipped=score.skipped or "",
    )


def _own(score: Score | None, digits: int, n_unit: str) -> str:
    """Return the figure on the sentences that the outlet shares with no other one, or ""."""
    if score is None or score.value is None:
        return ""
    limits = bounds(score, digits)
    return f"{number(score.value, digits)}{f' ({limits})' * bool(limits)}, {score.n:,} {n_unit}".strip()


def _counts(score: Score, text: Text) -> str:
    if isinstance(score.basis, Selector):
        return ", ".join(
            f"{name.partition('.')[2] or name} {value:,.10g}" for name, value in score.basis.counts.items()
        )
    if text == "none" or len(score.basis) > _MOST_PLACES:
        return f"{len(score.basis):,} passages"
    return "" if score.basis else "none found"


def _places(places: Places, outlet: OutletProfile, score: Score, text: Text) -> tuple[Ref, ...]:
    """Return the links to what a score rests on: its words, or its speakers and cues."""
    if isinstance(score.basis, Selector) or text == "none" or len(score.basis) > _MOST_PLACES:
        return ()
    wanted = set(score.basis)
    return tuple(
        _ref(places, analysis, item)
        for analysis in places.of_outlet(outlet)
        for items in (analysis.evidence, analysis.attributions)
        for item in items
        if f"{analysis.article.id}/{item.id}" in wanted
    )


def _ref(places: Places, analysis: Analysis, item: Evidence | Attribution) -> Ref:
    key = (analysis.article.id, item.id)
    if isinstance(item, Evidence):
        return Ref(" ".join(item.text.split()), f"#{places.evidence[key]}")
    cue = item.cue.text if item.cue else "quotation"
    return Ref(" ".join(cue.split()), f"#{places.attributions[key]}", item.speaker or "")
