"""What comparing costs beside scoring, and how it grows with the sentences of a story.

    python benchmarks/compare.py [docs/compare-cost.svg]

Stories are put together from paragraphs of the labelled stories, a third of them shared by several outlets in other
orders. Prints a row a story: the best of three runs in processor time, and the exponent of growth between stories. With
a file's name, also draws the cost against the sentences, both on logarithmic scales.
"""

from __future__ import annotations

import json
import random
import sys
import time
from math import log, log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing import engine, from_text
from framing.comparison import compare
from framing.types import Article, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LABELLED = Path(__file__).resolve().parent.parent / "seeds" / "labelled" / "alignment"
SIZES = ((5, 700), (10, 700), (10, 1500), (25, 700), (50, 700))


class Cost(NamedTuple):
    """One story: outlets, words an article, sentences in all, seconds of scoring and of comparing."""

    outlets: int
    words: int
    sentences: int
    scoring: float
    comparing: float


def story(outlets: int, words: int) -> list[Article]:
    """Return articles of ``words`` words, each of another outlet."""
    rng = random.Random(outlets * words)
    paragraphs = [
        paragraph
        for path in sorted(LABELLED.glob("*-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for paragraph in json.loads(line)["text"].split("\n\n")
    ]
    shared = rng.sample(paragraphs, max(5, words // 60))
    out = []
    for i in range(outlets):
        body: list[str] = []
        while sum(len(p.split()) for p in body) < words:
            body.append(rng.choice(shared if rng.random() < 1 / 3 else paragraphs))
        text = "\n\n".join([f"Headline of outlet {i}", *body])
        out.append(from_text(text, outlet=f"Outlet {i}", id=f"a{i}", published="2031-05-05"))
    return out


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def cost(outlets: int, words: int) -> Cost:
    """Return what a story of that size costs."""
    articles = story(outlets, words)
    analyses = engine.analyse_all(articles)
    named = Story(id="s", title="s", articles=tuple(a.id for a in articles))
    return Cost(
        outlets,
        words,
        sum(len(a.sentences) for a in analyses),
        best(lambda: engine.analyse_all(articles)),
        best(lambda: compare(named, analyses)),
    )


def plot(costs: Sequence[Cost]) -> str:
    """Return the costs as an SVG, with the line of n log n through the first."""
    left, top, width, height = 60, 20, 420, 260
    xs = [c.sentences for c in costs]
    low, high = log10(min(xs)), log10(max(xs))
    reference = [costs[0].comparing * x * log(x) / (xs[0] * log(xs[0])) for x in xs]
    ys = [*(c.comparing for c in costs), *reference]
    bottom, ceiling = log10(min(ys)), log10(max(ys))

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            left + width * (log10(x) - low) / (high - low),
            top + height * (1 - (log10(y) - bottom) / (ceiling - bottom)),
        )

    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in sorted(map(at, xs, reference)))
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/><text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end">'
        f"{c.sentences} sentences, {c.comparing:.2f} s</text>"
        for c, (x, y) in ((c, at(c.sentences, c.comparing)) for c in costs)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-80 0 600 320" role="img" font-family="sans-serif" '
        'font-size="11"><title>Seconds of comparing a story against its sentences, logarithmic scales</title>'
        f'<rect x="-80" width="600" height="320" fill="#fff"/><polyline points="{line}" fill="none" stroke="#777" '
        f'stroke-dasharray="4 3"/>{dots}<text x="{left}" y="310">dashed: growth as n log n</text></svg>\n'
    )


def main(arguments: Sequence[str]) -> None:
    """Print the table; draw it into the file that is named."""
    cost(2, 300)  # reads lexicons and compiles what is compiled once
    costs = [cost(*size) for size in SIZES]
    print(
        "| outlets | words each | sentences | scoring, s | comparing, s | ratio |\n|---|---|---|---|---|---|"
    )
    for c in costs:
        ratio = c.comparing / c.scoring
        row = f"{c.scoring:.2f} | {c.comparing:.2f} | {ratio:.1f}"
        print(f"| {c.outlets} | {c.words:,} | {c.sentences:,} | {row} |")
    one, other = min(costs, key=lambda c: c.sentences), max(costs, key=lambda c: c.sentences)
    print(f"exponent {log(other.comparing / one.comparing) / log(other.sentences / one.sentences):.2f}")
    if arguments:
        Path(arguments[0]).write_text(plot(costs), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
