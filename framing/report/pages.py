"""Comparison -> what the templates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.articles import articles, headlines
from framing.report.compared import compared
from framing.report.context import IndexPage, StoryCard, StoryPage, Text, Trouble, Version
from framing.report.framed import framed
from framing.report.glance import families, glance_metrics, panel
from framing.report.method import versions, workings
from framing.report.named import named
from framing.report.places import Places
from framing.report.sources import sources
from framing.report.terms import term_sets
from framing.report.wording import dates, spelled
from framing.report.words import outlet_words
from framing.scorers import REPLICATES, Metric

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.classifier import Explanation
    from framing.types import Comparison, Failure

_INDEX_FAMILIES = ("loaded_language", "attribution", "readability")


def story_page(
    comparison: Comparison,
    declared: Mapping[str, Metric],
    text: Text,
    why: Mapping[str, Sequence[Explanation]] | None = None,
) -> StoryPage:
    """Return the page of one story.

    ``declared`` describes the metrics, ``why`` has the explanations of each article's sentences by its id.
    """
    places = Places(comparison, declared, why=why)
    return StoryPage(
        title=comparison.story.title or "Untitled story",
        summary=_summary(comparison),
        reason=comparison.story.reason,
        notes=comparison.notes,
        text=text,
        compared=compared(places, text),
        headlines=headlines(places, text),
        families=families(places),
        words=outlet_words(places, text),
        sources=sources(places, text),
        terms=term_sets(places, text),
        named=named(places, text),
        framed=framed(places, text),
        articles=articles(places, text),
        workings=workings(places, text),
        replicates=REPLICATES,
        versions=versions(comparison),
    )


def index_page(
    comparisons: Sequence[Comparison],
    folders: Sequence[str],
    failures: Sequence[Failure],
    declared: Mapping[str, Metric],
    text: Text,
) -> IndexPage:
    """Return the index; ``folders`` has the folder of each comparison's page."""
    n = sum(len(c.analyses) for c in comparisons)
    outlets = {o.outlet for c in comparisons for o in c.outlets}
    return IndexPage(
        summary=", ".join(
            (
                spelled(len(comparisons), "story", "stories").capitalize(),
                spelled(n, "article"),
                spelled(len(outlets), "outlet"),
            )
        ),
        stories=tuple(_card(c, folder, declared) for c, folder in zip(comparisons, folders, strict=True)),
        failures=tuple(trouble(f) for f in failures),
        text=text,
        versions=_all_versions(comparisons),
    )


def _summary(comparison: Comparison) -> str:
    articles_count, outlet_count = (
        spelled(len(comparison.analyses), "article"),
        spelled(len(comparison.outlets), "outlet"),
    )
    parts = [
        f"{articles_count.capitalize()} by {outlet_count}",
        dates([a.article.published for a in comparison.analyses]),
    ]
    unknown = sum(a.article.published is None for a in comparison.analyses)
    if unknown:
        parts.append(f"{spelled(unknown, 'article')} without a date")
    return ", ".join(p for p in parts if p)


def _card(comparison: Comparison, folder: str, declared: Mapping[str, Metric]) -> StoryCard:
    places = Places(comparison, declared, base=f"{folder}/index.html")
    metrics = list(dict.fromkeys(name for o in comparison.outlets for name in o.scores))
    first = [glance_metrics(declared, metrics, family)[:1] for family in _INDEX_FAMILIES]
    return StoryCard(
        href=f"{folder}/index.html",
        data=f"{folder}/story.json",
        title=comparison.story.title or "Untitled story",
        summary=_summary(comparison),
        reason=comparison.story.reason,
        columns=tuple(panel(places, name) for names in first for name in names),
    )


def trouble(failure: Failure) -> Trouble:
    """Return a failure as the pages list it."""
    where = ", ".join(part for part in (failure.path, failure.place) if part)
    return Trouble(where=where, reason=failure.reason, remedy=failure.remedy)


def _all_versions(comparisons: Sequence[Comparison]) -> tuple[Version, ...]:
    shown = [v for c in comparisons for v in versions(c)]
    return tuple(dict.fromkeys(shown))
