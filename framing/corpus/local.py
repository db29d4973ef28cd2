"""The engine for one machine: a pool of processes that score chunks."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from framing.corpus import work
from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from framing.corpus.chunks import Chunk
    from framing.corpus.job import Job

_AHEAD = 2
"""Chunks a worker that are read and wait: enough that none is idle, few enough that memory stays flat."""


def run(chunks: Iterable[Chunk], job: Job, workers: int) -> Generator[work.Done]:
    """Yield chunks as they are done, in any order.

    Closing the iterator, or an exception in it, drops the chunks in work. Raises FramingError where a worker dies.
    """
    # A fresh process has no lock or thread of ours; where a main module cannot be imported again, nothing is lost.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare)
    waiting: set[Future[work.Done]] = set()
    try:
        for chunk in chunks:
            waiting.add(pool.submit(work.score, chunk, job))
            if len(waiting) >= _AHEAD * workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
    except BrokenProcessPool:
        raise FramingError(
            "a worker was ended from outside; the system may be short of memory",
            remedy="run again, with fewer --workers; what is done is kept",
        ) from None
    finally:
        for process in multiprocessing.active_children() if waiting else ():
            process.terminate()
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Make a worker ready: it leaves Ctrl-C to the main process, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in the command line: results are thousands of small objects without cycles.
    gc.set_threshold(50_000, 20, 100)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
