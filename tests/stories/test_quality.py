"""Floors for the quality of grouping; docs/quality.md has the figures and those of plain TF-IDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from framing.evaluation import run
from framing.ingest import read
from framing.stories import group
from framing.types import Article

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "dates", "floor"),
    [("ecbplus_train", True, 0.92), ("allsides_dev", True, 0.90), ("allsides_dev", False, 0.835)],
)
def test_bcubed_f1_is_above_plain_tfidf(shared: Path, name: str, dates: bool, floor: float) -> None:
    path = shared / "data" / "stories" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"the data set {name} is absent")
    assert run("stories", path, dates=dates).figures["f1"] >= floor


def test_real_articles_by_content_and_date(shared: Path) -> None:
    articles = [a for a in read([str(shared / "seeds")]) if isinstance(a, Article)]
    stories = group([replace(a, story=None) for a in articles])
    number = {a.id: (a.path or "").rpartition("/")[2][:3] for a in articles}
    assert [tuple(number[i] for i in s.articles) for s in stories] == [
        ("000", "002"),
        ("001",),
        ("003", "004"),
    ]
