from __future__ import annotations

import pytest

from framing.report import wording
from framing.types import Score


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(3.14159, 1, "3.1"), (-0.5, 2, "−0.50"), (-0.001, 2, "0.00"), (1234.5, 0, "1,234"), (0.0, 1, "0.0")],
)
def test_number(value: float, digits: int, expected: str) -> None:
    assert wording.number(value, digits) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(2.2, 4.4, "2.2–4.4"), (-0.3, 0.1, "−0.3 to 0.1"), (-0.01, 0.2, "0.0 to 0.2")],
)
def test_interval(low: float, high: float, expected: str) -> None:
    assert wording.interval(low, high, 1) == expected


def test_a_skipped_score_gives_its_reason_and_no_number() -> None:
    score = Score(metric="m", value=None, unit="u", n=3, skipped="3 words, fewer than 50")
    assert wording.in_words(score, 1) == "not rated: 3 words, fewer than 50"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-05-06", "6 May 2031"),
        ("2031-05-06T17:12+0000", "6 May 2031"),
        ("May 6", "May 6"),
        ("2031-13-40", "2031-13-40"),
        (None, ""),
    ],
)
def test_date(published: str | None, expected: str) -> None:
    assert wording.date(published) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (["2031-05-07", None, "2031-05-06T10:00"], "6–7 May 2031"),
        (["2031-05-30", "2031-06-02"], "30 May – 2 June 2031"),
        (["2030-12-31", "2031-01-01"], "31 December 2030 – 1 January 2031"),
        (["2031-05-06", "2031-05-06"], "6 May 2031"),
        ([None, "soon"], ""),
    ],
)
def test_dates(published: list[str | None], expected: str) -> None:
    assert wording.dates(published) == expected


def test_counts() -> None:
    assert [wording.count(n, "word") for n in (0, 1, 2, 1200)] == [
        "no words",
        "1 word",
        "2 words",
        "1,200 words",
    ]
    assert [wording.spelled(n, "story", "stories") for n in (1, 4, 12)] == [
        "one story",
        "four stories",
        "12 stories",
    ]


def test_typeset() -> None:
    assert wording.typeset("the outlet's score (-1 to 1), Flesch-Kincaid") == (
        "the outlet’s score (−1 to 1), Flesch-Kincaid"
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, expected: str) -> None:
    assert wording.link(url) == expected


@pytest.mark.parametrize(("code", "expected"), [("en-GB", "en-GB"), ('en" onload="x', ""), (None, "")])
def test_language(code: str | None, expected: str) -> None:
    assert wording.language(code) == expected
