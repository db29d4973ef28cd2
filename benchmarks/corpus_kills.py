"""Kill runs of ``framing corpus score`` at random moments, and compare what they end with to an undisturbed run.

    python benchmarks/corpus_kills.py articles.jsonl.gz [--kills 100] [--longest SECONDS]

A run is started, and after a random time killed with all its workers (or, every other time, alone: its workers have
to notice), until one ends by itself. Its folder must then equal, byte for byte, that of a run that nothing disturbed.
Then the next begins with an empty folder. Ends with an error at the first difference.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-c", "from framing.cli import main; main()", "corpus", "score"]


def start(source: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start a run in a process group of its own."""
    return subprocess.Popen(
        [*PROGRAM, str(source), "-o", str(folder), "--workers", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def tree(folder: Path) -> str:
    """Return a digest of the names and contents of all files in a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def main() -> None:
    """Kill until there are enough kills, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument(
        "--longest", type=float, help="seconds until a kill at most; default: half a whole run"
    )
    given = parser.parse_args()
    rng = random.Random(20)
    with tempfile.TemporaryDirectory() as name:
        whole, killed = Path(name) / "whole", Path(name) / "killed"
        begin = time.monotonic()
        if start(given.source, whole).wait():
            raise SystemExit("the undisturbed run failed")
        took = time.monotonic() - begin
        expected = tree(whole)
        kills = runs = 0
        while kills < given.kills or killed.exists():
            process = start(given.source, killed)
            try:
                process.wait(rng.uniform(0, given.longest or took / 2) if kills < given.kills else None)
            except subprocess.TimeoutExpired:
                kill = os.killpg if kills % 2 else os.kill
                kill(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
                continue
            if tree(killed) != expected:
                raise SystemExit(f"after {kills} kills the folder differs from that of an undisturbed run")
            runs += 1
            shutil.rmtree(killed)
            print(f"{kills} kills, {runs} runs ended, all equal", flush=True)
    print(
        f"{kills} kills: {runs} runs ended, each byte-identical to one that nothing disturbed ({took:.0f} s)"
    )


if __name__ == "__main__":
    main()
