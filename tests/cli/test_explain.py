"""``framing explain`` names, for each find, the place, the words and what found them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_each_find_has_its_place_and_its_pattern(framing: Run, folder: Path) -> None:
    done = framing("explain", str(folder / "in" / "good.txt"))
    assert done.code == 0
    lines = done.out.splitlines()
    assert any(
        "Ada Moll (named" in line and ") | said (utterance, neutral)" in line and "subject-verb-that" in line
        for line in lines
    )
    assert any("claimed → said (utterance, doubting)" in line for line in lines)
    assert any(line.startswith("  first to speak: Ada Moll (named") for line in lines)
    finds = [line for line in lines[1:] if line.strip() and line.split()[0][0].isdigit()]
    places = [line.split()[0] for line in finds]
    assert places == sorted(places, key=lambda p: tuple(map(int, p.split(":"))))


def test_a_file_that_cannot_be_read_is_said_and_the_rest_explained(framing: Run, folder: Path) -> None:
    (folder / "in" / "empty.txt").write_text("")
    done = framing("explain", str(folder / "in"))
    assert done.code == 2
    assert len(done.problems) == 1
    assert "Ada Moll" in done.out
