"""The head of an article: headline, deck and byline, or a headline that stands at the end of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.clutter import is_author_note, is_byline
from framing.ingest.glued import dateline
from framing.ingest.paragraph import capital_share, like_title, same, several, stopped, vocabulary, words

if TYPE_CHECKING:
    from framing.ingest.paragraph import Paragraph

_LABELS = vocabulary(
    "world politics business opinion analysis sport sports news live video editorial comment exclusive "
    "explainer feature features national local international economy culture technology science health "
    "abstract transcript"
)
_NARRATES = re.compile(
    r"\b(?:I|we|you|he|she|it|they|me|him|them|my|this|these|that|was|were|had|been|said|told|then|there|here|so"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def mark_head(ps: list[Paragraph], headline: str | None, title: str | None) -> None:
    """Recognise headline and deck; ``headline`` stands elsewhere, ``title`` is what metadata say it is."""
    free = [p for p in ps if p.role is None]
    headline = headline or next((p.raw for p in ps if p.role == "headline"), None)
    if len(free) < 2:
        return
    if headline is not None:
        if same(free[0].raw, headline):
            free.pop(0).be("boilerplate", "repeated headline")
        _mark_decks(ps, free)
    elif titled := _titled(free, title):
        titled.be("headline")
        _mark_decks(ps, [p for p in free if p.start > titled.start])
    else:
        _find_headline(ps, free)


def _titled(free: list[Paragraph], title: str | None) -> Paragraph | None:
    return next((p for p in (*free[:3], free[-1]) if same(p.raw, title)), None) if title else None


def _find_headline(ps: list[Paragraph], free: list[Paragraph]) -> None:
    if _is_label(free[0]) and len(free) > 2 and _is_headline(free[1], free[2:]):
        free.pop(0).be("boilerplate", "label")
    if _is_headline(free[0], free[1:]):
        free.pop(0).be("headline")
        _mark_decks(ps, free)
    elif last := _headline_at_end(ps, free):
        last.be("headline")
        if len(free) > 3 and words(free[0].raw) <= 60 and not several(free[0].raw):
            free[0].be("deck")


def _is_label(p: Paragraph) -> bool:
    return p.raw.strip(":. ").lower() in _LABELS


def _is_headline(p: Paragraph, rest: list[Paragraph]) -> bool:
    raw, n = p.raw, words(p.raw)
    if n > 30 or len(raw) > 240 or raw[-1] in ";:,…" or raw.endswith("...") or several(raw) or dateline(raw):
        return False
    if raw.startswith(("-", "•", "Q:", "A:")):
        return False
    if not any(len(q.raw) > len(raw) or stopped(q.raw) for q in rest[:3]):
        return False
    if not stopped(raw) or (raw[-1] in "!?" and n <= 16):
        return True
    return rest[0].gap and n <= 20 and _stopped_headline(raw, n, rest[0].raw)


def _stopped_headline(raw: str, n: int, below: str) -> bool:
    """Whether a sentence with a stop is a headline: by a dateline below, its capitals, or its brevity."""
    if dateline(below) or (n >= 4 and capital_share(raw) >= 0.8):
        return True
    return 4 <= n <= 10 and words(below) >= 20 and not _NARRATES.search(raw)


def _mark_decks(ps: list[Paragraph], free: list[Paragraph]) -> None:
    """Mark what stands between headline and first paragraph, and is no paragraph itself, as deck."""
    for i, p in enumerate(free[:2]):
        rest = free[i + 1 :]
        if not rest or not 4 <= words(p.raw) <= 60 or not (len(rest[0].raw) > 60 or stopped(rest[0].raw)):
            return
        below = ps[ps.index(p) + 1]
        cut_off = p.raw.endswith(("...", "…", ";")) or not stopped(p.raw)
        above_byline = below.note in ("time stamp", "byline") and not several(p.raw)
        if p.raw[-1] == ":" or not (cut_off or above_byline):
            return
        p.be("deck")


def _headline_at_end(ps: list[Paragraph], free: list[Paragraph]) -> Paragraph | None:
    """Return the title that stands among the clutter at the end and shares words with the article."""
    last = free[-1]
    if (
        last is ps[-1]
        or len(free) < 3
        or not like_title(last.raw)
        or stopped(last.raw)
        or words(last.raw) < 4
    ):
        return None
    topic = {w for p in free[:4] if p is not last for w in _long_words(p.raw)}
    return last if len(topic & _long_words(last.raw)) >= 2 else None


def _long_words(raw: str) -> set[str]:
    return set(re.findall(r"\w{4,}", raw.lower()))


def mark_bylines(ps: list[Paragraph]) -> None:
    """Mark bylines near the head and the end, and what presents the author at the end."""
    for i, p in enumerate(ps):
        if p.role is not None or 6 <= i < len(ps) - 4:
            continue
        if is_byline(p.raw):
            p.be("boilerplate", "byline")
        elif i > 3 and i >= len(ps) - 4 and is_author_note(p.raw):
            p.be("boilerplate", "author note")
