"""The engine for several machines: chunks as tasks of Ray, which does them again where a machine is lost.

Ray finds its cluster as it always does: by RAY_ADDRESS, or on this machine. Every node needs the same framing, and the
files that the settings name (house lists, a model, a registry of outlets) under the same paths; inputs and output are
needed on the node alone that the command runs on.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from framing.corpus import work
from framing.corpus.extra import need
from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from framing.corpus.chunks import Chunk
    from framing.corpus.job import Job

_AHEAD = 2
"""Chunks a worker that are read and wait, as in the local engine."""


def run(chunks: Iterable[Chunk], job: Job, workers: int) -> Generator[work.Done]:
    """Yield chunks as they are done, in any order, at most ``workers`` of them at the same time.

    A task whose node or process dies is done again elsewhere. Raises FramingError where that does not help.
    """
    ray = need("ray", "ray")
    started = not ray.is_initialized()
    if started:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere unasked
        ray.init(log_to_driver=False, configure_logging=False, include_dashboard=False)
    task = ray.remote(work.score).options(num_cpus=1, max_retries=5)
    shared = ray.put(job)
    waiting: list[Any] = []
    try:
        for chunk in chunks:
            waiting.append(task.remote(chunk, shared))
            if len(waiting) >= _AHEAD * workers:
                yield _next(ray, waiting)
        while waiting:
            yield _next(ray, waiting)
    finally:
        for each in waiting:
            ray.cancel(each, force=True)
        if started:
            ray.shutdown()


def _next(ray: Any, waiting: list[Any]) -> work.Done:
    """Return a chunk that is done, and take it from those that are waited for."""
    done, waiting[:] = ray.wait(waiting, num_returns=1)
    try:
        found: work.Done = ray.get(done[0])
    except ray.exceptions.RayError as e:
        raise FramingError(
            f"Ray could not do a chunk: {' '.join(str(e).split())[:300]}",
            remedy="look at the cluster; what is done is kept, and the next run goes on from there",
        ) from None
    return found
