"""Where a finding about the whole article stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.reading import Reading


def top(reading: Reading) -> tuple[int, int]:
    """Return the span of the headline, else of the first sentence, else of the first line of the text."""
    doc = reading.document
    head = next((b for b in doc.blocks if b.role == "headline"), None)
    if head is not None:
        return head.start, head.end
    if doc.sentences:
        return doc.sentences[0].start, doc.sentences[0].end
    bare = doc.text.strip()
    start = doc.text.index(bare)
    return start, start + len(bare.splitlines()[0])
