"""An order is stated only where resampling keeps it, and every word list left out in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.comparison.ranking import rankings
from tests.comparison.stories import TABLOID, WIRE, analysed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.types import Analysis, Ranking

GRADE = "readability.consensus_grade"
LOADED = "loaded_language.narrator"


def ranking(metric: str, values: dict[str, list[float]], outlets: dict[str, list[Analysis]]) -> Ranking:
    arrays: dict[str, NDArray[np.float64]] = {o: np.array(v) for o, v in values.items()}
    (found,) = rankings(outlets, {metric: arrays})
    return found


def test_an_order_that_resampling_keeps_is_stated_from_high_to_low() -> None:
    values = {"A": [1.0, *[1.0] * 200], "B": [2.0, *[2.0] * 192, *[0.5] * 8]}
    found = ranking(GRADE, values, {"A": [], "B": []})
    assert (found.order, found.held, found.breaks) == (("B", "A"), 0.96, ())


def test_an_order_that_resampling_breaks_is_not_stated() -> None:
    values = {"A": [1.0, *[1.0] * 200], "B": [2.0, *[2.0] * 188, *[0.5] * 12]}
    found = ranking(GRADE, values, {"A": [], "B": []})
    assert (found.order, found.held) == ((), 0.94)


def test_outlets_that_are_level_have_no_order() -> None:
    level = [1.0] * 201
    assert ranking(GRADE, {"A": level, "B": level}, {"A": [], "B": []}).order == ()


def test_one_outlet_is_not_ranked() -> None:
    assert rankings({"A": []}, {GRADE: {"A": np.ones(201)}}) == ()


def test_an_order_that_rests_on_one_word_list_is_not_stated() -> None:
    tabloid, wire = analysed("The Siren", TABLOID, "t"), analysed("Northern Wire", WIRE, "w")
    outlets = {"The Siren": [tabloid], "Northern Wire": [wire]}
    words = sum(tabloid.units.columns["loaded.words.narrator"])
    of_list: dict[str, float] = {}
    for item in tabloid.evidence:
        if item.kind.startswith("loaded.") and item.voice == "narrator" and item.role == "body":
            name = item.source.partition("@")[0]
            of_list[name] = of_list.get(name, 0.0) + 100 * item.weight / words
    heaviest = max(of_list.values())
    lists = tuple(sorted(name for name, rate in of_list.items() if rate == pytest.approx(heaviest)))
    assert heaviest > 0

    def against(rest: float) -> Ranking:
        values = {"The Siren": [10.0] * 201, "Northern Wire": [rest] * 201}
        return ranking(LOADED, values, outlets)

    assert against(10.0 - heaviest + 0.01).breaks == lists
    assert against(10.0 - heaviest + 0.01).order == ()
    assert against(10.0 - heaviest - 0.01).order == ("The Siren", "Northern Wire")
