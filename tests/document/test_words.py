from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.document.conftest import Make

CASES = {
    "Don’t panic, Brell’s boat isn't sinking.": "don't panic brell's boat isn't sinking",
    "The U.S. and the E.U. met, e.g. in Tarn.": "the u.s and the e.u met e.g in tarn",
    "A U.S.-led mission": "a u.s.-led mission",
    "3.5 percent of 1,000 boats, 12.5bn crowns": "3.5 percent of 1,000 boats 12.5bn crowns",
    "a well‑known state-of-the-art ferry": "a well-known state-of-the-art ferry",
    "the ferry—late again—left": "the ferry late again left",
    "R&D at Oduya & Sons": "r&d at oduya sons",
    "’Tis the ’90s: rock ’n’ roll": "tis the 90s rock n roll",
    "the workers’ rights": "the workers rights",
    "announced.The harbour,he said": "announced the harbour he said",
    "@mfa_tarn wrote #ferry": "@mfa_tarn wrote #ferry",
    "see https://tarn.example/a.b?c=d. Then": "see https://tarn.example/a.b?c=d then",
    "write to info@tarn.example, please": "write to info@tarn.example please",
    "_very_ **bold** words": "very bold words",
    "cafe\u0301 society": "cafe\u0301 society",
    "İstanbul and Iğdır": "istanbul and iğdır",
    "— … “ ” !": "",
}


@pytest.mark.parametrize("text", CASES)
def test_words(make: Make, text: str) -> None:
    lowered = CASES[text].replace("istanbul", "İstanbul")  # its lower case has two characters: left as it is
    assert make(text).words.lower == lowered.split()


def test_offsets_point_into_the_text(make: Make) -> None:
    doc = make("Mara Brell’s ferry", "sank at 3.5 knots.")
    words = doc.words
    assert [doc.text[a:b] for a, b in zip(words.start, words.end, strict=True)] == [
        "Mara", "Brell’s", "ferry", "sank", "at", "3.5", "knots",
    ]  # fmt: skip
    assert len(words) == 7


def test_words_outside_scored_blocks_are_left_out(make: Make) -> None:
    doc = make(
        ("Ferry sinks", "headline"), ("By Mara Brell", "boilerplate"), "It sank.", ("Corrected", "correction")
    )
    assert doc.words.lower == ["ferry", "sinks", "it", "sank"]


def test_word_at_is_the_first_word_that_ends_after_the_offset(make: Make) -> None:
    doc = make("One two")
    assert [doc.word_at(n) for n in (0, 2, 3, 4, 6, 7)] == [0, 0, 1, 1, 1, 2]
