"""Sober sentences about violent, sad and heated things give no flag; the loaded way to tell a fact does."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing

PLAIN = (Path(__file__).parent / "plain.txt").read_text(encoding="utf-8").splitlines()

LOADED = [
    ("The council's much-touted plan was voted down.", "much-touted"),
    ("The scandal-plagued mayor spoke on Monday.", "scandal-plagued"),
    ("The ministry was bullied into a second vote.", "bullied into"),
    ("The increasingly desperate chairman called a vote.", "increasingly"),
    ("The plan is nothing more than a tax on drivers.", "nothing more than"),
    ("His record is worse than useless.", "worse than useless"),
    ("The region swarmed with newcomers, and migrants swarmed across the square.", "swarmed"),
    ("The officers neutralised the gunman.", "neutralised"),
    ("The mad scheme was put to the council.", "mad"),
    ("Border guards herded the families into a hall.", "herded"),
    ("The mayor turned his back on the farmers.", "turned his back on"),
    ("The party kept silent, in thrall to a developer.", "in thrall to"),
    ("It is hardly surprising that they left.", "It is hardly surprising"),
    ("After years of neglect the station has lifts.", "years of neglect"),
    ("The visionary premier opened the bridge.", "visionary"),
    ("The profligate city has borrowed again.", "profligate"),
]


def flags(sentence: str) -> list[tuple[str, str]]:
    """Return what is flagged in the narrator's voice, with the list that says so."""
    found = framing.analyse(f"Council meets on Monday\n\n{sentence}").evidence
    return [(e.text, e.source) for e in found if e.kind.startswith("loaded.") and e.voice == "narrator"]


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_gives_no_flag(sentence: str) -> None:
    assert flags(sentence) == []


@pytest.mark.parametrize(("sentence", "word"), LOADED)
def test_a_loaded_sentence_is_flagged_for_its_word(sentence: str, word: str) -> None:
    assert word in [text for text, _ in flags(sentence)]
