"""The figures equal those of an independent program that sees the command line only."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from framing.evaluation import run

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = f"{sys.executable} -c 'from framing.cli import main; main()'"


def independent(shared: Path, kind: str, name: str, *options: str) -> tuple[Path, str]:
    tool, path = shared / "tools" / "quality.py", shared / "data" / f"{name}.jsonl.gz"
    for needed in (tool, path):
        if not needed.exists():
            pytest.skip(f"{needed.name} is absent")
    command = [sys.executable, str(tool), kind, str(path), "--framing", PROGRAM, *options]
    return path, subprocess.run(command, capture_output=True, text=True, check=True).stdout


def numbers(text: str) -> list[str]:
    return re.findall(r"-?\d\.\d{3}", text)


@pytest.mark.parametrize("dates", [True, False])
def test_stories(shared: Path, dates: bool) -> None:
    options = ["--limit", "150"] if dates else ["--limit", "150", "--no-dates"]
    path, expected = independent(shared, "stories", "stories/allsides_dev", *options)
    assert numbers(run("stories", path, limit=150, dates=dates).text()) == numbers(expected)


def test_attribution(shared: Path) -> None:
    path, expected = independent(shared, "attribution", "attribution/polnear_dev", "--limit", "20")
    found = run("attribution", path, limit=20).text().partition("linked F1, 95 %")[0]
    assert numbers(found) == numbers(expected)


@pytest.mark.parametrize("by", ["probability", "evidence"])
def test_loaded(shared: Path, by: str) -> None:
    path, expected = independent(shared, "loaded", "loaded/babe_train", "--limit", "200", "--by", by)
    # The share of labelled rows is printed as a count here.
    assert numbers(run("loaded", path, limit=200, by=by).text()) == numbers(expected)[1:]
