"""How far a run is: a bar for a person, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from framing.cli import _errors
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.corpus.run import Step

_MOST = 20
"""Failures that are said; all of them are in the table of failures."""
_EVERY = 30.0
"""Seconds between two lines of a log."""


class Progress:
    """Counts articles; ``share`` tells which part of the input has been read."""

    def __init__(self, share: Callable[[], float | None]) -> None:
        self.share = share
        self.failed = self.scored = self.kept = 0
        self._start = self._said = time.monotonic()
        self._begun = 0.0
        self._say: Callable[[str], None] = _errors.say
        self._show: Callable[[str], None] = self._log

    def step(self, step: Step) -> None:
        """Take one chunk into account."""
        if step.done is None:
            self.kept += step.records
            self._start, self._begun = time.monotonic(), self.share() or 0.0
            return
        self.scored += step.done.articles
        for failure in step.done.failures:
            self.failed += 1
            if self.failed <= _MOST:
                self._say(_errors.line(failure))
            elif self.failed == _MOST + 1:
                self._say("framing: more failures are not said here; the table of failures has all")
        self._show(self._line())

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show progress on standard error while the block runs."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        from rich.console import Console
        from rich.text import Text

        console = Console(stderr=True)
        with console.status("starting") as status:
            self._say = lambda line: console.print(Text(printable(line)), soft_wrap=True)
            self._show = lambda line: status.update(Text(line))
            try:
                yield
            finally:
                self._say, self._show = _errors.say, self._log

    def _log(self, line: str) -> None:
        if time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            _errors.say(f"framing: {line}")

    def _line(self) -> str:
        seconds = max(time.monotonic() - self._start, 1e-9)
        out = f"{self.scored:,} articles scored, {self.scored / seconds:.1f} a second"
        if self.kept:
            out += f"; {self.kept:,} records done before"
        if self.failed:
            out += f"; {self.failed:,} failures"
        share = self.share()
        if share is not None and share > self._begun:
            left = (1.0 - share) * seconds / (share - self._begun)
            out += f"; {share:.0%}, about {_duration(left)} left"
        return out


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "a minute"
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"
