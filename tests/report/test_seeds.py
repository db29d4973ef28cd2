"""The report of real analyses: the sample stories, and the five real articles where they are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from framing import engine, ingest, report
from framing.comparison import compare
from framing.report import pages, render
from framing.report.context import Text
from framing.scorers import metrics
from framing.types import Analysis, Comparison, Failure, Story
from tests.conftest import ROOT
from tests.report.html import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def comparisons(folder: Path) -> list[Comparison]:
    by_story: dict[str, list[Analysis]] = {}
    for item in ingest.read([str(folder)]):
        assert not isinstance(item, Failure)
        by_story.setdefault(item.story or item.id, []).append(engine.analyse(item))
    return [compare(_story(name, found), found) for name, found in by_story.items()]


def _story(name: str, found: Sequence[Analysis]) -> Story:
    return Story(id=name, title=found[0].article.title or name, articles=tuple(a.article.id for a in found))


@pytest.fixture(scope="module")
def sample_stories() -> list[Comparison]:
    return comparisons(ROOT / "seeds" / "stories")


@pytest.fixture(scope="module")
def real_stories(shared: Path) -> list[Comparison]:
    return comparisons(shared / "seeds")


@pytest.fixture(params=["sample_stories", "real_stories"])
def stories(request: pytest.FixtureRequest) -> list[Comparison]:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.mark.parametrize("text", get_args(Text))
def test_every_link_leads_somewhere_and_ids_are_unique(stories: list[Comparison], text: Text) -> None:
    for comparison in stories:
        page = Page(render.story(pages.story_page(comparison, metrics(), text)).decode())
        inside = {h.removeprefix("#") for h in page.hrefs if h.startswith("#")}
        assert sorted(inside - set(page.ids)) == []
        assert len(page.ids) == len(set(page.ids))
        assert page.unbalanced == []


def test_every_loaded_word_that_is_counted_is_listed_and_marked(stories: list[Comparison]) -> None:
    for comparison in stories:
        page = pages.story_page(comparison, metrics(), "full")
        counted = {
            f"{o.outlet}/{part}": len(o.scores[f"loaded_language.{part}"].basis)  # type: ignore[arg-type]
            for o in comparison.outlets
            for part in ("narrator", "headline", "reported", "quoted")
        }
        listed = {
            f"{words.outlet}/{part.id.rpartition('-')[2]}": sum(
                len(word.places) for category in part.categories for word in category.words
            )
            for words in page.words
            for part in words.parts
        }
        assert listed == counted
        anchors = {
            anchor
            for view in page.articles
            for paragraph in view.paragraphs
            for piece in paragraph.pieces
            for segment in piece
            for anchor in segment.anchors
        }
        linked = {
            place.href.removeprefix("#")
            for words in page.words
            for part in words.parts
            for category in part.categories
            for word in category.words
            for place in word.places
        }
        assert sorted(linked - anchors) == []


def test_ten_outlets_of_the_sample_stories_stay_under_a_megabyte(
    sample_stories: list[Comparison], tmp_path: Path
) -> None:
    import msgspec

    found = [a for c in sample_stories for a in c.analyses][:10]
    renamed = [
        msgspec.structs.replace(a, article=msgspec.structs.replace(a.article, outlet=f"Outlet {i}"))
        for i, a in enumerate(found)
    ]
    story = Story(id="ten", title="Ten", articles=tuple(a.article.id for a in found))
    report.write([compare(story, renamed)], tmp_path)
    assert (tmp_path / "ten" / "index.html").stat().st_size < 1_000_000


def test_what_the_comparison_was_built_for_is_found_in_the_real_articles(
    real_stories: list[Comparison],
) -> None:
    """The gap of the containment clause, and the words that are one in the two translations of one call."""
    (call,) = [c for c in real_stories if c.story.id.startswith("patrushev")]
    fillers = [{f.passage.text.casefold() for f in slot.fillers} for slot in call.slots]
    for pair in (
        {"substantive", "concrete"},
        {"reaffirmed", "confirmed"},
        {"discredit", "defame"},
        {"conflict", "war"},
    ):
        assert any(pair <= found for found in fillers)
    asserted = [p for f in call.facts if f.gap for p in f.places if p.speaker is None]
    assert [p.outlet.split()[0] for p in asserted if "to contain them" in p.passage.text] == ["rewritten"]
