"""Measures ``framing score`` beside ``naive.py`` on the same texts, in the same run, on one core.

    python benchmarks/bench.py [--quick]        # make bench

Articles a second of both programs as whole processes, with and without the time that attribution takes, and of
``framing.analyse`` within one; cold start of a single article against ``naive.py`` and a bare interpreter; peak
memory over 2,000 and 20,000 articles. Prints the figures and writes ``build/bench.json``. With ``--quick``, fewer
of each: to try it out, not for figures.

Seconds are those of the processor (user and system): on an idle machine those of the clock, on a busy one
independent of what else it does. The process keeps to one core where the system lets it.

The texts are our sample articles, each copy with other words put in place of one in eight, so that what is
remembered from one article does not flatter the next; and the training set of PolNeAR (US news), where
FRAMING_SHARED names a folder that has it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import framing
from framing import ingest
from framing.resources import folder
from framing.types import SCORED_ROLES, Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
NAIVE = [sys.executable, str(ROOT / "benchmarks" / "naive.py")]
SCORE = ["score", "--format", "jsonl"]
FRAMING = [sys.executable, "-c", "from framing.cli import main; main()", *SCORE]
TIMED = [sys.executable, str(ROOT / "benchmarks" / "ours.py")]
BARE = [sys.executable, "-c", "pass"]
KNOWN_WORD = re.compile(r"\n([^\t]+)\t(.)")
PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True)
class Sizes:
    """How much of each to measure."""

    articles: int = 1000
    starts: int = 9
    memory: tuple[int, ...] = (2_000, 20_000)


@dataclass(frozen=True)
class Run:
    """A finished process: processor seconds, peak resident memory in MiB."""

    seconds: float
    mebibytes: float


def dictionary() -> dict[str, int]:
    """Return the words of the syllable table that ships, with their syllables."""
    table = (folder("data") / "syllables.bin").read_bytes()
    first_bucket = int.from_bytes(table[4:8], "little")
    return {word: ord(count) - ord("0") for word, count in KNOWN_WORD.findall(table[first_bucket:].decode())}


def own_texts(words: Sequence[str]) -> Iterator[str]:
    """Yield our sample articles over and over, each time with other words in one in eight places."""
    rng = random.Random(20)
    articles = [a for a in ingest.read([str(ROOT / "seeds" / "stories")]) if isinstance(a, Article)]
    texts = [
        "\n\n".join(a.text[b.start : b.end] for b in a.blocks if b.role in SCORED_ROLES) for a in articles
    ]
    if not texts:
        raise SystemExit("bench: seeds/stories has no articles; restore the folder")
    while True:
        for text in texts:
            yield PLAIN_WORD.sub(lambda word: rng.choice(words) if rng.random() < 1 / 8 else word[0], text)


def polnear_texts() -> list[str]:
    """Return the training articles of PolNeAR, or none where they are absent."""
    shared = Path(os.environ.get("FRAMING_SHARED", ROOT.parent / "shared"))
    path = shared / "data" / "attribution" / "polnear_train.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = map(json.loads, file)
        return list({record["id"]: str(record["text"]) for record in records}.values())


def write(path: Path, texts: Iterator[str] | Sequence[str]) -> Path:
    """Write texts as input records, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return path


def write_corpus(target: Path, words: dict[str, int]) -> None:
    """Write the dictionary where nltk looks for it: every syllable one vowel, all that textstat counts."""
    corpus = target / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    entries = (f"{word.upper()} 1 {' '.join(['AH0'] * count) or 'SH'}" for word, count in words.items())
    (corpus / "cmudict").write_text("\n".join(entries) + "\n", encoding="utf-8")


def run(command: Sequence[str], environment: dict[str, str], codes: Sequence[int] = (0,)) -> Run:
    """Run a command to its end with its output thrown away; stop if it ends with none of ``codes``."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            errors.seek(0)
            last = "".join(errors.read().decode(errors="replace").splitlines(keepends=True)[-5:])
            raise SystemExit(f"{last}bench: {' '.join(command)} ended with exit code {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale / 2**20)


def in_process(texts: Sequence[str]) -> float:
    """Return articles a second of ``framing.analyse``, after a first article has loaded what it loads."""
    articles = [ingest.from_text(text) for text in texts]
    framing.analyse(articles[0])
    start = time.process_time()
    for article in articles:
        framing.analyse(article)
    return len(articles) / (time.process_time() - start)


def throughput(name: str, texts: Sequence[str], work: Path, environment: dict[str, str]) -> dict[str, object]:
    """Return articles a second of both programs on the same texts, and their ratio.

    The ratio is given for the whole, and without the time that ``framing.attribution.attribute`` took in that
    very run.
    """
    path = write(work / f"{name}.jsonl", texts)
    ours = run([*TIMED, str(work / "seconds.txt"), *SCORE, str(path)], environment)
    theirs = run([*NAIVE, str(path)], environment)
    attribution = float((work / "seconds.txt").read_text())
    return {
        "articles": len(texts),
        "words_per_article": round(statistics.mean(len(text.split()) for text in texts)),
        "framing_per_second": round(len(texts) / ours.seconds, 1),
        "naive_per_second": round(len(texts) / theirs.seconds, 1),
        "ratio": round(theirs.seconds / ours.seconds, 2),
        "share_of_attribution": round(attribution / ours.seconds, 3),
        "ratio_without_attribution": round(theirs.seconds / (ours.seconds - attribution), 2),
        "framing_in_process_per_second": round(in_process(texts), 1),
    }


def cold_start(text: str, sizes: Sizes, work: Path, environment: dict[str, str]) -> dict[str, object]:
    """Return the median of each program's milliseconds on one article."""
    path = work / "one.txt"
    path.write_text(text, encoding="utf-8")
    commands = {"framing": [*FRAMING, str(path)], "naive": [*NAIVE, str(path)], "bare_interpreter": BARE}
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(sizes.starts + 1):  # the first writes byte code and fills the page cache
        for name, command in commands.items():
            runs[name].append(run(command, environment).seconds)
    milliseconds = {name: round(1000 * statistics.median(seconds[1:]), 1) for name, seconds in runs.items()}
    return {**milliseconds, "ratio_to_naive": round(milliseconds["framing"] / milliseconds["naive"], 3)}


def memory(
    texts: Callable[[], Iterator[str]], sizes: Sizes, work: Path, environment: dict[str, str]
) -> dict[str, object]:
    """Return peak memory of ``framing score`` in MiB on files of growing length."""
    peaks = {}
    for size in sizes.memory:
        path = write(work / "many.jsonl", islice(texts(), size))
        peaks[size] = run([*FRAMING, str(path)], environment).mebibytes
    smallest, largest = peaks[sizes.memory[0]], peaks[sizes.memory[-1]]
    return {
        "mebibytes": {str(size): round(peak, 1) for size, peak in peaks.items()},
        "growth": round(largest / smallest, 3),
    }


def measure(sizes: Sizes) -> dict[str, object]:
    """Return every figure."""
    words = dictionary()
    common = sorted(word for word in words if word.isalpha() and len(word) > 3)
    own = list(islice(own_texts(common), sizes.articles))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_corpus(work / "nltk_data", words)
        environment = {**os.environ, "NLTK_DATA": str(work / "nltk_data"), "PYTHONPATH": str(ROOT)}
        # An installed package has its byte code; without it every start would compile ours, and not the libraries.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        sets = {"own": own, "polnear_train": polnear_texts()[: sizes.articles]}
        return {
            "machine": {
                "python": platform.python_version(),
                "system": f"{platform.system()} {platform.machine()}",
                "packages": {
                    name: version(name) for name in ("textstat", "vaderSentiment", "pyphen", "nltk")
                },
            },
            "sizes": asdict(sizes),
            "throughput": {
                name: throughput(name, texts, work, environment) for name, texts in sets.items() if texts
            },
            "cold_start_ms": cold_start(own[0], sizes, work, environment),
            "peak_memory": memory(lambda: own_texts(common), sizes, work, environment),
        }


def table(figures: object, indent: str = "") -> Iterator[str]:
    """Yield the figures as indented lines."""
    if isinstance(figures, dict):
        for name, value in figures.items():
            if isinstance(value, dict):
                yield f"{indent}{name}"
                yield from table(value, indent + "  ")
            else:
                yield f"{indent}{name:<{36 - len(indent)}}{value}"


def main() -> None:
    """Measure, print and write ``build/bench.json``."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer articles: to try it out, not for figures")
    quick = parser.parse_args().quick
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures = measure(Sizes(articles=60, starts=3, memory=(100, 400)) if quick else Sizes())
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print("\n".join(table(figures)))
    print(f"written to {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
