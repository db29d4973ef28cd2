"""Runs a batch: failures are said as they happen and counted, progress is shown to a person."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from framing.cli import _errors
from framing.formats.printable import printable
from framing.types import Analysis, Article, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from framing.config import Config

T = TypeVar("T", Article, Analysis)


class Batch:
    """What has happened so far; ``failed`` counts the failures that were said."""

    def __init__(self) -> None:
        self.failed = 0
        self._say: Callable[[str], None] = _errors.say
        self._step: Callable[[], None] = lambda: None

    @property
    def status(self) -> int:
        """The exit code: 2 if anything failed."""
        return 2 if self.failed else 0

    def analyse(self, items: Iterable[Article | Failure], config: Config) -> Iterator[Analysis | Failure]:
        """Yield the analysis of each article; a bug in ours costs that one article, not the batch."""
        from framing import engine

        for chunk in engine.chunks(items):
            try:
                yield from list(engine.analyse_many(chunk, config))
            except Exception:  # one of them: found by taking them one by one
                yield from (self._one(item, config) for item in chunk)

    def _one(self, item: Article | Failure, config: Config) -> Analysis | Failure:
        from framing import engine

        if isinstance(item, Failure):
            return item
        try:
            return engine.analyse(item, config)
        except Exception as e:  # whatever it is, the other articles must still be done
            _errors.trace(e)
            return Failure(
                path=item.path or "-", id=item.id, reason=_errors.internal(e), remedy=_errors.REPORT_IT
            )

    def watch(self, items: Iterable[T | Failure]) -> Iterator[T | Failure]:
        """Pass ``items`` on, saying and counting the failures among them."""
        for item in items:
            if isinstance(item, Failure):
                self.failed += 1
                self._say(_errors.line(item))
            self._step()
            yield item

    def kept(self, items: Iterable[T | Failure], failures: list[Failure] | None = None) -> list[T]:
        """Return the items that did not fail; put the others into ``failures``."""
        out: list[T] = []
        for item in self.watch(items):
            if isinstance(item, Failure):
                if failures is not None:
                    failures.append(item)
            else:
                out.append(item)
        return out

    @contextmanager
    def progress(self, what: str, *, streaming: bool = False) -> Iterator[None]:
        """Show a count on stderr while the block runs, if a person looks and output is not streaming by."""
        if not _terminal(sys.stderr) or (streaming and _terminal(sys.stdout)):
            yield
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.text import Text

        columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
            task = shown.add_task(what, total=None)
            self._step = lambda: shown.advance(task)
            self._say = lambda line: shown.console.print(Text(printable(line)), soft_wrap=True)
            try:
                yield
            finally:
                self.__dict__.update(_say=_errors.say, _step=lambda: None)


def _terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
