"""What a pair of marks is for: speech, the title of a work, or distance from a word (a scare quote)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from framing.document import cues
from framing.document.characters import last_before

if TYPE_CHECKING:
    from framing.document import Document
    from framing.document.marks import Pair
    from framing.types import QuoteKind

_LONG = 8
_CLAUSE = 5
_SCARE = 3
_ENDS_SPEECH = frozenset(",.!?…")


class Kinds:
    """Speech, title or scare quote: decided from what is quoted and from what stands round it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lower = doc.words.lower
        self._found: list[int] | None = None

    def _cues(self) -> list[int]:
        """Return the words of speech or attitude outside all marks, found when first asked for."""
        if self._found is None:
            quoted = bytearray(len(self.lower))
            for pair in self.doc.marks.pairs:
                if pair.closed:
                    first, last = self._words(pair)
                    quoted[first:last] = b"\1" * (last - first)
            words = enumerate(self.lower)
            self._found = [n for n, word in words if word in cues.SPEECH_CUES and not quoted[n]]
        return self._found

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
        if display and text[pair.inner_start].isupper() and self._beside_title_noun(first, last):
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
        before = text[max(doc.article.blocks[pair.block].start, pair.start - 200) : pair.start]
        if display and (":" in before or text.startswith(":", pair.end)):
            return "speech"
        return "scare"

    def _stands_alone(self, pair: Pair) -> bool:
        """Whether the quotation is a whole sentence, or whole sentences, in a paragraph of text."""
        doc = self.doc
        if doc.text[pair.inner_end - 1] not in ".!?…":
            return False
        one, other = doc.sentence_at(pair.start), doc.sentence_at(pair.end - 1)
        if one is None or other is None:
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
        index = self.doc.sentence_at(pair.start)
        if index is None:
            return False
        sentence = self.doc.sentences[index]
        if text[sentence.start : sentence.end].isupper():
            return False
        if last - first == 1:
            return sentence.start < pair.start and text[pair.inner_end - 1] not in _ENDS_SPEECH
        return last - first < 2 * _LONG

    def _introduced(self, pair: Pair) -> bool:
        """Whether a comma or colon stands right before the opening mark."""
        return last_before(self.doc.text, self.doc.article.blocks[pair.block].start, pair.start) in {",", ":"}

    def _clause(self, first: int, last: int) -> bool:
        return last - first > _SCARE and not cues.FINITE.isdisjoint(self.lower[first:last])

    def _cued(self, pair: Pair) -> bool:
        """Whether a word of speech or attitude stands outside the marks, in the same sentences."""
        doc = self.doc
        one, other = doc.sentence_at(pair.start), doc.sentence_at(pair.end - 1)
        if one is None or other is None:
            return False
        found = self._cues()
        at = bisect_left(found, doc.sentences[one].first)
        return at < len(found) and found[at] < doc.sentences[other].last
