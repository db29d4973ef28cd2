from __future__ import annotations

import pytest

from framing.ingest import from_text
from framing.stories.terms import commonness, stem, weights
from framing.types import Article, Block


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ferries", "ferry"),
        ("strikes", "strik"),
        ("strike", "strik"),
        ("striking", "strik"),
        ("port's", "port"),
        ("port’s", "port"),
        ("O’Dell", "odell"),
        ("stopped", "stop"),
        ("crisis", "crisis"),
        ("1,200", "1,200"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_headline_counts_more_and_the_lead_more_than_the_end() -> None:
    text = "Ferry halted\n\nCrews left. " + "Calm prevailed. " * 60 + "Gulls circled."
    found = weights(from_text(text, title="Ferry halted"))
    assert found["ferry"] > found["crew"] > found["gull"] > 0


def test_the_first_word_of_the_body_weighs_two() -> None:
    article = Article(id="a", outlet="o", text="Crews rested", blocks=(Block(0, 12, "body"),))
    assert weights(article) == {"crew": 2.0, "rest": 2.0 / (1 + 1 / 60)}


def test_a_given_title_stands_in_for_a_headline() -> None:
    article = Article(id="a", outlet="o", text="Crews", blocks=(Block(0, 5, "body"),), title="Ferries")
    assert weights(article) == {"ferry": 3.0, "crew": 2.0}


def test_boilerplate_captions_and_embeds_do_not_count() -> None:
    blocks = (
        Block(0, 5, "body"),
        Block(6, 11, "boilerplate"),
        Block(12, 17, "caption"),
        Block(18, 23, "embed"),
    )
    article = Article(id="a", outlet="o", text="crews share photo posts", blocks=blocks)
    assert list(weights(article)) == ["crew"]


def test_function_words_do_not_count() -> None:
    text = "There they said that the crews were there"
    assert list(weights(Article(id="a", outlet="o", text=text, blocks=(Block(0, len(text), "body"),)))) == [
        "crew"
    ]


def test_commonness_falls_with_rarity() -> None:
    assert commonness(stem("people")) > commonness(stem("ferry")) > commonness("lindhaven") > 0
