"""A span is found again where it is beyond doubt, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.review.anchoring import find, quoted

TEXT = (
    "The ferry left Holm at nine. The mayor slammed the plan on Monday, and the council met at noon. "
    "By evening the operator had withdrawn its offer to the crews of both boats."
)


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def again(words: str, text: str) -> tuple[str, str] | None:
    place = find(text, quoted(TEXT, *at(words)))
    return (text[place.start : place.end], place.how) if place is not None else None


def test_text_put_before_it_moves_it_exactly() -> None:
    assert again("slammed", "Update: talks go on.\r\n\r\n🚢 " + TEXT) == ("slammed", "exact")


def test_a_change_nearby_is_a_near_match() -> None:
    assert again("slammed", TEXT.replace("on Monday", "on a Monday")) == ("slammed", "fuzzy")


def test_longer_words_may_change_a_little() -> None:
    changed = TEXT.replace("withdrawn its offer", "withdrawn the offer")
    assert again("had withdrawn its offer to the crews", changed) == (
        "had withdrawn the offer to the crews",
        "fuzzy",
    )


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("slammed", "criticised"),
        TEXT.replace("slammed", "was"),
        "",
        "Nothing of the kind.",
        # the sentence was moved into another context: is it the same finding?
        "It rained. slammed " + TEXT.replace("slammed", "criticised"),
    ],
)
def test_what_is_gone_is_an_orphan(text: str) -> None:
    assert again("slammed", text) is None


def test_two_places_alike_are_no_place() -> None:
    assert again("slammed", TEXT + " " + TEXT) is None


def test_a_word_is_not_found_inside_another() -> None:
    text = "It was over. A war ended. The warden left."
    place = find("The warden left. It was over. Peace ended.", quoted(text, *at("war", text)))
    assert place is None


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=200), st.integers(0, 200), st.integers(1, 30))
def test_what_is_found_is_the_words_or_nearly(before: str, text: str, start: int, length: int) -> None:
    span = quoted(text, start, start + length)
    place = find(before + text, span)
    if place is not None:
        found = (before + text)[place.start : place.end]
        assert 0 <= place.start < place.end <= len(before + text)
        assert found == span.exact or place.how == "fuzzy"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=100))
def test_in_the_same_text_it_is_where_it_was_or_in_doubt(text: str) -> None:
    place = find(text, quoted(text, 0, len(text)))
    assert place is not None
    assert (place.start, place.end, place.how) == (0, len(text), "exact")
