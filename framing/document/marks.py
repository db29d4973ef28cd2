"""Quotation marks: which open, which close, and which belong together.

A mark's direction comes from its shape and from what stands on each side of it, because machine-made and
reposted texts turn marks round, put a space before a closing one, or lose one of a pair.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Block

Family = Literal["double", "single", "guillemet", "small guillemet"]

# One class first, or the scan is six times slower. A single mark with letters on both sides is an apostrophe.
_MARK = re.compile(r"[\"“”„‟＂«»‘’‚‛'＇‹›`´](?:(?!\w)|(?<!\w.)|(?<=[\"“”„‟＂«»]))")
_ELISION = re.compile(r"(?:\d?\d?\d0s|\d\d|tis|twas|twere|em|til|bout|tain|n)\b", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")

_OPEN_SHAPES = frozenset("“„‟‘‚‛«‹`") | {"``", "‘‘"}
_CLOSE_SHAPES = frozenset("”’»›´") | {"’’"}
DOUBLE = frozenset('"“”„‟＂') | {"``", "''", "‘‘", "’’"}
_GUILLEMETS = frozenset("«»")
_SMALL_GUILLEMETS = frozenset("‹›")
ALL_MARKS = frozenset("\"“”„‟＂«»‘’‚‛'＇‹›`´")
_BEFORE_OPENING = frozenset("([{<—–-―/:*_|>•~+")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-―/*_|…")
_STOPS = frozenset(".,!?…;:")

_MAX_DEPTH = 8
_SHORT = 6


class Pair(msgspec.Struct):
    """An opening mark and its closing one; without one, ``end == inner_end`` and ``closed`` is False.

    ``inside`` is where a mark of the same family opens inside: there this one ends, should it never close.
    """

    start: int
    inner_start: int
    family: Family
    block: int
    inner_end: int = -1
    end: int = -1
    closed: bool = False
    inside: int | None = None


class Marks(msgspec.Struct, frozen=True):
    """Pairs ordered by start, and the offsets of all marks that open."""

    pairs: tuple[Pair, ...]
    openers: frozenset[int]


def pair(text: str, blocks: Sequence[tuple[int, Block]]) -> Marks:
    """Pair the marks of each block on its own; an unclosed one ends with it or at the next opening mark.

    Single marks that never close are taken for apostrophes, except where they open a paragraph.
    """
    found: list[Pair] = []
    for index, block in blocks:
        if marks := _scan(text, block):
            found.extend(_Pairing(text, index, block, marks).run())
    pairs = _without_stray_singles(text, found, blocks)
    return Marks(tuple(pairs), frozenset(p.start for p in pairs))


def _scan(text: str, block: Block) -> list[tuple[int, str]]:
    """Return the marks of ``block`` with their offsets; two single marks in a row are one double mark."""
    marks: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, block.start, block.end):
        at, mark = match.start(), match.group()
        if marks and mark * 2 in DOUBLE and marks[-1] == (at - 1, mark):
            marks[-1] = (at - 1, mark * 2)
        else:
            marks.append((at, mark))
    return marks


def _without_stray_singles(text: str, pairs: list[Pair], blocks: Sequence[tuple[int, Block]]) -> list[Pair]:
    """Drop single marks left open, unless the next paragraph starts with one that carries them on."""
    following = {here: after for (here, _), after in pairwise(blocks)}
    kept: list[Pair] = []
    for p in reversed(pairs):
        if not p.closed and p.family == "single":
            index, block = following.get(p.block, (-1, None))
            carried = (
                block is not None and bool(kept) and kept[-1].family == "single" and kept[-1].block == index
            )
            if block is None or not carried or text[block.start : kept[-1].start].strip():
                continue
        kept.append(p)
    return kept[::-1]


def _family(mark: str) -> Family:
    if mark in DOUBLE:
        return "double"
    if mark in _GUILLEMETS:
        return "guillemet"
    return "small guillemet" if mark in _SMALL_GUILLEMETS else "single"


class _Pairing:
    """The marks of one block, read from left to right with a stack of those that are open."""

    def __init__(self, text: str, index: int, block: Block, marks: list[tuple[int, str]]) -> None:
        self.text = text
        self.index = index
        self.start = block.start
        self.limit = block.end
        self.marks = marks
        self.stack: list[Pair] = []
        self.done: list[Pair] = []
        self.last_opener_end = -1

    def run(self) -> list[Pair]:
        skip_until = -1
        for number, (at, mark) in enumerate(self.marks):
            after = at + len(mark)
            if at < skip_until:
                continue
            family = _family(mark)
            if family == "single":
                if (
                    self.text[after : after + 1] in ("n", "N")
                    and self.text[after + 1 : after + 2] in ALL_MARKS
                ):
                    skip_until = after + 2  # rock 'n' roll
                    continue
                self._single(number, at, after, mark)
            elif not self._no_quotation(at, mark):
                self._double(number, at, after, mark, family)
        return self._finish()

    def _sides(self, at: int, after: int) -> tuple[bool, bool]:
        """Return whether what stands before suits an opening mark, and whether what follows does."""
        text = self.text
        before = text[at - 1] if at > self.start else " "
        left = before.isspace() or before in _BEFORE_OPENING or self.last_opener_end == at
        ahead = after
        while ahead < min(self.limit, after + 4) and text[ahead] in ALL_MARKS:
            ahead += 1
        follows = text[ahead] if ahead < self.limit else " "
        right = not follows.isspace() and (
            follows not in _AFTER_CLOSING
            or text.startswith(("...", "…"), ahead)
            or (follows in "-–—" and left)
        )
        return left, right

    def _double(self, number: int, at: int, after: int, mark: str, family: Family) -> None:
        left, right = self._sides(at, after)
        is_open = any(p.family == family for p in self.stack)
        shape = "open" if mark in _OPEN_SHAPES else "close" if mark in _CLOSE_SHAPES else ""
        floating_open = left and not right and not is_open and self._opens_after_space(after)
        if family == "guillemet" or family == "small guillemet":
            opens = (left and right) or (left != right and shape == "open")
        elif shape == "open":
            glued = right and not left and not (is_open and self._closes_glued(number, at, after))
            opens = (left and right) or glued or floating_open
        elif shape == "close":
            opens = left and right and not is_open
        else:
            opens = (left and right) or (not is_open and right) or floating_open
        if opens:
            self._open(at, after, family)
        elif is_open:
            self._close(at, after, family)

    def _closes_glued(self, number: int, at: int, after: int) -> bool:
        """Whether an opening mark without space on either side closes, since no closing mark comes next."""
        if self.text[at - 1].isalnum() or self.text[after : after + 1] in {"[", "<"}:
            return True
        upcoming = (mark for _, mark in self.marks[number + 1 : number + 4] if mark in DOUBLE)
        return next(upcoming, "") not in _CLOSE_SHAPES

    def _opens_after_space(self, after: int) -> bool:
        """Whether a mark between spaces is followed by a word rather than the end of the block."""
        text = self.text
        if not (after < self.limit and text[after] == " "):
            return False
        return after + 1 < self.limit and text[after + 1].isalnum()

    def _no_quotation(self, at: int, mark: str) -> bool:
        """Whether a double mark is that of an HTML attribute (id="a") or of inches (6'2")."""
        if self.text[at - 1 : at] == "=":
            return True
        if mark not in {'"', "”", "''"} or not self.text[at - 1 : at].isdigit():
            return False
        return bool(_FEET_AND_INCHES.search(self.text, max(self.start, at - 6), at))

    def _single(self, number: int, at: int, after: int, mark: str) -> None:
        left, right = self._sides(at, after)
        text = self.text
        open_here = bool(self.stack) and self.stack[-1].family == "single"
        if right:
            glued = not left and not text[at - 1].isalnum() and text[after : after + 1].isupper()
            if glued and open_here and mark not in _OPEN_SHAPES:
                self._close(at, after, "single")
            elif (left or glued) and mark not in _CLOSE_SHAPES and not _ELISION.match(text, after):
                if open_here:
                    self.stack.pop()
                self._open(at, after, "single")
        elif open_here and not self._possessive(number, at, after):
            self._close(at, after, "single")

    def _possessive(self, number: int, at: int, after: int) -> bool:
        """Whether a mark that could close is a possessive apostrophe ("the workers’ rights")."""
        text = self.text
        if (
            text[at - 1] not in "sSzxZX"
            or not text[after : after + 1].isspace()
            or not text[after + 1 : after + 2].isalpha()
        ):
            return False
        opened = self.stack[-1].inner_start
        if text.count(" ", opened, min(at, opened + 400)) > _SHORT:
            return True
        for i, mark in self.marks[number + 1 : number + 6]:
            if mark in "‘‚‛" or mark in DOUBLE:
                return False
            if mark in "'’" and text[i - 1] in _STOPS:
                return True
        return False

    def _open(self, at: int, after: int, family: Family) -> None:
        held = [n for n, p in enumerate(self.stack) if p.family == family]
        if held and not any(p.family == "single" for p in self.stack[held[-1] :]):
            outer = self.stack[held[-1]]
            if len(held) == 1 and outer.inside is None:
                outer.inside = at  # marks of one kind nest, though rarely: the marks to come decide
            else:
                self._abandon(held[0], at)
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(Pair(at, after, family, self.index))
            self.last_opener_end = after

    def _abandon(self, level: int, at: int) -> None:
        """Leave the mark on that level of the stack unclosed, with those above it."""
        for opened in self.stack[level:]:
            if opened.family != "single":
                opened.inner_end = opened.end = at if opened.inside is None else opened.inside
                self.done.append(opened)
        del self.stack[level:]

    def _close(self, at: int, after: int, family: Family) -> None:
        level = max(n for n, p in enumerate(self.stack) if p.family == family)
        self._abandon(level + 1, at)
        opened = self.stack.pop()
        opened.inner_end, opened.end, opened.closed = at, after, True
        self.done.append(opened)
        outer = max((n for n, p in enumerate(self.stack) if p.family == family), default=None)
        if outer is not None and self.stack[outer].inside == opened.start and self.text[at - 1] == ",":
            self._abandon(outer, opened.start)  # "..., she said" follows: what is closed stood alone

    def _finish(self) -> list[Pair]:
        for opened in self.stack:
            first = not self.text[self.start : opened.start].strip()
            if opened.family != "single" or first:
                opened.inner_end = opened.end = self.limit if opened.inside is None else opened.inside
                self.done.append(opened)
        for p in self.done:
            self._trim(p)
        return sorted((p for p in self.done if self._has_words(p)), key=lambda p: (p.start, -p.end))

    def _trim(self, p: Pair) -> None:
        text = self.text
        while p.inner_start < p.inner_end and text[p.inner_start].isspace():
            p.inner_start += 1
        while p.inner_start < p.inner_end and text[p.inner_end - 1].isspace():
            p.inner_end -= 1
        if not p.closed:
            p.end = max(p.inner_end, p.start + 1)

    def _has_words(self, p: Pair) -> bool:
        return any(map(str.isalnum, self.text[p.inner_start : p.inner_end]))
