"""Quotations: pairs of marks with their limits, and whether they hold speech, a title or a scare quote."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.document import cues
from framing.document.marks import DOUBLE
from framing.types import Quote

if TYPE_CHECKING:
    from framing.document import Document
    from framing.document.marks import Pair
    from framing.types import QuoteKind

_TAG_VERB = "|".join(cues.SPEECH_TAGS)
_SUBJECT = r"(?:[A-Z][\w.'’-]*|he|she|they|it|we|the|a|an|one)"
_REPORT = rf"{_SUBJECT}\s+(?:[\w.'’-]+,?\s+){{0,6}}?(?:{_TAG_VERB})\b"
_TAG = re.compile(rf",\s+(?:(?:{_TAG_VERB})\b|{_REPORT})")
_REPORTS = re.compile(_REPORT)

_LONG = 8
_CLAUSE = 5
_SCARE = 3
_ENDS_SPEECH = frozenset(",.!?…")


def find(doc: Document) -> tuple[Quote, ...]:
    """Return the quotations of ``doc`` by start; they nest or are disjoint, and stay in their block."""
    nested = _nest(doc.text, [pair if pair.closed else _limit(doc, pair) for pair in doc.marks.pairs])
    kinds = _Kinds(doc)
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
    if tag := _TAG.search(text, pair.inner_start, end):
        end = tag.start() + 1
    first = doc.sentence_at(pair.inner_start)
    if first is not None and _partial(doc, pair, doc.sentences[first].start):
        end = min(end, doc.sentences[first].end)
        bracket = text.find(")", pair.inner_start, end)
        if bracket >= 0 and "(" not in text[pair.inner_start : bracket]:
            end = bracket
    if first is not None:
        for index in range(first + 1, len(doc.sentences)):
            before, sentence = doc.sentences[index - 1], doc.sentences[index]
            if sentence.start >= end:
                break
            if _REPORTS.match(text, sentence.start, min(end, sentence.end)):
                end = before.end
                break
    return _cut(text, pair, end)


def _partial(doc: Document, pair: Pair, start: int) -> bool:
    """Whether the mark opens within a sentence and nothing introduces it."""
    return start < pair.start and _before(doc.text, start, pair.start) not in ",:"


def _before(text: str, start: int, at: int) -> str:
    """Return the last character before ``at`` that is no space, not before ``start``; "" if there is none."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] if at > start else ""


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


class _Kinds:
    """Speech, title or scare quote: decided from what is quoted and from what stands round it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lower = doc.words.lower
        quoted = bytearray(len(doc.words))
        for pair in doc.marks.pairs:
            if pair.closed:
                first, last = self._words(pair)
                quoted[first:last] = b"\1" * (last - first)
        self.cues = [n for n, word in enumerate(self.lower) if word in cues.SPEECH_CUES and not quoted[n]]

    def _words(self, pair: Pair) -> tuple[int, int]:
        first = self.doc.word_at(pair.inner_start)
        return first, max(first, self.doc.word_at(pair.inner_end))

    def of(self, pair: Pair, depth: int) -> QuoteKind:
        """Return the kind of a closed pair."""
        doc, text = self.doc, self.doc.text
        role = doc.article.blocks[pair.block].role
        if role == "embed":
            return "speech"
        first, last = self._words(pair)
        count = last - first
        lead = self.lower[max(0, first - 2) : first]
        if count <= _CLAUSE and (not cues.SCARE_LEADS.isdisjoint(lead) or lead == ["known", "as"]):
            return "scare"
        display = role in {"headline", "subhead"}
        if self._stands_alone(pair) or self._tagged(pair, last):
            return "speech"
        if not display and self._title(pair, first, last):
            return "title"
        if display and self._beside_title_noun(first, last):
            return "title"
        ends = text[pair.inner_end - 1] in _ENDS_SPEECH
        if count >= _LONG or (count >= _CLAUSE and ends):
            return "speech"
        if depth:
            return "speech" if self._clause(first, last) else "scare"
        if self._cued(pair):
            return "speech"
        if self._clause(first, last) or (count >= _SCARE and (display or self._introduced(pair) or ends)):
            return "speech"
        if display and ":" in text[max(doc.article.blocks[pair.block].start, pair.start - 200) : pair.start]:
            return "speech"
        return "scare"

    def _stands_alone(self, pair: Pair) -> bool:
        """Whether the quotation is a whole sentence, or whole sentences, in a paragraph of text."""
        doc = self.doc
        one, other = doc.sentence_at(pair.start), doc.sentence_at(pair.end - 1)
        if one is None or other is None or doc.text[pair.inner_end - 1] not in ".!?…":
            return False
        return doc.sentences[one].start == pair.start and doc.sentences[other].end == pair.end

    def _tagged(self, pair: Pair, last: int) -> bool:
        """Whether "..., she said" follows."""
        return self.doc.text[pair.inner_end - 1] in ",!?" and not cues.TAGS.isdisjoint(
            self.lower[last : last + 4]
        )

    def _capitalised(self, first: int, last: int) -> bool:
        """Whether all but small words have a capital, and the first has."""
        text, starts = self.doc.text, self.doc.words.start
        return all(
            text[starts[n]].isupper()
            or text[starts[n]].isdigit()
            or (n > first and self.lower[n] in cues.SMALL_WORDS)
            for n in range(first, last)
        )

    def _beside_title_noun(self, first: int, last: int) -> bool:
        beside = {*self.lower[max(0, first - 2) : first], *self.lower[last : last + 1]}
        return not cues.TITLE_NOUNS.isdisjoint(beside)

    def _title(self, pair: Pair, first: int, last: int) -> bool:
        text = self.doc.text
        if not self._capitalised(first, last):
            return False
        if self._beside_title_noun(first, last) and last - first < 2 * _LONG:
            return True
        if self._introduced(pair) or text[pair.inner_end - 1] in "!?" or self._clause(first, last):
            return False
        if last - first == 1:
            return self._mid_sentence(pair) and text[pair.inner_end - 1] not in _ENDS_SPEECH
        return last - first < 2 * _LONG

    def _mid_sentence(self, pair: Pair) -> bool:
        index = self.doc.sentence_at(pair.start)
        return index is not None and self.doc.sentences[index].start < pair.start

    def _introduced(self, pair: Pair) -> bool:
        """Whether a comma or colon stands right before the opening mark."""
        return _before(self.doc.text, self.doc.article.blocks[pair.block].start, pair.start) in {",", ":"}

    def _clause(self, first: int, last: int) -> bool:
        return last - first > _SCARE and not cues.FINITE.isdisjoint(self.lower[first:last])

    def _cued(self, pair: Pair) -> bool:
        """Whether a word of speech or attitude stands outside the marks, in the same sentences."""
        doc = self.doc
        one, other = doc.sentence_at(pair.start), doc.sentence_at(pair.end - 1)
        if one is None or other is None:
            return False
        at = bisect_left(self.cues, doc.sentences[one].first)
        return at < len(self.cues) and self.cues[at] < doc.sentences[other].last
