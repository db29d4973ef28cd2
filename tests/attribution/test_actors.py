"""Which side a description or a name speaks for."""

from __future__ import annotations

import pytest

from framing.attribution import actors
from framing.attribution.actors import side_of


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russian foreign minister", "Russia"),
        ("Chinese Foreign Ministry spokesman", "China"),
        ("secretary of Russia's Security Council", "Russia"),
        ("the Kremlin", "Russia"),
        ("Beijing", "China"),
        ("the White House press secretary", "United States"),
        ("U.S. officials", "United States"),
        ("U. S. officials", "United States"),
        ("US ambassador to Russia", "United States"),
        ("an aide to French President", "France"),
        ("NATO Secretary-General", "NATO"),
        ("EU officials", "European Union"),
        ("Sen. Mira Holt (D-Ohio)", "Democratic Party"),
        ("Rep. Mira Holt, R-Texas", "Republican Party"),
        ("a Democratic senator", "Democratic Party"),
        ("Labour MP", "Labour Party"),
        ("Labour Minister", "government"),
        ("Keldria's finance minister", "Keldria"),
        ("a spokesman for the union", "unions"),
        ("professor at the University of Ossel", "University of Ossel"),
        ("president of Wealth-X, a private company", "Wealth-X"),
        ("a police spokeswoman", "police"),
        ("mayor of Moscow", "local government"),
        ("a dissident in Russia", None),
        ("Keldria's allies", None),
        ("the caretaker", None),
    ],
)
def test_a_description_tells_its_side(text: str, side: str | None) -> None:
    assert side_of(text) == side


def test_every_member_of_the_united_nations_is_a_side() -> None:
    beside = {
        "Abkhazia", "Greenland", "Hong Kong", "Kosovo", "Nagorno-Karabakh", "Northern Cyprus", "Palestine",
        "Somaliland", "South Ossetia", "Taiwan", "Transnistria", "Vatican City", "Western Sahara",
    }  # fmt: skip
    names = {name for name, _, _ in actors._rows("countries")}
    assert len(names - beside) == 193
    assert beside <= names


def test_a_form_stands_for_one_side_only() -> None:
    seen: dict[str, str] = {}
    twice = []
    for file in ("countries", "parties", "bodies"):
        for name, *cells in actors._rows(file):
            if file == "parties":
                cells = cells[:1]
            forms = (name, *(form for cell in cells for form in cell.split("|") if form))
            twice += [(form, name, seen[form]) for form in forms if seen.setdefault(form, name) != name]
    assert twice == []


def test_what_people_do_leads_to_one_line_of_work() -> None:
    forms = [form for _, forms in actors._rows("professions") for form in forms.split("|")]
    assert sorted(forms) == sorted(set(forms))
    assert [form for form in forms if form != form.lower()] == []


def test_everybody_known_speaks_for_a_side_of_the_lexicon() -> None:
    sides = {name for file in ("countries", "bodies", "parties") for name, *_ in actors._rows(file)}
    assert {side for side, _ in actors._rows("people")} - sides == set()


def test_no_forename_goes_with_both_pronouns() -> None:
    he, she = (set(names.split("|")) for _, names in actors._rows("forenames"))
    assert he & she == set()
