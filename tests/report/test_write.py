from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from framing import report
from framing.errors import OutputError
from framing.report import _folders
from framing.types import Failure
from tests.cli.conftest import UNPRIVILEGED
from tests.conftest import ROOT
from tests.report import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_an_index_and_two_files_a_story(tmp_path: Path) -> None:
    failure = Failure(path="scan.pdf", reason="not text: NUL byte at 17", remedy="convert it to text")
    written = report.write([sample.comparison()], tmp_path / "new" / "out", failures=[failure])
    out = tmp_path / "new" / "out"
    expected = (
        out / "index.html",
        out / "marrow-bridge" / "index.html",
        out / "marrow-bridge" / "story.json",
    )
    assert written == expected
    assert sorted(p for p in out.rglob("*") if p.is_file()) == sorted(expected)
    index = expected[0].read_text(encoding="utf-8")
    assert 'href="marrow-bridge/index.html"' in index
    assert "scan.pdf" in index
    assert "convert it to text" in index


def test_story_json_is_the_comparison_as_data(tmp_path: Path) -> None:
    comparison = sample.comparison()
    report.write([comparison], tmp_path)
    found = json.loads((tmp_path / "marrow-bridge" / "story.json").read_text(encoding="utf-8"))
    made_with = found.pop("made_with")
    assert found == json.loads(msgspec.json.encode(comparison.to_dict(include_text=True)))
    assert made_with["text"] == "full"
    assert made_with["settings"]["replicates"] == 200


@pytest.mark.parametrize("text", ["excerpts", "none"])
def test_story_json_without_the_articles_text(tmp_path: Path, text: report.Text) -> None:
    report.write([sample.comparison()], tmp_path, text=text)
    found = json.loads((tmp_path / "marrow-bridge" / "story.json").read_text(encoding="utf-8"))
    assert ["text" in a for a in found["articles"]] == [False] * 4
    evidence = [e for a in found["articles"] for e in a["evidence"]]
    assert {"text" in e for e in evidence} == {text == "excerpts"}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        report.write([sample.comparison()], tmp_path / name)
    one, two = (
        {p.name: p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("one", "two")
    )
    assert one == two


def test_no_story_is_an_index_that_says_so(tmp_path: Path) -> None:
    assert report.write([], tmp_path) == (tmp_path / "index.html",)
    assert "No story to show." in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a", "b.c"], ["a", "b.c"]),
        (["../up", "", "a/b", ".hidden"], ["story-1", "story-2", "story-3", "story-4"]),
        (["same", "Same", "same"], ["same", "Same-2", "same-3"]),
        (["index.html", "con"], ["index.html-2", "con-2"]),
        (["x" * 101, "story-1"], ["story-1", "story-1-2"]),
    ],
)
def test_folders_are_safe_and_unique(ids: list[str], expected: list[str]) -> None:
    assert _folders(ids) == expected


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"taken.*a file stands where a folder is needed"):
        report.write([sample.comparison()], taken)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    script = (
        "import sys; from pathlib import Path; from framing import report; from framing.errors import OutputError\n"
        "from tests.report import sample\n"
        "try: report.write([sample.comparison()], Path(sys.argv[1]))\n"
        "except OutputError as error: print(error)\n"
    )
    command = [sys.executable, "-c", UNPRIVILEGED, sys.executable, "-c", script, str(locked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "choose a folder that you may write to" in done.stdout
    assert list(locked.iterdir()) == []
