"""The page of outlets says what differs, by how much, and on how many stories."""

from __future__ import annotations

from framing.profiles import Rated, profiles
from framing.report import render
from framing.report.profiles import outlets_page
from framing.types import Failure
from tests.test_profiles import GRADE, rows


def test_what_survives_opens_the_page_in_words() -> None:
    page = outlets_page(profiles(rows(48, shift=2.0), [GRADE]), 48, ())
    assert page.summary == "Three outlets, 48 shared stories"
    (finding,) = [f for f in page.findings if f.startswith("C, ")]
    assert "US school grade higher than the other outlets on the same 48 stories (" in finding
    assert page.ratings[0].panel.rows[2].value.label.startswith("+")


def test_nothing_to_say_is_said() -> None:
    page = outlets_page(profiles(rows(12, seed=2), [GRADE]), 12, ())
    assert page.findings == ()
    html = render.outlets(page).decode()
    assert "No difference between these outlets is beyond chance" in html


def test_names_are_text_not_markup() -> None:
    given = [
        Rated(r.story, r.outlet.replace("C", "<b onclick=x>C"), 1, r.day, r.values)
        for r in rows(30, shift=3.0)
    ]
    failure = Failure(path="<i>.txt", reason="not text", remedy="convert it")
    html = render.outlets(outlets_page(profiles(given, [GRADE]), 30, (), failures=[failure])).decode()
    assert "<b onclick" not in html
    assert "<i>.txt" not in html
    assert "&lt;i&gt;.txt" in html
