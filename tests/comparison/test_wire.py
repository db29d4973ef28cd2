"""Copies are found as a family, with what each adds; independent reports of one event are no copies."""

from __future__ import annotations

import tomllib
from collections import defaultdict

from framing import engine, ingest
from framing.comparison import compare
from framing.comparison.aligned import Aligned
from framing.comparison.rewrites import rewrites
from framing.comparison.wire import Wire, wire
from framing.types import Analysis, Failure, Story
from tests.comparison.stories import STATE, TABLOID, WIRE, analysed, ferry
from tests.conftest import ROOT

OWN = """Mayor wants answers

The mayor of Holm, Sanna Vik, asked on Monday evening who had signed the papers of the ship. She had crossed on it
herself in April, with her two sons.
"""


def found(analyses: list[Analysis]) -> Wire:
    aligned = Aligned(analyses)
    return wire(analyses, [*aligned.fact_groups, *aligned.utterance_groups])


def test_three_reports_of_one_event_are_no_copies() -> None:
    assert found(ferry()).families == ()


def test_a_repost_hangs_on_the_agency_and_its_own_sentences_are_told_apart() -> None:
    repost = WIRE + "\n" + OWN.partition("\n\n")[2]
    story = [
        analysed("The Holm Mail", repost, "repost", "2031-05-06"),
        analysed("The Siren", TABLOID, "t", "2031-05-05"),
        analysed("Northern Wire", WIRE, "w", "2031-05-05"),
    ]
    copies = found(story)
    (family,) = copies.families
    assert [(m.article, m.parent, m.way) for m in family.members] == [
        ("w", None, "root"),
        ("repost", "w", "copy"),
    ]
    own = {
        story[0].article.text[s.start : s.end].split()[0]
        for i, s in enumerate(story[0].sentences)
        if i not in copies.shared["repost"]
    }
    assert {"The", "She"} <= own
    assert 0 < family.members[1].own < 0.5
    assert [p.text.split()[0] for p in family.members[1].added] == ["The", "She"]
    assert family.members[1].cut == ()


def test_what_a_copy_cuts_is_told() -> None:
    short = WIRE.partition("The Silver Gannet was built")[0]
    story = [
        analysed("Northern Wire", WIRE, "w", "2031-05-05"),
        analysed("The Holm Mail", short, "short", "2031-05-06"),
    ]
    (family,) = found(story).families
    assert [p.article for p in family.members[1].cut] == ["w", "w"]
    assert family.members[1].added == ()


def test_a_shared_quotation_makes_no_copy() -> None:
    quote = (
        '"We have waited for eleven years for a road that any other town would have been given in two, and we will '
        'not wait for another winter, whatever the council says about its money," said Ann Rist.'
    )
    story = [
        analysed("A", f"Road row\n\nA meeting was held in Holm.\n\n{quote}", "qa"),
        analysed("B", f"Anger in Holm\n\nThe town hall was full on Friday night.\n\n{quote}", "qb"),
    ]
    assert found(story).families == ()


def test_articles_of_one_outlet_are_not_each_others_copies() -> None:
    story = [
        analysed("Northern Wire", WIRE, "w"),
        analysed("Northern Wire", WIRE + "\nMore follows.\n", "w2"),
    ]
    assert found(story).families == ()


def test_the_sample_stories_have_the_copies_that_their_labels_say() -> None:
    folder = ROOT / "seeds" / "stories"
    labelled = tomllib.loads((folder / "expected.toml").read_text("utf-8"))["article"]
    expected = {
        a["file"]: (a["copy_of"], {"near-copy": "copy", "paraphrase": "reworded"}[a["copy"]])
        for a in labelled
        if "copy_of" in a
    }
    stories: dict[str, list[Analysis]] = defaultdict(list)
    for item in ingest.read([str(folder)]):
        assert not isinstance(item, Failure)
        stories[item.story or ""].append(engine.analyse(item))
    got = {}
    for story in stories.values():
        paths = {a.article.id: str(a.article.path).partition("stories/")[2] for a in story}
        for family in found(story).families:
            got.update(
                {paths[m.article]: (paths[m.parent], m.way) for m in family.members if m.parent is not None}
            )
    assert got == expected


SPUN = """Priest talks up ties

Foreign Priest Olan Derry talked on Monday. Rescue laborers had found more survivors, he said, and the demise toll
was steady. Individuals from parliament asked for harmony talks.
"""


def test_odd_synonyms_in_fixed_expressions_betray_a_machine() -> None:
    spun, plain = analysed("Spin", SPUN, "s1"), analysed("Holm State Radio", STATE, "s")
    (rewrite,) = rewrites([spun, plain], ())
    assert rewrite.article == "s1"
    assert [(p.passage.text, p.usual) for p in rewrite.phrases] == [
        ("Foreign Priest", "foreign minister"),
        ("Rescue laborers", "rescue workers"),
        ("demise toll", "death toll"),
        ("Individuals from parliament", "members of parliament"),
        ("harmony talks", "peace talks"),
    ]


def test_one_odd_phrase_proves_nothing() -> None:
    assert rewrites([analysed("A", "Talks\n\nThe harmony talks went on for a week.", "o1")], ()) == ()


def test_outlets_are_scored_on_what_they_do_not_share() -> None:
    repost = WIRE + "\n" + OWN.partition("\n\n")[2]
    story = [
        analysed("The Holm Mail", repost, "repost", "2031-05-06"),
        analysed("Northern Wire", WIRE, "w", "2031-05-05"),
    ]
    compared = compare(Story(id="s", title="s", articles=("repost", "w")), story)
    mail = compared.outlets[1]
    assert mail.outlet == "The Holm Mail"
    metric = "loaded_language.narrator"
    assert 0 < mail.own_scores[metric].n < mail.scores[metric].n / 2
    alone = compare(Story(id="s", title="s", articles=("t", "w")), [analysed("T", TABLOID, "t"), story[1]])
    assert [o.own_scores for o in alone.outlets] == [{}, {}]
