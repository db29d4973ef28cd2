"""Grouping articles into stories: what reports on the same event stands together.

A story given in the metadata wins. The other articles are grouped by content and date, and join a given
story where both fit. ``docs/stories.md`` describes the method, ``docs/quality.md`` how good it is.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from framing.stories import naming, reason
from framing.stories.linkage import cluster
from framing.stories.terms import weights
from framing.types import Article, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["group"]


def group(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Return the stories of ``articles``, ordered by their first article; each article is in one story.

    Neither what is grouped nor the ids depend on the order of the articles.
    """
    order = sorted(range(len(articles)), key=lambda i: _canonical(articles[i]))
    canonical = [articles[i] for i in order]
    days = [_day(article.published) for article in canonical]
    stories, taken = [], set[str]()
    for members, closeness in _named_first(canonical, _find(canonical, days)):
        places = sorted(order[m] for m in members)
        story = Story(
            id=naming.unique(_wanted_id(canonical, days, members, closeness), taken),
            title=_title(canonical, members, closeness),
            articles=tuple(articles[i].id for i in places),
            reason=_reason(
                [canonical[m] for m in members], [days[m] for m in members], closeness, len(articles)
            ),
        )
        stories.append((places[0], story))
    return tuple(story for _, story in sorted(stories, key=lambda pair: pair[0]))


_Found = tuple[list[int], list[float]]
"""Articles of a story, and each one's mean similarity to the others (empty where content played no part)."""


def _find(articles: Sequence[Article], days: Sequence[int | None]) -> list[_Found]:
    given = [article.story for article in articles]
    if len(articles) < 2 or None not in given:
        return [(members, []) for members in cluster(given, days, ())]
    from framing.stories import vectors

    matrix = vectors.vectors([weights(article) for article in articles])
    return [
        (members, vectors.closeness(matrix, members))
        for members in cluster(given, days, vectors.similar_pairs(matrix))
    ]


def _canonical(article: Article) -> tuple[str, str, str, str]:
    return (article.published or "", article.digest, article.text, article.id)


def _day(published: str | None) -> int | None:
    """Return the day number of an ISO 8601 date or date-time; None where there is no day."""
    try:
        return datetime.fromisoformat(published or "").toordinal()
    except ValueError:
        return None


def _given(articles: Sequence[Article], members: Sequence[int]) -> str | None:
    return next((articles[m].story for m in members if articles[m].story is not None), None)


def _named_first(articles: Sequence[Article], found: list[_Found]) -> list[_Found]:
    """Return the stories with given ones first, so that none found by content takes the id of one."""
    return sorted(
        found, key=lambda story: ((name := _given(articles, story[0])) is None, name or "", story[0])
    )


def _central(members: Sequence[int], closeness: Sequence[float]) -> int:
    """Return the article that is most like the others; of several, the first published."""
    return members[max(range(len(members)), key=lambda k: (closeness[k], -k))] if closeness else members[0]


def _title(articles: Sequence[Article], members: Sequence[int], closeness: Sequence[float]) -> str:
    name = _given(articles, members)
    return naming.readable(name) if name else naming.headline(articles[_central(members, closeness)])


def _wanted_id(
    articles: Sequence[Article],
    days: Sequence[int | None],
    members: Sequence[int],
    closeness: Sequence[float],
) -> str:
    name = _given(articles, members)
    if name:
        return naming.slug(name)
    first = min((day for m in members if (day := days[m]) is not None), default=None)
    title = _title(articles, members, closeness)
    return naming.slug(title if first is None else f"{date.fromordinal(first)} {title}")


def _reason(
    members: Sequence[Article], days: Sequence[int | None], closeness: Sequence[float], articles: int
) -> str:
    given = sum(article.story is not None for article in members)
    if given:
        return reason.given(given, len(members) - given)
    return reason.content(closeness, days) if len(members) > 1 else reason.alone(articles)
