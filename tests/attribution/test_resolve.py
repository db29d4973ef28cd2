"""Speakers, roles and the kind of source."""

from __future__ import annotations

import pytest

from framing.attribution.names import clean, split_role
from framing.attribution.naming import naming_of, reason_for_anonymity
from tests.attribution.test_patterns import found


def speakers(text: str) -> list[str | None]:
    return [a.speaker for a in found(text) if a.parent is None]


def test_a_surname_leads_to_the_full_name() -> None:
    text = "Ada Brenn, the harbour master, said the crane had failed. Brenn said it would be mended."
    assert speakers(text) == ["Ada Brenn", "Ada Brenn"]


def test_a_pronoun_leads_to_the_last_speaker() -> None:
    assert speakers("Ada Brenn said the crane had failed. She said it would be mended.") == [
        "Ada Brenn",
        "Ada Brenn",
    ]


def test_a_title_leads_to_the_one_who_has_it() -> None:
    text = "Foreign Minister Ivo Skarn said talks had failed. The minister said he would try again."
    assert speakers(text) == ["Ivo Skarn", "Ivo Skarn"]


def test_a_name_does_not_run_over_a_full_stop() -> None:
    assert speakers("They met in Skell. Brenn said the crane had failed.") == ["Brenn"]


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Ada Brenn, the harbour master,", "Ada Brenn", "the harbour master"),
        ("Foreign Minister Ivo Skarn", "Ivo Skarn", "Foreign Minister"),
        ("a spokeswoman, Mira Holt,", "Mira Holt", "a spokeswoman"),
        ("Mr. Skarn", "Skarn", None),
        ("a senior official", None, None),
    ],
)
def test_name_and_role_are_told_apart(source: str, name: str | None, role: str | None) -> None:
    assert split_role(source) == (name, role)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ada Brenn", "named"),
        ("the Ministry of Works", "named"),
        ("a senior official", "described"),
        ("residents", "described"),
        ("a source close to the talks", "anonymous"),
        ("an official who asked not to be named", "anonymous"),
        ("critics", "vague"),
        ("many", "vague"),
        ("some observers", "vague"),
    ],
)
def test_a_source_is_typed(source: str, kind: str) -> None:
    assert naming_of(source) == kind


def test_the_reason_for_anonymity_is_kept() -> None:
    sentence = (
        "An official said so on condition of anonymity because she was not allowed to speak to the press."
    )
    assert reason_for_anonymity(sentence) == "because she was not allowed to speak to the press"


def test_a_name_loses_title_and_possessive() -> None:
    assert clean("Dr. Ada Brenn's") == "Ada Brenn"


def test_a_family_name_that_stands_first_leads_to_the_full_name() -> None:
    text = "Tann Osei said talks had failed. Tann said it would be mended."
    assert speakers(text) == ["Tann Osei", "Tann Osei"]


def test_a_pronoun_passes_over_names_far_into_a_sentence() -> None:
    names = ", then ".join(
        f"Mira {last}" for last in ("Tollow", "Quenby", "Harrod", "Pellam", "Istrup", "Dray")
    )
    text = f"Ada Brenn was there with Jon Vask, {names}. He said it would be mended."
    assert speakers(text) == ["Ada Brenn"]
