"""The diagnostic format of reviewdog, one line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats.findings import found
from framing.formats.rdjson import entry
from framing.formats.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Checked, Failure


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield one line per finding."""
    for d, article in found(results):
        yield encode({**entry(d, article, view), "source": {"name": "framing"}}) + b"\n"
