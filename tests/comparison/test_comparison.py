"""Outlets side by side: pooled, in alphabetical order, with a ledger of who is quoted."""

from __future__ import annotations

import framing
from framing.comparison import compare
from framing.types import Story

WIRE = """Port talks resume

Port talks will resume on Friday, Ivo Skarn said. “We are ready to listen,” he said. The port of Skell has been
shut since Monday, when 300 dockers walked out over new shifts. The town council said two shops had closed.
Mira Holt, who leads the union, said her members wanted the old shifts back and would wait for an offer.
"""
TABLOID = """Port boss caves in

Cowardly port boss Ivo Skarn admitted talks would resume. Furious dockers slammed the greedy owners on Monday.
“We are ready to listen,” Skarn claimed. The shameful stand-off has wrecked the town, and the hapless council
has sat on its hands for three weeks while shops went to the wall and families paid the price for it all.
"""


def comparison() -> framing.Comparison:
    articles = [
        framing.from_text(TABLOID, outlet="The Skell Siren", id="t1"),
        framing.from_text(WIRE, outlet="Northern Wire", id="w1"),
        framing.from_text(WIRE.replace("Friday", "Sunday"), outlet="Northern Wire", id="w2"),
    ]
    story = Story(id="port", title="Port talks", articles=("t1", "w1", "w2"))
    return compare(story, [framing.analyse(a) for a in articles])


def test_outlets_stand_in_alphabetical_order() -> None:
    assert [o.outlet for o in comparison().outlets] == ["Northern Wire", "The Skell Siren"]


def test_articles_of_one_outlet_are_pooled() -> None:
    wire = comparison().outlets[0]
    assert wire.articles == ("w1", "w2")
    words = wire.scores["loaded_language.narrator"].n
    single = framing.analyse(framing.from_text(WIRE, id="w1")).scores["loaded_language.narrator"].n
    assert words == 2 * single


def test_the_basis_of_an_outlet_names_article_and_evidence() -> None:
    tabloid = comparison().outlets[1]
    basis = tabloid.scores["loaded_language.narrator"].basis
    assert isinstance(basis, tuple)
    assert basis
    assert all(key.startswith("t1/e") for key in basis)


def test_the_ledger_says_who_is_quoted_how_much_and_with_what_stance() -> None:
    entries = {(e.outlet, e.speaker): e for e in comparison().ledger}
    wire, tabloid = entries["Northern Wire", "Ivo Skarn"], entries["The Skell Siren", "Ivo Skarn"]
    assert set(wire.stances) == {"neutral"}
    assert set(tabloid.stances) == {"conceding", "doubting"}
    assert (wire.direct_words, tabloid.direct_words) == (10, 5)
    assert wire.first < 0.2


def test_mixed_genres_and_unknown_outlets_are_said() -> None:
    articles = [
        framing.from_text(WIRE, id="a", genre="opinion"),
        framing.from_text(TABLOID, id="b", outlet="The Skell Siren"),
    ]
    story = Story(id="s", title="s", articles=("a", "b"))
    notes = " ".join(compare(story, [framing.analyse(a) for a in articles]).notes)
    assert "Genres differ (news, opinion)" in notes
    assert "Outlet unknown" in notes


def test_rows_are_flat() -> None:
    rows = comparison().rows()
    assert {type(v) for row in rows for v in row.values()} <= {str, int, float, type(None)}
    assert {row["outlet"] for row in rows} == {"Northern Wire", "The Skell Siren"}


def test_compare_can_be_called_again_and_again() -> None:
    articles = [framing.from_text(WIRE, id="a", outlet="Northern Wire")]
    assert len(framing.compare(articles)) == len(framing.compare(articles)) == 1
