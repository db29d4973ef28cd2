"""Analyses -> what an outlet's scores rest on: its articles pooled, or the part of them that is its own."""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress
from typing import TYPE_CHECKING

import msgspec

from framing import scorers
from framing.comparison.ledger import first_place
from framing.types import Units

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.types import Analysis, Score


def pool(analyses: Sequence[Analysis]) -> scorers.Pool | None:
    """Return the pooled evidence of an outlet's articles, or None where none of them has a score."""
    scored = [a for a in analyses if any(s.value is not None for s in a.scores.values())]
    if not scored:
        return None
    lexicons = {a.versions.lexicons for a in scored}
    return scorers.Pool(
        [a.units for a in scored],
        evidence=[(f"{a.article.id}/{e.id}", e) for a in scored for e in a.evidence],
        attributions=[(f"{a.article.id}/{t.id}", t) for a in scored for t in a.attributions],
        seed="\n".join(a.article.digest for a in scored),
        lexicons=lexicons.pop() if len(lexicons) == 1 else "",
    )


def scores(outlets: Sequence[Sequence[Analysis]], replicates: int) -> list[dict[str, Score]]:
    """Return the scores of each outlet from its articles; skipped, with the articles' reasons, where it has none."""
    pools = [pool(analyses) for analyses in outlets]
    scored = iter(scorers.score_all([p for p in pools if p is not None], replicates))
    return [
        next(scored) if p is not None else scorers.skip(_why(a)) for p, a in zip(pools, outlets, strict=True)
    ]


def own_part(analysis: Analysis, shared: Collection[int]) -> Analysis:
    """Return an analysis less the sentences (by number) that others share: what the outlet's style shows in."""
    keep = [i not in shared for i in range(len(analysis.sentences))]
    if all(keep):
        return analysis
    starts = [s.start for s in analysis.sentences]

    def kept(offset: int) -> bool:
        return keep[max(0, bisect_right(starts, offset) - 1)]

    columns = analysis.units.columns
    return msgspec.structs.replace(
        analysis,
        evidence=tuple(e for e in analysis.evidence if kept(e.start)),
        attributions=tuple(t for t in analysis.attributions if kept(first_place(t))),
        units=Units(
            n=sum(keep), columns={name: list(compress(column, keep)) for name, column in columns.items()}
        ),
    )


def _why(analyses: Sequence[Analysis]) -> str:
    reasons = {s.skipped for a in analyses for s in a.scores.values() if s.skipped}
    return "; ".join(sorted(reasons)) or "nothing could be scored"
