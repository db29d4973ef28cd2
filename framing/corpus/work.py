"""A chunk to tables: the function that every engine calls, on this machine or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing import engine
from framing.corpus import tables
from framing.corpus.items import Raw, articles
from framing.ingest import outlets
from framing.types import Analysis, Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.corpus.chunks import Chunk
    from framing.corpus.job import Job

_INTERNAL = "please report it, with the article"


class Done(NamedTuple):
    """What became of a chunk: ``data`` as ``tables.encode`` makes it, and the failures, to be told to the user."""

    key: str
    data: bytes
    articles: int
    failures: list[Failure]


def score(chunk: Chunk, job: Job) -> Done:
    """Return the tables of a chunk: a function of the chunk and the job alone."""
    keyed = list(_read(chunk, job))
    analysed = [r for group in engine.chunks(item for _, item in keyed) for r in _analysed(group, job)]
    results = [tables.Result(key, r) for (key, _), r in zip(keyed, analysed, strict=True)]
    failures = [r for r in analysed if isinstance(r, Failure)]
    return Done(chunk.key, tables.encode(results), len(analysed) - len(failures), failures)


_Keyed = tuple[str, Article | Failure]


def _read(chunk: Chunk, job: Job) -> Iterator[_Keyed]:
    registry = outlets.load(job.outlets) if job.outlets else None
    for item in chunk.items:
        if isinstance(item, Raw):
            for found in articles(item, job.columns, registry):
                yield ("", found) if isinstance(found, Failure) else found
        else:
            yield "", item


def _analysed(items: list[Article | Failure], job: Job) -> list[Analysis | Failure]:
    """Return the analysis of each article; a bug in ours costs that one article, not the chunk."""
    try:
        return list(engine.analyse_many(items, job.config))
    except Exception:  # one of them: found by taking them one by one
        return [_one(item, job) for item in items]


def _one(item: Article | Failure, job: Job) -> Analysis | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return engine.analyse(item, job.config)
    except Exception as e:  # whatever it is, the other articles must still be done
        said = f"internal error: {type(e).__name__}: {' '.join(str(e).split())[:200]}"
        place = "" if item.record is None else f"record {item.record}"
        return Failure(path=item.path or "", place=place, id=item.id, reason=said, remedy=_INTERNAL)
