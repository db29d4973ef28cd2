"""One line of JSON per article or finding, in input order, written as soon as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats import findings
from framing.formats.wire import encode, line, record
from framing.types import Checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Analysis, Failure


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield one line per result."""
    for result in results:
        yield line(result, include_text=view.include_text) + b"\n"


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield one line per finding, those that are silenced among them, and per failure."""
    for result in results:
        for each in findings.records(result) if isinstance(result, Checked) else (record(result),):
            yield encode(each) + b"\n"
