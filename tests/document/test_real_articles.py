"""The hard real articles: what is known of them, without their words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.document import Document
from framing.ingest import read
from framing.types import Article

if TYPE_CHECKING:
    from pathlib import Path


def _document(shared: Path, number: str) -> Document:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    (article,) = read([str(path)])
    assert isinstance(article, Article)
    return Document(article)


def test_ten_sentence_breaks_without_a_space(shared: Path) -> None:
    sentences = _document(shared, "004").sentences
    glued = [a for a, b in pairwise(sentences) if a.end == b.start]
    assert len(glued) == 10


def test_of_six_spaced_abbreviations_one_ends_a_sentence(shared: Path) -> None:
    doc = _document(shared, "003")
    ends = {sentence.end for sentence in doc.sentences}
    assert [match.end() in ends for match in re.finditer(r"U\. S\.", doc.text)] == [
        False, False, True, False, False, False,
    ]  # fmt: skip


def test_broken_marks_do_not_swallow_the_article(shared: Path) -> None:
    doc = _document(shared, "003")
    quoted = sum(q.end - q.start for q in doc.quotes if q.depth == 0)
    assert len(doc.quotes) == 15
    assert all(q.closed for q in doc.quotes)
    assert 0.15 < quoted / len(doc.text) < 0.3
    for quote in doc.quotes:
        assert "\n" not in doc.text[quote.start : quote.end]


def test_every_quotation_of_the_single_paragraph_is_found(shared: Path) -> None:
    quotes = _document(shared, "004").quotes
    assert [q.closed for q in quotes] == [True] * 11
    assert [q.kind for q in quotes if q.depth] == ["scare"]


def test_bloc_names_are_titles_and_the_post_is_no_quotation_of_the_narrator(shared: Path) -> None:
    doc = _document(shared, "001")
    assert [q.kind for q in doc.quotes].count("title") == 2
    assert {b.role for b in doc.blocks} >= {"headline", "body", "embed"}
