from __future__ import annotations

import csv
import io

from framing.formats import View
from framing.formats import csv as csv_format
from tests.formats.samples import RESULTS, analysis


def rows() -> list[dict[str, str]]:
    out = b"".join(csv_format.analyses(RESULTS, View())).decode()
    return list(csv.DictReader(io.StringIO(out)))


def test_one_row_per_article_and_score() -> None:
    expected = [(i, m) for i in ("0c5f1e", "9ab2d4") for m in analysis().scores]
    assert [(r["id"], r["metric"]) for r in rows()] == expected


def test_columns_are_those_of_rows() -> None:
    assert list(csv_format.COLUMNS) == list(analysis().rows()[0])


def test_a_skipped_score_has_no_value_but_a_reason() -> None:
    skipped = next(r for r in rows() if r["metric"] == "attribution.share")
    assert (skipped["value"], skipped["skipped"]) == ("", "2 sentences, fewer than 5")


def test_a_spreadsheet_runs_nothing() -> None:
    assert {r["outlet"] for r in rows()} == {"The Harbour Post", "'=cmd()"}


def test_heading_even_without_articles() -> None:
    assert b"".join(csv_format.analyses([], View())).decode() == ",".join(csv_format.COLUMNS) + "\n"
