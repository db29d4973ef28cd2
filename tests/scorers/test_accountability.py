"""Loaded words that rest on sources nobody can ask, and what backs anonymous ones."""

from __future__ import annotations

import framing
from framing import ingest


def scores(text: str) -> dict[str, framing.types.Score]:
    return framing.analyse(ingest.from_text(text)).scores


LOADED = "the plan was a disgrace and a farce and a catastrophe"


def test_vague_attribution_does_not_launder() -> None:
    text = f"School plan\n\nCritics said {LOADED}. Some said {LOADED}."
    assert scores(text)["attribution.unaccountable_loaded"].value == 100


def test_named_sources_answer_for_their_words() -> None:
    text = f"School plan\n\nAda Brenn said {LOADED}. Ivo Skarn said {LOADED}."
    assert scores(text)["attribution.unaccountable_loaded"].value == 0


def test_half_and_half() -> None:
    text = f"School plan\n\nCritics said {LOADED}. Ivo Skarn said {LOADED}."
    assert scores(text)["attribution.unaccountable_loaded"].value == 50


def test_the_innermost_source_answers() -> None:
    said = f"Sources said that Ada Brenn had said {LOADED}."
    text = f"School plan\n\n{said} {said}"
    assert scores(text)["attribution.unaccountable_loaded"].value == 0


def test_anonymous_sources_with_a_reason_are_backed() -> None:
    reason = "on condition of anonymity because he feared for his job"
    text = (
        f"School plan\n\nAn official said {reason} that the dam leaked. A source said the roof was gone.\n\n"
        "A source said that cows had been seen in the hall."
    )
    found = scores(text)["attribution.backed"]
    assert found.n == 3
    assert found.value is not None
    assert round(found.value) == 33


def test_a_headline_with_a_speaker_is_attributed() -> None:
    attributed = "Brenn: “The dam is safe”\n\nAda Brenn spoke on Monday. It rained."
    plain = "The dam is safe at last\n\nAda Brenn spoke on Monday. It rained."
    assert scores(attributed)["attribution.headline"].value == 100
    assert scores(plain)["attribution.headline"].value == 0
