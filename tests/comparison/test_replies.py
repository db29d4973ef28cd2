"""Right of reply: who is accused, and whether the accused is quoted in the same outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.aligned import Aligned
from framing.comparison.replies import replies
from tests.comparison.stories import analysed

if TYPE_CHECKING:
    from framing.types import Analysis

ACCUSED = """Row over the quay

Councillor Ana Brod accused Mayor Leo Hask of selling the old quay to a friend. "The town was cheated," she said.
The quay had been empty since the winter. Work on it is to begin in June.
"""
HEARD = f"""{ACCUSED}
Hask said that three firms had made an offer and that the highest one had won.
"""


def found(*texts: str) -> list[tuple[str, str, tuple[str, ...], int]]:
    analyses: list[Analysis] = [analysed(f"Outlet {i}", t, f"r{i}") for i, t in enumerate(texts, 1)]
    return [
        (r.accused, r.outlet, r.accusers, len(r.replies))
        for r in replies(analyses, Aligned(analyses).speakers)
    ]


def test_who_is_accused_is_told_with_the_answers_that_an_outlet_carries() -> None:
    accused = [(name.split()[-1], outlet, by, n) for name, outlet, by, n in found(ACCUSED, HEARD)]
    assert accused == [("Hask", "Outlet 1", ("Ana Brod",), 0), ("Hask", "Outlet 2", ("Ana Brod",), 1)]


def test_somebody_whom_nobody_quotes_is_not_followed() -> None:
    assert found(ACCUSED) == []


def test_praise_is_no_accusation() -> None:
    assert found(HEARD.replace("accused", "thanked").replace("of selling", "for selling")) == []
