"""Applies suppressions to the findings of one article, and says which of them did nothing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from framing.anchor import normal
from framing.checks import matching
from framing.types import Silenced

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.types import Diagnostic, Directive

_END = 1 << 60


class Applied(NamedTuple):
    """What is left to report, what is silenced, and the directives with their unused codes."""

    left: list[Diagnostic]
    silenced: list[Silenced]
    directives: list[Directive]


class Block(NamedTuple):
    """A block of text, in the offsets of the file that the directives stand in."""

    start: int
    end: int


def apply(
    found: Sequence[Diagnostic],
    places: Sequence[int | None],
    directives: Sequence[Directive],
    blocks: Sequence[Block],
    codes: Collection[str],
) -> Applied:
    """Return what suppressions make of findings.

    ``places`` has the offset of each finding in the file as written, None where it is not known; ``blocks`` the
    blocks that are checked, in the same offsets; ``codes`` the rules that ran: of others nothing is unused.
    """
    working = [d for d in directives if not d.fault and not d.expired and d.action != "enable"]
    used: dict[int, set[str]] = {id(d): set() for d in working}
    near = _Near(working, directives, blocks)
    left, silenced = [], []
    for diagnostic, place in zip(found, places, strict=True):
        hits = [d for d in near.to(place) if _silences(d, diagnostic, used[id(d)])]
        if hits:
            silenced.append(Silenced(diagnostic, "inSource", hits[0].reason))
        else:
            left.append(diagnostic)
    return Applied(
        left, silenced, [replace(d, unused=_unused(d, used.get(id(d)), codes)) for d in directives]
    )


class _Near:
    """Which directives may silence what stands at a place: those of its block, of ranges, and of the whole file."""

    def __init__(
        self, working: Sequence[Directive], directives: Sequence[Directive], blocks: Sequence[Block]
    ) -> None:
        self._starts = [b.start for b in blocks]
        self._ends = [b.end for b in blocks]
        self._whole = [d for d in working if d.action == "ignore-file"]
        enabling = [d for d in directives if d.action == "enable" and not d.fault]
        self._ranges = [(d.end, _until(d, enabling), d) for d in working if d.action == "disable"]
        self._of_block: dict[int, list[Directive]] = {}
        for d in working:
            if d.action == "ignore":
                self._of_block.setdefault(bisect_right(self._ends, d.start), []).append(d)

    def to(self, place: int | None) -> list[Directive]:
        """Return the directives for a place; where it is not known, those of the whole file."""
        if place is None:
            return self._whole
        block = bisect_right(self._ends, place)
        inside = block < len(self._starts) and self._starts[block] <= place
        beside = self._of_block.get(block, []) if inside else []
        return [*beside, *(d for start, end, d in self._ranges if start <= place < end), *self._whole]


def _until(d: Directive, enabling: Sequence[Directive]) -> int:
    return min((e.start for e in enabling if e.start >= d.end and _ends(e, d)), default=_END)


def _silences(d: Directive, found: Diagnostic, used: set[str]) -> bool:
    """Return whether a directive is for a finding, and remember by which of its codes it is."""
    if d.quoted is not None and normal(d.quoted) != normal(found.text):
        return False
    hits = {code for code in d.codes if found.code.startswith(code)}
    used |= hits
    return bool(hits)


def _ends(enable: Directive, disable: Directive) -> bool:
    return not enable.codes or set(disable.codes) <= set(enable.codes)


def _unused(d: Directive, used: set[str] | None, codes: Collection[str]) -> tuple[str, ...]:
    if used is None:
        return ()
    return tuple(c for c in d.codes if c not in used and any(code in codes for code in matching(c)))
