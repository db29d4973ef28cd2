from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.charts import Scale, axis, bar, dot, scale


def test_a_dot_stands_on_its_interval_on_its_scale() -> None:
    on = Scale(0.0, 10.0, (0.0, 5.0, 10.0))
    assert dot(on, 5.0, 2.5, 10.0, title="A & B: 5") == (
        '<svg class="plot" role="img"><title>A &amp; B: 5</title>'
        '<line class="zero" x1="3.00%" x2="3.00%" y1="0" y2="100%"/>'
        '<line class="grid" x1="50.00%" x2="50.00%" y1="0" y2="100%"/>'
        '<line class="grid" x1="97.00%" x2="97.00%" y1="0" y2="100%"/>'
        '<line class="interval" x1="26.50%" x2="97.00%" y1="50%" y2="50%"/>'
        '<circle class="dot" cx="50.00%" cy="50%" r="5"/></svg>'
    )


def test_a_value_without_an_interval_is_a_dot_alone() -> None:
    assert "interval" not in dot(scale([1.0, 2.0]), 1.0, None, None, title="x")


def test_a_bar_divides_the_whole_and_leaves_empty_parts_out() -> None:
    assert bar([1, 0, 3], title="1 direct, 3 indirect") == (
        '<svg class="bar" role="img"><title>1 direct, 3 indirect</title>'
        '<rect class="p0" x="0.00%" width="25.00%" y="15%" height="70%"/>'
        '<rect class="p2" x="25.00%" width="75.00%" y="15%" height="70%"/></svg>'
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.4, 9.6, 13.4], (0.0, 5.0, 10.0)),
        ([0.0, 0.0], (0.0, 0.25, 0.5, 0.75, 1.0)),
        ([71.0, 80.0], (70.0, 72.5, 75.0, 77.5, 80.0)),
        ([-0.3, 0.2], (-0.4, -0.2, 0.0, 0.2)),
        ([], (0.0, 0.25, 0.5, 0.75, 1.0)),
    ],
)
def test_ticks_are_round(values: list[float], expected: tuple[float, ...]) -> None:
    assert scale(values).ticks == expected


def test_given_ends_are_kept() -> None:
    assert scale([0.1], low=-1.0, high=1.0) == Scale(-1.0, 1.0, (-1.0, -0.5, 0.0, 0.5, 1.0))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6))
def test_a_scale_holds_its_values_and_few_ticks(values: list[float]) -> None:
    on = scale(values)
    assert on.low <= min(values) or abs(on.low - min(values)) < 1e-6
    assert on.high >= max(values)
    assert 2 <= len(on.ticks) <= 7
    assert list(on.ticks) == sorted(set(on.ticks))
    assert all(3.0 <= float(on.x(v).rstrip("%")) <= 97.0 for v in values)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_a_chart_says_is_escaped(words: str) -> None:
    root = ET.fromstring(dot(scale([1.0]), 1.0, 0.5, 2.0, title=words))
    assert [child.text or "" for child in root if child.tag == "title"] == [words]
    assert ET.fromstring(axis(Scale(0.0, 1.0, (0.0,)), [words]))[0].text in (words, None)
    assert not [element for element in root.iter() if "style" in element.attrib]
