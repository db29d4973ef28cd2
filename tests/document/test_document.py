from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.document import Document
from framing.types import Article, Block

if TYPE_CHECKING:
    from tests.document.conftest import Make

SOUP = st.text(alphabet="“”„‟\"‘’'«»‹›`´ .,!?…\n—-()[]aBs3'İ\u0301", max_size=120)
PIECES = (
    "“We left” ”Then “ ‘no’ ’ ' \" she said, Vask. The U. S. U.S. Mr. 3.5 a.m. Inc. workers’ ’90s « » … . ! "
    "? said.The world.“We situation.”“I \n\n ( ) — rain rain,” He tarn.example No. 5 etc."
)
PROSE = st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join)
TEXT = st.one_of(st.text(max_size=200), SOUP, PROSE)


def _document(paragraphs: list[str]) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        if paragraph:
            blocks.append(Block(len(text), len(text) + len(paragraph), "body"))
        text += paragraph + "\n"
    return Document(Article(id="a", text=text, blocks=tuple(blocks), outlet="x"))


@given(st.lists(TEXT, max_size=4))
def test_spans_are_in_range_ordered_and_trimmed(paragraphs: list[str]) -> None:
    doc = _document(paragraphs)
    text, words = doc.text, doc.words
    assert len(doc.plain) == len(text)
    assert all(len(low) == b - a for low, a, b in zip(words.lower, words.start, words.end, strict=True))
    assert sorted(words.start) == words.start
    assert all(a < b for a, b in zip(words.start, words.end, strict=True))
    assert all(b <= a for b, a in zip(words.end, words.start[1:], strict=False))
    for span in (*doc.sentences, *doc.quotes):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()


@given(st.lists(TEXT, max_size=4))
def test_sentences_partition_the_words_and_stay_in_their_block(paragraphs: list[str]) -> None:
    doc = _document(paragraphs)
    words, reached = doc.words, 0
    for sentence in doc.sentences:
        assert sentence.first == reached
        assert sentence.first < sentence.last
        reached = sentence.last
        assert sentence.start <= words.start[sentence.first]
        assert words.end[sentence.last - 1] <= sentence.end
        block = doc.article.blocks[sentence.block]
        assert block.start <= sentence.start
        assert sentence.end <= block.end
    assert reached == len(words)
    assert all(a.end <= b.start for a, b in zip(doc.sentences, doc.sentences[1:], strict=False))


@given(st.lists(TEXT, max_size=4))
def test_quotes_nest_or_are_disjoint_and_stay_in_their_block(paragraphs: list[str]) -> None:
    doc = _document(paragraphs)
    around: list[int] = []
    quotes = doc.quotes
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for index, quote in enumerate(quotes):
        assert quote.start < quote.inner_start < quote.inner_end <= quote.end
        assert any(b.start <= quote.start and quote.end <= b.end for b in doc.blocks)
        while around and quotes[around[-1]].end <= quote.start:
            around.pop()
        assert quote.depth == len(around)
        if around:
            outer = quotes[around[-1]]
            assert outer.inner_start <= quote.start
            assert quote.end <= outer.inner_end
        around.append(index)
        if quote.continues is not None:
            assert quote.continues < index
            assert not quotes[quote.continues].closed


ADVERSARIAL = [
    *"\"'“”‘’.@\n",
    *[
        "“‘",
        "’”",
        '" ',
        " “ a",
        "‘a ",
        " ‘a",
        "a’ ",
        "“a” ",
        "“. ",
        "«“‹‘",
        "(“a)",
        "»a’a”a ",
        "?” A b c ",
        ", a said",
    ],
    *[
        "a.b",
        ". ",
        "A. ",
        "a_",
        "a@b",
        "www.",
        "http://",
        "[1]",
        "a'",
        "U. S. ",
        "a…",
        "e\u0301",
        "a\n\n",
        "a. A",
    ],
]


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_hostile_repetition_is_read_in_linear_time(make: Make, piece: str) -> None:
    doc = make(piece * (100_000 // len(piece)))
    assert all(q.end <= len(doc.text) for q in doc.quotes)
    assert len(doc.sentences) <= len(doc.words)


def test_plain_maps_typography_one_to_one(make: Make) -> None:
    doc = make("“It isn’t ‘so’” – said—he…\u00a0‹no› «yes» well‑known")
    assert doc.plain == "\"It isn't 'so'\" - said-he… 'no' \"yes\" well-known"


def test_position_counts_lines_and_columns_from_one(make: Make) -> None:
    doc = make("One\ntwo", "Three")
    assert [doc.position(n) for n in (0, 2, 4, 9, 13)] == [(1, 1), (1, 3), (2, 1), (4, 1), (4, 5)]


def test_position_is_unknown_without_a_line_map() -> None:
    assert Document(Article(id="a", text="One", blocks=(), outlet="x")).position(0) is None


def test_an_article_without_blocks_has_nothing_in_it() -> None:
    doc = Document(Article(id="a", text="One.", blocks=(), outlet="x"))
    assert (doc.words.lower, doc.sentences, doc.quotes, doc.sentence_at(0), doc.word_at(0)) == (
        [],
        (),
        (),
        None,
        0,
    )
