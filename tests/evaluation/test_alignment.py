"""Pairs of passages in one group, and the labelled stories that ship."""

from __future__ import annotations

import pytest

from framing import evaluation
from framing.errors import InputError
from framing.evaluation.alignment import compared
from tests.conftest import ROOT

GOLD = ROOT / "seeds" / "labelled" / "alignment" / "gold.jsonl"


def test_pairs_are_of_different_articles_and_meet_by_half_of_the_shorter() -> None:
    labelled = [[("a", 0, 10), ("b", 0, 10), ("b", 50, 60)]]
    assert compared(labelled, labelled) == (2, 2, 2, 2)
    assert compared([[("a", 5, 40), ("b", 0, 10)]], labelled) == (1, 1, 1, 2)
    assert compared([[("a", 6, 40), ("b", 0, 10)]], labelled) == (0, 1, 0, 2)
    assert compared([], labelled) == (0, 0, 0, 2)


def test_the_dev_stories_keep_their_measure() -> None:
    figures = evaluation.run("alignment", GOLD, split="dev").figures
    assert figures["stories"] == 6
    assert figures["utterances"]["f1"] >= 0.70
    assert figures["facts"]["f1"] >= 0.66


def test_a_split_that_is_not_there_is_an_error() -> None:
    with pytest.raises(InputError, match="no story of the split"):
        evaluation.run("alignment", GOLD, split="none such")
