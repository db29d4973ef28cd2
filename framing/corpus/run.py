"""A run: inputs to a folder of tables. Killed at any moment and started again, it ends with the same bytes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, Protocol

from framing.corpus import assemble, chunks, local
from framing.corpus.extra import need
from framing.corpus.job import SCHEMA, Job, digests
from framing.corpus.store import InputRecord, Manifest, Store
from framing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from framing.corpus.chunks import Chunk
    from framing.corpus.reading import Input, Reader
    from framing.corpus.work import Done

ENGINES = ("local", "ray")


class Engine(Protocol):
    """What scores chunks: on this machine, or on several."""

    def __call__(self, chunks: Iterable[Chunk], job: Job, workers: int) -> Generator[Done]:
        """Yield each chunk when it is done, in any order; read ``chunks`` no faster than they are done."""


class Step(NamedTuple):
    """One chunk further: ``done`` is None for a chunk that a run before has finished; ``records``: in the chunk."""

    records: int
    done: Done | None


def engine(name: str) -> Engine:
    """Return the engine of that name, one of ``ENGINES``."""
    if name == "ray":
        from framing.corpus import ray

        return ray.run
    return local.run


def score(
    given: Sequence[Input],
    reader: Reader,
    store: Store,
    job: Job,
    *,
    workers: int,
    engine: Engine,
    watch: Callable[[Step], None] = lambda step: None,
) -> Manifest:
    """Score the inputs into the folder and return the manifest.

    ``watch`` is told of each chunk. Raises OutputError, ConfigError, or what the engine raises; what is done stays,
    and the next run goes on from there.
    """
    need("pyarrow")
    made = digests(job)
    with store.claim():
        before = store.manifest()
        _refuse_less(before, given, store)
        keys: list[str] = []
        found = _todo(chunks.chunks(reader.read(given), made.total()), store, keys, watch)
        with closing(engine(found, job, workers)) as results:
            for done in results:
                store.put(done.key, done.data)
                watch(Step(done.articles + len(done.failures), done))
        months = assemble.months(store, keys)
        store.begin()
        rows = assemble.assemble(store, keys, months, before.months if before else {})
        manifest = Manifest(
            schema=SCHEMA,
            inputs=tuple(_record(each) for each in given),
            digests=made,
            chunks=len(keys),
            rows=rows,
            months=months,
        )
        store.end(manifest)
    return manifest


def _todo(
    found: Iterable[Chunk], store: Store, keys: list[str], watch: Callable[[Step], None]
) -> Iterator[Chunk]:
    """Yield the chunks that no run has finished; put the keys of all, each once, into ``keys``."""
    known = set()
    for chunk in found:
        if chunk.key in known:
            continue
        known.add(chunk.key)
        keys.append(chunk.key)
        if store.chunk(chunk.key).is_file():
            watch(Step(len(chunk.items), None))
        else:
            yield chunk


def _refuse_less(before: Manifest | None, given: Sequence[Input], store: Store) -> None:
    """Raise ConfigError where an input of the run before is not given: its articles would go."""
    missing = {each.name for each in before.inputs} - {each.label for each in given} if before else ()
    if missing:
        raise ConfigError(
            f"also holds {', '.join(sorted(missing))}, which is not given now",
            where=str(store.folder),
            remedy="give all inputs, or name another folder",
        )


def _record(given: Input) -> InputRecord:
    return InputRecord(
        path=given.path,
        name=given.label,
        files=given.files,
        records=given.records,
        digest=given.digest(),
    )
