from __future__ import annotations

import pytest

from framing.evaluation.attribution import (
    Counts,
    Labelled,
    exact_counts,
    interval,
    linked_counts,
    overlap_counts,
    total,
)

MOLL = Labelled(source=((0, 4),), cue=((5, 9),), content=((10, 20),))


def test_exact_needs_both_ends() -> None:
    assert exact_counts([(0, 4), (5, 9)], [(0, 4), (5, 10), (12, 14)]) == Counts(2, 3, 1, 1)


def test_overlap_needs_one_character() -> None:
    # (0, 4) touches (3, 5); (8, 9) only meets the end of (5, 8); two labels touch (20, 30)
    found, labelled = [(0, 4), (8, 9), (20, 30)], [(3, 5), (5, 8), (20, 21), (29, 40)]
    assert overlap_counts(found, labelled) == Counts(3, 4, 2, 3)


@pytest.mark.parametrize(
    ("found", "labelled", "right"),
    [
        (MOLL, MOLL, 1),
        (Labelled(source=((3, 4),), cue=((8, 12),), content=((19, 25),)), MOLL, 1),
        (Labelled(source=((0, 4),), cue=((5, 9),)), MOLL, 0),
        (MOLL, Labelled(cue=((5, 9),), content=((10, 20),)), 1),
        (Labelled(cue=((5, 9),), content=((10, 20),)), MOLL, 0),
    ],
)
def test_linked_needs_every_part_that_the_label_has(found: Labelled, labelled: Labelled, right: int) -> None:
    assert linked_counts([found], [labelled]) == Counts(1, 1, right, right)


def test_a_label_is_matched_once() -> None:
    assert linked_counts([MOLL, MOLL], [MOLL]) == Counts(2, 1, 1, 1)
    assert linked_counts([MOLL, MOLL], [MOLL, MOLL]) == Counts(2, 2, 2, 2)


def test_figures() -> None:
    counts = total([Counts(3, 5, 2, 2), Counts(1, 3, 1, 1)])
    assert counts.figures() == pytest.approx({"precision": 3 / 4, "recall": 3 / 8, "f1": 0.5})
    assert Counts(0, 0, 0, 0).figures() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_interval_holds_the_estimate_and_is_the_same_each_time() -> None:
    articles = [Counts(4, 5, 3, 3), Counts(2, 6, 1, 1), Counts(5, 5, 5, 5)]
    low, high = interval(articles)
    assert low < total(articles).figures()["f1"] < high
    assert interval(articles) == (low, high)


def test_interval_of_equal_articles_has_no_width() -> None:
    assert interval([Counts(2, 2, 1, 1)] * 3) == (0.5, 0.5)
