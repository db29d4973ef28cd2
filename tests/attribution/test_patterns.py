"""Each pattern finds its source, cue and content, to the character."""

from __future__ import annotations

import re

import pytest

from framing.attribution import attribute
from framing.document import Document
from framing.types import Article, Attribution, Block
from tests.attribution.cases import CASES, NONE

_MARK = re.compile(r"\[([SCX]) ([^\]]*)\]")


def read(marked: str) -> tuple[str, dict[str, list[str]]]:
    """Return the plain sentence and the marked spans' texts by letter."""
    spans: dict[str, list[str]] = {"S": [], "C": [], "X": []}
    for letter, text in _MARK.findall(marked):
        spans[letter].append(text)
    return _MARK.sub(r"\2", marked), spans


def article(text: str) -> Article:
    return Article(id="t", text=text, blocks=(Block(0, len(text), "body"),), outlet="Tolveg Post")


def found(text: str) -> tuple[Attribution, ...]:
    return attribute(Document(article(text))).attributions


@pytest.mark.parametrize(("pattern", "note", "marked"), CASES, ids=[c[2][:50] for c in CASES])
def test_a_pattern_finds_its_spans(pattern: str, note: str, marked: str) -> None:
    text, spans = read(marked)
    outer = [a for a in found(text) if a.parent is None]
    assert [a.pattern for a in outer] == [pattern]
    assert {
        "S": [outer[0].source.text] if outer[0].source else [],
        "C": [outer[0].cue.text] if outer[0].cue else [],
        "X": [c.text for c in outer[0].content],
    } == spans


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_that_attributes_nothing_gives_nothing(text: str) -> None:
    assert [a.pattern for a in found(text)] == []


def test_spans_are_slices_of_the_text() -> None:
    text = " ".join(read(case[2])[0] for case in CASES)
    for a in found(text):
        for span in (a.source, a.cue, *a.content):
            if span is not None:
                assert text[span.start : span.end] == span.text


def test_an_inner_attribution_points_to_the_outer_one() -> None:
    by_cue = {
        a.cue.text: a for a in found("Radio Skell reported that the mayor said the bridge was safe.") if a.cue
    }
    assert by_cue["said"].parent == by_cue["reported"].id


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = "“The dam is safe,” Ada Brenn said. “I would sleep under it.”"
    assert [c.text for c in found(text)[0].content] == ["“The dam is safe,”", "“I would sleep under it.”"]


def test_no_cue_is_found_inside_a_quotation() -> None:
    text = "“My father said the dam would fail and he told everybody,” Ada Brenn said."
    assert [a.cue.text for a in found(text) if a.cue] == ["said"]


def test_the_content_of_a_sentence_without_end_is_bounded() -> None:
    longest = [max(len(c.text) for a in found("Brell said " * n) for c in a.content) for n in (500, 1000)]
    assert longest[0] == longest[1]
