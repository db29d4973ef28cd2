from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyphen import Pyphen

import framing
from framing.resources import folder
from framing.scorers import _syllables
from framing.scorers._hyphens import places
from framing.scorers._syllables import bare, from_dictionary, syllables

TOOL = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "syllables.py"))

STORIES = Path(__file__).resolve().parents[2] / "seeds" / "stories"
PYPHEN = Pyphen(lang="en_US")

LINES = (
    "harbour HH AA1 R B ER0 # British spelling",
    "record R AH0 K AO1 R D",
    "record(2) R EH1 K ER0 D",
    "naïve N AY2 IY1 V",
    "shh SH",
)


def test_the_first_pronunciation_counts() -> None:
    assert TOOL["first_pronunciations"](LINES) == {"harbour": 2, "record": 2, "naïve": 2, "shh": 0}


def test_a_compiled_table_returns_what_went_in(tmp_path, monkeypatch) -> None:
    counts = {f"word{n}": n % 10 for n in range(3000)} | {"naïve": 2}
    (tmp_path / "syllables.bin").write_bytes(TOOL["compiled"](counts))
    monkeypatch.setattr(_syllables, "folder", lambda name: tmp_path)
    _syllables._table.cache_clear()
    try:
        assert {word: from_dictionary(word) for word in counts} == counts
        assert from_dictionary("word3000") is None
    finally:
        _syllables._table.cache_clear()


def test_the_table_ships_with_the_notice_of_the_dictionary() -> None:
    assert "Carnegie Mellon University" in (folder("data") / "cmudict.LICENSE").read_text()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("minister", 3),
        ("Minister", 3),
        ("isn't", 2),
        ("don't", 1),
        ("government's", 3),
        ("through", 1),
        ("area", 3),
        ("(announced),", 2),
        ("2023", 1),
        ("---", 0),
        ("", 0),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("'tis", "'tis"),
        ("ministers'", "ministers"),
        ("isn't,", "isn't"),
        ("ISN'T", "ISNT"),
        ("state-of-the-art", "stateoftheart"),
        ('"No,"', "No"),
        ("…", ""),
    ],
)
def test_bare(token: str, word: str) -> None:
    assert bare(token) == word


@given(st.text(st.characters(exclude_categories=["Z", "Cc"])))
def test_bare_is_bare(token: str) -> None:
    assert bare(bare(token)) == bare(token)


@given(st.text(st.characters(exclude_categories=["Z", "Cc", "Cs"]), max_size=20))
@example("zzyxvorlatin")
@example("hyphenation")
@example("")
def test_hyphens_are_those_of_pyphen(word: str) -> None:
    word = word.lower()
    assert len(PYPHEN.positions(word)) == places(word)


def test_every_word_of_the_samples_has_the_hyphens_of_pyphen() -> None:
    for article in framing.read([str(STORIES)]):
        for word in set(article.text.lower().split()):
            assert len(PYPHEN.positions(word)) == places(word)
