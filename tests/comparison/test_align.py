"""Sentences and utterances that say the same are found across outlets, by index, with names and figures heeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison import align, statements
from framing.comparison.aligned import Aligned
from framing.comparison.speakers import canonical
from framing.comparison.terms import WORD, root
from tests.comparison.stories import analysed, ferry, shown

if TYPE_CHECKING:
    from framing.comparison.statements import Statement


def texts(aligned: Aligned, groups: list[list[Statement]]) -> list[list[str]]:
    return [[shown(aligned.analyses[s.article], s.start, s.end) for s in group] for group in groups]


def grouped(aligned: Aligned, groups: list[list[Statement]], *parts: str) -> bool:
    return any(all(any(part in text for text in group) for part in parts) for group in texts(aligned, groups))


def test_one_fact_in_three_wordings_is_one_group() -> None:
    found = Aligned(ferry())
    assert grouped(found, found.fact_groups, "Silver Gannet was built in 1988", "creaking tub was built")
    assert grouped(found, found.fact_groups, "the steering had failed at 6.40", "The steering failed at 6.40")


def test_facts_that_only_share_the_topic_stay_apart() -> None:
    found = Aligned(ferry())
    for group in texts(found, found.fact_groups):
        assert not (any("1988" in t for t in group) and any("bruises" in t for t in group))


def test_an_utterance_is_found_quoted_trimmed_and_retold() -> None:
    found = Aligned(ferry())
    assert grouped(
        found, found.utterance_groups, "Nobody told us anything for an hour", "Nobody told us anything,"
    )
    assert grouped(found, found.utterance_groups, "the lights went out,", "“the lights went out”") or grouped(
        found, found.utterance_groups, "the lights went out,", '"the lights went out"'
    )
    inspected = [g for g in texts(found, found.utterance_groups) if any("inspection in May" in t for t in g)]
    assert [len(g) for g in inspected] == [3]


def test_sentences_that_lost_the_space_between_them_still_align() -> None:
    glued = "Boat news\n\nA ferry ran aground on Monday.The Silver Gannet was built in 1988.It carried 212 people."
    found = Aligned([ferry()[0], analysed("Glue", glued, "g")])
    assert grouped(found, found.fact_groups, "was built in 1988. It", "was built in 1988.") or grouped(
        found, found.fact_groups, "was built in 1988"
    )


def test_what_shares_a_name_alone_is_less_alike_than_what_says_something_of_it() -> None:
    texts = [
        ("A", "Row\n\nThe clerk Edda Korvin copied the files of the planning office."),
        ("B", "Row\n\nMany neighbours call Edda Korvin stubborn, funny and brave."),
        ("C", "Row\n\nThe files were copied by Edda Korvin, reporters found."),
    ]
    found = statements.facts([analysed(outlet, text, f"n{outlet}") for outlet, text in texts], {})
    align.weigh(found)
    a, b, c = (s for s in found if s.role == "body")
    assert align.agreement(a, b) == align.ONLY_NAMES
    assert align.agreement(a, c) == 1.0


def test_two_words_state_no_fact_unless_somebody_says_them() -> None:
    short = analysed(
        "A", "Row over the ferry\n\nThe steering failed. Ivar Brand said the steering had failed.", "x"
    )
    found = [shown(short, s.start, s.end) for s in statements.facts([short], {})]
    assert "The steering failed." not in found
    assert "Ivar Brand said the steering had failed." in found


def test_a_written_number_is_its_figure() -> None:
    words = WORD.findall("Thirty-one of fifty-five, twenty, nine-tenths and seventy-nine")
    assert [root(w.lower()) for w in words] == "31 of 55 20 9 tenth and 79".split()


def test_translations_of_one_word_stand_for_each_other() -> None:
    assert root("concrete") == root("substantive") == root("substantial")
    assert root("coordination") == root("cooperation") == root("coordinated")
    assert root("discredit") == root("defame")
    assert root("twelve") == root("12")
    assert root("boat") != root("boot")


def test_other_figures_speak_against_one_fact() -> None:
    one, other = (
        analysed("A", f"Count\n\nMonitors recorded {n} breaches of the truce in {m} alone.", f"n{n}")
        for n, m in ((46, "March"), (61, "February"))
    )
    sentences = statements.facts([one, other], {})
    align.weigh(sentences)
    a, b = (next(s for s in sentences if s.article == i and "truce" in s.words) for i in (0, 1))
    assert align.agreement(a, b) < 1
    assert align.fact_likeness(a, b) < align.fact_likeness(a, a)


def test_one_speaker_has_one_name() -> None:
    one = analysed("A", 'Row\n\n"No," said Edda Korvin, the mayor. Korvin said it twice.', "k1")
    two = analysed("B", 'Row\n\n"No," said Mrs Korvin. "Never," said Tom Korvin-Hale.', "k2")
    names = canonical([one, two])
    assert names["Edda Korvin"] == "Edda Korvin"
    assert names.get("Mrs Korvin", "Edda Korvin") == "Edda Korvin"
    assert len({names[n] for n in names if "Hale" in n} & {"Edda Korvin"}) == 0


def test_a_family_name_that_fits_two_people_stands_for_neither() -> None:
    three = analysed("A", 'Row\n\n"No," said Ann Rist. "Yes," said Dag Rist. "Perhaps," said a clerk.', "r1")
    other = analysed("B", 'Row\n\n"No," said Rist.', "r2")
    names = canonical([three, other])
    assert names["Rist"] == "Rist"


def test_candidates_do_not_grow_with_the_square() -> None:
    calls = 0

    def counting(a: Statement, b: Statement) -> float:
        nonlocal calls
        calls += 1
        return align.fact_likeness(a, b)

    def story(n: int) -> list[Statement]:
        texts = [
            f"News {i}\n\n" + " ".join(f"Pier {k} of the bridge cost {k * 37 + i} crowns." for k in range(20))
            for i in range(n)
        ]
        return statements.facts([analysed(f"O{i}", t, f"c{i}") for i, t in enumerate(texts)], {})

    counts = []
    for n in (10, 20, 40):
        found = story(n)
        align.weigh(found)
        calls = 0
        align.pairs(found, counting, 0.3)
        counts.append(calls / len(found))
    assert max(counts) <= align.CANDIDATES
