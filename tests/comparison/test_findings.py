"""Facts shared and missing, speakers unheard, ratings that differ, and the sentences that open the page."""

from __future__ import annotations

import msgspec
import pytest

from framing.comparison import compare
from framing.comparison.differences import differences, holm, rated
from framing.comparison.fairness import Fairness
from framing.comparison.ledger import unheard
from framing.report import redact
from framing.types import Comparison, Fact, Story, Unheard
from tests.comparison.stories import WIRE, analysed, ferry


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare(Story(id="s", title="s", articles=("w", "t", "s")), ferry())


def fact(comparison: Comparison, words: str) -> Fact:
    return next(f for f in comparison.facts if any(words in p.passage.text for p in f.places))


def test_who_asserts_what_others_attribute_is_named(compared: Comparison) -> None:
    steering = fact(compared, "steering failed")
    assert {p.outlet: p.speaker for p in steering.places} == {
        "Holm State Radio": None,
        "Northern Wire": "Ivar Brand",
        "The Siren": "Ivar Brand",
    }
    assert steering.gap == ("Holm State Radio",)


def test_who_leaves_a_fact_out_is_named(compared: Comparison) -> None:
    assert fact(compared, "bruises").missing == ("The Siren",)
    assert fact(compared, "built in 1988").missing == ("Holm State Radio",)


def test_a_fact_published_later_is_no_omission() -> None:
    early = msgspec.structs.replace(
        ferry()[2], article=msgspec.structs.replace(ferry()[2].article, published="2031-05-04")
    )
    found = fact(compare(Story(id="s", title="s", articles=()), [*ferry()[:2], early]), "built in 1988")
    assert found.missing == ()
    assert [(e.outlet, e.reason) for e in found.excused] == [("Holm State Radio", "published before")]


def test_whom_all_others_quote_is_missed(compared: Comparison) -> None:
    assert ("Petra Lund", "Holm State Radio") in [(u.speaker, u.outlet) for u in compared.unheard]


def test_holm_adjusts_the_smallest_most() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_the_same_text_twice_differs_in_nothing() -> None:
    one, two = analysed("A", WIRE, "a"), analysed("B", WIRE, "b")
    assert all(d.adjusted > 0.9 for d in differences(rated({"A": [one], "B": [two]}), basis="all"))


def test_loud_and_plain_differ() -> None:
    loud = "Row\n\n" + "The shameful, cowardly bosses slammed the furious mob in a disgraceful rant. " * 12
    plain = (
        "Talks\n\n" + "The two sides met in the town hall and agreed on a date in May for the repairs. " * 12
    )
    texts = [("Loud", [analysed("Loud", loud, "l")]), ("Plain", [analysed("Plain", plain, "p")])]
    mixed = [
        (name, [analysed(name, found[0].article.text + "\n\nRain fell. " + "It was late. " * 3, name)])
        for name, found in texts
    ]
    found = {(d.metric, d.outlet): d for d in differences(rated(dict(mixed)), basis="all")}
    loaded = found["loaded_language.narrator", "Loud"]
    assert loaded.value > loaded.others
    assert loaded.adjusted < 0.05


def test_findings_say_what_they_rest_on(compared: Comparison) -> None:
    known = {u.id for u in compared.utterances} | {f.id for f in compared.facts}
    kinds = {f.kind for f in compared.findings}
    assert {"cue", "gap", "source"} <= kinds
    for found in compared.findings:
        assert found.outlets
        if found.kind in ("cue", "gap", "occasion"):
            assert set(found.basis) <= known


def test_one_outlet_alone_gives_no_finding() -> None:
    assert compare(Story(id="s", title="s", articles=("w",)), ferry()[:1]).findings == ()


def test_twice_the_same_comparison_is_the_same_data(compared: Comparison) -> None:
    again = compare(Story(id="s", title="s", articles=("w", "t", "s")), ferry())
    assert msgspec.json.encode(again.to_dict()) == msgspec.json.encode(compared.to_dict())


def test_data_without_text_holds_no_words_of_the_articles(compared: Comparison) -> None:
    data = redact.story_data(compared, "none")
    for part in ("findings", "utterances", "facts", "rewrites", "terms"):
        shown = str(data[part])
        assert not any(words in shown for words in ("alleged", "lights went", "creaking", "inspection"))


def test_a_clause_in_the_outlets_own_voice_is_set_against_one_that_another_attributes() -> None:
    own = """Talks in Skell

In a bid to counter the Estmark campaign to encircle the island, the harbour minister has asked for two new boats.
"""
    other = """Minister speaks

The harbour minister spoke for an hour on Monday. Ivo Rand said that the boats were needed more than ever amid the
campaign by Estmark to encircle the island.
"""
    analyses = [analysed("State Radio", own, "own"), analysed("The Courier", other, "other")]
    found = compare(Story(id="s", title="s", articles=("own", "other")), analyses)
    (gap,) = [f for f in found.facts if f.gap]
    assert gap.gap == ("State Radio",)
    assert {p.outlet: p.speaker for p in gap.places} == {"State Radio": None, "The Courier": "Ivo Rand"}


def test_whose_words_an_outlet_has_is_not_passed_over_there(compared: Comparison) -> None:
    heard = {(u.speaker, r.outlet) for u in compared.utterances for r in u.renderings}
    assert heard
    entries = [e for e in compared.ledger if e.outlet != "The Siren" or e.speaker != "Dag Rist"]
    analyses = compared.analyses
    said = compared.utterances
    names: dict[str, str] = {}
    without = unheard(analyses, entries, names, Fairness(analyses), ())
    assert Unheard("Dag Rist", "The Siren") in without
    assert ("Dag Rist", "The Siren") in heard
    assert Unheard("Dag Rist", "The Siren") not in unheard(analyses, entries, names, Fairness(analyses), said)
