"""Words that differ in aligned sentences, and what speakers are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.aligned import Aligned
from framing.comparison.descriptions import descriptions
from framing.comparison.slots import slots
from tests.comparison.stories import analysed, ferry

if TYPE_CHECKING:
    from framing.types import Analysis

PLAIN = "The police arrested nine gunmen at the harbour of Skell on Monday after a chase of two hours."
SHARP = "The police arrested nine terrorists at the harbour of Skell on Monday after a chase of two hours."
LATER = "The police arrested nine militants at the harbour of Skell on Monday after a chase of two hours."


def story(*texts: str, days: tuple[str, ...] = ("2031-05-05",) * 3) -> list[Analysis]:
    return [
        analysed(f"Outlet {i}", f"Arrests in Skell\n\n{text}\n", f"a{i}", day)
        for i, (text, day) in enumerate(zip(texts, days, strict=False), 1)
    ]


def words(analyses: list[Analysis], without: tuple[str, ...] = ()) -> list[list[str]]:
    return [[f.passage.text for f in s.fillers] for s in slots(analyses, Aligned(analyses).groups, without)]


def test_words_between_the_same_neighbours_fill_one_slot() -> None:
    assert words(story(PLAIN, SHARP, LATER)) == [["gunmen", "terrorists", "militants"]]


def test_the_same_words_are_no_slot() -> None:
    assert words(story(PLAIN, PLAIN)) == []


def test_numbers_names_and_days_are_no_slots() -> None:
    other = PLAIN.replace("nine", "eleven").replace("Skell", "Holm").replace("Monday", "Tuesday")
    assert words(story(PLAIN, other)) == []


def test_an_added_word_is_no_other_name() -> None:
    assert words(story(PLAIN, PLAIN.replace("gunmen", "young gunmen"))) == []


def test_nobody_chose_the_words_of_a_machine_paraphrase() -> None:
    assert words(story(PLAIN, SHARP), without=("a2",)) == []


def test_words_of_another_occasion_are_not_set_against_each_other() -> None:
    assert words(story(PLAIN, SHARP, days=("2031-05-05", "2031-07-05"))) == []


def test_one_outlet_alone_has_no_slots() -> None:
    one, two = story(PLAIN, SHARP)
    same = analysed(one.article.outlet, two.article.text, "again", "2031-05-05")
    assert words([one, same]) == []


def test_speakers_are_listed_with_what_each_outlet_calls_them() -> None:
    found = descriptions(ferry(), Aligned(ferry()).speakers)
    called = {(d.speaker, d.outlet): [p.text for p in d.places] for d in found}
    assert called["Dag Rist", "The Siren"] == ["Shamed boss Dag Rist"]
    assert called["Dag Rist", "Northern Wire"] == ["The line's owner, Dag Rist,"]
    assert ("Petra Lund", "Holm State Radio") not in called
