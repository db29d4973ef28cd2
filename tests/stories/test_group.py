from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import pytest
from msgspec.structs import replace

from framing.ingest import from_text
from framing.stories import group
from framing.types import Article, Story

FERRY = """Ferry crews at the port of Lindhaven walked out on Monday over pay, and no boat left for the
Varn islands. Port chief Ada Moll said talks would resume in the evening. The union, led by Piet Arends,
asked for 12 percent. About 400 passengers waited at the terminal."""
FERRY_TOO = """A walkout by ferry crews stranded some 400 passengers in Lindhaven on Monday. Union leader
Piet Arends wants 12 percent more pay. Boats to the Varn islands stayed in port, and Ada Moll, who runs the
port, promised talks."""
BRIDGE = """Engineers closed the Tolm bridge outside Kessing after cracks were found in two pillars. Drivers
face a detour of 40 kilometres until repairs end in May, the road agency said. Mayor Rune Falk called for an
inquiry into the inspections."""


def article(name: str, text: str, title: str | None = None, published: str | None = None) -> Article:
    text = text.replace("\n", " ")
    return from_text(text, title=title or f"News of {name}", id=name, outlet=name, published=published)


@pytest.fixture
def three() -> list[Article]:
    return [
        article("ferry", FERRY, "Ferry strike halts Varn boats", published="2031-04-07"),
        article("bridge", BRIDGE, "Cracks close Tolm bridge", published="2031-04-07"),
        article("walkout", FERRY_TOO, "Walkout strands ferry passengers", published="2031-04-08"),
    ]


def together(stories: tuple[Story, ...]) -> list[tuple[str, ...]]:
    return [story.articles for story in stories]


def test_same_event_stands_together_in_input_order(three: list[Article]) -> None:
    assert together(group(three)) == [("ferry", "walkout"), ("bridge",)]


def test_ids_hold_the_date_and_titles_are_headlines(three: list[Article]) -> None:
    ferry, bridge = group(three)
    assert (bridge.id, bridge.title) == ("2031-04-07-cracks-close-tolm-bridge", "Cracks close Tolm bridge")
    assert ferry.title in {"Ferry strike halts Varn boats", "Walkout strands ferry passengers"}


def test_reasons_are_for_readers(three: list[Article]) -> None:
    ferry, bridge = group(three)
    assert ferry.reason.startswith("grouped by content (similarity 0.")
    assert ferry.reason.endswith(") and dates within 1 day")
    assert bridge.reason == "no other article is about the same event"


def test_one_article_and_none() -> None:
    (story,) = group([article("ferry", FERRY)])
    assert (story.articles, story.reason) == (("ferry",), "the only article")
    assert group([]) == ()


def test_a_pair_of_the_same_event_without_dates() -> None:
    (story,) = group([article("ferry", FERRY), article("walkout", FERRY_TOO)])
    assert story.reason.endswith("; no date is known, so look-alike events may be mixed")


def test_a_pair_of_other_events_without_dates() -> None:
    assert together(group([article("ferry", FERRY), article("bridge", BRIDGE)])) == [("ferry",), ("bridge",)]


def test_known_dates_far_apart_split(three: list[Article]) -> None:
    later = [*three[:2], replace(three[2], published="2031-05-08")]
    assert together(group(later)) == [("ferry",), ("bridge",), ("walkout",)]


def test_a_day_that_is_unknown_is_said(three: list[Article]) -> None:
    story = group([three[0], replace(three[2], published=None)])[0]
    assert story.reason.endswith("; the date of 1 article is unknown")


def test_copies_stay_together_and_the_reason_says_so(three: list[Article]) -> None:
    copy = replace(three[0], id="copy", published="2031-06-01")
    (story,) = group([three[0], copy])
    assert "copies of one text count as of the earliest" in story.reason


def test_a_given_story_wins(three: list[Article]) -> None:
    a, b, c = (replace(x, story=s) for x, s in zip(three, ("quay", "quay", "other_one"), strict=True))
    stories = group([a, b, c])
    assert together(stories) == [("ferry", "bridge"), ("walkout",)]
    assert [(s.id, s.title, s.reason) for s in stories] == [
        ("quay", "Quay", "given in the metadata"),
        ("other-one", "Other one", "given in the metadata"),
    ]


def test_an_article_without_story_joins_a_given_one(three: list[Article]) -> None:
    given = [replace(three[0], story="quay"), *three[1:]]
    first, second = group(given)
    assert (first.articles, second.articles) == (("ferry", "walkout"), ("bridge",))
    assert first.reason == "given in the metadata for 1 article; 1 more fit it in content and date"


def test_ids_are_unique_even_where_names_differ_by_marks_only(three: list[Article]) -> None:
    stories = group([replace(three[0], story="a b"), replace(three[1], story="a-b")])
    assert {s.id for s in stories} == {"a-b", "a-b-2"}


def test_neither_groups_nor_ids_depend_on_the_order(three: list[Article]) -> None:
    three.append(article("again", FERRY, "Ferry strike halts Varn boats", published="2031-04-20"))

    def found(order: tuple[Article, ...]) -> set[tuple[str, str, frozenset[str], str]]:
        return {(s.id, s.title, frozenset(s.articles), s.reason) for s in group(order)}

    expected = found(tuple(three))
    assert all(found(order) == expected for order in permutations(three))


def test_articles_without_scored_words() -> None:
    empty = Article(id="e", outlet="o", text="...", blocks=())
    assert together(group([empty, article("ferry", FERRY)])) == [("e",), ("ferry",)]
    assert together(group([empty, replace(empty, id="f")])) == [("e",), ("f",)]


def test_given_stories_need_no_heavy_import() -> None:
    program = (
        "import sys; from framing.ingest import from_text; from framing.stories import group; "
        "group([from_text('A b c.', story='s', id='1'), from_text('D e f.', story='s', id='2')]); "
        "print('sklearn' in sys.modules or 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
