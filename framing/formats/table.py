"""A table for people: the ratings that a summary shows, with intervals; narrow screens get a list."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from framing.formats import View
from framing.formats.printable import printable
from framing.types import Analysis, Article, Failure, Score, Story

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from framing.scorers import Metric

_LIST_BELOW = 24
"""Columns that a rating needs; with less, ratings are listed below each article."""


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield the whole table once every result is known; failures are not part of it."""
    from framing import scorers

    headline = [m for m in scorers.metrics().values() if m.headline]
    rows = [
        (printable(r.article.outlet), _name(r.article), [r.scores.get(m.name) for m in headline])
        for r in results
        if isinstance(r, Analysis)
    ]
    if not rows:
        return
    if view.width >= 36 + _LIST_BELOW * len(headline):
        yield _draw(_ratings(headline, rows), view)
    else:
        for outlet, name, scores in rows:
            yield _draw(_listing(headline, outlet, name, scores), view)
    yield _draw(_legend(headline), view)


def stories(stories: Sequence[Story], articles: Sequence[Article], view: View) -> Iterator[bytes]:
    """Yield each story with its articles, outlet first."""
    from rich.text import Text

    by_id = {a.id: a for a in articles}
    for story in stories:
        text = Text()
        text.append(printable(story.title), style="bold")
        count = len(story.articles)
        text.append(f"  {count} article{'' if count == 1 else 's'}", style="dim")
        text.append(f", {printable(story.reason)}" if story.reason else "", style="dim")
        for key in story.articles:
            article = by_id[key]
            text.append(f"\n  {printable(article.outlet)}", style="cyan")
            text.append(f"  {_name(article)}")
        yield _draw(text, view) + b"\n"


def _name(article: Article) -> str:
    """Return the title, else the path, else the id."""
    return printable(" ".join((article.title or article.path or article.id).split()))


def _ratings(
    headline: Sequence[Metric], rows: Sequence[tuple[str, str, list[Score | None]]]
) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("Outlet", style="cyan", ratio=2)
    table.add_column("Article", ratio=3)
    for metric in headline:
        table.add_column(metric.label, ratio=2)
    for outlet, name, scores in rows:
        cells = [_cell(m, s) for m, s in zip(headline, scores, strict=True)]
        table.add_row(Text(outlet), Text(name, overflow="fold"), *cells)
    return table


def _listing(
    headline: Sequence[Metric], outlet: str, name: str, scores: Sequence[Score | None]
) -> RenderableType:
    from rich.text import Text

    text = Text()
    text.append(outlet, style="cyan")
    text.append(f"\n{name}\n", style="bold")
    for metric, score in zip(headline, scores, strict=True):
        text.append(f"  {metric.label}\n    ")
        text.append_text(_cell(metric, score, joint=", "))
        text.append("\n")
    return text


def _cell(metric: Metric, score: Score | None, joint: str = "\n") -> Text:
    from rich.text import Text

    if score is None or score.value is None:
        return Text(f"– {score.skipped if score else 'not scored'}", style="dim")
    text = Text(f"{score.value:.{metric.digits}f}", style="bold")
    if score.low is not None and score.high is not None:
        text.append(f"  {score.low:.{metric.digits}f} to {score.high:.{metric.digits}f}", style="not bold")
    return text.append(f"{joint}n {score.n} {metric.n_unit}", style="not bold dim")


def _legend(headline: Sequence[Metric]) -> RenderableType:
    from rich.text import Text

    lines = [f"{m.label}: {m.unit}; {m.formula}" for m in headline]
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
