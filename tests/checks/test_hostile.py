"""Rules on texts that repeat themselves, that are not English, or that hold nothing."""

from __future__ import annotations

import pytest

from framing import engine, ingest
from framing.checks import rules, run

CODES = [code for code in rules() if code[:2] in ("LD", "AT", "HL", "RD", "BL") and code != "RD402"]
PIECES = (
    "“We will open the pier in May,” Marta Quill said. ",
    "Critics say the mayor denied that the cracked engine was hidden. The cracked engine was hidden. ",
    "Marta Quill accused Orlan Brisk of hiding it, a source said, and slammed the disgraceful plan. ",
    "It was the border wall of the council that “the border fence” was on. ",
    "He said that it was in the «‘“ ' \" — \u200f\u202e İ 🚢 of the day. ",
    "The pipeline safety committee member of the day was shot and the plan was mocked. ",
)


@pytest.mark.parametrize("piece", PIECES)
def test_findings_lie_in_the_text(piece: str) -> None:
    text = "Ferry? “Back”! NOW\n\n" + piece * 300
    for d in run(engine.read(ingest.from_text(text)), CODES):
        assert 0 <= d.start < d.end <= len(text)
        assert d.text == text[d.start : d.end]
        assert d.message
        assert d.related == () or all(text[r.start : r.end] == r.text for r in d.related)


def test_an_article_of_one_word_has_no_findings() -> None:
    assert run(engine.read(ingest.from_text("Ferry")), CODES) == []


def test_another_language_is_not_checked() -> None:
    text = "Rat berät Fähre\n\n" + "Der Bürgermeister slammed den Plan und die Leute waren wütend. " * 8
    assert run(engine.read(ingest.from_text(text)), CODES) == []


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "Council slams ferry\n\n" + "".join(PIECES) * 3
    starts = [d.start for d in run(engine.read(ingest.from_text(text)), CODES)]
    assert starts == sorted(starts)
