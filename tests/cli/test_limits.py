"""Ratings with limits, through ``framing check`` and a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TEXT = (
    "Council debates plan\n\n"
    + "The mayor criticised the plan on Monday and nobody else spoke about it. " * 12
)
HARDER = (
    "Nevertheless, considerable administrative complications necessitated an extraordinary reconsideration. "
)
SETTINGS = """[check]
select = ["RT901"]
fail_on = "warning"
limits = {"readability.consensus_grade" = 2.0}
"""


def test_a_rating_over_its_limit_and_its_ratchet(framing: Run, folder: Path) -> None:
    (folder / "framing.toml").write_text(SETTINGS)
    article = folder / "a.txt"
    article.write_text(TEXT)
    done = framing("check", "a.txt", "--format", "concise")
    assert done.code == 1
    assert done.out.startswith("a.txt:1:1: warning RT901 ")
    assert "the limit is 2" in done.out
    assert framing("baseline", "create", "a.txt").code == 0
    with (folder / "framing.toml").open("a") as file:
        file.write('baseline = "framing-baseline.json"\n')
    assert framing("check", "a.txt").problems == ["nothing found in 1 article; 1 silenced"]
    article.write_text(TEXT + HARDER * 3)
    assert framing("check", "a.txt").code == 1
    (folder / "framing.toml").write_text(SETTINGS.replace("2.0", "40"))
    assert framing("check", "a.txt").code == 0
