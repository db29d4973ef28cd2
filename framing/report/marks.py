"""Overlapping spans -> flat segments of text, each with its classes, so that markup always nests.

Voices, parts of attributions and evidence overlap in any way: a quotation ends within a loaded phrase, a
cue is a loaded word. The text is cut wherever one of them begins or ends; a span that is cut carries its
anchor on its first piece only.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Layer = Literal["voice", "source", "cue", "evidence"]

_ORDER: dict[Layer, int] = {"voice": 0, "source": 1, "cue": 2, "evidence": 3}


class Mark(msgspec.Struct, frozen=True):
    """A span to show: ``style`` is its CSS class, ``href`` where it leads, ``title`` what it is.

    ``anchor`` is the id that other places link to; "" for none.
    """

    start: int
    end: int
    layer: Layer
    style: str
    anchor: str = ""
    href: str = ""
    title: str = ""


class Segment(msgspec.Struct, frozen=True):
    """A piece of text in one state.

    ``classes`` is the value of its class attribute, "" for plain text; ``anchors`` are the ids of the marks
    that begin here; ``href`` and ``title`` come from the innermost mark that has them. ``gap`` is True for
    a place where text was left out.
    """

    text: str
    classes: str = ""
    anchors: tuple[str, ...] = ()
    href: str = ""
    title: str = ""
    gap: bool = False


def segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Return ``text[start:end)`` cut into segments; joined, their texts are that text.

    Marks outside the range are ignored, marks that reach out of it are cut. Time is linear in the text and
    in the number of marks times those open at one place.
    """
    inside = sorted(
        (m for m in marks if m.start < end and m.end > start and m.start < m.end),
        key=lambda m: (m.start, _ORDER[m.layer], m.end),
    )
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    out: list[Segment] = []
    active: list[Mark] = []
    begun: set[str] = set()
    k = 0
    for left, right in itertools.pairwise(cuts):
        while k < len(inside) and inside[k].start <= left:
            active.append(inside[k])
            k += 1
        active = [m for m in active if m.end > left]
        out.append(_segment(text[left:right], active, begun))
    return tuple(out)


def excerpts(
    text: str, start: int, end: int, marks: Sequence[Mark], keep: Sequence[tuple[int, int]]
) -> tuple[Segment, ...]:
    """Return the segments of the ``keep`` ranges within ``[start, end)``, with a gap for what lies between.

    ``keep`` is sorted and does not overlap. Nothing kept is a single gap.
    """
    out: list[Segment] = []
    at = start
    for low, high in keep:
        left, right = max(low, at), min(high, end)
        if left >= right:
            continue
        if text[at:left].strip():
            out.append(Segment("", gap=True))
        elif out and at < left:
            out.append(Segment(text[at:left]))
        out.extend(segments(text, left, right, marks))
        at = right
    if text[at:end].strip():
        out.append(Segment("", gap=True))
    return tuple(out)


def overlapping(ranges: Sequence[tuple[int, int]], marks: Iterable[Mark]) -> list[list[Mark]]:
    """Return for each range the marks that overlap it; ``ranges`` is sorted and does not overlap."""
    out: list[list[Mark]] = [[] for _ in ranges]
    ends = [end for _, end in ranges]
    for mark in marks:
        i = bisect_right(ends, mark.start)
        while i < len(ranges) and ranges[i][0] < mark.end:
            out[i].append(mark)
            i += 1
    return out


def _segment(text: str, active: Sequence[Mark], begun: set[str]) -> Segment:
    ordered = sorted(active, key=lambda m: (_ORDER[m.layer], -(m.end - m.start), m.style))
    anchors = tuple(dict.fromkeys(m.anchor for m in ordered if m.anchor and m.anchor not in begun))
    begun.update(anchors)
    return Segment(
        text=text,
        classes=" ".join(dict.fromkeys(m.style for m in ordered if m.style)),
        anchors=anchors,
        # A cut may leave a space alone, which would be a link without words.
        href=next((m.href for m in reversed(ordered) if m.href and text.strip()), ""),
        title="; ".join(dict.fromkeys(m.title for m in reversed(ordered) if m.title)),
    )
