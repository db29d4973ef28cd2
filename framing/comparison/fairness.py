"""Who could have had it: a piece cut short, or published before it was known, leaves out nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from framing.types import SCORED_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.types import Analysis

APART = 7
"""Days between two articles from which the same words are said on another occasion."""
_SHORT = 60
"""Words below which an article is a teaser."""
_CUT = re.compile(
    r"(?:…|\.\.\.|\[\+\d+ (?:chars|characters)\])[\s\"”’\])]*$|(?:continue reading|subscribe to (?:read|continue)"
    r"|sign in to (?:read|continue)|read the full (?:story|article)|for subscribers only)[^\n]{0,80}\s*$",
    re.IGNORECASE,
)


def day(analysis: Analysis) -> date | None:
    """Return the day an article was published, if it is known."""
    try:
        return date.fromisoformat((analysis.article.published or "")[:10])
    except ValueError:
        return None


def occasions(analyses: Sequence[Analysis], articles: Iterable[int]) -> dict[int, int]:
    """Return, for each of ``articles``, the number of its occasion: more than a week between two is another.

    Articles without a date belong to the first.
    """
    days = {i: day(analyses[i]) for i in set(articles)}
    known = sorted({d for d in days.values() if d is not None})
    number, of_day = 0, {}
    for i, current in enumerate(known):
        if i and (current - known[i - 1]).days > APART:
            number += 1
        of_day[current] = number
    return {i: of_day[d] if d is not None else 0 for i, d in days.items()}


def cut_short(analysis: Analysis) -> str | None:
    """Return why an article is not whole, or None."""
    article = analysis.article
    words = sum(len(article.text[b.start : b.end].split()) for b in article.blocks if b.role in SCORED_ROLES)
    if words < _SHORT:
        return f"only {words} words"
    scored = [b for b in article.blocks if b.role in SCORED_ROLES]
    last = article.text[scored[-1].start : scored[-1].end]
    return "cut short" if _CUT.search(last) or _CUT.search(article.text[-300:]) else None


class Fairness:
    """What is known of every article once: whether it is whole.

    ``by_outlet`` has the numbers of each outlet's articles, outlets in alphabetical order.
    """

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.by_outlet: dict[str, list[int]] = {}
        for outlet, i in sorted(((a.article.outlet, i) for i, a in enumerate(analyses)), key=_alphabetical):
            self.by_outlet.setdefault(outlet, []).append(i)
        self._analyses = analyses
        self._cut = [cut_short(a) for a in analyses]

    def excuses(self, holders: Iterable[int]) -> dict[str, str]:
        """Return for the outlets that could not have what ``holders`` have the reason why.

        An outlet is excused where each of its articles is cut short or was published before the first of
        ``holders`` (by time where both have one, else by day).
        """
        first = min((p for i in holders if (p := self._analyses[i].article.published)), default=None)
        out = {}
        for outlet, articles in self.by_outlet.items():
            reasons = [self._cut[i] or _earlier(self._analyses[i], first) for i in articles]
            if all(reasons):
                out[outlet] = ", ".join(dict.fromkeys(r for r in reasons if r))
        return out


def _alphabetical(item: tuple[str, int]) -> tuple[str, str, int]:
    return item[0].casefold(), *item


def _earlier(analysis: Analysis, first: str | None) -> str | None:
    mine = analysis.article.published
    if mine is None or first is None:
        return None
    size = 16 if len(mine) >= 16 and len(first) >= 16 and mine[16:] == first[16:] else 10
    return "published before" if mine[:size] < first[:size] else None
