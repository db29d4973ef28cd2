from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.scorers import tone
from framing.scorers._vader import vader

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.scorers import Material

    Make = Callable[..., Material]


def compound(text: str) -> float:
    text = vader().described(text)
    return vader().tone(vader().tokens(text), text).compound


def narrated(text: str) -> float:
    return vader().tone(tone.masked(vader().tokens(text)), text).compound


def theirs(text: str) -> float:
    score: float = vader().analyzer.polarity_scores(text)["compound"]
    return score


LEXICON = sorted(vader().analyzer.lexicon)
NEARBY = """the of a and to this so but But BUT no No not never without doubt least at very kind of sort
just enough or nor for more less isn't don't CAN'T die bomb bus stop yeah right kiss death beating heart ass
despite extremely EXTREMELY barely ! !! ? ?? ??? , U.S. 💘 😁x “x” isn’t hardly"""
TOKENS = st.one_of(
    st.sampled_from(NEARBY.split()),
    st.sampled_from(LEXICON),
    st.sampled_from(LEXICON).map(str.upper),
    st.tuples(st.sampled_from(LEXICON), st.sampled_from(["!", ".", ",", '"', "?!"])).map("".join),
    st.text(max_size=6),
)


@given(st.lists(TOKENS, max_size=16).map(" ".join))
def test_compound_equals_vader(text: str) -> None:
    assert compound(text) == theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new bridge is very good, but the old one was not great.",
        "It is the least horrible of the plans!",
        "Without doubt a DISASTER for the harbour.",
        "It was kind of nice?? No good came of it.",
        "She yelled for the bomb squad, yeah right.",
        "",
    ],
)
def test_compound_equals_vader_on_sentences(text: str) -> None:
    assert compound(text) == theirs(text)


def test_no_memory_of_more_tokens_than_its_capacity(monkeypatch) -> None:
    monkeypatch.setattr(type(vader()), "capacity", 5)
    assert compound("good bad ugly nice awful great terrible!") == theirs(
        "good bad ugly nice awful great terrible!"
    )
    assert len(vader()) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations met.",
        "United Nations delegates met in the town hall.",
        "Officials of the Justice Department met the Security Council.",
        "Justice Department officials met.",
        "The head of the Peace Corps spoke to Ms Grace Love.",
    ],
)
def test_names_have_no_tone(text: str) -> None:
    assert (theirs(text) > 0, narrated(text)) == (True, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "The town celebrated the win.",
        "Angry residents left the hall.",
        "Sadly I missed it.",
        "Rescuers called it a DISASTER for the coast.",
    ],
)
def test_other_words_keep_theirs(text: str) -> None:
    assert narrated(text) == theirs(text) != 0


def test_curly_apostrophes_negate(material: Make) -> None:
    found = tone.columns(material("Harbour plan returns\n\nThe plan isn’t good.\n"))
    assert found["tone.compound"] == [0.0, theirs("The plan isn't good.")]
    assert theirs("The plan isn't good.") < 0


def test_columns_count_words_of_narrator_sentences_outside_headlines(material: Make) -> None:
    found = tone.columns(material("Awful week\n\nThe awful storm killed two. Children won a happy day.\n"))
    assert found["tone.sentences"] == [0, 1, 1]
    assert found["tone.negative"] == [0, 2, 0]
    assert found["tone.positive"] == [0, 0, 2]


def test_what_is_quoted_within_a_sentence_is_left_out(material: Make) -> None:
    text = "Harbour plan returns\n\nAna Pell, the mayor of Holm, said it was “a horrible, cruel lie”.\n"
    assert tone.columns(material(text))["tone.compound"] == [0.0, 0.0]


def test_other_voices_have_no_tone(material: Make) -> None:
    found = tone.columns(material("Awful week\n\nThe awful storm killed two.\n", lambda n: ["reported"] * n))
    assert set(map(sum, found.values())) == {0.0}


def test_a_text_without_sentence_ends_is_not_scored(material: Make) -> None:
    found = tone.columns(material("Awful week\n\n" + "not good but bad " * 60_000))
    assert set(map(sum, found.values())) == {0.0}
