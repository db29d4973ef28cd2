from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.evaluation.stories import adjusted_rand, bcubed

if TYPE_CHECKING:
    from collections.abc import Hashable

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ("aabb", "xxyy", (1.0, 1.0)),
        ("aaaa", "xxyy", (0.5, 1.0)),
        ("abcd", "xxyy", (1.0, 0.5)),
        # found {0,1,2} {3}; labelled {0,1} {2,3}: precision 2/3, 2/3, 1/3, 1; recall 1, 1, 1/2, 1/2
        ("aaab", "xxyy", ((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 0.75)),
    ],
)
def test_bcubed(found: str, gold: str, expected: tuple[float, float]) -> None:
    assert bcubed(found, gold) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ("aabb", "xxyy", 1.0),
        ("abcd", "xxyy", 0.0),
        # pairs: 1 agreed, 3 found, 2 labelled, of 6: (1 - 1) / (2.5 - 1)
        ("aaab", "xxyy", 0.0),
        # pairs: 2 agreed, 2 found, 4 labelled, of 10: (2 - 0.8) / (3 - 0.8)
        ("aabbc", "xxyyy", 1.2 / 2.2),
        ("a", "x", 1.0),
    ],
)
def test_adjusted_rand(found: str, gold: str, expected: float) -> None:
    assert adjusted_rand(found, gold) == pytest.approx(expected)


@given(LABELS)
def test_precision_and_recall_change_places_with_the_sides(labels: list[tuple[Hashable, Hashable]]) -> None:
    found, gold = zip(*labels, strict=True)
    assert bcubed(found, gold) == pytest.approx(bcubed(gold, found)[::-1])
