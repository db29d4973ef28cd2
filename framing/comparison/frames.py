"""Generic frames: which share of an outlet's sentences speaks of conflict, money, law, right and wrong ...

The frames are those that research codes across topics (Semetko & Valkenburg 2000; Boydstun et al. 2014), the words
of each our own (``lexicons/en/frame``). A sentence has a frame if one of its words does, whoever speaks: whom to
quote is a choice as well. It may have several.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from math import erfc, sqrt
from typing import TYPE_CHECKING

from framing.comparison.differences import holm
from framing.document import Document
from framing.intervals import wilson
from framing.lexicon import Matcher
from framing.lexicon.lists import SHIPPED, Lists
from framing.types import FrameShare, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from framing.types import Analysis

LEAST = 8
"""Sentences below which an outlet is not compared."""


def frames(
    analyses: Sequence[Analysis], shared: Mapping[str, Set[int]], lists: Lists = SHIPPED
) -> tuple[FrameShare, ...]:
    """Return the share of each outlet's own sentences that have each frame, by frame and outlet.

    Intervals are Wilson's (1927), 95 %. ``adjusted`` is the two-sided p of the difference from the mean of the
    others, with the standard error of Agresti & Caffo (2000), after Holm over all shares returned. Frames that no
    outlet has are left out, as are outlets with fewer than ``LEAST`` sentences. ``shared``: as for ``distinctive``.
    """
    found: dict[str, list[dict[str, Passage]]] = defaultdict(list)
    for analysis in analyses:
        own = _sentences(analysis, shared.get(analysis.article.id, frozenset()), lists)
        found[analysis.article.outlet].extend(own)
    texts = {o: found[o] for o in sorted(found, key=lambda o: (o.casefold(), o)) if len(found[o]) >= LEAST}
    sizes = {outlet: len(sentences) for outlet, sentences in texts.items()}
    counts = {outlet: Counter(f for held in sentences for f in held) for outlet, sentences in texts.items()}
    rows = [(frame, outlet) for frame in sorted(set().union(*counts.values())) for outlet in texts]
    adjusted = holm(
        [_p(outlet, {o: (count[frame], sizes[o]) for o, count in counts.items()}) for frame, outlet in rows]
    )
    return tuple(
        _share(frame, outlet, texts[outlet], p) for (frame, outlet), p in zip(rows, adjusted, strict=True)
    )


@cache
def _matcher(lists: Lists) -> Matcher:
    return Matcher(lists.load("frame"))


def _sentences(analysis: Analysis, shared: Set[int], lists: Lists) -> Iterator[dict[str, Passage]]:
    """Yield the first place of each frame in each sentence that is the outlet's own."""
    article = analysis.article
    doc = Document(article)
    held: dict[int, dict[str, Passage]] = defaultdict(dict)
    for match in _matcher(lists).find(doc):
        at = doc.sentence_at(match.start)
        if at is not None:
            place = Passage(article.id, match.start, match.end, doc.text[match.start : match.end])
            held[at].setdefault(match.entry.kind.partition(".")[2], place)
    return (held[number] for number in range(len(doc.sentences)) if number not in shared)


def _p(outlet: str, counts: Mapping[str, tuple[int, int]]) -> float:
    """Return the two-sided p of an outlet's share against the mean of the others'; ``counts``: hits, sentences."""
    rest = [count for name, count in counts.items() if name != outlet]
    if not rest:
        return 1.0
    share, variance = _smoothed(*counts[outlet])
    others = [_smoothed(*count) for count in rest]
    gap = share - sum(p for p, _ in others) / len(others)
    error = sqrt(variance + sum(v for _, v in others) / len(others) ** 2)
    return erfc(abs(gap) / error / sqrt(2))


def _smoothed(hits: int, n: int) -> tuple[float, float]:
    """Return a share with one hit and one miss added, which keeps the test honest near 0 and 1; and its variance."""
    p = (hits + 1) / (n + 2)
    return p, p * (1 - p) / (n + 2)


def _share(
    frame: str, outlet: str, sentences: Sequence[Mapping[str, Passage]], adjusted: float
) -> FrameShare:
    places = tuple(held[frame] for held in sentences if frame in held)
    n = len(sentences)
    share = len(places) / n
    low, high = wilson(share, n)
    return FrameShare(
        frame=frame,
        outlet=outlet,
        sentences=n,
        value=round(share, 4),
        low=round(low, 4),
        high=round(high, 4),
        adjusted=round(adjusted, 6),
        places=places,
    )
