"""Measures ``framing check``: its start beside a bare interpreter, and many files beside proselint.

    python benchmarks/check.py [--proselint PROGRAM] [--files N]

proselint is looked for on the PATH; it may live in an environment of its own. Both programs run in turn on the same
files, on one core; seconds are those of the processor, the median of several runs. Prints the figures and writes
``build/bench-check.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from itertools import islice
from pathlib import Path

from bench import BARE, ROOT, Run, dictionary, own_texts, run, table

CHECK = [sys.executable, "-c", "from framing.cli import main; main()", "check", "--isolated", "--exit-zero"]
STARTS, TURNS = 15, 3


def environment(work: Path) -> dict[str, str]:
    """Return the environment of both programs: byte code is kept, as in an installation."""
    out = {**os.environ, "PYTHONPATH": str(ROOT), "FRAMING_CACHE_DIR": str(work / "cache")}
    out.pop("PYTHONDONTWRITEBYTECODE", None)
    return out


def start(path: Path, settings: dict[str, str]) -> dict[str, float]:
    """Return the median start on one file, beside that of a bare interpreter in turn with it."""
    runs: dict[str, list[Run]] = {"check": [], "bare": []}
    for _ in range(STARTS + 1):  # the first writes byte code and compiles the lexicons
        runs["check"].append(run([*CHECK, str(path)], settings))
        runs["bare"].append(run(BARE, settings))
    seconds = {name: statistics.median(r.seconds for r in found[1:]) for name, found in runs.items()}
    return {
        "first_run_ms": round(1000 * runs["check"][0].seconds, 1),
        "check_ms": round(1000 * seconds["check"], 1),
        "bare_interpreter_ms": round(1000 * seconds["bare"], 1),
        "ratio": round(seconds["check"] / seconds["bare"], 1),
        "mebibytes": round(max(r.mebibytes for r in runs["check"][1:]), 1),
    }


def many(folder: Path, proselint: str | None, settings: dict[str, str]) -> dict[str, float]:
    """Return the seconds of both programs on a folder of files."""
    commands = {"framing": [*CHECK, "--format", "concise", str(folder)]}
    if proselint:
        commands["proselint"] = [proselint, "check", str(folder)]
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TURNS):
        for name, command in commands.items():
            # proselint's exit code is 1 where it finds something
            runs[name].append(run(command, settings, codes=(0, 1)).seconds)
    seconds = {name: round(statistics.median(found), 2) for name, found in runs.items()}
    ratio = {"ratio": round(seconds["framing"] / seconds["proselint"], 3)} if proselint else {}
    return {**{f"{name}_seconds": value for name, value in seconds.items()}, **ratio}


def main() -> None:
    """Measure, print and write ``build/bench-check.json``."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="the program to compare with")
    parser.add_argument("--files", type=int, default=500)
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    common = sorted(word for word in dictionary() if word.isalpha() and len(word) > 3)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "articles"
        folder.mkdir()
        for number, text in enumerate(islice(own_texts(common), options.files)):
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        settings = environment(work)
        figures = {
            "start": start(folder / "0000.txt", settings),
            f"{options.files}_files": many(folder, options.proselint, settings),
        }
    target = ROOT / "build" / "bench-check.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print("\n".join(table(figures)))
    print(f"written to {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
