"""One line a finding, as compilers write them, for people and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats.findings import found
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Checked, Diagnostic, Failure


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield a line for each finding: path, line and column, severity, code, message."""
    for d, _ in found(results):
        yield f"{line(d)}\n".encode()


def line(d: Diagnostic) -> str:
    """Return a finding as one line."""
    at = "".join(f":{n}" for n in (d.line, d.column) if n is not None)
    return printable(f"{d.path}{at}: {d.severity} {d.code} {d.message}")
