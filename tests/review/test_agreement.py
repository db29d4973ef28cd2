"""κ and α equal those of well-known packages; α for unitizing equals α where stretches have one character."""

from __future__ import annotations

import math
import random
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.intervals import wilson
from framing.review.agreement import (
    Continuum,
    alpha,
    kappa,
    unitizing_alpha,
    with_interval,
)

VALUES = st.sampled_from(["accept", "dismiss", "unsure"])


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=40))
def test_kappa_equals_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    from sklearn.metrics import cohen_kappa_score

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = cohen_kappa_score([a for a, _ in pairs], [b for _, b in pairs])
    ours = kappa(pairs)
    assert math.isnan(ours) if math.isnan(theirs) else abs(ours - theirs) <= 1e-9


@settings(deadline=None)
@given(st.lists(st.lists(st.none() | VALUES, min_size=3, max_size=3), min_size=2, max_size=30))
def test_alpha_equals_the_package_krippendorff(rows: list[list[str | None]]) -> None:
    import krippendorff
    import numpy as np

    codes = {"accept": 0.0, "dismiss": 1.0, "unsure": 2.0}
    units = [[v for v in row if v is not None] for row in rows]
    paired = {v for unit in units if len(unit) > 1 for v in unit}
    ours = alpha(units)
    if len(paired) < 2:
        assert math.isnan(ours)
        return
    data = np.array([[codes[v] if v is not None else np.nan for v in row] for row in rows]).T
    theirs = krippendorff.alpha(data, level_of_measurement="nominal", value_domain=[0.0, 1.0, 2.0])
    assert abs(ours - theirs) <= 1e-9


def test_known_values() -> None:
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]]) == pytest.approx(
        1 - 2 * 7 / (8**2 - 3**2 - 5**2)
    )


@pytest.mark.parametrize("units", [[], [["a"]], [["a", "a"], ["a", "a"]], [["a"], ["b"]]])
def test_where_chance_decides_there_is_no_value(units: list[list[str]]) -> None:
    assert math.isnan(alpha(units))
    assert math.isnan(kappa([(u[0], u[1]) for u in units if len(u) == 2]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=30))
def test_unitizing_alpha_of_single_letters_is_alpha(marks: list[tuple[bool, bool]]) -> None:
    # One text of one character a unit: no stretch is longer than 1.
    continua = [Continuum(1, [[(0, 1)] if mark else [] for mark in pair]) for pair in marks]
    ours, theirs = unitizing_alpha(continua), alpha([list(pair) for pair in marks])
    assert math.isnan(ours) if math.isnan(theirs) else abs(ours - theirs) <= 1e-9


def test_unitizing_alpha_by_hand() -> None:
    # Of 20 characters one marks 4-8, the other 6-10: they agree on 16 of 20.
    # Marked: 8, squares 32. Unmarked: stretches 4, 12, 6, 10: 32, squares 296. P_e = (64-32 + 1024-296) / (1600-328).
    value = unitizing_alpha([Continuum(20, [[(4, 8)], [(6, 10)]])])
    expected = (64 - 32 + 1024 - 296) / (1600 - 328)
    assert value == pytest.approx(1 - (1 - 16 / 20) / (1 - expected))


@pytest.mark.parametrize(
    ("spans", "value"),
    [
        ([[(2, 5), (7, 9)], [(2, 5), (7, 9)]], 1.0),
        ([[(2, 4), (4, 5), (7, 9)], [(2, 5), (8, 9), (7, 8)]], 1.0),
    ],
)
def test_unitizing_alpha_of_the_same_marks_is_one(spans: list[list[tuple[int, int]]], value: float) -> None:
    assert unitizing_alpha([Continuum(20, spans)]) == pytest.approx(value)


@pytest.mark.parametrize("spans", [[[], []], [[(0, 20)], [(0, 20)]], [[(1, 2)]]])
def test_unitizing_alpha_needs_something_to_tell_apart(spans: list[list[tuple[int, int]]]) -> None:
    assert math.isnan(unitizing_alpha([Continuum(20, spans)]))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4), min_size=2, max_size=3)
)
def test_unitizing_alpha_is_at_most_one(raw: list[list[tuple[int, int]]]) -> None:
    spans = [[(min(p), max(p)) for p in one if p[0] != p[1]] for one in raw]
    value = unitizing_alpha([Continuum(30, spans)])
    assert math.isnan(value) or value <= 1 + 1e-12


def test_the_interval_is_the_same_each_time_and_holds_the_value() -> None:
    rng = random.Random(7)
    articles = [[(rng.choice("ad"), rng.choice("aad")) for _ in range(8)] for _ in range(12)]

    def value(drawn: object) -> float:
        return kappa([pair for article in drawn for pair in article])  # type: ignore[attr-defined]

    one, other = (with_interval(articles, value, 96, "seed") for _ in range(2))
    assert one == other
    assert one.low is not None
    assert one.high is not None
    assert one.value is not None
    assert one.low < one.value < one.high


def test_without_pairs_there_is_a_reason_instead() -> None:
    assert with_interval([], lambda _: math.nan, 0, "x").skipped == "nothing was judged by two reviewers"
    assert with_interval([1, 2], lambda _: math.nan, 2, "x").skipped.startswith("all judged alike")


def test_wilson_by_the_book() -> None:
    low, high = wilson(0.8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0.0, 5)[0] == 0.0
    assert wilson(1.0, 5)[1] == 1.0
