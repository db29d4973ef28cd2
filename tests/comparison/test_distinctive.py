"""Distinctive words and generic frames: on the outlet's own words, tested, and silent without a contrast."""

from __future__ import annotations

from math import log, sqrt

import pytest

from framing.comparison.distinctive import CLEAR, distinctive
from framing.comparison.frames import frames
from tests.comparison.stories import analysed, ferry

PLAIN = "The council of Brask met on Monday. " + " ".join(
    f"Item {n} was read out and passed to the clerk." for n in range(20)
)
HARSH = "The council of Brask met on Monday. " + " ".join(
    f"Reckless plan number {n} was pushed through by a reckless mayor." for n in range(20)
)
QUOTED = "The council of Brask met on Monday. " + " ".join(
    f'"It is a reckless plan," said resident number {n}.' for n in range(20)
)


def words(*texts: str) -> dict[str, list[str]]:
    found = distinctive([analysed(f"Outlet {i}", text, f"d{i}") for i, text in enumerate(texts)], {})
    return {w.outlet: [v.word for v in found if v.outlet == w.outlet] for w in found}


def test_the_words_of_one_outlet_stand_out_and_common_ones_do_not() -> None:
    found = words(PLAIN, HARSH)
    assert {"reckless", "plan", "mayor"} <= set(found["Outlet 1"])
    assert not {"council", "brask", "monday"} & {w.lower() for w in found["Outlet 1"]}


def test_words_inside_quotation_marks_are_not_the_outlet_s() -> None:
    assert "reckless" not in words(PLAIN, QUOTED).get("Outlet 1", [])


def test_counts_and_z_follow_the_formula() -> None:
    analyses = [analysed("A", PLAIN, "z0"), analysed("B", HARSH, "z1")]
    word = next(w for w in distinctive(analyses, {}) if w.word == "reckless")
    assert (word.count, word.others) == (20, 0)  # once a sentence, though each has it twice
    everyone = word.words + word.others_words
    prior = everyone / 2
    a = prior * 20 / everyone
    odds = log((20 + a) / (word.words + prior - 20 - a)) - log(a / (word.others_words + prior - a))
    assert word.log_odds == round(odds, 3)
    assert word.z == round(odds / sqrt(1 / (20 + a) + 1 / a), 2)
    assert word.z > CLEAR
    assert [p.text.lower() for p in word.places] == ["reckless"] * 20


def test_names_stand_apart() -> None:
    named = "A man spoke. " + " ".join(f"Then Odrin Vale went to door {n}." for n in range(12))
    found = distinctive([analysed("A", PLAIN, "n0"), analysed("B", named, "n1")], {})
    assert {w.word: w.name for w in found if w.word in ("Odrin", "Vale", "door")} == {
        "Odrin": True,
        "Vale": True,
        "door": False,
    }


def test_shared_sentences_are_nobody_s_choice() -> None:
    analyses = [analysed("A", PLAIN, "s0"), analysed("B", HARSH, "s1")]
    everything = {"s1": frozenset(range(len(analyses[1].sentences)))}
    assert [w for w in distinctive(analyses, everything) if w.outlet == "B"] == []
    assert {share.outlet for share in frames(analyses, everything)} <= {"A"}


@pytest.mark.parametrize("texts", [(PLAIN,), (PLAIN, PLAIN)])
def test_nothing_to_tell_apart(texts: tuple[str, ...]) -> None:
    assert words(*texts) == {}


def test_three_short_reports_carry_no_verdict() -> None:
    assert all(w.adjusted > 0.05 for w in distinctive(ferry(), {}))
    assert all(share.adjusted > 0.05 for share in frames(ferry(), {}))


MONEY = " ".join(f"The company paid {n} million crowns in tax." for n in range(30))
LAW = " ".join(f"The judge told court number {n} that the lawsuit may go on." for n in range(30))


def test_frames_that_differ_are_found_with_their_places() -> None:
    shares = frames([analysed("A", MONEY, "f0"), analysed("B", LAW, "f1")], {})
    by = {(s.outlet, s.frame): s for s in shares}
    assert by["A", "economic"].value == 1.0
    assert by["A", "economic"].adjusted < 0.001
    assert by["A", "economic"].low < 1.0
    assert by["A", "legality"].value == 0.0
    assert by["A", "legality"].high > 0.0
    assert by["B", "legality"].adjusted < 0.001
    assert [p.text for p in by["B", "legality"].places[:1]] == ["judge"]


def test_an_outlet_with_few_sentences_takes_no_part() -> None:
    shares = frames([analysed("A", MONEY, "f0"), analysed("B", "The judge spoke. The court rose.", "f2")], {})
    assert {s.outlet for s in shares} == {"A"}
    assert all(s.adjusted == 1.0 for s in shares)
