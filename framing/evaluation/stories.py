"""How well articles are grouped into stories, against labelled stories."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import TYPE_CHECKING, Any

import msgspec

from framing.evaluation import _rows
from framing.evaluation._rows import f1, ratio
from framing.stories import group

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path


class Row(msgspec.Struct):
    """A labelled article: ``story`` is the label; ``date`` an ISO 8601 date."""

    id: str
    story: str | int
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None


def evaluate(path: str | Path, *, limit: int | None = None, dates: bool = True) -> dict[str, Any]:
    """Return B-cubed precision, recall and F1 and the adjusted Rand index; ``dates=False`` hides dates."""
    rows = _rows.read(path, Row, limit)
    records = [
        {"id": row.id, "text": row.text}
        | {key: value for key, value in _known(row, dates=dates).items() if value}
        for row in rows
    ]
    stories = group(list(_rows.articles(records)))
    story_of = {article: n for n, story in enumerate(stories) for article in story.articles}
    found, gold = [story_of[row.id] for row in rows], [row.story for row in rows]
    precision, recall = bcubed(found, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "adjusted_rand": adjusted_rand(found, gold),
        "articles": len(rows),
        "stories_found": len(stories),
        "stories_labelled": len(set(gold)),
    }


def _known(row: Row, *, dates: bool) -> dict[str, str | None]:
    return {"title": row.title, "outlet": row.outlet, "published": row.date if dates else None}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for a person."""
    return (
        "B-cubed precision {precision:.3f} · recall {recall:.3f} · F1 {f1:.3f}\n"
        "adjusted Rand index {adjusted_rand:.3f}\n"
        "{articles} articles, {stories_found} stories found, {stories_labelled} labelled\n"
    ).format(**figures)


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float]:
    """Return B-cubed precision and recall (Bagga & Baldwin, 1998).

    Precision: the mean over articles of the share of the article's found group that has its label; recall:
    the mean share of the articles with its label that are in its found group.
    """
    both, of_found, of_gold = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = sum(n * n / of_found[f] for (f, _), n in both.items()) / len(gold)
    recall = sum(n * n / of_gold[g] for (_, g), n in both.items()) / len(gold)
    return precision, recall


def adjusted_rand(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Return the Rand index corrected for chance (Hubert & Arabie, 1985); 1 where both sides are trivial."""
    agreed = sum(comb(n, 2) for n in Counter(zip(found, gold, strict=True)).values())
    pairs_found = sum(comb(n, 2) for n in Counter(found).values())
    pairs_gold = sum(comb(n, 2) for n in Counter(gold).values())
    by_chance = ratio(pairs_found * pairs_gold, comb(len(gold), 2))
    possible = (pairs_found + pairs_gold) / 2 - by_chance
    return (agreed - by_chance) / possible if possible else 1.0
