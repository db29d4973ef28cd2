"""Gives every character of every scored block one voice."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, cast

from framing.types import Attribution, Voice, VoiceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.attribution.content import Chars
    from framing.document import Document

_LABEL = re.compile(r"(?:Q|A|[A-Z][\w.'-]+(?: [A-Z][\w.'-]*){0,4}): ?")
"""Who takes a turn in a transcript."""
_MOVES = frozenset({"utterance", "publication"})
"""Cue classes whose content is somebody else's words; of what people think or want the narrator tells."""


def voices(doc: Document, attributions: Iterable[Attribution]) -> tuple[VoiceSpan, ...]:
    """Return voice spans that cover every scored block, in order, neighbours of one voice merged.

    Quotations of speech, embedded posts and the turns of a transcript are "quoted"; content of utterance and
    publication cues is "reported"; cues, sources and the rest are "narrator".
    """
    reported: list[Chars] = []
    own: list[Chars] = []
    for attribution in attributions:
        if attribution.cue_class in _MOVES:
            reported += [(s.start, s.end) for s in attribution.content]
        if attribution.parent is None:
            own += [(s.start, s.end) for s in (attribution.source, attribution.cue) if s is not None]
    quoted = [(q.start, q.end) for q in doc.quotes if q.kind == "speech" and q.depth == 0]
    quoted += [(b.start, b.end) for b in doc.blocks if b.role == "embed"]
    quoted += _turns(doc)
    layers = [(_union(quoted), "quoted"), (_union(own), "narrator"), (_union(reported), "reported")]
    edges = {x for spans, _ in layers for span in spans for x in span}
    edges |= {x for block in doc.blocks for x in (block.start, block.end)}
    cuts = sorted(edges)
    out: list[tuple[int, int, Voice]] = []
    at = [0] * len(layers)
    k = 0
    for start, end in itertools.pairwise(cuts):
        while k < len(doc.blocks) and doc.blocks[k].end <= start:
            k += 1
        if k == len(doc.blocks) or doc.blocks[k].start > start:
            continue
        voice: Voice = "narrator"
        for i, (spans, name) in enumerate(layers):
            while at[i] < len(spans) and spans[at[i]][1] <= start:
                at[i] += 1
            if at[i] < len(spans) and spans[at[i]][0] <= start:
                voice = cast("Voice", name)
                break
        if out and out[-1][1] == start and out[-1][2] == voice:
            start = out.pop()[0]
        out.append((start, end, voice))
    return tuple(VoiceSpan(*span) for span in out)


def _turns(doc: Document) -> list[Chars]:
    """Return what is said in a transcript: from the first "Q:" or "BRENN:" on everything but such labels."""
    if doc.article.genre != "transcript":
        return []
    out: list[Chars] = []
    for block in doc.blocks:
        label = _LABEL.match(doc.plain, block.start, block.end)
        if label is not None:
            out.append((label.end(), block.end))
        elif out and block.role == "body":
            out.append((block.start, block.end))
    return [span for span in out if span[0] < span[1]]


def _union(spans: list[Chars]) -> list[Chars]:
    """Return the spans sorted, overlapping ones joined."""
    out: list[Chars] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def sentence_voices(
    doc: Document, spans: Sequence[VoiceSpan], attributions: Iterable[Attribution]
) -> tuple[Voice, ...]:
    """Return the voice of most characters of each sentence, those of cues and sources not counted."""
    skip = sorted(
        (s.start, s.end) for a in attributions if a.parent is None for s in (a.source, a.cue) if s is not None
    )
    out: list[Voice] = []
    k = m = 0
    for sentence in doc.sentences:
        while k < len(spans) and spans[k].end <= sentence.start:
            k += 1
        while m < len(skip) and skip[m][1] <= sentence.start:
            m += 1
        if k < len(spans) and spans[k].start <= sentence.start and spans[k].end >= sentence.end:
            out.append(spans[k].voice)
            continue
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
