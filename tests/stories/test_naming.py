from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.stories.naming import headline, readable, slug, unique
from framing.types import Article, Block


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("harbour-fire-2031-04", "harbour-fire-2031-04"),
        ("Harbour fire: day 2", "harbour-fire-day-2"),
        ("Lindhaven’s ‘lost’ ferry", "lindhavens-lost-ferry"),
        ("Ærø & Malmö", "r-malmo"),
        ("../../etc", "etc"),
        ("CON", "story-con"),
        ("港", "story"),
        ("", "story"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=200))
def test_a_slug_is_safe_as_a_folder_name(name: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 66


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("harbour-fire_2031", "Harbour fire"),
        ("metro-strike-2024-05", "Metro strike"),
        ("metro-strike-2024-05-22", "Metro strike"),
        ("apollo-13", "Apollo 13"),
        ("2024-05", "2024 05"),
        ("The harbour-side fire", "The harbour-side fire"),
        ("--", "--"),
    ],
)
def test_readable(name: str, expected: str) -> None:
    assert readable(name) == expected


def test_taken_ids_get_a_number() -> None:
    taken: set[str] = set()
    assert [unique(name, taken) for name in ("a", "a", "a", "b")] == ["a", "a-2", "a-3", "b"]


def test_headline_falls_back_on_the_text_and_is_cut_at_a_word() -> None:
    text = "word " * 40
    article = Article(id="x", outlet="o", text=text, blocks=(Block(0, len(text), "body"),))
    assert headline(article) == ("word " * 24).strip() + " …"
    assert headline(Article(id="x", outlet="o", text="", blocks=())) == "x"
