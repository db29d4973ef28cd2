"""The labelled alignments are whole: every span lies in its article, on words, in a story of its own."""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import ROOT

FOLDER = ROOT / "seeds" / "labelled" / "alignment"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_every_span_is_words_of_an_article_of_its_story() -> None:
    for story in lines("gold.jsonl"):
        texts = {a["id"]: f"{a['title']}\n\n{a['text']}" for a in lines(f"{story['story']}.jsonl")}
        for kind in ("utterances", "facts", "slots"):
            for group in story[kind]:
                assert len(group["members"]) > 1
                for member in group["members"]:
                    start, end = member["span"]
                    found = texts[member["article"]][start:end]
                    assert found == found.strip() != ""


def test_half_of_the_stories_are_held_out() -> None:
    splits = [story["split"] for story in lines("gold.jsonl")]
    assert sorted(splits) == ["dev"] * 6 + ["held-out"] * 6
