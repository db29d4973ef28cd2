"""Measure ``framing corpus``: what a run costs beside the engine, its memory, and grouping.

    python benchmarks/corpus.py stages articles.jsonl.gz
    python benchmarks/corpus.py run articles.jsonl.gz [--workers N] [--keep DIR]
    python benchmarks/corpus.py terms articles.jsonl.gz --keep DIR
    python benchmarks/corpus.py group DIR

``corpus_input.py`` makes the articles. ``stages`` does the work of a run in one process and says where the time goes.
``run`` runs the command and prints processor seconds, those of the clock, and the peak memory of each process. ``group``
groups a corpus, anew; ``terms`` makes one that is good for nothing else, without the hours that scoring takes. Seconds
are those of the processor unless said otherwise.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing import engine
from framing.config import Config
from framing.corpus import assemble, chunks, grouping, tables
from framing.corpus.items import articles
from framing.corpus.job import SCHEMA, Job, digests
from framing.corpus.reading import Reader, inputs
from framing.corpus.schema import arrow
from framing.corpus.store import Manifest, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Article

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-c", "from framing.cli import main; main()", "corpus"]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Clock:
    """Processor seconds by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        """Count the block as ``what``."""
        begin = time.process_time()
        yield
        self.seconds[what] += time.process_time() - begin


def stages(path: str) -> None:
    """Do what a run does, in this process, stage by stage."""
    clock, job = Clock(), Job(config=Config())
    found = chunks.chunks(Reader().read(inputs([path])), digests(job).total())
    with tempfile.TemporaryDirectory() as name:
        store = Store(name)
        keys: list[str] = []
        warm = False
        while True:
            with clock("read and cut into chunks"):
                chunk = next(found, None)
            if chunk is None:
                break
            keys.append(chunk.key)
            with clock("parse into articles"):
                keyed = [pair for item in chunk.items for pair in articles(item, (), None)]  # type: ignore[arg-type]
            read: list[Article] = [article for _, article in keyed]  # type: ignore[misc]
            if not warm:  # what is loaded once is no cost of an article
                engine.analyse_all(read[:16])
                warm = True
            with clock("score"):
                analysed = list(engine.analyse_many(read))
            results = [tables.Result(key, each) for (key, _), each in zip(keyed, analysed, strict=True)]  # type: ignore[misc]
            with clock("terms and samples for grouping"):  # made again among the tables: taken off below
                tables.COLUMNS["terms"]([tables.Done(key, each) for key, each in results])  # type: ignore[arg-type]
            with clock("make tables"):
                data = tables.encode(results)
            with clock("keep chunks"):
                store.put(chunk.key, data)
        with clock("put tables together"):
            assemble.assemble(store, keys, assemble.months(store, keys), {})
    clock.seconds["make tables"] -= clock.seconds["terms and samples for grouping"]
    total = sum(clock.seconds.values())
    for what, seconds in clock.seconds.items():
        print(f"{what:<34}{seconds:9.2f} s {seconds / total:7.1%}")
    alone = clock.seconds["parse into articles"] + clock.seconds["score"]
    print(f"all {total:.2f} s; parsing and scoring alone {alone:.2f} s, {alone / total:.1%}")


class Watch(threading.Thread):
    """Notes the peak memory of a process and its children, until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peaks, self.stopped = pid, defaultdict(int), False

    def run(self) -> None:
        """Look twice a second."""
        while not self.stopped:
            children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
            try:
                pids = [self.pid, *map(int, children.read_text().split())]
            except OSError:
                return
            for pid in pids:
                try:
                    status = Path(f"/proc/{pid}/status").read_text()
                except OSError:
                    continue
                peak = int(status.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in status else 0
                self.peaks[pid] = max(self.peaks[pid], peak)
            time.sleep(0.5)


def run(path: str, workers: int, keep: str | None) -> None:
    """Run the command and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = keep or str(Path(name) / "corpus")
        command = [*PROGRAM, "score", path, "-o", folder, "--workers", str(workers)]
        begin = time.monotonic()
        process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.monotonic() - begin
        watch.stopped = True
        if status:
            raise SystemExit("the run failed")
        rows = Store(folder).check().rows["articles"]
    seconds = usage.ru_utime + usage.ru_stime
    peaks = sorted((peak / 1024 for pid, peak in watch.peaks.items() if pid != process.pid), reverse=True)
    print(
        f"{rows} articles, {workers} workers: {seconds:.1f} processor seconds, "
        f"{1000 * seconds / rows:.2f} ms an article, "
        f"{clock:.0f} s by the clock; peak MiB: main {watch.peaks[process.pid] / 1024:.0f}, "
        f"workers {', '.join(f'{peak:.0f}' for peak in peaks[:workers])}"
    )


def terms(path: str, folder: str) -> None:
    """Write a corpus that has what grouping reads of the articles, and no scores."""
    job = digests(Job(config=Config()))
    store, keys, given = Store(folder), [], inputs([path])
    with store.claim():
        for chunk in chunks.chunks(Reader().read(given), job.total()):
            keyed = [pair for item in chunk.items for pair in articles(item, (), None)]
            done = [tables.Done(key, Read(article)) for key, article in keyed]  # type: ignore[arg-type]
            known = [(k, a.title, a.outlet, a.published, tables.day(a.published), a.story) for k, a in keyed]  # type: ignore[union-attr]
            columns = dict(zip(grouping.COLUMNS, zip(*known, strict=True), strict=True))
            whole = [list(columns.get(name, [None] * len(known))) for name in arrow("articles").names]
            store.put(chunk.key, tables.archive({"articles": whole, "terms": tables.COLUMNS["terms"](done)}))
            keys.append(chunk.key)
        months = assemble.months(store, keys)
        rows = assemble.assemble(store, keys, months, {})
        store.end(Manifest(schema=SCHEMA, inputs=(), digests=job, chunks=len(keys), rows=rows, months=months))


class Read(NamedTuple):
    """In place of an analysis: the article alone."""

    article: Article


def group(folder: str) -> None:
    """Group a corpus anew in this process."""
    for name in ("members", "stories"):
        shutil.rmtree(Path(folder) / name, ignore_errors=True)
    (Path(folder) / "grouped.json").unlink(missing_ok=True)
    begin = time.process_time()
    done = grouping.group(Store(folder))
    seconds = time.process_time() - begin
    peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
    print(
        f"{done.articles} articles in {done.stories} stories: {seconds:.1f} processor seconds, peak {peak:.0f} MiB"
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["stages", "run", "terms", "group"])
    parser.add_argument("path")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", metavar="DIR")
    given = parser.parse_args()
    os.environ.update(ONE_THREAD)
    if given.what == "stages":
        stages(given.path)
    elif given.what == "run":
        run(given.path, given.workers, given.keep)
    elif given.what == "terms":
        terms(given.path, given.keep)
    else:
        group(given.path)


if __name__ == "__main__":
    main()
