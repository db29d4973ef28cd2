"""Who is spoken of leaves no trace; what is said of them does."""

from __future__ import annotations

import pytest

import framing
from framing import engine, ingest
from framing.classifier import Look, Reader, known_words
from framing.classifier.features import NAME, NUMBER
from framing.classifier.identity import GROUP, PERSON, PRONOUN, SIDE
from framing.document import Document

KNOWN = frozenset("the ferry crews slammed shameful plan minister said a bold of will in pro".split())


def look(text: str) -> Look:
    article = ingest.from_text(text)
    assert isinstance(article, framing.Article)
    return next(engine.look(article, Reader(KNOWN)).each())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The minister said the plan.", "the minister said the plan"),
        (
            "Moll said Ada van Dorn slammed Brell's plan.",
            f"{NAME} said {NAME} van {NAME} slammed {NAME} plan",
        ),
        ("Ada Moll and Piet Arends said a plan.", f"{NAME} and {NAME} said a plan"),
        ("Crews in Lindhaven Harbour slammed the plan.", f"crews in {NAME} slammed the plan"),
        ("The Minister Slammed a Bold Plan", "the minister slammed a bold plan"),
        ("The plan was SHAMEFUL, a minister said.", "the plan was shameful a minister said"),
        (
            "The NATO plan of 1,200 crews cost 3.5 crowns.",
            f"the {NAME} plan of {NUMBER} crews cost {NUMBER} crowns",
        ),
        (
            "The white crews slammed women and she left.",
            f"the {GROUP} crews slammed {PERSON} and {PRONOUN} left",
        ),
        ("Conservative crews said a far-left plan.", f"{SIDE} crews said a {SIDE} plan"),
        ("The pro-Brell crews said a 40-year plan.", f"the pro-{NAME} crews said a {NUMBER} plan"),
        ("The minister's plan won't sail.", "the minister's plan won't sail"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert " ".join(look(text).tokens) == tokens.replace("minister's", "minister")


def test_a_token_stands_at_its_word() -> None:
    text = "The crews of Ada Moll slammed a plan."
    article = ingest.from_text(text)
    found = next(engine.look(article, Reader(KNOWN)).each())
    words = Document(article).words
    assert [text[words.start[i] : words.end[i]] for i in found.at] == [
        "The",
        "crews",
        "of",
        "Ada",
        "slammed",
        "a",
        "plan",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Moll slammed the plan.", "Piet Arends slammed the plan."),
        ("The Brellans slammed the plan.", "The Tolmish slammed the plan."),
        ("The women slammed the plan.", "The men slammed the plan."),
        ("White crews slammed the plan.", "Black crews slammed the plan."),
        ("Liberal ministers slammed the plan.", "Conservative ministers slammed the plan."),
        ("Moll cost 300 crowns.", "Arends cost 40,000 crowns."),
    ],
)
def test_exchanging_who_is_spoken_of_changes_nothing(one: str, other: str) -> None:
    assert look(one)[0] == look(other)[0]
    assert look(one).shape == look(other).shape


def test_shape_tells_quoted_evidence_from_the_outlets_own() -> None:
    own = look("The minister slammed the shameful plan on Monday in a speech.")
    quoted = look("“The shameful plan will never sail,” the minister said on Monday in a speech.")
    assert own.shape["loaded"] > 0
    assert [e.text for e in own.loaded] == ["slammed", "shameful"]
    assert own.shape["loaded.several"] == 1
    assert quoted.loaded == []
    assert quoted.shape["quoted.loaded"] > 0
    assert 0 < quoted.shape["quoted"] < 1
    assert "loaded" not in quoted.shape


def test_an_empty_sentence_and_one_of_marks_have_a_look() -> None:
    assert look("…").tokens == []
    assert look("*** !!!").tokens == []


def test_known_words_are_those_written_small() -> None:
    texts = ["We saw the plan in Brell.", "Brell saw the plan. The May plan, the may fly, the plan of May."]
    documents = [Document(ingest.from_text(text)) for text in texts]
    known = known_words(documents, ["brell", "sail"])
    assert {"saw", "plan", "sail"} <= known
    assert {"brell", "may"}.isdisjoint(known)


@pytest.mark.parametrize("name", ["China", "Turkey", "Jordan"])
def test_a_country_that_is_a_word_too_is_masked_where_a_sentence_begins(name: str) -> None:
    article = ingest.from_text(f"{name} slammed the plan.")
    reader = Reader(KNOWN | {name.lower()})
    assert next(engine.look(article, reader).each()).tokens[0] == NAME
