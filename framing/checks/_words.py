"""Words of substance: what two sentences that say the same have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from framing.document import Document

_STEM: Final = 6
_EMPTY: Final = frozenset(
    "that this with from into over than then when while after before about been being have were will would could "
    "should said says told also more most only just very much such what which whose there their they them these "
    "those must does doing done because against between".split()
)


def substance(doc: Document, start: int, end: int) -> frozenset[str]:
    """Return the longer words of ``[start, end)``, cut to a stem that endings do not change."""
    first, last = doc.word_at(start), doc.word_at(end - 1) + 1
    found = (word.removesuffix("'s") for word in doc.words.lower[first:last])
    return frozenset(word[:_STEM] for word in found if len(word) > 3 and word not in _EMPTY)
