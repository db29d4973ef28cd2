"""Document -> evidence. A finder is a module of this package with ``find(doc, lists) -> Iterator[Evidence]``.

A finder leaves ``id`` empty and ``voice`` "narrator": the engine numbers the evidence and asks the
attribution layer whose words they are. Dropping a module in adds a finder.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.document import Document
    from framing.lexicon import Lists
    from framing.types import Evidence


class Finder(Protocol):
    """The interface of a module in this package."""

    def find(self, doc: Document, lists: Lists) -> Iterator[Evidence]:
        """Yield the evidence in ``doc``, in any order, without id and voice; ``lists`` are the lexicons in use."""


@cache
def finders() -> tuple[Finder, ...]:
    """Return the finder modules of this package, sorted by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(cast("Finder", importlib.import_module(f"{__name__}.{name}")) for name in names)
