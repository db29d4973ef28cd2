"""GitLab's code quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats.findings import Ordinals, found, relative
from framing.formats.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Checked, Failure

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield the report: fingerprints are unique, for GitLab drops what has one that it knows."""
    ordinals = Ordinals()
    separator = b"["
    for d, _ in found(results):
        path, number = relative(d.path, view.root), ordinals.of(d)
        entry = {
            "description": f"{d.code} {d.message}",
            "check_name": f"{d.code} {d.name}",
            "fingerprint": f"{path}:{d.fingerprint}:{number}",
            "severity": _SEVERITIES[d.severity],
            "location": {"path": path, "lines": {"begin": d.line or 1}},
        }
        yield separator + b"\n" + encode(entry)
        separator = b","
    yield b"[]\n" if separator == b"[" else b"\n]\n"
