"""Compare story grouping with plain TF-IDF and average linkage, on labelled stories.

    python benchmarks/stories.py ecbplus_train.jsonl.gz [allsides_dev.jsonl.gz ...]

For each file: B-cubed F1 of both on the whole file (the baseline with the threshold that is best for this
very file), and over five folds (by field ``topic`` if there is one, else by story) with the baseline's
threshold, and our two thresholds, chosen on the other four folds. Rows as in docs/formats-evaluation.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product
from statistics import mean, stdev
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.evaluation import _rows
from framing.evaluation._rows import f1
from framing.evaluation.stories import Row, bcubed
from framing.stories import group
from framing.stories import linkage as ours

FOLDS = 5
WINDOW = 3


class Labelled(Row):
    """A row with the topic that it is drawn by, where there is one."""

    topic: str | int | None = None


Score = Callable[[Sequence[Labelled], bool, Any], float]


def baseline(rows: Sequence[Labelled], dates: bool, similarity: float) -> float:
    """Return B-cubed F1 of plain TF-IDF with average linkage cut at ``similarity``."""
    texts = [f"{row.title or ''}\n{row.text}" for row in rows]
    matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distance = np.clip(1 - (matrix @ matrix.T).toarray(), 0, None)
    if dates and all(row.date for row in rows):
        days = np.array([date.fromisoformat(row.date or "").toordinal() for row in rows])
        distance[abs(days[:, None] - days) > WINDOW] = 1
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    found = fcluster(tree, 1 - similarity, "distance").tolist()
    return f1(*bcubed(found, [row.story for row in rows]))


def framing(rows: Sequence[Labelled], dates: bool, thresholds: tuple[float, float]) -> float:
    """Return B-cubed F1 of our grouping with other values of CONTRAST and PRIOR."""
    shipped = ours.CONTRAST, ours.PRIOR
    ours.CONTRAST, ours.PRIOR = thresholds
    records = [
        {"id": r.id, "text": r.text, "title": r.title, "published": r.date if dates else None} for r in rows
    ]
    stories = group(list(_rows.articles({k: v for k, v in r.items() if v} for r in records)))
    ours.CONTRAST, ours.PRIOR = shipped
    found = {article: story.id for story in stories for article in story.articles}
    return f1(*bcubed([found[row.id] for row in rows], [row.story for row in rows]))


def folds(rows: Sequence[Labelled]) -> list[list[Labelled]]:
    """Return the rows in five parts that share no topic (no story where there are no topics)."""
    units = sorted({str(row.topic or row.story) for row in rows})
    part = {unit: n % FOLDS for n, unit in enumerate(units)}
    return [[row for row in rows if part[str(row.topic or row.story)] == n] for n in range(FOLDS)]


def crossed(score: Score, parts: list[list[Labelled]], dates: bool, grid: Iterable[Any]) -> list[float]:
    """Return the score of each fold with the setting that is best on average on the other folds."""
    table = {setting: [score(part, dates, setting) for part in parts] for setting in grid}
    out = []
    for n in range(FOLDS):
        best = max(table, key=lambda setting: mean(v for i, v in enumerate(table[setting]) if i != n))
        out.append(table[best][n])
    return out


def main() -> None:
    """Print a table for each file named."""
    similarities = [round(0.1 + 0.01 * n, 2) for n in range(25)]
    thresholds = list(product((0.65, 0.7, 0.75, 0.8), (0.12, 0.15, 0.18, 0.21)))
    for path in sys.argv[1:]:
        rows = _rows.read(path, Labelled)
        parts = folds(rows)
        for dates in (True, False) if any(row.date for row in rows) else (False,):
            print(f"{path.rpartition('/')[2]}, {'dates known' if dates else 'no dates'}")
            best = max(baseline(rows, dates, s) for s in similarities)
            whole = framing(rows, dates, (ours.CONTRAST, ours.PRIOR))
            print(f"  whole file      TF-IDF, best threshold {best:.3f}   framing as shipped {whole:.3f}")
            for name, score, grid in (
                ("TF-IDF", baseline, similarities),
                ("framing", framing, thresholds),
                ("as shipped", framing, [(ours.CONTRAST, ours.PRIOR)]),
            ):
                values = crossed(score, parts, dates, grid)
                each = " ".join(f"{v:.3f}" for v in values)
                print(f"  folds {name:11} {mean(values):.3f} ± {stdev(values):.3f}  ({each})")


if __name__ == "__main__":
    main()
