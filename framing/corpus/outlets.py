"""What each outlet was rated, story by story: the rows that profiles are made of.

An outlet's rating in a story is the mean of its articles' scores, weighted by what each rests on (its n): for a rate
or a share that is the score of the pooled articles. Articles whose text is not the outlet's own (agency text), and
those whose outlet nothing names, are left out.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from framing.profiles import METRICS, Rated
from framing.report.context import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.corpus.view import Corpus

_OWN = """
SELECT members.story, articles.outlet, articles.article, articles.day
FROM members JOIN articles USING (article, month)
WHERE members.own AND articles.outlet_known
"""
_RATED = f"""
WITH own AS ({_OWN}),
shared AS (SELECT story FROM own GROUP BY story HAVING count(DISTINCT outlet) > 1),
held AS (
  SELECT story, outlet, count(*) AS articles, CAST(min(day) AS VARCHAR) AS day
  FROM own SEMI JOIN shared USING (story) GROUP BY story, outlet
),
rated AS (
  SELECT story, outlet, metric,
    round(sum(value * n ORDER BY article) / sum(n), 9) AS value
  FROM own SEMI JOIN shared USING (story) JOIN scores USING (article)
  WHERE metric IN ({", ".join(f"'{metric}'" for metric in METRICS)}) AND value IS NOT NULL AND n > 0
  GROUP BY story, outlet, metric
)
SELECT story, outlet, articles, day, metric, value
FROM held LEFT JOIN rated USING (story, outlet)
ORDER BY story, outlet, metric
"""  # noqa: S608
_ROWS = 10_000


def rated(corpus: Corpus) -> Iterator[Rated]:
    """Yield what each outlet was rated in each story that it shares with another one."""
    for (story, outlet, articles, day), group in groupby(_rows(corpus), key=lambda row: row[:4]):
        values = {metric: value for *_, metric, value in group if metric is not None}
        yield Rated(story, outlet, articles, day, values)


def _rows(corpus: Corpus) -> Iterator[tuple[Any, ...]]:
    corpus.polars("members")  # says what to do where articles have not been grouped
    found = corpus.duckdb().execute(_RATED)
    while rows := found.fetchmany(_ROWS):
        yield from rows


def versions(corpus: Corpus) -> tuple[Version, ...]:
    """Return what produced the scores, for the page."""
    made = corpus.manifest.digests
    named = {"framing": made.framing, "config": made.config, "lexicons": made.lexicons}
    named |= {"textstat": made.libraries["textstat"], "vader": made.libraries["vaderSentiment"]}
    return tuple(Version(name, value) for name, value in (named | {"model": made.model or "none"}).items())


def notes(corpus: Corpus) -> list[str]:
    """Return what was left out, for the page."""
    total, copied, unnamed = (
        corpus.duckdb()
        .execute(
            "SELECT count(*), count(*) FILTER (NOT own), count(*) FILTER (NOT outlet_known) "
            "FROM members JOIN articles USING (article, month)"
        )
        .fetchone()
    )
    out = []
    if copied:
        out.append(
            f"{copied:,} of {total:,} articles were left out: half of their text or more stands in another outlet."
        )
    if unnamed:
        out.append(f"{unnamed:,} of {total:,} articles were left out: nothing names their outlet.")
    return out
