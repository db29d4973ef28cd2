from __future__ import annotations

import pytest

from framing.formats import View, table
from tests.formats.samples import ARTICLES, RESULTS, STORIES

pytestmark = pytest.mark.usefixtures("three_ratings")


def drawn(view: View) -> str:
    return b"".join(table.analyses(RESULTS, view)).decode()


@pytest.mark.parametrize("width", [20, 33, 60, 86, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert [line for line in drawn(View(width=width)).splitlines() if len(line) > width] == []


@pytest.mark.parametrize("width", [40, 100])
def test_every_rating_and_reason_is_there(width: int) -> None:
    words = drawn(View(width=width)).replace(",", " ").split()
    assert [w for w in ("3.10", "2.20", "4.40", "9.5", "8.0", "11.0", "412", "fewer") if w not in words] == []


def test_only_the_first_rating_of_a_family() -> None:
    assert "Not shown" not in drawn(View(width=200))


def test_colour_only_where_wanted() -> None:
    assert "\x1b[" not in drawn(View(colour=False))
    assert "\x1b[" in drawn(View(colour=True))


def test_hostile_titles_cannot_steer_the_terminal() -> None:
    shown = drawn(View(width=200)) + b"".join(table.stories(STORIES, ARTICLES, View())).decode()
    assert "\\x1b[2J" in shown
    assert "\x1b" not in shown
    assert "d .txt" in shown


def test_no_article_no_table() -> None:
    assert list(table.analyses([r for r in RESULTS if not hasattr(r, "article")], View())) == []
