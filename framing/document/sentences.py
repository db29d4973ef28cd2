"""Sentences: where a stop, a question or an exclamation mark ends one, and where it does not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from framing.document.abbreviations import (
    ADDRESS_ENDS,
    AFTER_TIME,
    BEFORE_NUMBER,
    NEVER_FINAL,
    SOMETIMES_FINAL,
    STARTERS,
)
from framing.document.marks import ALL_MARKS
from framing.types import Block, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.document.words import Words

# One class comes first, or the scan is several times slower. Spaced dots (". . .") are one mark; of line ends
# only those before an empty line or a bullet count.
_CANDIDATE = re.compile(
    r"[.!?…。！？؟।\n]"
    r"(?:(?<=\n)[^\S\n]*(?:\n|(?=[•‣▪◦·*–-][ \t\u00a0]))"
    r"|(?<!\n)(?:[.!?…。！？؟।]|[ \u00a0](?=\.(?!\w)))*)"
)
_FOOTNOTE = re.compile(r"(?:\[\w{1,3}\])+")
# "Why?" Anna Brell asked: a question or exclamation does not end the sentence that reports it.
_SPEECH_TAG = re.compile(
    r"(?:(?:the|a|an|one|mr|mrs|ms|dr)\.?\s+)?(?:[\w.'’-]+\s+){1,4}?"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|replied|told|tweeted|shouted|wondered|cried|exclaimed)\b",
    re.IGNORECASE,
)
_CLOSING = frozenset(")]}") | ALL_MARKS
_OPENING = frozenset("([{*_") | ALL_MARKS
_OWN_SCRIPT_STOPS = frozenset("。！？؟।")
_VOWELS = frozenset("aeiouy")


def split(
    text: str, blocks: Iterable[tuple[int, Block]], words: Words, openers: frozenset[int]
) -> tuple[Sentence, ...]:
    """Return the sentences of each block; ``openers`` are the offsets of opening quotation marks.

    Every word of the blocks is in exactly one sentence, and every sentence has a word.
    """
    splitter = _Splitter(text, words, openers)
    return tuple(sentence for index, block in blocks for sentence in splitter.sentences(index, block))


class _Splitter:
    """Decisions over one text, from the word before a mark and the word after it."""

    def __init__(self, text: str, words: Words, openers: frozenset[int]) -> None:
        self.text = text
        self.words = words
        self.openers = openers

    def sentences(self, index: int, block: Block) -> Iterator[Sentence]:
        ends = self.words.end
        first = bisect_right(ends, block.start)
        last = bisect_right(ends, block.end, lo=first)
        if first == last:
            return
        at = block.start
        for cut in [*self._cuts(block), block.end]:
            upto = bisect_right(ends, cut, lo=first) if cut < block.end else last
            if upto == first:
                continue  # nothing but marks so far: they go with the words that follow
            if cut < block.end and upto == last:
                cut = block.end  # nothing but marks after: they go with the words before
            start, end = self._trimmed(at, cut)
            yield Sentence(start=start, end=end, role=block.role, block=index, first=first, last=upto)
            if upto == last:
                return
            at, first = cut, upto

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())

    def _cuts(self, block: Block) -> Iterator[int]:
        """Yield the offsets where sentences of ``block`` end, in order."""
        begin = block.start
        for match in _CANDIDATE.finditer(self.text, block.start, block.end):
            if match.start() < begin:
                continue
            if match.group()[0] == "\n":
                begin = match.start()
                yield begin
                continue
            tail = self._tail(match.end(), block.end)
            if self._ends(match.group(), match.start(), tail, begin, block.end):
                begin = tail
                yield tail

    def _tail(self, at: int, limit: int) -> int:
        """Return the end of the closing marks and brackets after a stop, with marks set apart by a space."""
        text, openers = self.text, self.openers
        while at < limit:
            character = text[at]
            closing = character in _CLOSING and at not in openers
            if closing or (character in ".!?…" and text[at - 1] in ALL_MARKS):
                at += 1
            elif character == "[" and (note := _FOOTNOTE.match(text, at, limit)):
                at = note.end()
            elif (
                character in " \u00a0"
                and at + 1 < limit
                and text[at + 1] in ALL_MARKS
                and at + 1 not in openers
                and not (at + 2 < limit and text[at + 2].isalnum())
            ):
                at += 2
            else:
                break
        return at

    def _ends(self, mark: str, at: int, tail: int, begin: int, limit: int) -> bool:
        text, words = self.text, self.words
        before = bisect_right(words.end, at) - 1
        after = before + 1
        if after < len(words) and words.start[after] < at:
            return False  # inside a number, an abbreviation or an address
        onward = tail
        while onward < limit and text[onward].isspace():
            onward += 1
        gap = onward > tail
        while onward < limit and text[onward] in _OPENING:
            onward += 1
        if onward >= limit or mark[0] in _OWN_SCRIPT_STOPS:
            return True
        following = text[onward]
        if following in ",;:)":
            return False
        after = bisect_right(words.end, onward)
        next_word = words.lower[after] if after < len(words) else ""
        plain_stop = mark == "." and before >= 0 and words.end[before] == at
        if not gap and tail == onward and not self._glued(mark, before, at, onward, after, plain_stop):
            return False
        if mark != ".":
            return self._after_shout(mark, at, tail, onward)
        quoted = tail - at > 1 and not ALL_MARKS.isdisjoint(text[at + 1 : tail])
        if not plain_stop:
            return not (quoted and following.islower())
        if self._enumerates(before, begin):
            return False
        return self._after_word(before, quoted, onward, next_word)

    def _glued(self, mark: str, before: int, at: int, onward: int, after: int, plain_stop: bool) -> bool:
        """Whether a sentence may begin right after a stop, without a space ("announced.The")."""
        text, words = self.text, self.words
        if not text[onward].isupper() or after >= len(words) or words.start[after] != onward:
            return False
        if mark != "." or not plain_stop:
            return mark != "…" and not text[at - 1].isdigit()
        word, follower = words.lower[before], words.lower[after]
        if len(word) < 2 or not word[-1].isalpha() or _lettered(word) or follower in ADDRESS_ENDS:
            return False
        if word in NEVER_FINAL or word == "ph":
            return False
        left = text[words.start[before] - 1] if words.start[before] else " "
        end = words.end[after]
        right = text[end] if end < len(text) else " "
        if left in "/@\\." or right in "/@\\(=":
            return False
        return not (right == "." and text[end + 1 : end + 2].isalnum() and not text[end + 1].isupper())

    def _after_shout(self, mark: str, at: int, tail: int, onward: int) -> bool:
        """Whether "?", "!" or "..." ends the sentence, given what follows."""
        text = self.text
        if text[onward].islower() or text[onward] in "—–-":
            return False
        quoted = tail > at + len(mark)
        return not (quoted and mark[-1] in "!?" and _SPEECH_TAG.match(text, onward, onward + 80))

    def _enumerates(self, before: int, begin: int) -> bool:
        """Whether the stop follows a lone number or letter that numbers a point ("1. The harbour")."""
        words = self.words
        if before and words.start[before - 1] >= begin:
            return False
        word = words.lower[before]
        return len(word) == 1 or (word.isdigit() and len(word) < 4)

    def _after_word(self, before: int, quoted: bool, onward: int, next_word: str) -> bool:
        text, words = self.text, self.words
        word = words.lower[before]
        following = text[onward]
        if following.islower():
            if quoted or word in NEVER_FINAL or word in SOMETIMES_FINAL or word in BEFORE_NUMBER:
                return False
            return not _lettered(word) and (len(word) > 4 or not _VOWELS.isdisjoint(word))
        if quoted:
            return True
        if word in NEVER_FINAL:
            return False
        if following.isdigit() and word in BEFORE_NUMBER:
            return False
        if word in {"a.m", "p.m"}:
            return next_word not in AFTER_TIME and not following.isdigit()
        if word in SOMETIMES_FINAL and word != "etc":
            return next_word in STARTERS or onward - 1 in self.openers
        if _lettered(word):
            return next_word in STARTERS and not self._spaced_initial(before, onward)
        return True

    def _spaced_initial(self, before: int, onward: int) -> bool:
        """Whether the next word is itself an initial ("U. A. Brell"), unlike "A spokesman"."""
        after = before + 1
        words = self.words
        if after >= len(words) or words.start[after] != onward or len(words.lower[after]) != 1:
            return False
        return self.text[words.end[after] : words.end[after] + 1] == "."


def _lettered(word: str) -> bool:
    """Whether a word is one letter, or letters with dots between them ("u.s")."""
    return word.isalpha() if len(word) == 1 else set(word[1::2]) == {"."}


def containing(sentences: tuple[Sentence, ...], starts: list[int], offset: int) -> int | None:
    """Return the index of the sentence that holds ``offset``, or None between sentences."""
    index = bisect_left(starts, offset + 1) - 1
    return index if index >= 0 and offset < sentences[index].end else None
