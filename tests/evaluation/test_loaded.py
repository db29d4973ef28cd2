from __future__ import annotations

import json
from math import inf, sqrt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.evaluation.loaded import (
    Confusion,
    Row,
    auc,
    average_precision,
    evaluate,
    figures,
    precision_at,
    text,
    threshold,
    twins,
)

if TYPE_CHECKING:
    from pathlib import Path


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


ROWS = [
    {
        "text": "The minister slammed the shameful plan.",
        "label": 1,
        "pair": 1,
        "spans": [[13, 20, "combative"]],
    },
    {"text": "The minister criticised the plan.", "label": 0, "pair": 1},
    {
        "text": "Ferry boats sailed on Monday.",
        "label": 1,
        "pair": "x",
        "biased_words": "['boats', 'tiny oars']",
    },
    {"text": "Ferry boats sailed on a Monday.", "label": 0, "biased_words": float("nan")},
]


def test_twins_and_explanations_are_measured_where_rows_have_them(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    plain = evaluate(path)
    assert plain["twins"] == {"pairs": 1, "loaded_higher": 1.0}
    assert "explained" not in plain
    explained = evaluate(path, explain=True)
    assert explained["explained"]["rows"] == 2
    assert explained["explained"]["top_3"] >= 0.5
    assert "loaded twin higher in 1.000 of 1 pairs" in text(explained)


def test_twins_of_which_one_is_missing_do_not_count() -> None:
    rows = [Row("a", 1, pair=1), Row("b", 0, pair=1), Row("c", 1, pair=2), Row("d", 0)]
    assert twins(rows, [0.4, 0.3, 0.9, 0.1]) == [(0.4, 0.3)]


def test_flags_on_hard_plain_sentences_are_counted_outside_quotations(tmp_path: Path) -> None:
    rows = [
        {"text": "Officers slammed the door and the guests left.", "label": 0, "form": "hard"},
        {"text": "The mayor said the shameful plan was a disgrace.", "label": 0, "form": "hard"},
        {"text": "The mayor slammed the shameful plan.", "label": 1},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = evaluate(path)["hard"]
    assert found["flags"] == 0
    rows[0]["text"] = "Officers left the shameful party at nine."
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = evaluate(path)["hard"]
    assert found["flags"] == 1
    assert found["per_1000_words"] == 1000 / found["words"]
