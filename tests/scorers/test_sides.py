"""Whether cues treat two sides alike: the gap, and an exact permutation test."""

from __future__ import annotations

import itertools

import pytest

import framing
from framing import ingest
from framing.scorers.sides import permutation


def by_hand(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Deal the cues of both sides out in every way, one by one."""
    cues = [-1] * (one[1] + other[1]) + [1] * (one[2] + other[2])
    cues += [0] * (one[0] + other[0] - len(cues))
    seen = abs((one[2] - one[1]) / one[0] - (other[2] - other[1]) / other[0])
    hits = ways = 0
    for chosen in itertools.combinations(range(len(cues)), one[0]):
        first = sum(cues[i] for i in chosen)
        gap = first / one[0] - (sum(cues) - first) / other[0]
        hits += abs(gap) >= seen - 1e-9
        ways += 1
    return hits / ways


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((5, 4, 0), (5, 0, 0)),
        ((6, 1, 2), (4, 2, 0)),
        ((3, 0, 3), (7, 1, 1)),
        ((8, 0, 1), (3, 3, 0)),
        ((4, 2, 2), (4, 2, 2)),
    ],
)
def test_the_test_equals_dealing_every_permutation(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert permutation(one, other) == pytest.approx(by_hand(one, other))
    assert permutation(other, one) == pytest.approx(permutation(one, other))


def test_without_any_leaning_cue_nothing_is_unlikely() -> None:
    assert permutation((5, 0, 0), (9, 0, 0)) == 1.0


def article(russian: str, chinese: str) -> str:
    lines = [f"Russian minister Ivo Skarn {russian} the dam number {i} was safe." for i in range(6)]
    lines += [f"Chinese minister Tann Osei {chinese} the dam number {i} was safe." for i in range(5)]
    return "Two ministers on dams\n\n" + "\n\n".join(lines)


def scores(text: str) -> dict[str, framing.types.Score]:
    return framing.analyse(ingest.from_text(text)).scores


def test_one_side_says_and_the_other_claims() -> None:
    found = scores(article("claimed", "said"))
    gap, chance = found["attribution.side_gap"], found["attribution.side_gap_p"]
    assert gap.value == -100
    assert gap.n == 11
    assert isinstance(gap.basis, framing.types.Selector)
    assert gap.basis.counts["sides.doubting:Russia"] == 6
    assert gap.basis.counts["sides.n:China"] == 5
    assert chance.value is not None
    assert chance.value < 0.01
    assert len(chance.basis) == 11


def test_sides_treated_alike_have_no_gap() -> None:
    found = scores(article("said", "said"))
    assert found["attribution.side_gap"].value == 0
    assert found["attribution.side_gap_p"].value == 1


def test_a_few_attributions_are_not_enough() -> None:
    text = "Dams\n\nRussian minister Ivo Skarn claimed the dam was safe. Chinese minister Tann Osei said it was not."
    found = scores(text)["attribution.side_gap"]
    assert found.value is None
    assert found.skipped == "2 attributions with a side, fewer than 8"


def test_one_side_alone_has_no_gap() -> None:
    lines = " ".join(f"Russian minister Ivo Skarn claimed the dam number {i} was safe." for i in range(9))
    found = scores(f"Dams\n\n{lines}")["attribution.side_gap"]
    assert found.value is None
    assert found.skipped is not None
    assert found.skipped.startswith("undefined")
