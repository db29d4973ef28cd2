"""Who calls it what: contested terms by outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.context import Term, TermCell, TermSet, Text
from framing.report.words import category_name, gathered, list_href, places_of

if TYPE_CHECKING:
    from framing.report.places import Places
    from framing.types import OutletProfile


def term_sets(places: Places, text: Text) -> tuple[TermSet, ...]:
    """Return each set of contested terms that occurs, with every outlet's uses."""
    kinds = sorted(
        {e.kind for a in places.comparison.analyses for e in a.evidence if e.kind.startswith("contested.")}
    )
    return tuple(_term_set(places, kind, text) for kind in kinds)


def _term_set(places: Places, kind: str, text: Text) -> TermSet:
    sample = next(e for a in places.comparison.analyses for e in a.evidence if e.kind == kind)
    return TermSet(
        id=list_href(places, "", sample).removeprefix("#"),
        name=category_name(kind),
        cells=tuple(_cell(places, outlet, kind, text) for outlet in places.comparison.outlets),
    )


def _cell(places: Places, outlet: OutletProfile, kind: str, text: Text) -> TermCell:
    found = [(a, e) for a in places.of_outlet(outlet) for e in a.evidence if e.kind == kind]
    terms = []
    for first, same in gathered(found) if text != "none" else []:
        own = sum(e.voice == "narrator" for _, e in same)
        terms.append(Term(text=first, own=own, others=len(same) - own, places=places_of(places, first, same)))
    terms.sort(key=lambda t: (-t.own - t.others, t.text.casefold()))
    return TermCell(terms=tuple(terms), count=len(found))
