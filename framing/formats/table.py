"""A table for people: the ratings that a summary shows, with intervals; narrow screens get a list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from framing.formats.printable import printable
from framing.types import Analysis, Article, Failure, Score, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from framing.formats import View
    from framing.scorers import Metric

_ARTICLE = 26
_RATING = 18
_WIDEST = 110
"""Columns that an article and a rating need side by side; with less, ratings stand below each article."""


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield the whole table once every result is known; failures are not part of it."""
    shown = _summary()
    rows = [
        (_heading(r.article), [r.scores.get(m.name) for m in shown])
        for r in results
        if isinstance(r, Analysis)
    ]
    if not rows:
        return
    if view.width >= _ARTICLE + (2 + _RATING) * len(shown):
        yield _draw(_ratings(shown, rows, min(view.width, _WIDEST)), view)
    else:
        for heading, scores in rows:
            yield _draw(_listing(shown, heading, scores), view)
    yield _draw(_legend(shown), view)


def stories(stories: Sequence[Story], articles: Sequence[Article], view: View) -> Iterator[bytes]:
    """Yield each story with its articles, outlet first."""
    by_id = {a.id: a for a in articles}
    for story in stories:
        yield _draw(_story(story, [by_id[key] for key in story.articles]), view) + b"\n"


def _story(story: Story, articles: Sequence[Article]) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    head = Text(printable(story.title), style="bold")
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    why = Text(f"{count}, {printable(story.reason)}" if story.reason else count, style="dim")
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=2)
    for article in articles:
        table.add_row(_outlet(article), Text(_name(article), overflow="fold"))
    return Group(head, why, Padding(table, (0, 0, 0, 2)))


def _summary() -> list[Metric]:
    """Return one metric per family of ratings: the first that is declared a headline."""
    from framing import scorers

    first: dict[str, Metric] = {}
    for metric in scorers.metrics().values():
        if metric.headline:
            first.setdefault(metric.name.partition(".")[0], metric)
    return list(first.values())


def _name(article: Article) -> str:
    """Return the title, else the path, else the id."""
    return printable(" ".join((article.title or article.path or article.id).split()))


def _outlet(article: Article) -> Text:
    from rich.text import Text

    text = Text(overflow="fold")
    text.append(printable(article.outlet), style="cyan")
    if not article.outlet_known:
        text.append(" (outlet unknown)", style="dim")
    return text


def _heading(article: Article) -> Text:
    return _outlet(article).append(f"\n{_name(article)}")


def _ratings(
    shown: Sequence[Metric], rows: Sequence[tuple[Text, list[Score | None]]], width: int
) -> RenderableType:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", leading=1, width=width)
    table.add_column("Outlet and article", ratio=1)
    cells = [[_cell(m, s) for m, s in zip(shown, scores, strict=True)] for _, scores in rows]
    for i, metric in enumerate(shown):
        longest = max((len(line) for row in cells for line in row[i].plain.split("\n")), default=0)
        table.add_column(metric.label, width=min(max(_RATING, longest), 2 * _RATING))
    for (heading, _), row in zip(rows, cells, strict=True):
        table.add_row(heading, *row)
    return table


def _listing(shown: Sequence[Metric], heading: Text, scores: Sequence[Score | None]) -> RenderableType:
    from rich.text import Text

    text = Text()
    text.append_text(heading)
    for metric, score in zip(shown, scores, strict=True):
        text.append(f"\n  {metric.label}\n    ")
        text.append_text(_cell(metric, score, joint=", "))
    return text.append("\n")


def _cell(metric: Metric, score: Score | None, joint: str = "\n") -> Text:
    from rich.text import Text

    if score is None or score.value is None:
        return Text(f"– {score.skipped if score else 'not scored'}", style="dim")
    text = Text()
    text.append(f"{score.value:.{metric.digits}f}", style="bold")
    if score.low is not None and score.high is not None:
        text.append(f"  {score.low:.{metric.digits}f} to {score.high:.{metric.digits}f}")
    return text.append(f"{joint}n {score.n} {metric.n_unit}", style="dim")


def _legend(shown: Sequence[Metric]) -> RenderableType:
    from rich.text import Text

    lines = [f"{m.label}: {m.unit}." for m in shown]
    lines.append("Each value with its 95 % interval and n. A rating describes style and sourcing, not truth.")
    return Text("\n".join(lines), style="dim")


def _draw(what: RenderableType, view: View) -> bytes:
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=view.width,
        force_terminal=view.colour,
        color_system="standard" if view.colour else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(what)
    text = out.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines()).encode()
