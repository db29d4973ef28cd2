from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.stories.linkage import COPY, WINDOW, cluster

Pairs = list[tuple[int, int, float]]


def undated(articles: int, pairs: Pairs) -> list[list[int]]:
    return cluster([None] * articles, [None] * articles, pairs)


def test_articles_without_likeness_stand_alone() -> None:
    assert undated(2, []) == [[0], [1]]


def test_alike_articles_stand_together() -> None:
    assert undated(3, [(0, 2, 0.5)]) == [[0, 2], [1]]


def test_no_articles() -> None:
    assert undated(0, []) == []


def test_two_tight_groups_that_resemble_each_other_are_two_stories() -> None:
    inside = [(0, 1, 0.6), (0, 2, 0.6), (1, 2, 0.6), (3, 4, 0.6), (3, 5, 0.6), (4, 5, 0.6)]
    across = [(i, j, 0.25) for i in range(3) for j in range(3, 6)]
    assert undated(6, inside + across) == [[0, 1, 2], [3, 4, 5]]


def test_one_loose_group_with_the_same_likeness_is_one_story() -> None:
    assert undated(6, [(i, j, 0.25) for i in range(6) for j in range(i + 1, 6)]) == [[0, 1, 2, 3, 4, 5]]


def test_a_chain_is_no_story() -> None:
    # 0 is like 1 and 1 like 2, but 0 and 2 have nothing in common: on average 2 is too far from both.
    assert undated(3, [(0, 1, 0.5), (1, 2, 0.15)]) == [[0, 1], [2]]


def test_known_dates_far_apart_split() -> None:
    assert cluster([None] * 2, [100, 100 + WINDOW + 1], [(0, 1, 0.6)]) == [[0], [1]]
    assert cluster([None] * 2, [100, 100 + WINDOW], [(0, 1, 0.6)]) == [[0, 1]]


def test_unknown_dates_do_not_split() -> None:
    assert cluster([None] * 2, [100, None], [(0, 1, 0.6)]) == [[0, 1]]


def test_an_undated_article_does_not_bridge_dates_far_apart() -> None:
    pairs = [(0, 1, 0.6), (1, 2, 0.5), (0, 2, 0.5)]
    assert cluster([None] * 3, [100, None, 200], pairs) == [[0, 1], [2]]


def test_copies_of_one_text_stay_together_whatever_their_dates() -> None:
    pairs = [(0, 1, 0.96), (0, 2, 0.4), (1, 2, 0.4)]
    assert cluster([None] * 3, [100, 130, 101], pairs) == [[0, 1, 2]]


def test_given_stories_are_kept_apart_and_together() -> None:
    assert cluster(["a", "b", "a"], [None] * 3, [(0, 1, 0.99)]) == [[0, 2], [1]]


def test_an_article_joins_the_given_story_that_it_fits() -> None:
    pairs = [(0, 2, 0.5), (1, 2, 0.2)]
    assert cluster(["a", "b", None], [None] * 3, pairs) == [[0, 2], [1]]


def test_an_article_within_the_span_of_a_long_given_story_joins_it() -> None:
    pairs = [(0, 2, 0.5), (1, 2, 0.5)]
    assert cluster(["a", "a", None], [100, 130, 115], pairs) == [[0, 1, 2]]
    assert cluster(["a", "a", None], [100, 130, 150], pairs) == [[0, 1], [2]]


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[str | None], list[int | None], Pairs]:
    n = draw(st.integers(0, 9))
    given_ = draw(st.lists(st.sampled_from([None, None, "a", "b"]), min_size=n, max_size=n))
    days = draw(st.lists(st.one_of(st.none(), st.integers(1, 12)), min_size=n, max_size=n))
    likeness = st.one_of(st.none(), st.floats(0.05, 1.0))
    pairs = [(i, j, s) for i in range(n) for j in range(i + 1, n) if (s := draw(likeness)) is not None]
    return given_, days, pairs


@settings(deadline=None)
@given(problems())
def test_every_article_is_in_one_story_and_the_constraints_hold(
    problem: tuple[list[str | None], list[int | None], Pairs],
) -> None:
    given_, days, pairs = problem
    stories = cluster(given_, days, pairs)
    assert sorted(m for story in stories for m in story) == list(range(len(given_)))
    copies = any(s >= COPY for *_, s in pairs)
    for story in stories:
        names = {given_[m] for m in story} - {None}
        assert len(names) <= 1
        known = [d for m in story if (d := days[m]) is not None]
        assert copies or names or not known or max(known) - min(known) <= WINDOW
    for name in {"a", "b"} & set(given_):
        assert sum(any(given_[m] == name for m in story) for story in stories) == 1
