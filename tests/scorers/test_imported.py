"""Charged words that somebody else said, but that the outlet cut out to lead with."""

from __future__ import annotations

import pytest

import framing


def imported(text: str) -> float | None:
    return framing.analyse(text).scores["loaded_language.imported"].value


@pytest.mark.parametrize(
    "text",
    [
        'Mayor of Tolm calls tram plan "a disgrace"\n\nThe mayor of Tolm spoke on Monday.',
        "'Shameful': mayor of Tolm opposes the tram\n\nThe mayor of Tolm spoke on Monday.",
        'Mayor opposes tram\n\nThe mayor of Tolm said on Monday that the plan was a "shameful" waste.',
    ],
)
def test_a_charged_partial_quotation_that_leads_is_imported(text: str) -> None:
    value = imported(text)
    assert value is not None
    assert value > 0


@pytest.mark.parametrize(
    "text",
    [
        # a whole sentence, introduced; the outlet's own word; further down; a plain quotation
        'Mayor opposes tram\n\nThe mayor of Tolm said on Monday: "It is a shameful waste of money."',
        "Mayor opposes shameful tram\n\nThe mayor of Tolm spoke on Monday to the council.",
        'Mayor opposes tram\n\nThe mayor of Tolm spoke on Monday to the council.\n\nShe called it "shameful" twice.',
        'Mayor opposes tram\n\nThe mayor of Tolm said on Monday that the plan was "too long and too slow".',
    ],
)
def test_nothing_else_is_imported(text: str) -> None:
    assert imported(text) == 0


def test_it_is_the_weight_per_hundred_words_of_headline_and_lead() -> None:
    text = 'Mayor opposes tram\n\nThe mayor of Tolm called it "shameful" on Monday.\n\nThe council meets on Friday.'
    score = framing.analyse(text).scores["loaded_language.imported"]
    assert (score.n, score.value) == (12, 25.0)


def test_without_enough_to_lead_with_it_is_skipped() -> None:
    score = framing.analyse("Tram plan opposed\n\nShe spoke.").scores["loaded_language.imported"]
    assert (score.value, score.skipped) == (None, "5 words of headline, deck and lead, fewer than 10")
