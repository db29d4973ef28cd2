"""Compare what could carry ``framing corpus score`` beyond one machine, on the real work: Ray's tasks, Ray Data, Daft.

    python benchmarks/corpus_engines.py articles.jsonl.gz local|tasks|data|daft [--kill]

Scores the file in chunks of 64 with two workers. Prints the articles; processor seconds of all processes, in total and
an article; the largest sum of their memory (proportional set size, so that shared pages count once); and a digest of
the results, which must be the same for each. With ``--kill`` a process that scores is killed after the first chunk.
Needs ``ray[data]``, ``daft`` and ``psutil``, best in an environment of their own.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import sys
import threading
import time
from typing import TYPE_CHECKING

import psutil

from framing.config import Config
from framing.corpus import chunks, local, work
from framing.corpus.job import Job, digests
from framing.corpus.reading import Reader, inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

JOB = Job(config=Config())


def score_bytes(chunk: bytes) -> bytes:
    """Score a chunk that came as bytes; what results, as bytes."""
    return pickle.dumps(work.score(pickle.loads(chunk), JOB))


def tasks(found: Iterable[chunks.Chunk]) -> Iterator[work.Done]:
    """Ray's tasks, as ``framing.corpus.ray`` uses them."""
    from framing.corpus import ray as engine

    yield from engine.run(found, JOB, 2)


def data(found: Iterable[chunks.Chunk]) -> Iterator[work.Done]:
    """Ray Data: a data set with a chunk a row, mapped."""
    import ray

    ray.init(num_cpus=2, log_to_driver=False, include_dashboard=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = ray.data.from_items([{"chunk": pickle.dumps(chunk)} for chunk in found])
    mapped = rows.repartition(rows.count()).map(lambda row: {"done": score_bytes(row["chunk"])}, num_cpus=1)
    for row in mapped.iter_rows():
        yield pickle.loads(row["done"])


def daft(found: Iterable[chunks.Chunk]) -> Iterator[work.Done]:
    """Daft on this machine: a data frame with a chunk a row, and a function over it in two processes."""
    import daft as engine

    @engine.func(return_dtype=engine.DataType.binary(), use_process=True)
    def scored(chunk: bytes) -> bytes:
        return score_bytes(chunk)

    frame = engine.from_pydict({"chunk": [pickle.dumps(chunk) for chunk in found]}).into_batches(1)
    for row in frame.select(scored(frame["chunk"]).alias("done")).iter_rows():
        yield pickle.loads(row["done"])


ENGINES: dict[str, Callable[[Iterable[chunks.Chunk]], Iterator[work.Done]]] = {
    "local": lambda found: local.run(found, JOB, 2),
    "tasks": tasks,
    "data": data,
    "daft": daft,
}


class Watch(threading.Thread):
    """Sums processor time and memory of this process and all that it started, until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seconds: dict[int, float] = {}
        self.peak = 0
        self.stopped = False

    def run(self) -> None:
        """Look every half second."""
        while not self.stopped:
            self.look()
            time.sleep(0.5)

    def look(self) -> None:
        """Look once."""
        total = 0
        for process in family():
            try:
                times = process.cpu_times()
                self.seconds[process.pid] = times.user + times.system
                total += process.memory_full_info().pss
            except psutil.Error:
                continue
        self.peak = max(self.peak, total)


def family() -> list[psutil.Process]:
    """Return this process, its descendants, and those of a Ray that it started."""
    me = psutil.Process()
    return [me, *me.children(recursive=True)]


def kill_one() -> None:
    """Kill the busiest process that is not this one."""
    others = [p for p in family()[1:] if p.is_running()]
    busiest = max(others, key=lambda p: sum(p.cpu_times()[:2]))
    print(f"killed {' '.join(busiest.cmdline())[:60]}")
    busiest.kill()


def main() -> None:
    """Run one engine over the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file")
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("--kill", action="store_true")
    given = parser.parse_args()
    chunks.MOST = 64
    found = list(chunks.chunks(Reader().read(inputs([given.file])), digests(JOB).total()))
    watch = Watch()
    watch.start()
    begin = time.monotonic()
    results: dict[str, work.Done] = {}
    try:
        for done in ENGINES[given.engine](found):
            results[done.key] = done
            watch.look()
            if given.kill and len(results) == 1:
                kill_one()
    except Exception as error:  # the comparison is about what becomes of it
        print(f"{given.engine}: {type(error).__name__} after {len(results)} of {len(found)} chunks")
        sys.exit(1)
    articles = sum(done.articles for done in results.values())
    total = hashlib.sha256(b"".join(results[chunk.key].data for chunk in found)).hexdigest()
    seconds = sum(watch.seconds.values())
    print(
        f"{given.engine}: {articles} articles, {seconds:.1f} processor seconds, {1000 * seconds / articles:.1f} ms an "
        f"article, {watch.peak / 2**20:.0f} MiB, {time.monotonic() - begin:.0f} s by the clock, {total[:12]}"
    )
    os._exit(0)


if __name__ == "__main__":
    main()
