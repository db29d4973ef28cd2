"""Who calls it what: the terms of each contested set by outlet, in whose voice, and where."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from framing.types import TermUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Analysis, Evidence


def terms(analyses: Sequence[Analysis]) -> tuple[TermUse, ...]:
    """Return how each outlet uses each contested term, by set, term and outlet."""
    found: dict[tuple[str, str, str], list[tuple[str, Evidence]]] = defaultdict(list)
    for analysis in analyses:
        for item in analysis.evidence:
            family, _, name = item.kind.partition(".")
            if family == "contested":
                term = " ".join(item.text.casefold().split())
                found[name, term, analysis.article.outlet].append((analysis.article.id, item))
    return tuple(
        TermUse(
            set=name,
            term=term,
            outlet=outlet,
            own=sum(e.voice == "narrator" for _, e in places),
            others=sum(e.voice != "narrator" for _, e in places),
            headline=sum(e.role == "headline" for _, e in places),
            places=tuple((article, e.id) for article, e in places),
        )
        for (name, term, outlet), places in sorted(found.items())
    )
