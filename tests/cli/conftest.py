"""Runs the command as a user does: as a process of its own, on articles of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-c", "from framing.cli import main; main()"]

GOOD = """Ferry strike enters second day

Crews at the port of Lindhaven stayed ashore on Monday, and no boat left for the islands. Port chief \
Ada Moll said that talks would resume in the evening. "We have an offer on the table," she told reporters.

The union called the offer an insult. Its leader, Piet Arends, claimed that managers had ignored every \
letter since the spring. About four hundred passengers waited at the terminal, and the red cross handed \
out blankets. The regional council will discuss the dispute on Thursday.
"""


UNPRIVILEGED = """
import ctypes, os, sys
if os.geteuid() == 0:  # root without the two capabilities that let it read every file (Linux)
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@dataclass(frozen=True)
class Done:
    """What a run gave: exit code, standard output, and the lines of standard error."""

    code: int
    out: str
    problems: list[str]


Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def framing(folder: Path) -> Run:
    """Run the command in ``folder``; a traceback fails the test, whatever it is about."""

    def run(*arguments: str | bytes, stdin: bytes = b"", **settings: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, *PROGRAM, *arguments],
            cwd=folder,
            input=stdin,
            capture_output=True,
            timeout=120,
            env=environment(**settings),
        )
        problems = done.stderr.decode().split("\n")[:-1]
        assert "Traceback" not in done.stderr.decode()
        return Done(done.returncode, done.stdout.decode(), problems)

    return run


def environment(**settings: str) -> dict[str, str]:
    """The environment without what changes how a terminal is drawn, with ``settings``."""
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FRAMING_TRACEBACK")}
    return {**kept, **settings}
