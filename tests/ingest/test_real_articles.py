"""On real articles: no clutter is scored, and nothing else is lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from framing.ingest import from_text, read
from framing.types import SCORED_ROLES, Article

CLUTTER = (
    "read more",
    "must read",
    "source",
    "input agency",
    "comment",
    "your email",
    "2023-02-21t",
    "information for",
)


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Article]:
    return {Path(a.path or "").name[:3]: a for a in read([str(shared / "seeds")]) if isinstance(a, Article)}


def texts(article: Article, *roles: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in roles]


def test_the_manifest_gives_three_stories(seeds):
    assert len(seeds) == 5
    assert len({a.story for a in seeds.values()}) == 3


def test_no_boilerplate_is_scored(seeds):
    for article in seeds.values():
        scored = [t.lower() for t in texts(article, *SCORED_ROLES)]
        assert [t for t in scored if t.startswith(CLUTTER) or t.endswith(CLUTTER)] == []


def test_each_has_one_headline(seeds):
    firsts = {n: [t.split()[0] for t in texts(a, "headline")] for n, a in seeds.items()}
    assert firsts == {
        "000": ["Kremlin"],
        "001": ["China"],
        "002": ["china"],
        "003": ["Russia,"],
        "004": ["Wang"],
    }


def test_001_headline_at_the_end_deck_at_the_head(seeds):
    article = seeds["001"]
    assert article.blocks[0].role == "deck"
    assert [b.role for b in article.blocks].index("headline") == len(article.blocks) - 3


def test_001_tweet_is_an_embed(seeds):
    embeds = texts(seeds["001"], "embed")
    assert len(embeds) == 4
    assert embeds[0].startswith("President")
    assert "@mfa_russia" in embeds[-1]


def test_001_link_boxes(seeds):
    notes = [b.note for b in seeds["001"].blocks]
    assert notes.count("related link") == 4


def test_subheads(seeds):
    assert {n: len(texts(a, "subhead")) for n, a in seeds.items()} == {
        "000": 0,
        "001": 1,
        "002": 3,
        "003": 0,
        "004": 0,
    }


def test_004_time_stamps_and_the_cut_off_deck(seeds):
    article = seeds["004"]
    assert [b.note or b.role for b in article.blocks] == [
        "headline",
        "deck",
        "source line",
        "time stamp",
        "time stamp",
        "time stamp",
        "body",
    ]


def test_body_paragraphs(seeds):
    counts = {n: len(texts(a, "body")) for n, a in seeds.items()}
    assert counts == {"000": 4, "001": 17, "002": 4, "003": 30, "004": 1}


def rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        pytest.skip(f"the data set {path.name} is absent")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def left_out(articles: list[Article]) -> float:
    lost = sum(b.end - b.start for a in articles for b in a.blocks if b.role not in SCORED_ROLES)
    return lost / sum(len(a.text) for a in articles)


def test_little_is_left_out_of_clean_news(shared):
    unique = {row["id"]: row for row in rows(shared / "data" / "attribution" / "polnear_dev.jsonl.gz")}
    articles = [from_text(row["text"]) for row in unique.values()]
    assert left_out(articles) < 0.01


def test_single_sentences_are_body(shared):
    for row in rows(shared / "data" / "loaded" / "babe_train.jsonl.gz"):
        article = from_text(row["text"])
        assert {b.role for b in article.blocks if b.note != "dateline"} == {"body"}
