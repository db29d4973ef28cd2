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
    text = f"Ada Brenn was there with Jon Vask, {names}. She said it would be mended."
    assert speakers(text) == ["Ada Brenn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies by their head, by a generic head, by initials, and by "it"
        (
            "The Keldrian transport ministry said boats would sail. The ministry denied a delay.",
            ["Keldrian transport ministry", "Keldrian transport ministry"],
        ),
        (
            "The Norrin Wire reported a quake. The agency said nobody was hurt.",
            ["Norrin Wire", "Norrin Wire"],
        ),
        (
            "The River Safety Office said the lock was shut. RSO added that it leaked. It said work would start.",
            ["River Safety Office"] * 3,
        ),
        (
            "A heavily redacted audit, released on Friday, makes grim reading. It concludes that nobody counted.",
            ["A heavily redacted audit"],
        ),
        # named only later
        (
            "An official at the port said it would close. The official, Captain Tavi Roen, said boats knew.",
            ["Tavi Roen", "Tavi Roen"],
        ),
        (
            "The governor's claim that wages had doubled was false. The governor, Halima Torgun, said so herself.",
            ["Halima Torgun", "Halima Torgun"],
        ),
        ("A woman who gave her name only as Ilse said the well was dry.", ["Ilse"]),
        ("Their commander, known only as Grey Hand, said the hill was theirs.", ["Grey Hand"]),
        (
            "The goalkeeper said his knee had healed. “I slept with it in a bucket,” Dov Pellar said.",
            ["Dov Pellar", "Dov Pellar"],
        ),
        # descriptions of somebody spoken of before
        (
            "Yusra Dheel spoke first. The 24-year-old student said she was held for nine days.",
            ["Yusra Dheel"],
        ),
        (
            "Senator Ines Harrow of Lower Dray met farmers. The senator said the bill was bad.",
            ["Ines Harrow"],
        ),
        ("President Orsolo flew home. The president said he would not run.", ["Orsolo"]),
        # several
        (
            "Doctors at the Vell infirmary say it is full. They say they have no beds.",
            ["Doctors at the Vell infirmary", "Doctors at the Vell infirmary"],
        ),
        (
            "Ada Lorn and Piet Saul said the bells were cracked. They said the tower leaned.",
            ["Ada Lorn and Piet Saul", "Ada Lorn and Piet Saul"],
        ),
        # two of one name, a title in front, a place that is no person
        (
            "Edmund Castan died in May. Livia Castan bakes on. Mrs. Castan said the oven was new.",
            ["Livia Castan"],
        ),
        (
            "Secretary of State Ada Brenn said talks had failed. Brenn said no more.",
            ["Ada Brenn", "Ada Brenn"],
        ),
        ("Ada Brenn came from Western Dray. She said it rained there.", ["Ada Brenn"]),
        # named next, out of the blue, by a name or a title; not where the text has told of somebody else
        (
            "The coroner said it was no trial. Dr Philippa Ansty said the hearing would be long.",
            ["Philippa Ansty", "Philippa Ansty"],
        ),
        (
            "Ada Brenn said it rained. The coroner said it was no trial. Tobias Renn, a baker, said he was lost.",
            ["Ada Brenn", "The coroner", "Tobias Renn"],
        ),
        # names in the first part after a description, and no name where that only describes
        ("Her former student, Professor Ivo Bring of Vell, said it would hold.", ["Ivo Bring"]),
        ("The importer, Groves & Tallow, said it would pay.", ["Groves & Tallow"]),
        ("Two riders, Pim Aldous and Stellan Roy, said it was soup.", ["Pim Aldous and Stellan Roy"]),
        ("The sponsor, a maker of garden furniture, said it was calm.", ["The sponsor"]),
        (
            "The widow of the jockey Seamus Torrance said it was steep.",
            ["The widow of the jockey Seamus Torrance"],
        ),
        # who somebody was first, and a holder of another office
        ("They asked a farmer. The farmer said he slept.", ["They", "a farmer"]),
        (
            "The deputy governor left. The governor said she was sad.",
            ["The governor"],
        ),
        (
            "The general secretary, Bruno Castell, left. The transport secretary said it was late.",
            ["The transport secretary"],
        ),
        # bodies by the noun before their name, papers by their mastheads
        (
            "Shares in the shipping group Baltane fell after it said it had lost. The company blamed the drought.",
            ["Baltane", "Baltane"],
        ),
        ("It came out in the Sentinel. The paper said it was late.", ["Sentinel"]),
        # what a sentence was about, though it said nothing
        (
            "The president, Aurelie Stock, spoke. Matthias Groll said he never fell. The president laughed. "
            "She said he fell on her.",
            ["Matthias Groll", "Aurelie Stock"],
        ),
        (
            "Delphine Aurel and Humphrey Wace met. She said it was odd. He said it was a joke.",
            ["Delphine Aurel", "Humphrey Wace"],
        ),
        # pairs
        (
            "Ada Lorn said it rained. Piet Saul said it snowed. Both said they would meet.",
            ["Ada Lorn", "Piet Saul", "Ada Lorn and Piet Saul"],
        ),
        ("She asked the builders to pay. They said they had no money.", [None, "the builders"]),
        # whoever said it, not whom they are of
        (
            "A senior official of the Skell Palace said it would close.",
            ["A senior official of the Skell Palace"],
        ),
    ],
)
def test_a_reference_is_followed(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Russian foreign minister Ivo Skarn said talks had failed. Skarn said he would try. He said it was late.",
            ["Russia"] * 3,
        ),
        ("Rep. Mira Holt (D-Ohio) met them. Holt said talks had failed.", ["Democratic Party"]),
        ("Chinese President Tann Osei spoke. His aide, Lu Wen, said he was well.", [None]),
        ("Tann Osei's spokesman, Lu Wen, said he was well. Tann Osei is the Chinese president.", [None]),
        ("The Kremlin said it would rain.", ["Russia"]),
        ("Ada Brenn, a spokeswoman for the Skell Port Company, said it would rain.", ["Skell Port Company"]),
        ("Ada Brenn, a dentist, said it would rain.", ["health care"]),
    ],
)
def test_a_speaker_keeps_a_side(text: str, sides: list[str | None]) -> None:
    assert [a.affiliation for a in found(text) if a.parent is None] == sides


def test_an_aide_is_on_the_side_of_whom_they_serve() -> None:
    text = "Chinese President Tann Osei came. Osei's adviser, Lu Wen, said he was well."
    assert [a.affiliation for a in found(text)] == ["China"]


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("Her opponents said it was false.", "described"),
        ("Certain foreign circles said it was false.", "vague"),
        ("Inspectors said it was false.", "described"),
        ("Keldrian officials said it was false.", "described"),
        ("Two members of the party said privately that it was false.", "anonymous"),
        ("The third, who asked not to be named, said it was false.", "anonymous"),
        ("A person familiar with the talks said it was false.", "anonymous"),
        ("One clerk familiar with the talks said it was false.", "anonymous"),
        ("Port officials acknowledged privately that it was false.", "anonymous"),
        ("Aides, who asked not to be named, said it was false.", "anonymous"),
        ("The officials said privately that it was false.", "described"),
        ("They say it was false.", "vague"),
        ("Officials, who were granted anonymity to speak, said it was false.", "anonymous"),
        ("A clerk, who asked that his name not appear, said it was false.", "anonymous"),
        ("A banker, who was not authorised to discuss it, said it was false.", "anonymous"),
        ("A doctor said it was false. She did not want her name used.", "anonymous"),
        ("A cousin said it was false. A banker was not authorised to discuss it.", "described"),
        ("People who live by the road said it was false.", "described"),
        ("People said it was false.", "vague"),
        ("Unconfirmed reports said it was false.", "vague"),
        ("Several of the savers said it was false.", "described"),
        ("Many of the critics said it was false.", "vague"),
    ],
)
def test_a_source_in_its_sentence_is_typed(text: str, naming: str) -> None:
    assert [a.naming for a in found(text) if a.parent is None][-1:] == [naming]


def test_one_of_anonymous_people_is_anonymous() -> None:
    text = "Two members of the party said privately that it was lost. “It is cold,” one said."
    assert [a.naming for a in found(text)] == ["anonymous", "anonymous"]


def test_another_of_anonymous_sources_is_anonymous() -> None:
    text = "Two sources said the deal was dead. The other said the deal had never lived."
    assert [a.naming for a in found(text)] == ["anonymous", "anonymous"]
