from __future__ import annotations

from math import inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.evaluation.loaded import (
    Confusion,
    auc,
    average_precision,
    figures,
    precision_at,
    text,
    threshold,
)


def labels(pattern: str) -> list[bool]:
    return [mark == "+" for mark in pattern]


@pytest.mark.parametrize(
    ("pattern", "scores", "expected"),
    [
        ("++--", [0.9, 0.8, 0.2, 0.1], 0.8),
        ("----", [0.9, 0.8, 0.2, 0.1], inf),
        # two wanted: flagging the tie gives 4 (2 too many), leaving it out 1 (1 too few)
        ("++---", [0.9, 0.5, 0.5, 0.5, 0.1], 0.9),
        # one more is as near as one fewer: the tie is flagged
        ("++---", [0.9, 0.5, 0.5, 0.2, 0.1], 0.5),
        # without the tie nothing would be flagged
        ("+---", [0.5, 0.5, 0.5, 0.5], 0.5),
    ],
)
def test_threshold(pattern: str, scores: list[float], expected: float) -> None:
    assert threshold(labels(pattern), scores) == expected


def test_confusion_figures() -> None:
    found = Confusion(tp=2, fp=1, fn=1, tn=4).figures()
    assert found == pytest.approx(
        {
            "macro_f1": (2 * 2 / (2 * 2 + 2) + 2 * 4 / (2 * 4 + 2)) / 2,
            "precision": 2 / 3,
            "recall": 2 / 3,
            "mcc": (2 * 4 - 1) / sqrt(3 * 3 * 5 * 5),
        }
    )


def test_average_precision() -> None:
    assert average_precision(labels("+-+-")) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(labels("--")) == 0.0


@pytest.mark.parametrize(
    ("pattern", "scores", "expected"),
    [
        ("++--", [4, 3, 2, 1], 1.0),
        ("--++", [4, 3, 2, 1], 0.0),
        ("+-+-", [4, 3, 2, 1], 0.75),
        ("+-+-", [1, 1, 1, 1], 0.5),
        ("++", [1, 2], None),
    ],
)
def test_auc(pattern: str, scores: list[float], expected: float | None) -> None:
    assert auc(labels(pattern), scores) == expected


def test_precision_at_takes_at_least_one_row() -> None:
    assert precision_at(labels("+---"), 1) == 1.0
    assert precision_at(labels("+-" * 10), 10) == 0.5


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.25, 0.5, 1.0])), min_size=1, max_size=30))
def test_figures_are_shares_whatever_the_rows(rows: list[tuple[bool, float]]) -> None:
    found = figures([label for label, _ in rows], [score for _, score in rows])
    assert all(0 <= found[name] <= 1 for name in ("macro_f1", "precision", "recall", "average_precision"))
    assert -1 <= found["mcc"] <= 1
    assert text(found).startswith(f"{len(rows)} sentences, ")
