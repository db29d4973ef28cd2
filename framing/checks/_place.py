"""Where a span stands in the file as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.document import Document


def places(doc: Document, start: int, end: int) -> dict[str, int | None]:
    """Return line and column of both ends, from 1 and in code points; None where the file's lines are unknown."""
    first, last = doc.position(start), doc.position(end)
    line, column = first or (None, None)
    end_line, end_column = last or (None, None)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
