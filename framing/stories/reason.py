"""Why articles stand together, in a sentence for the reader of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.stories.linkage import WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence


def alone(articles: int) -> str:
    """Return the reason of a story of one article out of ``articles``."""
    return "the only article" if articles == 1 else "no other article is about the same event"


def given(by_metadata: int, by_content: int) -> str:
    """Return the reason of a story given for some articles, which others may have joined."""
    if not by_content:
        return "given in the metadata"
    return f"given in the metadata for {_count(by_metadata)}; {by_content} more fit it in content and date"


def content(closeness: Sequence[float], days: Sequence[int | None]) -> str:
    """Return the reason of a story found by content: how alike its articles are, and how near in time.

    ``closeness`` holds each article's mean similarity to the others (0 to 1), ``days`` the day numbers.
    """
    low, high = f"{min(closeness):.2f}", f"{max(closeness):.2f}"
    similarity = low if low == high else f"{low} to {high}"
    return f"grouped by content (similarity {similarity}){_dates(days)}"


def _dates(days: Sequence[int | None]) -> str:
    known = [day for day in days if day is not None]
    if not known:
        return "; no date is known, so look-alike events may be mixed"
    unknown = len(days) - len(known)
    rest = f"; the date of {_count(unknown)} is unknown" if unknown else ""
    if len(known) == 1:
        return rest
    apart = max(known) - min(known)
    if apart > WINDOW:
        return f"; dates are {apart} days apart, but copies of one text count as of the earliest{rest}"
    near = "the same date" if apart == 0 else f"dates within {apart} day{'s' if apart > 1 else ''}"
    return f" and {near}{rest}"


def _count(articles: int) -> str:
    return f"{articles} article" if articles == 1 else f"{articles} articles"
