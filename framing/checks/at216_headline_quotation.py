"""AT216: words quoted in the headline that the body does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT216"
NAME = "headline-quotation"
SEVERITY = "error"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "Words in quotation marks in the headline that stand nowhere in the body."
WHY = (
    "Marks promise somebody's very words. Trimmed or sharpened for the headline, they are the "
    "outlet's words in another's mouth."
)
INSTEAD = "Quote what the body quotes, or drop the marks and paraphrase."
FINE = "For the title of a work, and where the page shows only the beginning of the article."
BASIS = (
    "quotations in headline and deck whose words do not stand in the body in this order, plurals "
    "and possessives apart; titles of works apart"
)
BAD = (
    "Ferry a «“floating coffin”», mayor says\n\n"
    "The ferry is unsafe, the mayor said on Monday. “It is a coffin that floats,” he told the "
    "council, which meets again in May.",
)
GOOD = (
    "Ferry a “floating coffin”, mayor says\n\n"
    "The ferry is unsafe, the mayor said on Monday. “It is a floating coffin,” he told the "
    "council, which meets again in May.",
)

_HEAD: Final = frozenset({"headline", "deck"})


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the quotations of the headline that the body lacks."""
    doc = reading.document
    quoted = [q for q in doc.quotes if q.depth == 0 and q.closed and q.kind != "title"]
    heads = [q for q in quoted if doc.blocks[doc.block_at(q.start)].role in _HEAD]
    if not heads:
        return
    body = " ".join(
        _stem(word)
        for s in doc.sentences
        if s.role not in _HEAD
        for word in doc.words.lower[s.first : s.last]
    )
    for quote in heads:
        words = doc.words.lower[doc.word_at(quote.inner_start) : doc.word_at(quote.inner_end)]
        if words and f" {' '.join(_stem(w) for w in words)} " not in f" {body} ":
            text = doc.text[quote.start : quote.end]
            yield Finding(
                quote.start,
                quote.end,
                f"{text} is quoted in the headline and stands nowhere in the body; quote what was said, or paraphrase",
            )


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s")
