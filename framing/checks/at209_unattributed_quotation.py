"""AT209: a quotation of which nobody is said to be the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.document import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Quote

CODE = "AT209"
NAME = "unattributed-quotation"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A quotation of a sentence or more in a paragraph that names no speaker."
WHY = "Quotation marks promise somebody's very words; a reader who has to guess whose may guess wrong."
INSTEAD = "Name the speaker in the same paragraph."
FINE = (
    "Where the paragraph before ends by announcing the speaker, in transcripts, and for text from "
    "a sign or a document that is being described."
)
BASIS = (
    "closed quotations of eight words or more outside every attribution that open their paragraph "
    "and fill 70 % of it, where neither it nor the paragraph before has an attribution, a "
    "quotation or a word of speech, and the paragraph after does not begin with a dash"
)
BAD = (
    "Council debates ferry\n\n"
    "The pier was closed on Monday.\n\n"
    "«“Nobody has told us anything since the winter storms came.”»\n\n"
    "The next ferry sails in May, and the pier opens again at noon.",
)
GOOD = (
    "Council debates ferry\n\n"
    "The pier was closed on Monday.\n\n"
    "“Nobody has told us anything since the winter storms came,” Marta Quill said.",
)

_LEAST: Final = 8


_WHOLE: Final = 0.7
"""Share of its paragraph that a quotation that stands alone fills."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield quotations without a speaker."""
    doc = reading.document
    found = reading.attributed.attributions
    quoted = {doc.block_at(q.start) for q in doc.quotes}
    spoken = {doc.block_at(c.start) for a in found for c in (*a.content, *((a.cue,) if a.cue else ()))}
    for quote in doc.quotes:
        block = doc.block_at(quote.start)
        if (
            quote.kind == "speech"
            and quote.closed
            and quote.depth == 0
            and quote.continues is None
            and doc.blocks[block].role == "body"
            and block not in spoken
            and doc.word_at(quote.inner_end) - doc.word_at(quote.inner_start) >= _LEAST
            and block - 1 not in quoted
            and not _announced(reading, block)
            and _stands_alone(reading, quote)
            and not _signed(reading, block)
        ):
            yield Finding(
                quote.start,
                quote.end,
                "nobody is said to have spoken these words: the paragraph names no speaker; name one beside them",
            )


def _stands_alone(reading: Reading, quote: Quote) -> bool:
    """Return whether a quotation opens its paragraph, nearly fills it, and no word of speech stands beside it."""
    doc = reading.document
    block = doc.blocks[doc.block_at(quote.start)]
    if quote.start != block.start or quote.end - quote.start < _WHOLE * (block.end - block.start):
        return False
    after = doc.words.lower[doc.word_at(quote.end) : doc.word_at(block.end)]
    return cues.SPEECH_CUES.isdisjoint(after)


def _signed(reading: Reading, block: int) -> bool:
    """Return whether the next paragraph begins with a dash: who speaks stands there."""
    doc = reading.document
    return block + 1 < len(doc.blocks) and doc.plain[doc.blocks[block + 1].start] == "-"


def _announced(reading: Reading, block: int) -> bool:
    """Return whether the paragraph before ends in a colon or says that somebody speaks."""
    doc = reading.document
    if block == 0:
        return False
    before = doc.blocks[block - 1]
    if doc.text[before.start : before.end].rstrip()[-1:] == ":":
        return True
    first, last = doc.word_at(before.start), doc.word_at(before.end)
    return not cues.SPEECH_CUES.isdisjoint(doc.words.lower[first:last])
