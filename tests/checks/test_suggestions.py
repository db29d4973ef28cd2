"""What may be replaced unseen, and what a check leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing import engine, ingest, lexicon
from framing.checks import run
from framing.checks._safe import _NOUNS, _VERBS

if TYPE_CHECKING:
    from framing.types import Diagnostic


def found(body: str, *codes: str) -> list[Diagnostic]:
    return run(engine.read(ingest.from_text(f"Council debates library\n\n{body}")), codes or None)


def replaced(body: str) -> list[str]:
    """Return the body with each safe suggestion made, one text for each finding."""
    text = f"Council debates library\n\n{body}"
    return [
        (text[: d.start] + (d.suggestion or "") + text[d.end :]).partition("\n\n")[2]
        for d in found(body)
        if d.safe
    ]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Riders griped about the fare.", "Riders complained about the fare."),
        ("Griping about the fare, riders left.", "Complaining about the fare, riders left."),
        ("The brouhaha about the fare went on.", "The dispute about the fare went on."),
        ("Two union bosses met.", "Two union leaders met."),
        ("“I am staying,” the mayor growled.", "“I am staying,” the mayor said."),
        ("“I am staying,” growled the mayor.", "“I am staying,” said the mayor."),
    ],
)
def test_a_safe_suggestion_keeps_the_sentence(body: str, after: str) -> None:
    assert replaced(body) == [after]


@pytest.mark.parametrize(
    "body",
    [
        "The mayor slammed the plan.",  # criticised or criticized: the outlet's spelling is not known
        "A flunky of the mayor met the riders.",  # an aide
        "“I am staying,” the mayor claimed.",  # said would take the doubt away
        "The mayor whined that he was staying.",  # said of more than a quotation
        "The well-heeled were more irate than ever.",  # more angry
    ],
)
def test_a_suggestion_that_may_break_the_sentence_is_not_safe(body: str) -> None:
    assert [d.text for d in found(body) if d.safe and d.text != "well-heeled"] == []
    assert found(body)


def test_what_may_be_replaced_is_what_the_lexicons_suggest() -> None:
    entries = {(e.term.lower(), e.suggestion.lower()) for x in lexicon.load("loaded") for e in x.entries}
    listed = [tuple(pair.split()) for words in (_VERBS, _NOUNS) for pair in words.split("|")]
    assert [pair for pair in listed if pair not in entries] == []


def test_a_word_that_is_left_alone_is_still_counted() -> None:
    reading = engine.read(ingest.from_text("Council debates library\n\nThe mayor mocked the plan on Monday."))
    assert [e.text for e in reading.evidence if e.kind == "loaded.combative"] == ["mocked"]
    assert run(reading) == []


@pytest.mark.parametrize(
    "body",
    [
        "What Quill called a disgraceful timetable ends on Monday.",
        "Quill described the timetable as disgraceful.",
        "Quill believes the timetable is disgraceful.",
        "Quill cast the mayor as a disgraceful man.",
    ],
)
def test_the_verdict_of_somebody_in_the_text_is_not_the_outlets(body: str) -> None:
    assert found(body, "LD109") == []


def test_a_message_says_what_would_be_plainer() -> None:
    slammed, outright = found("The mayor slammed the plan. The library was woefully late.", "LD102", "LD108")
    assert slammed.message.endswith("; plainer: “criticised”")
    assert slammed.suggestion == "criticised"
    assert outright.message.endswith("; nothing is lost without it")
    assert outright.suggestion is None
