"""The diagnostic format of reviewdog, as one document; columns are bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.formats.findings import found, relative, utf8_column
from framing.formats.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Article, Checked, Diagnostic, Failure

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield the document, one finding a line."""
    yield b'{"source":{"name":"framing"},"diagnostics":['
    separator = b"\n"
    for d, article in found(results):
        yield separator + encode(entry(d, article, view))
        separator = b",\n"
    yield b"\n]}\n"


def entry(d: Diagnostic, article: Article, view: View) -> dict[str, Any]:
    """Return a finding as reviewdog has it."""
    location: dict[str, Any] = {"path": relative(d.path, view.root)}
    if (place := _range(d, article)) is not None:
        location["range"] = place
    out: dict[str, Any] = {
        "message": d.message,
        "location": location,
        "severity": _SEVERITIES[d.severity],
        "code": {"value": d.code},
    }
    if d.suggestion and place and "column" in place["start"]:
        out["suggestions"] = [{"range": place, "text": d.suggestion}]
    return out


def _range(d: Diagnostic, article: Article) -> dict[str, Any] | None:
    if d.line is None:
        return None
    # The lines of a page or a sidecar are not at hand, so bytes cannot be counted there.
    as_written = d.path == article.path and bool(article.line_map)
    if not as_written or d.column is None or d.end_line is None or d.end_column is None:
        return {"start": {"line": d.line}}
    return {
        "start": {"line": d.line, "column": utf8_column(article, d.line, d.column)},
        "end": {"line": d.end_line, "column": utf8_column(article, d.end_line, d.end_column)},
    }
