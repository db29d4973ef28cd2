from __future__ import annotations

import pytest

from framing import formats
from framing.formats import View
from tests.formats.samples import ARTICLES, RESULTS, STORIES, checked, same_as_golden


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
    assert formats.names("diagnostics") == OF_CHECK


OF_CHECK = (
    "concise", "full", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "rdjsonl", "sarif",
)  # fmt: skip


@pytest.mark.usefixtures("one_rule")
@pytest.mark.parametrize("name", OF_CHECK)
def test_diagnostics(name: str) -> None:
    out = b"".join(formats.load(name).diagnostics(checked(), View(width=80)))
    assert same_as_golden(f"check.{name}", out)


@pytest.mark.usefixtures("one_rule")
def test_diagnostics_in_colour_and_in_little_room() -> None:
    out = b"".join(formats.load("full").diagnostics(checked(), View(width=30, colour=True)))
    assert same_as_golden("check.full.colour", out)
