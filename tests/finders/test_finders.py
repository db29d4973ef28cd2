from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.finders import contested, finders, hedges, loaded
from framing.lexicon import Matcher, read
from framing.types import Evidence
from tests.lexicon.samples import document, write

if TYPE_CHECKING:
    from pathlib import Path

ROWS = ["disaster,n,3,,a verdict", "slam,v,2,criticise"]


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = Matcher([read(write(tmp_path, *ROWS), tmp_path)])
    monkeypatch.setattr(loaded, "matcher", lambda family, lists: matcher)


def short(items: list[Evidence]) -> list[tuple[str, str, float]]:
    return [(e.text, e.kind, e.weight) for e in items]


@pytest.mark.usefixtures("lexicon")
def test_loaded_wording_becomes_evidence() -> None:
    doc = document(("Tarn mayor slams plan", "headline"), "It is a disaster.")
    assert list(loaded.find(doc)) == [
        Evidence(
            id="",
            start=11,
            end=16,
            text="slams",
            kind="loaded.test",
            weight=2.0,
            voice="narrator",
            role="headline",
            source="loaded/test@1",
            suggestion="criticises",
        ),
        Evidence(
            id="",
            start=31,
            end=39,
            text="disaster",
            kind="loaded.test",
            weight=3.0,
            voice="narrator",
            role="body",
            source="loaded/test@1",
            note="a verdict",
        ),
    ]


@pytest.mark.usefixtures("lexicon")
def test_negation_halves_the_weight() -> None:
    assert short([*loaded.find(document("It was not a disaster."))]) == [("disaster", "loaded.test", 1.5)]


@pytest.mark.usefixtures("lexicon")
def test_an_entry_inside_scare_quotes_counts_once_and_sets_the_weight() -> None:
    doc = document("Outside the hall the so-named “disaster” had become a slogan, and a disaster.")
    assert [q.kind for q in doc.quotes] == ["scare"]
    assert short([*loaded.find(doc)]) == [
        ("“disaster”", "loaded.scare", 3.0),
        ("disaster", "loaded.test", 3.0),
    ]


@pytest.mark.usefixtures("lexicon")
def test_scare_quotes_without_an_entry_weigh_one() -> None:
    doc = document("Outside the hall the so-named “experts” had become a joke.")
    assert short([*loaded.find(doc)]) == [("“experts”", "loaded.scare", 1.0)]


@pytest.mark.usefixtures("lexicon")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sang “Disaster at Noon” in the hall, and went home.", []),
        ("Disaster Harbour Ltd. will move its staff in May.", []),
        ("Disaster & Moll will move its staff in May.", []),
        ("Disaster struck in May.", [("Disaster", "loaded.test", 3.0)]),
        ("They saw the Tarn disaster.", [("disaster", "loaded.test", 3.0)]),
    ],
)
def test_titles_and_names_that_begin_a_sentence_are_left_alone(
    text: str, found: list[tuple[str, str, float]]
) -> None:
    assert short([*loaded.find(document(text))]) == found


def test_a_quotation_that_somebody_spoke_of_is_no_scare_quote() -> None:
    assert short([*loaded.find(document("The minister spoke of “surgical” strikes in the north."))]) == []


def test_contested_terms_name_their_set_and_weigh_nothing() -> None:
    doc = document(
        "The invasion began in May. Rebels and fighters fled, and the regime called it a special operation."
    )
    assert short([*contested.find(doc)]) == [
        ("invasion", "contested.armed-attack", 0.0),
        ("Rebels", "contested.armed-groups", 0.0),
        ("fighters", "contested.armed-groups", 0.0),
        ("regime", "contested.rulers", 0.0),
        ("special operation", "contested.armed-attack", 0.0),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The river may rise in May.", ["may"]),
        ("May 4 was dry.", []),
        ("It could rain, but he could not see.", ["could"]),
        ("The might of the state.", []),
        ("About 40 people, or about half, talked about him.", ["About", "about"]),
        ("It was reportedly sold and appears to be lost.", ["reportedly", "appears"]),
        ("She appears on stage as soon as possible.", []),
        ("He is believed to be abroad.", ["believed to"]),
        ("At least 12 died; at least he is safe.", ["At least"]),
    ],
)
def test_hedges(text: str, found: list[str]) -> None:
    assert [e.text for e in hedges.find(document(text))] == found


def test_every_module_is_a_finder() -> None:
    names = {finder.__name__.rpartition(".")[2] for finder in finders()}
    assert {"contested", "hedges", "loaded"} <= names
