"""What each outlet made of one utterance, through which verb, and whether it was said on one occasion."""

from __future__ import annotations

from framing.comparison import compare
from framing.comparison.fairness import cut_short
from framing.comparison.quotes import fidelity
from framing.types import Comparison, Story, Utterance
from tests.comparison.stories import TABLOID, WIRE, analysed, ferry

WHOLE = "we felt a jolt and then the lights went out".split()


def compared(*analyses: object) -> Comparison:
    found = list(analyses) or ferry()
    return compare(Story(id="s", title="s", articles=()), found)  # type: ignore[arg-type]


def utterance(comparison: Comparison, words: str) -> Utterance:
    return next(u for u in comparison.utterances if any(words in r.passage.text for r in u.renderings))


def test_a_quotation_is_verbatim_trimmed_reworded_partial_or_retold() -> None:
    assert fidelity(WHOLE, 10, WHOLE) == ("verbatim", ())
    assert fidelity(WHOLE[:4] + WHOLE[6:], 8, WHOLE) == ("trimmed", ("and then",))
    assert fidelity("we heard a bang before all lamps failed".split(), 8, WHOLE) == ("reworded", ())
    assert fidelity(["lights"], 9, WHOLE) == ("partial", ())
    assert fidelity([], 9, WHOLE) == ("paraphrased", ())


def test_verbs_for_one_utterance_are_set_side_by_side() -> None:
    found = utterance(compared(), "inspection in May")
    assert {(r.outlet, r.cue, r.stance) for r in found.renderings} == {
        ("Northern Wire", "said", "neutral"),
        ("The Siren", "claimed", "doubting"),
        ("Holm State Radio", "stressed", "endorsing"),
    }
    assert found.speaker == "Dag Rist"
    assert found.contrast


def test_who_leaves_an_utterance_out_is_named() -> None:
    found = utterance(compared(), "Nobody told us")
    assert found.absent == ("Holm State Radio",)


def test_the_same_words_months_apart_are_another_occasion() -> None:
    early = analysed("The Siren", TABLOID, "early", "2030-09-01")
    found = utterance(compared(ferry()[0], early), "inspection in May")
    assert {r.outlet: r.occasion for r in found.renderings} == {"The Siren": 0, "Northern Wire": 1}
    assert not found.contrast


def test_a_piece_before_the_utterance_or_cut_short_leaves_out_nothing() -> None:
    before = analysed(
        "Early Bird", "Ferry late\n\n" + "The ferry to Holm was late again. " * 12, "e", "2031-05-01"
    )
    teaser = analysed(
        "Teaser", "Ferry aground\n\nThe Silver Gannet ran aground on Monday.", "z", "2031-05-06"
    )
    found = utterance(compared(*ferry(), before, teaser), "Nobody told us")
    assert found.absent == ("Holm State Radio",)
    assert cut_short(teaser) == "only 9 words"
    assert cut_short(analysed("A", WIRE + "\nAnd then the crew …\n", "cut")) == "cut short"
    assert cut_short(ferry()[0]) is None


def test_a_quotation_is_held_to_the_one_that_most_bear_out_not_to_the_longest() -> None:
    told = '"We were sent to a solvent fire and told it was packaging," said Bo Ullvang, the fire chief.'
    reworded = (
        '"We were shipped off to a dissolvable solvent blaze and told it was bundling," said Bo Ullvang.'
    )
    story = [analysed(o, f"Fire\n\n{t}", f"q{o}") for o, t in (("A", told), ("B", told), ("C", reworded))]
    found = utterance(compared(*story), "solvent fire")
    assert {r.outlet: r.how for r in found.renderings} == {"A": "verbatim", "B": "verbatim", "C": "reworded"}
    assert found.fullest is not None
    assert found.fullest.article == "qA"


def test_a_few_words_in_marks_within_a_retelling_are_a_quotation_in_part() -> None:
    assert fidelity(WHOLE[:4], 12, WHOLE[:4]) == ("partial", ())


def test_what_is_loosely_alike_makes_no_contrast_of_verbs() -> None:
    loose = [
        analysed("A", "Talks\n\nDag Rist said that the ferry line would open a new harbour in spring.", "la"),
        analysed("B", "Talks\n\nDag Rist admitted that the old harbour had cost too much money.", "lb"),
        analysed("C", "Talks\n\nDag Rist said that the ferry line would open a new harbour in spring.", "lc"),
    ]
    (found,) = compared(*loose).utterances
    assert {r.outlet: (r.sure, r.stance) for r in found.renderings} == {
        "A": (True, "neutral"),
        "B": (False, "conceding"),
        "C": (True, "neutral"),
    }
    assert not found.contrast
