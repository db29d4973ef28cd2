"""Results -> bytes: one module per output format, each a pure function of the results.

A format is a module of this package with any of

- ``analyses(results, view) -> Iterator[bytes]``: for ``framing score``; yields as results arrive where
  the format allows it
- ``stories(stories, articles, view) -> Iterator[bytes]``: for ``framing stories``
- ``diagnostics(results, view) -> Iterator[bytes]``: for ``framing check``

Dropping one in adds it. ``docs/formats.md`` documents what they write.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.types import Analysis, Article, Checked, Failure, Story


@dataclass(frozen=True, slots=True)
class View:
    """How to show: with the articles' text or without; for people, the columns and colours at hand.

    ``root``: the folder that formats for other programs tell paths from.
    """

    include_text: bool = False
    width: int = 100
    colour: bool = False
    root: str = ""


class Format(Protocol):
    """The interface of a module in this package; a module may lack some of the three."""

    def analyses(self, results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
        """Yield the output for analyses and failures in the order given."""

    def stories(self, stories: Sequence[Story], articles: Sequence[Article], view: View) -> Iterator[bytes]:
        """Yield the output for stories; ``articles`` holds all articles that they name."""

    def diagnostics(self, results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
        """Yield the output for checked articles and failures in the order given."""


@cache
def names(what: str) -> tuple[str, ...]:
    """Return the names of the formats that can show ``what`` ("analyses", "stories" or "diagnostics"), sorted."""
    return tuple(name for name in _modules() if shows(name, what))


def shows(name: str, what: str) -> bool:
    """Return whether there is a format ``name`` that can show ``what``."""
    return name in _modules() and hasattr(load(name), what)


@cache
def _modules() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__)))


def load(name: str) -> Format:
    """Return the format module ``name``."""
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))
