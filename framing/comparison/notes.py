"""What a reader must know before comparing: what could not be compared, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.fairness import cut_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from framing.types import Analysis


def notes(analyses: Sequence[Analysis], shared: Mapping[str, Set[int]]) -> tuple[str, ...]:
    """Return the remarks, a sentence or two each; ``shared``: by article id, the sentences that others have too."""
    by_outlet: dict[str, list[Analysis]] = {}
    for a in sorted(analyses, key=lambda a: (a.article.outlet.casefold(), a.article.outlet)):
        by_outlet.setdefault(a.article.outlet, []).append(a)
    return tuple(_notes(by_outlet, shared))


def _notes(by_outlet: Mapping[str, Sequence[Analysis]], shared: Mapping[str, Set[int]]) -> Iterator[str]:
    analyses = [a for found in by_outlet.values() for a in found]
    if len(genres := sorted({a.article.genre for a in analyses})) > 1:
        yield f"Genres differ ({', '.join(genres)}): opinion and news follow different rules of style."
    if len(by_outlet) == 1:
        yield "Only one outlet covers this story here: there is nothing to compare it with."
    if unknown := [o for o, found in by_outlet.items() if not all(a.article.outlet_known for a in found)]:
        yield f"Outlet unknown, named after the file: {', '.join(sorted(unknown))}."
    languages = {
        o: sorted({a.article.language or "" for a in found} - {""}) for o, found in by_outlet.items()
    }
    foreign = [
        f"{o} ({', '.join(found)})" for o, found in languages.items() if any(not _english(x) for x in found)
    ]
    if foreign:
        yield f"Not in English: {_some(foreign)}. Word lists and rules are for English, so nothing there is comparable."
    if pooled := [f"{o} ({len(found)} articles)" for o, found in by_outlet.items() if len(found) > 1]:
        yield f"Several articles of one outlet are taken together: {_some(pooled)}."
    if cut := [
        f"{o} ({cut_short(found[0])})" for o, found in by_outlet.items() if all(map(cut_short, found))
    ]:
        yield f"Not a whole article, so that it is rated in part at best and leaves out nothing: {_some(cut)}."
    if copied := [o for o, found in by_outlet.items() if all(_copied(a, shared) for a in found)]:
        yield f"Hardly a sentence of its own, so that no style of its own is compared: {_some(copied)}."
    if len(by_outlet) > 1 and not any(a.attributions or a.quotes for a in analyses):
        yield "Nobody is quoted in any of these articles: there are no utterances, sources or sides to compare."


def _english(language: str) -> bool:
    return language.lower().partition("-")[0] in ("en", "eng", "english")


def _copied(analysis: Analysis, shared: Mapping[str, Set[int]]) -> bool:
    """Return whether others have nine sentences in ten of an article."""
    return 10 * len(shared.get(analysis.article.id, ())) >= 9 * max(1, len(analysis.sentences))


def _some(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"
