"""Words as numbers: equal words, and only they, have one number."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.document import vocabulary
from framing.document.vocabulary import Column, Numbering, Shared, Vocabulary, numbered, sums

if TYPE_CHECKING:
    import pytest

TEXTS = st.lists(st.text(max_size=40), max_size=6)


@given(TEXTS)
def test_a_number_stands_for_the_token(texts: list[str]) -> None:
    words = Vocabulary()
    numbers, first = numbered(words, texts)
    found = [[words.words[n] for n in numbers[i:j]] for i, j in pairwise(first)]
    assert found == [text.split() for text in texts]
    assert len(set(words.words)) == len(words.words)


def test_a_number_lasts_while_the_vocabulary_grows() -> None:
    words = Vocabulary()
    few = " ".join(f"w{i}" for i in range(500))
    many = " ".join(f"w{i}" for i in range(20_000))
    assert numbered(words, [few])[0].tolist() == numbered(words, [few, many])[0][:500].tolist()
    assert numbered(words, [many])[0].tolist() == numbered(words, [many])[0].tolist()
    assert len(words.words) == 20_000


def test_letters_that_no_text_should_have() -> None:
    words = Vocabulary()
    numbered(words, ["a\udc80 \x00 \x00\x00 b"])
    assert words.words == ["a\udc80", "\x00", "\x00\x00", "b"]


def test_a_full_vocabulary_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "CAPACITY", 3)
    shared = Shared()
    first = shared()
    numbered(first, ["one two"])
    assert shared() is first
    numbered(first, ["three"])
    assert shared() is not first


def test_long_words_fill_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LETTERS", 1000)
    shared = Shared()
    first = shared()
    numbered(first, ["x" * 1000])
    assert shared() is not first


def test_a_column_is_asked_once_a_word() -> None:
    asked = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    column, words = Column(length, "int32"), Vocabulary()
    numbers, _ = numbered(words, ["an old boat", "an old quay"])
    assert column(words)[numbers].tolist() == [2, 3, 4, 2, 3, 4]
    numbers, _ = numbered(words, ["an old tug"])
    assert column(words)[numbers].tolist() == [2, 3, 3]
    assert asked == ["an", "old", "boat", "quay", "tug"]
    other = Numbering()
    other["ferry"]
    assert column(other)[:1].tolist() == [5]


def test_sums_of_stretches() -> None:
    values = np.array([[1, 10], [2, 20], [3, 30]])
    assert sums(values, np.array([0, 2, 2, 3])).tolist() == [[3, 30], [0, 0], [3, 30]]
    assert sums(values, np.array([0])).tolist() == []
    assert sums(values[:0], np.array([0, 0])).tolist() == [[0, 0]]
