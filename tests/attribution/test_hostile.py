"""Hostile texts: no exception, spans within the text, and work that grows no faster than the text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution import attribute
from framing.document import Document
from tests.attribution.cases import CASES
from tests.attribution.test_patterns import article, found, read

if TYPE_CHECKING:
    from types import FrameType

PROSE = " ".join(read(marked)[0] for _, _, marked in CASES)

HOSTILE = {
    "unbalanced marks": PROSE.replace("”", "").replace("who", "“who").replace("the", "'the"),
    "only closing marks": PROSE.replace("“", "").replace(".", "”."),
    "capitals": PROSE.upper(),
    "no capitals": PROSE.lower(),
    "no full stop": PROSE.replace(".", " and"),
    "no space after a stop": PROSE.replace(". ", "."),
    "only quotations": "“The dam is safe,” “We knew.” ‘Go home!’ ",
    "nested quotations": "“He said ‘she said “it said ‘go’”’.” ",
    "transcript": "Q: Why did the dam leak? A: Nobody said it leaked.\nQ: Who knew?\nA: The mayor knew.\n",
    "brackets": "The mayor (who said (that he (Brenn) knew) said (so said she (said he (",
    "commas": "Brenn, the mayor, of Skell, 75, who, said, that, he, said, ",
    "cues alone": "said told according to claims that asked whether is confident that claim by ",
    "relatives": "which the mayor who the union that Brenn said opposed criticised ",
    "contractions": "she's he'd they're who's it'll said she's ",
}

UNITS = sorted(HOSTILE)
_SMALL, _TIMES = 4_000, 4


def _calls(text: str) -> int:
    """Return how many functions of Python are called to attribute ``text``."""
    doc = Document(article(text))
    _ = doc.quotes, doc.sentences, doc.words
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        attribute(doc)
    finally:
        sys.setprofile(None)
    return count


def _long(name: str, size: int) -> str:
    unit = HOSTILE[name]
    return (unit * (size // len(unit) + 1))[:size].strip()


@pytest.mark.parametrize("name", UNITS)
def test_a_hostile_text_gives_spans_of_itself(name: str) -> None:
    text = _long(name, _SMALL)
    for a in found(text):
        for span in (a.source, a.cue, *a.content):
            if span is not None:
                assert text[span.start : span.end] == span.text != ""


@pytest.mark.parametrize("name", UNITS)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    small, large = (_calls(_long(name, size)) for size in (_SMALL, _TIMES * _SMALL))
    assert large <= 1.25 * _TIMES * small + 1_000


def test_ten_thousand_words_without_a_full_stop_are_read() -> None:
    text = "the mayor said the dam was safe and " * 1_250
    assert len(text.split()) == 10_000
    assert {a.cue.text for a in found(text.strip()) if a.cue} == {"said"}


@pytest.mark.parametrize("name", UNITS)
def test_no_attribution_is_nested_in_itself(name: str) -> None:
    attributions = {a.id: a for a in found(_long(name, _SMALL))}
    for a in attributions.values():
        seen = {a.id}
        while a.parent is not None:
            assert a.parent not in seen
            seen.add(a.parent)
            a = attributions[a.parent]


_PIECES = st.sampled_from([*PROSE.split(), '"', "“", "”", "‘", "’", "(", ")", ",", "—", "\n\n", "Q:", "A:"])


@given(st.lists(_PIECES, min_size=1, max_size=80).map(" ".join).filter(str.strip))
def test_shuffled_prose_is_attributed_without_an_exception(text: str) -> None:
    stripped = text.strip()
    for a in found(stripped):
        assert a.cue is None or stripped[a.cue.start : a.cue.end] == a.cue.text
