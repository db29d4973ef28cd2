"""What each outlet makes the story about: generic frames, and the words that set it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.comparison.findings import ALPHA
from framing.report.context import DistinctRow, DistinctWords, FrameCell, Framed, FrameRow, Ref, Text
from framing.report.places import SHOWN
from framing.report.wording import count, spelled

if TYPE_CHECKING:
    from framing.report.places import Places
    from framing.types import DistinctiveWord, FrameShare, Passage


def framed(places: Places, text: Text) -> Framed:
    """Return frames by outlet, the most frequent first, and distinctive words by outlet."""
    c = places.comparison
    outlets = tuple(o.outlet for o in c.outlets)
    by = {(f.frame, f.outlet): f for f in c.frames}
    names = sorted(
        {f.frame for f in c.frames}, key=lambda n: (-max(f.value for f in c.frames if f.frame == n), n)
    )
    words = [(o, [w for w in c.distinctive if w.outlet == o]) for o in outlets] if text != "none" else []
    return Framed(
        outlets=outlets,
        frames=tuple(
            FrameRow(
                id=f"frame-{name}",
                name=name.replace("-", " ").capitalize(),
                cells=tuple(_cell(places, by[name, o], text) if (name, o) in by else None for o in outlets),
            )
            for name in names
        ),
        distinctive=tuple(
            DistinctWords(
                outlet=outlet,
                words=tuple(_word(places, w) for w in found if not w.name),
                names=tuple(_word(places, w) for w in found if w.name),
            )
            for outlet, found in words
            if found
        ),
    )


def _cell(places: Places, share: FrameShare, text: Text) -> FrameCell:
    return FrameCell(
        share=f"{share.value:.0%}".replace("%", " %"),
        interval=f"{100 * share.low:.0f}–{100 * share.high:.0f} %",
        words=() if text == "none" else _links(places, share.places),
        beyond=share.adjusted < ALPHA,
    )


def _links(places: Places, passages: tuple[Passage, ...]) -> tuple[Ref, ...]:
    return tuple(
        Ref(" ".join(p.text.split()), f"#{places.passages[p.article, p.start, p.end]}")
        for p in passages[:SHOWN]
    )


def _word(places: Places, word: DistinctiveWord) -> DistinctRow:
    links = _links(places, word.places)
    numbered = (
        Ref(word.word, links[0].href),
        *(Ref(str(i), link.href) for i, link in enumerate(links[1:], 2)),
    )
    return DistinctRow(
        word=word.word,
        places=numbered,
        counts=f"{count(word.count, 'sentence')}, the others {spelled(word.others, 'sentence').split()[0]}",
        beyond=word.adjusted < ALPHA,
    )
