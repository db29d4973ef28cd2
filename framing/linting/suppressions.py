"""Applies suppressions to the findings of one article, and says which of them did nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from framing.anchor import normal
from framing.checks import matching
from framing.types import Silenced

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.types import Diagnostic, Directive

_EVERYWHERE = (0, 1 << 60)


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
    scopes = [_scope(d, directives, blocks) for d in working]
    left, silenced = [], []
    used: dict[int, set[str]] = {id(d): set() for d in working}
    for diagnostic, place in zip(found, places, strict=True):
        hits = [
            d for d, scope in zip(working, scopes, strict=True) if _covers(d, scope, diagnostic, place, used)
        ]
        if hits:
            silenced.append(Silenced(diagnostic, "inSource", hits[0].reason))
        else:
            left.append(diagnostic)
    return Applied(
        left, silenced, [replace(d, unused=_unused(d, used.get(id(d)), codes)) for d in directives]
    )


def _covers(
    d: Directive, scope: tuple[int, int], found: Diagnostic, place: int | None, used: dict[int, set[str]]
) -> bool:
    """Return whether a directive silences a finding, and remember for which of its codes it does."""
    if scope is not _EVERYWHERE and (place is None or not scope[0] <= place < scope[1]):
        return False
    if d.quoted is not None and normal(d.quoted) != normal(found.text):
        return False
    hits = {code for code in d.codes if found.code.startswith(code)}
    used[id(d)] |= hits
    return bool(hits)


def _scope(d: Directive, directives: Sequence[Directive], blocks: Sequence[Block]) -> tuple[int, int]:
    if d.action == "ignore-file":
        return _EVERYWHERE
    if d.action == "disable":
        ends = (
            e.start
            for e in directives
            if e.action == "enable" and not e.fault and e.start >= d.end and _ends(e, d)
        )
        return d.end, min(ends, default=_EVERYWHERE[1])
    block = next((b for b in blocks if b.end > d.start), None)
    return (block.start, block.end) if block else (0, 0)


def _ends(enable: Directive, disable: Directive) -> bool:
    return not enable.codes or set(disable.codes) <= set(enable.codes)


def _unused(d: Directive, used: set[str] | None, codes: Collection[str]) -> tuple[str, ...]:
    if used is None:
        return ()
    return tuple(c for c in d.codes if c not in used and any(code in codes for code in matching(c)))
