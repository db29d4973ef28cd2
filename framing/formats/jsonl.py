"""One line of JSON per article, in input order, written as soon as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats.wire import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Analysis, Failure


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield one line per result."""
    for result in results:
        yield line(result, include_text=view.include_text) + b"\n"
