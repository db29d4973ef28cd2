"""Story -> Comparison: outlets side by side on pooled evidence, and who is quoted by whom.

The package is not called ``compare``: importing it would hide the function ``framing.compare``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import scorers
from framing.comparison.ledger import ledger
from framing.config import Config
from framing.types import Analysis, Comparison, OutletProfile, Story

if TYPE_CHECKING:
    from collections.abc import Sequence


def compare(story: Story, analyses: Sequence[Analysis], config: Config | None = None) -> Comparison:
    """Return the comparison of a story's analyses; outlets come in alphabetical order, which ranks nothing.

    Several articles of one outlet are pooled as evidence (basis ids read "article id/evidence id").
    """
    by_outlet: dict[str, list[Analysis]] = {}
    for analysis in analyses:
        by_outlet.setdefault(analysis.article.outlet, []).append(analysis)
    outlets = sorted(by_outlet, key=lambda name: (name.casefold(), name))
    return Comparison(
        story=story,
        analyses=tuple(analyses),
        outlets=tuple(_profile(name, by_outlet[name], config or Config()) for name in outlets),
        ledger=tuple(entry for name in outlets for entry in ledger(name, by_outlet[name])),
        notes=_notes(analyses),
    )


def _profile(outlet: str, analyses: Sequence[Analysis], config: Config) -> OutletProfile:
    scored = [a for a in analyses if any(s.value is not None for s in a.scores.values())]
    if scored:
        pool = scorers.Pool(
            [a.units for a in scored],
            evidence=[(f"{a.article.id}/{e.id}", e) for a in scored for e in a.evidence],
            attributions=[(f"{a.article.id}/{t.id}", t) for a in scored for t in a.attributions],
            seed="\n".join(a.article.digest for a in scored),
            lexicons=_lexicons(scored),
        )
        scores = scorers.score(pool, config.replicates)
    else:
        reasons = {s.skipped for a in analyses for s in a.scores.values() if s.skipped}
        scores = scorers.skip("; ".join(sorted(reasons)) or "nothing could be scored")
    return OutletProfile(
        outlet=outlet,
        known=all(a.article.outlet_known for a in analyses),
        articles=tuple(a.article.id for a in analyses),
        genres=tuple(sorted({a.article.genre for a in analyses})),
        scores=scores,
    )


def _lexicons(analyses: Sequence[Analysis]) -> str:
    """Return the digest of the lexicons that all analyses were made with, or "" if they differ."""
    found = {a.versions.lexicons for a in analyses}
    return found.pop() if len(found) == 1 else ""


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
