"""Quotations: pairs of marks with their limits, how deep they stand and what they carry on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from framing.document import cues
from framing.document.characters import last_before
from framing.document.kinds import Kinds
from framing.document.marks import DOUBLE
from framing.types import Quote

if TYPE_CHECKING:
    from framing.document import Document
    from framing.document.marks import Pair
    from framing.types import QuoteKind

_TAG_VERB = "|".join(cues.SPEECH_TAGS)
_SUBJECT = r"(?:[A-Z][\w.'’-]*|he|she|they|it|we|the|a|an|one)"
_REPORT = rf"{_SUBJECT}\s+(?:[\w.'’-]+,?\s+){{0,6}}?(?:{_TAG_VERB})\b"


@cache
def _reports() -> re.Pattern[str]:
    """Compile what starts a sentence that attributes ("Brell said"), once a mark does not close."""
    return re.compile(_REPORT)


@cache
def _tag() -> re.Pattern[str]:
    """Compile what follows a quotation (", she said"; ", said Brell")."""
    return re.compile(rf",\s+(?:(?:{_TAG_VERB})\b|{_REPORT})")


def find(doc: Document) -> tuple[Quote, ...]:
    """Return the quotations of ``doc`` by start; they nest or are disjoint, and stay in their block."""
    nested = _nest(doc.text, [pair if pair.closed else _limit(doc, pair) for pair in doc.marks.pairs])
    kinds = Kinds(doc)
    quotes: list[Quote] = []
    for pair, depth in nested:
        continues = _continued(doc, quotes, pair) if depth == 0 else None
        kind: QuoteKind = "speech" if continues is not None or not pair.closed else kinds.of(pair, depth)
        quotes.append(
            Quote(
                start=pair.start,
                end=pair.end,
                inner_start=pair.inner_start,
                inner_end=pair.inner_end,
                kind=kind,
                closed=pair.closed,
                depth=depth,
                continues=continues,
            )
        )
    return tuple(quotes)


def _limit(doc: Document, pair: Pair) -> Pair:
    """End an unclosed quotation at the next attribution: ", Brell said", or a sentence that reports.

    A few words quoted within a sentence end with that sentence, or with the bracket they stand in.
    """
    text, end = doc.text, pair.end
    if tag := _tag().search(text, pair.inner_start, end):
        end = tag.start() + 1
    first = doc.sentence_at(pair.inner_start)
    if first is not None and is_partial(doc, pair, doc.sentences[first].start):
        end = min(end, doc.sentences[first].end)
        bracket = text.find(")", pair.inner_start, end)
        if bracket >= 0 and "(" not in text[pair.inner_start : bracket]:
            end = bracket
    if first is not None:
        for index in range(first + 1, len(doc.sentences)):
            before, sentence = doc.sentences[index - 1], doc.sentences[index]
            if sentence.start >= end:
                break
            if _reports().match(text, sentence.start, min(end, sentence.end)):
                end = before.end
                break
    return _cut(text, pair, end)


def is_partial(doc: Document, quote: Pair | Quote, start: int) -> bool:
    """Whether the mark opens within the sentence that begins at ``start`` and nothing introduces it."""
    return start < quote.start and last_before(doc.text, start, quote.start) not in ",:"


def _cut(text: str, pair: Pair, end: int) -> Pair:
    end = max(end, pair.inner_start)
    while end > pair.inner_start and text[end - 1].isspace():
        end -= 1
    return replace(pair, inner_end=end, end=end)


def _nest(text: str, pairs: list[Pair]) -> list[tuple[Pair, int]]:
    """Return pairs with their depth; an unclosed one gives way where it would cross another."""
    kept: list[tuple[Pair, int]] = []
    around: list[int] = []  # indices into kept
    for pair in pairs:
        while around and kept[around[-1]][0].end <= pair.start:
            around.pop()
        while around and pair.end > kept[around[-1]][0].inner_end:
            outer, depth = kept[around[-1]]
            if pair.closed:
                kept[around.pop()] = (_cut(text, outer, pair.start), depth)
            else:
                pair = _cut(text, pair, outer.inner_end)
        kept.append((pair, len(around)))
        around.append(len(kept) - 1)
    return [
        (pair, depth)
        for pair, depth in kept
        if any(map(str.isalnum, text[pair.inner_start : pair.inner_end]))
    ]


def _continued(doc: Document, quotes: list[Quote], pair: Pair) -> int | None:
    """Return the index of the quotation that the paragraph before leaves open, if ``pair`` carries it on."""
    text = doc.text
    index = next((n for n in range(len(quotes) - 1, -1, -1) if quotes[n].depth == 0), None)
    if index is None or quotes[index].closed:
        return None
    here = doc.block_at(pair.start)
    before, block = doc.blocks[here - 1], doc.blocks[here]
    if quotes[index].start >= block.start or quotes[index].start < before.start or before.role != block.role:
        return None
    if text[block.start : pair.start].strip() or text[quotes[index].end : before.end].strip():
        return None
    same = {text[quotes[index].start], text[pair.start]}
    return index if len(same) == 1 or same <= DOUBLE or same.isdisjoint(DOUBLE) else None
