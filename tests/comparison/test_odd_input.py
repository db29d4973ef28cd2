"""Odd stories: the page says what could not be compared, and why."""

from __future__ import annotations

import re

import pytest

import framing
from framing.comparison import compare
from framing.report import pages, render
from framing.scorers import metrics
from framing.types import Comparison, Story
from tests.comparison.stories import STATE, TABLOID, WIRE
from tests.report.html import Page

SILENT = """Snow closes the pass

The road over the Corvo pass has been closed since Monday because of snow. Nine cars were stuck for four hours. The
plough came from Holm in the evening. More snow will fall on Tuesday. The pass is closed for a week in most years.
"""
GERMAN = """Schnee sperrt den Pass

Die Straße über den Corvo-Pass ist seit Montag wegen Schnees gesperrt. Neun Autos steckten vier Stunden lang fest.
"""


def told(*articles: tuple[str, str], **more: str) -> tuple[Comparison, str]:
    """The comparison of articles (outlet, text), and the text of its page."""
    analyses = [
        framing.analyse(
            framing.from_text(
                text, outlet=outlet, id=f"o{i}", published="2031-05-05", **(more if not i else {})
            )
        )
        for i, (outlet, text) in enumerate(articles)
    ]
    comparison = compare(
        Story(id="odd", title="Odd", articles=tuple(a.article.id for a in analyses)), analyses
    )
    page = Page(render.story(pages.story_page(comparison, metrics(), "full")).decode())
    assert page.unbalanced == []
    assert sorted({h[1:] for h in page.hrefs if h.startswith("#")} - set(page.ids)) == []
    return comparison, re.sub(r"\s+", " ", page.text)


def test_one_article_alone_is_compared_with_nothing() -> None:
    comparison, page = told(("Northern Wire", WIRE))
    assert "Only one outlet is here: there is nothing to compare it with." in page
    assert (comparison.findings, comparison.rankings, comparison.slots) == ((), (), ())


def test_two_identical_articles_are_one_text() -> None:
    comparison, page = told(("Northern Wire", WIRE), ("The Holm Mail", WIRE))
    assert "The Holm Mail carries the text of Northern Wire: 100 % of its words" in page
    assert "no style of its own is compared: Northern Wire, The Holm Mail." in page
    assert (comparison.differences, comparison.slots) == ((), ())


def test_several_articles_of_one_outlet_are_taken_together() -> None:
    _, page = told(("Northern Wire", WIRE), ("Northern Wire", STATE), ("The Siren", TABLOID))
    assert "Several articles of one outlet are taken together: Northern Wire (2 articles)." in page


def test_an_opinion_piece_among_news_is_said_to_be_one() -> None:
    _, page = told(("The Siren", TABLOID), ("Northern Wire", WIRE), genre="opinion")
    assert "Genres differ (news, opinion)" in page


def test_twenty_words_are_too_short_to_be_rated_or_to_leave_anything_out() -> None:
    short = "Ferry aground\n\nThe Silver Gannet ran aground off Corvo Head on Monday with 212 people aboard, they say."
    comparison, page = told(("Northern Wire", WIRE), ("Flash", short), ("Holm State Radio", STATE))
    assert "leaves out nothing: Flash (only 18 words)" in page
    assert all("Flash" not in fact.missing for fact in comparison.facts)
    assert all("Flash" not in ranking.order for ranking in comparison.rankings)


def test_sixty_outlets_stand_on_one_page() -> None:
    comparison, page = told(*((f"Outlet {i:02}", TABLOID if i % 3 else WIRE) for i in range(60)))
    assert len(comparison.outlets) == 60
    assert "and 55 more" in page


def test_where_nobody_is_quoted_the_page_says_so() -> None:
    other = SILENT.replace("Nine cars were stuck", "Some drivers waited").replace("plough", "tractor")
    _, page = told(("Northern Wire", SILENT), ("The Holm Mail", other))
    assert "Nobody is quoted in any of these articles" in page
    assert "No speaker is quoted by two outlets." in page


def test_an_article_in_another_language_is_named() -> None:
    _, page = told(("Alpenbote", GERMAN), ("Northern Wire", SILENT), language="de")
    assert "Not in English: Alpenbote (de)." in page


@pytest.mark.parametrize("name", ["O'Neil & Sons <b>", "‮evil", "{{ 7 * 7 }}"])
def test_outlets_with_odd_names_stay_text(name: str) -> None:
    _, page = told((name, WIRE), ("Northern Wire", STATE))
    assert " ".join(name.split()) in page
