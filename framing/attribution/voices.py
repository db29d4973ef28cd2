"""Gives every character of every scored block one voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from framing.document import Document
from framing.types import Attribution, Voice, VoiceSpan

_MOVES = frozenset({"utterance", "publication"})
"""Cue classes whose content is somebody else's words; thought, intention and perception stay with the narrator."""


def voices(doc: Document, attributions: Iterable[Attribution]) -> tuple[VoiceSpan, ...]:
    """Return voice spans that cover every scored block, in order, neighbours of one voice merged.

    Quotations of speech and embedded posts are "quoted"; content of utterance and publication cues is
    "reported"; cues, sources and the rest are "narrator".
    """
    layers: list[tuple[int, int, Voice]] = []
    for attribution in attributions:
        if attribution.cue_class in _MOVES:
            layers += [(s.start, s.end, "reported") for s in attribution.content]
    for attribution in attributions:
        if attribution.parent is None:
            layers += [(s.start, s.end, "narrator") for s in (attribution.source, attribution.cue) if s]
    layers += [(q.start, q.end, "quoted") for q in doc.quotes if q.kind == "speech" and q.depth == 0]
    by_block: list[list[tuple[int, int, Voice]]] = [[] for _ in doc.blocks]
    starts = [block.start for block in doc.blocks]
    for start, end, voice in layers:
        i = max(0, bisect_right(starts, start) - 1)
        while i < len(starts) and starts[i] < end:
            by_block[i].append((start, end, voice))
            i += 1
    out: list[VoiceSpan] = []
    for block, inside in zip(doc.blocks, by_block, strict=True):
        if block.role == "embed":
            _append(out, block.start, block.end, "quoted")
        else:
            _paint(out, block.start, block.end, inside)
    return tuple(out)


def _paint(out: list[VoiceSpan], start: int, end: int, layers: Sequence[tuple[int, int, Voice]]) -> None:
    """Append the block's spans; a later layer covers an earlier one."""
    cuts = sorted({start, end, *(x for a, b, _ in layers for x in (a, b) if start < x < end)})
    for a, b in zip(cuts, cuts[1:], strict=False):
        voice: Voice = "narrator"
        for low, high, layer in layers:
            if low <= a and b <= high:
                voice = layer
        _append(out, a, b, voice)


def _append(out: list[VoiceSpan], start: int, end: int, voice: Voice) -> None:
    if out and out[-1].end == start and out[-1].voice == voice:
        out[-1] = VoiceSpan(out[-1].start, end, voice)
    else:
        out.append(VoiceSpan(start, end, voice))


def sentence_voices(
    doc: Document, spans: Sequence[VoiceSpan], attributions: Iterable[Attribution]
) -> tuple[Voice, ...]:
    """Return the voice of most characters of each sentence, those of cues and sources not counted."""
    skip = sorted(
        (s.start, s.end)
        for a in attributions
        if a.parent is None
        for s in (a.source, a.cue)
        if s is not None
    )
    out: list[Voice] = []
    k = m = 0
    for sentence in doc.sentences:
        while k < len(spans) and spans[k].end <= sentence.start:
            k += 1
        while m < len(skip) and skip[m][1] <= sentence.start:
            m += 1
        counts: dict[Voice, int] = {}
        i = k
        while i < len(spans) and spans[i].start < sentence.end:
            size = min(spans[i].end, sentence.end) - max(spans[i].start, sentence.start)
            counts[spans[i].voice] = counts.get(spans[i].voice, 0) + size
            i += 1
        j = m
        if len(counts) > 1:
            while j < len(skip) and skip[j][0] < sentence.end:
                size = min(skip[j][1], sentence.end) - max(skip[j][0], sentence.start)
                if counts.get("narrator", 0) >= size > 0:
                    counts["narrator"] -= size
                j += 1
        out.append(max(counts, key=lambda v: (counts[v], v)) if counts else "narrator")
    return tuple(out)
