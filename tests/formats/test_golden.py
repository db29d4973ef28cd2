from __future__ import annotations

import pytest

from framing import formats
from framing.formats import View
from tests.formats.samples import ARTICLES, RESULTS, STORIES, same_as_golden


@pytest.mark.parametrize("name", ["csv", "json", "jsonl"])
def test_analyses(name: str) -> None:
    view = View(include_text=name == "jsonl")
    assert same_as_golden(f"score.{name}", b"".join(formats.load(name).analyses(RESULTS, view)))


@pytest.mark.usefixtures("three_ratings")
@pytest.mark.parametrize("width", [100, 40])
def test_table_of_analyses(width: int) -> None:
    out = b"".join(formats.load("table").analyses(RESULTS, View(width=width)))
    assert same_as_golden(f"score.table.{width}.txt", out)


@pytest.mark.parametrize("name", ["json", "table"])
def test_stories(name: str) -> None:
    out = b"".join(formats.load(name).stories(STORIES, ARTICLES, View(width=80)))
    assert same_as_golden(f"stories.{name}", out)


def test_names() -> None:
    assert formats.names("analyses") == ("csv", "json", "jsonl", "table")
    assert formats.names("stories") == ("json", "table")
