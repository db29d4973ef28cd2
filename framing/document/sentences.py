"""Sentences: where a stop, a question or an exclamation mark ends one, and where it does not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from framing.document.abbreviations import (
    ADDRESS_ENDS,
    AFTER_TIME,
    BEFORE_NUMBER,
    NEVER_FINAL,
    SOMETIMES_FINAL,
    STARTERS,
)
from framing.document.cues import SPEECH_TAGS
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
_CLOSING = frozenset(")]}") | ALL_MARKS
_OPENING = frozenset("([{*_") | ALL_MARKS
_OWN_SCRIPT_STOPS = frozenset("。！？؟।")
_DASHES = frozenset("—–-")
_VOWELS = frozenset("aeiouy")


def split(
    text: str, blocks: Iterable[tuple[int, Block]], words: Words, openers: frozenset[int]
) -> tuple[Sentence, ...]:
    """Return the sentences of each block; ``openers`` are the offsets of opening quotation marks.

    Every word of the blocks is in exactly one sentence, and every sentence has a word.
    """
    splitter = _Splitter(text, words, openers)
    return tuple(sentence for index, block in blocks for sentence in splitter.sentences(index, block))


@cache
def _speech_tag() -> re.Pattern[str]:
    """Compile what follows a quoted question without ending the sentence ("Why?" Mara Brell asked)."""
    verbs = "|".join(SPEECH_TAGS)
    return re.compile(
        r"(?:(?:the|a|an|one|mr|mrs|ms|dr)\.?\s+)?(?:[\w.'’-]+\s+){1,4}?"
        rf"(?:{verbs}|shouted|wondered|cried|exclaimed|repeated|responded|pressed|joked)\b",
        re.IGNORECASE,
    )


class _Stop(NamedTuple):
    """A mark at ``at`` that may end a sentence; closing marks reach to ``tail``, the rest is at ``onward``.

    ``before`` and ``after`` index the words on its two sides.
    """

    mark: str
    at: int
    tail: int
    onward: int
    following: str
    before: int
    after: int

    @property
    def closed(self) -> bool:
        """Whether closing marks or brackets stand between the stop and what follows."""
        return self.tail - self.at > len(self.mark)


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
        """Whether the sentence that starts at ``begin`` ends with the mark at ``at`` and its tail."""
        text, words = self.text, self.words
        before = bisect_right(words.end, at) - 1
        if before + 1 < len(words) and words.start[before + 1] < at:
            return False  # inside a number, an abbreviation or an address
        onward = tail
        while onward < limit and text[onward].isspace():
            onward += 1
        glued = onward == tail
        while onward < limit and text[onward] in _OPENING:
            onward += 1
        if onward >= limit or mark[0] in _OWN_SCRIPT_STOPS:
            return True
        if text[onward] in ",;:)":
            return False
        after = bisect_right(words.end, onward)
        stop = _Stop(mark, at, tail, onward, text[onward], before, after)
        after_word = mark == "." and before >= 0 and words.end[before] == at
        if glued and onward == tail and not self._splits_glued(stop, after_word):
            return False
        if mark != ".":
            return self._after_shout(stop)
        if not after_word:
            return not (stop.closed and stop.following.islower())
        return not self._enumerates(before, begin) and self._after_word(stop)

    def _splits_glued(self, stop: _Stop, after_word: bool) -> bool:
        """Whether a sentence begins right after a stop, without a space ("announced.The")."""
        text, words, after = self.text, self.words, stop.after
        if not stop.following.isupper() or after >= len(words) or words.start[after] != stop.onward:
            return False
        if not after_word:
            return stop.mark != "…" and not text[stop.at - 1].isdigit()
        word = words.lower[stop.before].rpartition("-")[2]
        if len(word) < 2 or not word[-1].isalpha() or _lettered(word) or word in NEVER_FINAL or word == "ph":
            return False
        first, end = words.start[stop.before], words.end[after]
        if (first and text[first - 1] in "/@\\.") or text[end : end + 1] in {"/", "@", "\\", "(", "="}:
            return False
        another_part = text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
        return not another_part and words.lower[after] not in ADDRESS_ENDS

    def _after_shout(self, stop: _Stop) -> bool:
        """Whether "?", "!" or "..." ends the sentence, given what follows."""
        if stop.following.islower() or stop.following in _DASHES:
            return False
        asked = stop.tail > stop.at + len(stop.mark) and stop.mark[-1] in "!?"
        return not (asked and _speech_tag().match(self.text, stop.onward, stop.onward + 80))

    def _enumerates(self, before: int, begin: int) -> bool:
        """Whether the stop follows a lone number or letter that numbers a point ("1. The harbour")."""
        words = self.words
        if before and words.start[before - 1] >= begin:
            return False
        word = words.lower[before]
        return len(word) == 1 or (word.isdigit() and len(word) < 4)

    def _after_word(self, stop: _Stop) -> bool:
        """Whether a full stop right after a word ends the sentence."""
        text, start = self.text, self.words.start[stop.before]
        word = self.words.lower[stop.before].rpartition("-")[2]
        if start and text[start - 1] == "." and len(word) > 1:
            word = ""  # the last part of an address, whatever it looks like
        if stop.following.islower():
            if stop.closed or word in NEVER_FINAL or word in SOMETIMES_FINAL or _lettered(word):
                return False
            if word in BEFORE_NUMBER and text[start].isupper():
                return False
            return not word or len(word) > 4 or not _VOWELS.isdisjoint(word)
        if not ALL_MARKS.isdisjoint(text[stop.at + 1 : stop.tail]):
            return True
        return word not in NEVER_FINAL and self._after_abbreviation(word, stop)

    def _after_abbreviation(self, word: str, stop: _Stop) -> bool:
        """Whether the sentence ends after what may be an abbreviation, given that no small letter follows."""
        following, after = stop.following, stop.after
        next_word = self.words.lower[after] if after < len(self.words) else ""
        if following.isdigit() and word in BEFORE_NUMBER:
            return False
        if word in {"a.m", "p.m"}:
            return next_word not in AFTER_TIME and not following.isdigit() and following not in _DASHES
        if word in SOMETIMES_FINAL and word != "etc":
            quoted = stop.onward - 1 in self.openers
            return (next_word in STARTERS or quoted) and following not in _DASHES
        if _lettered(word):
            return next_word in STARTERS and following not in _DASHES and not self._initial(after)
        return True

    def _initial(self, index: int) -> bool:
        """Whether a word is an initial ("U. A. Brell"), unlike "A spokesman"."""
        words = self.words
        return len(words.lower[index]) == 1 and self.text[words.end[index] : words.end[index] + 1] == "."


def _lettered(word: str) -> bool:
    """Whether a word is one letter, or letters with dots between them ("u.s")."""
    return word.isalpha() if len(word) == 1 else set(word[1::2]) == {"."}


def containing(sentences: tuple[Sentence, ...], starts: list[int], offset: int) -> int | None:
    """Return the index of the sentence that holds ``offset``, or None between sentences."""
    index = bisect_left(starts, offset + 1) - 1
    return index if index >= 0 and offset < sentences[index].end else None
