"""``framing outlets`` writes a page and its data, the same every time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

STORIES = ROOT / "seeds" / "stories"


def test_page_and_data(framing: Run, folder: Path) -> None:
    arguments = ("outlets", str(STORIES), "--outlets", str(STORIES / "outlets.toml"), "-o", "out")
    done = framing(*arguments)
    assert (done.code, done.out, done.problems) == (0, "wrote out/index.html\n", [])
    data = json.loads((folder / "out" / "outlets.json").read_text(encoding="utf-8"))
    assert data["stories"] == 3
    ratings = [r for o in data["outlets"] for r in o["ratings"]]
    assert ratings
    assert all("fewer than 5" in r["skipped"] and r["value"] is None for r in ratings)
    assert "fewer than 5" in (folder / "out" / "index.html").read_text(encoding="utf-8")
    first = (folder / "out" / "outlets.json").read_bytes(), (folder / "out" / "index.html").read_bytes()
    framing(*arguments)
    assert (
        (folder / "out" / "outlets.json").read_bytes(),
        (folder / "out" / "index.html").read_bytes(),
    ) == first


def test_one_article_alone_says_that_there_is_nothing_to_compare(framing: Run, folder: Path) -> None:
    done = framing("outlets", "in", "-o", "out")
    assert (done.code, done.problems) == (0, [])
    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert "No outlet covers the same story as another one." in page


def test_nothing_readable_writes_nothing(framing: Run, folder: Path) -> None:
    done = framing("outlets", "missing.txt", "-o", "out")
    assert done.code == 2
    assert not (folder / "out").exists()
