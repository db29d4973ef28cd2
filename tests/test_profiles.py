"""Outlets over many stories: paired within the story, stories resampled whole, floors kept."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from framing.profiles import LEAST_STORIES, Rated, profiles

if TYPE_CHECKING:
    from framing.types import PairedRating, Profile

GRADE = "readability.consensus_grade"


def rows(stories: int, shift: float = 0.0, slope: float = 0.0, seed: int = 1) -> list[Rated]:
    """Two outlets and a shifted third on each story; stories differ far more than outlets do."""
    chance = random.Random(seed)
    out = []
    for i in range(stories):
        topic = chance.uniform(5, 18)
        day = f"{2030 + i // 24}-{1 + i // 2 % 12:02}-{1 + i % 2 * 14:02}"
        for outlet, extra in (("A", 0.0), ("B", 0.0), ("C", shift + slope * i / 24)):
            value = topic + extra + chance.gauss(0, 0.4)
            out.append(Rated(f"s{i:03}", outlet, 1, day, {GRADE: value}))
    return out


def rating(found: tuple[Profile, ...], outlet: str) -> PairedRating:
    (profile,) = [p for p in found if p.outlet == outlet]
    (one,) = profile.ratings
    return one


def test_a_difference_is_the_mean_of_paired_differences() -> None:
    given = [
        Rated(f"s{i}", outlet, 2, None, {GRADE: value + i})
        for i in range(LEAST_STORIES)
        for outlet, value in (("A", 1.0), ("B", 2.0), ("C", 6.0))
    ]
    found = profiles(given, [GRADE])
    assert [rating(found, outlet).value for outlet in "ABC"] == [-3.0, -1.5, 4.5]
    assert (rating(found, "A").level, rating(found, "A").others) == (3.0, 6.0)
    assert [(p.stories, p.articles) for p in found] == [(5, 10)] * 3


def test_topics_cancel_out_and_a_real_difference_shows() -> None:
    found = profiles(rows(40, shift=1.0), [GRADE])
    c = rating(found, "C")
    assert c.value == pytest.approx(1.0, abs=0.25)
    assert c.low is not None
    assert c.low > 0.5
    assert c.adjusted is not None
    assert c.adjusted < 0.001


def test_no_difference_is_seldom_called_one() -> None:
    called = 0
    for seed in range(40):
        found = profiles(rows(8, seed=seed), [GRADE])
        called += any((rating(found, o).adjusted or 0) < 0.05 for o in "ABC")
    assert called <= 6  # 5 % of 40 is 2; the interval of 40 draws ends at 6


def test_intervals_hold_the_truth() -> None:
    held = 0
    for seed in range(60):
        one = rating(profiles(rows(30, shift=0.5, seed=seed), [GRADE]), "C")
        held += (one.low or 0) <= 0.5 <= (one.high or 0)
    assert held >= 51  # of 60 at 95 %, fewer than 52 come once in a hundred


def test_stories_of_one_outlet_do_not_count() -> None:
    lonely = [Rated(f"x{i}", "A", 1, None, {GRADE: 99.0}) for i in range(9)]
    found = profiles([*rows(8), *lonely], [GRADE])
    assert rating(found, "A").stories == 8
    assert profiles(lonely, [GRADE]) == ()


def test_too_few_stories_are_skipped_with_the_reason() -> None:
    one = rating(profiles(rows(LEAST_STORIES - 1), [GRADE]), "A")
    assert (one.value, one.low, one.adjusted) == (None, None, None)
    assert one.skipped == "4 shared stories, fewer than 5"


def test_a_trend_is_found_and_needs_time() -> None:
    c = rating(profiles(rows(48, slope=1.0), [GRADE]), "C")
    assert c.slope == pytest.approx(1.0, abs=0.35)
    assert c.slope_low is not None
    assert c.slope_low > 0
    assert [p.quarter for p in c.trend][:2] == ["2030-Q1", "2030-Q2"]
    assert sum(p.stories for p in c.trend) == 48
    short = rating(profiles(rows(11, slope=1.0), [GRADE]), "C")
    assert short.slope is None


def test_the_order_of_rows_changes_nothing() -> None:
    given = rows(12)
    assert profiles(list(reversed(given)), [GRADE]) == profiles(given, [GRADE])
