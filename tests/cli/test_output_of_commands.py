"""Where output goes wrong: no half-written file, one line, no traceback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, PROGRAM, Run, environment

COMMANDS = [["score", "in", "--format", "jsonl"], ["stories", "in", "--format", "json"], ["score", "in"]]


@pytest.mark.parametrize("command", COMMANDS)
def test_to_a_file_as_to_standard_output(framing: Run, folder: Path, command: list[str]) -> None:
    printed = framing(*command).out
    done = framing(*command, "-o", "new/result")
    assert (done.code, done.out, done.problems) == (0, "", [])
    assert (folder / "new" / "result").read_text() == printed
    assert [p.name for p in (folder / "new").iterdir()] == ["result"]


@pytest.mark.parametrize("command", [*COMMANDS, ["report", "in"]])
def test_a_file_in_place_of_the_folder(framing: Run, folder: Path, command: list[str]) -> None:
    (folder / "taken").write_text("mine")
    done = framing(*command, "-o", "taken/out")
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)
    assert "taken" in done.problems[0]
    assert (folder / "taken").read_text() == "mine"


def test_a_folder_in_place_of_the_file(framing: Run) -> None:
    done = framing("score", "in", "--format", "csv", "-o", "in")
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.problems[0].startswith("framing: in: ")


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device /dev/full is absent")


@needs_full
@pytest.mark.parametrize("command", [*COMMANDS, ["report", "in", "-o", "out"], ["score", "--help"]])
def test_a_full_disk_behind_standard_output(folder: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *command],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=120,
        )
    expected = "framing: standard output: no space left; free some, or send it elsewhere\n"
    assert (done.returncode, done.stderr.decode()) == (2, expected)


@needs_full
def test_a_full_disk_behind_a_file(framing: Run) -> None:
    done = framing("score", "in", "--format", "jsonl", "-o", "/dev/full")
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.problems[0].startswith("framing: /dev/full: ")


def test_a_disk_that_fills_up_halfway(framing: Run, folder: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits as on Unix are absent")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    (folder / "result").write_text("mine")
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))  # the command inherits it
    try:
        done = framing("score", "in", "--format", "jsonl", "-o", "result", PYTHONDONTWRITEBYTECODE="1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.problems[0].startswith("framing: result: ")
    assert (folder / "result").read_text() == "mine"
    assert sorted(p.name for p in folder.iterdir()) == ["in", "result"]


def test_a_reader_that_goes_away(folder: Path) -> None:
    records = "".join(json.dumps({"text": GOOD, "id": str(i)}) + "\n" for i in range(60))
    (folder / "many.jsonl").write_text(records)
    with subprocess.Popen(
        [*PROGRAM, "score", "many.jsonl", "--format", "jsonl"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def interrupted(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run on standard input that never ends, send SIGINT once it is read, and return code and stderr."""
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        record = json.dumps({"text": GOOD}).encode() + b"\n"
        # More than a pipe holds: once all is written, the command is reading.
        for _ in range(300):
            process.stdin.write(record)
            process.stdin.flush()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        stderr = process.stderr.read().decode()
        return process.wait(60), stderr


READ = ("-", "--input-format", "jsonl")


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix are absent")
@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("score", *READ, "--format", "csv", "-o", "result"), "nothing was written to result"),
        (("report", *READ, "-o", "out"), "nothing was written to out"),
        (("stories", *READ, "--format", "json"), "nothing was written"),
    ],
)
def test_ctrl_c(folder: Path, arguments: tuple[str, ...], left: str) -> None:
    assert interrupted(folder, *arguments) == (2, f"framing: interrupted; {left}\n")
    assert sorted(p.name for p in folder.iterdir()) == ["in"]
