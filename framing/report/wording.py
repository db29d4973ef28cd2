"""How the report writes numbers, dates and names: the same everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Score

_MONTHS = ("January February March April May June July August September October November December").split()
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T ])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def number(value: float, digits: int = 2) -> str:
    """Return ``value`` with ``digits`` decimals and a true minus sign; never "-0"."""
    text = f"{value:,.{digits}f}"
    if text.startswith("-"):
        text = text[1:] if not text.strip("-0.,") else "−" + text[1:]
    return text


def interval(low: float, high: float, digits: int = 2) -> str:
    """Return "low–high", or "low to high" where a minus sign would meet the dash."""
    between = " to " if low < 0 or high < 0 else "–"
    return f"{number(low, digits)}{between}{number(high, digits)}"


def in_words(score: Score, digits: int) -> str:
    """Return a score as one phrase for a plot's description; its unit stands in the heading."""
    if score.value is None:
        return f"not rated: {score.skipped}"
    limits = bounds(score, digits)
    return number(score.value, digits) + (f", 95 % interval {limits}" if limits else "")


def bounds(score: Score, digits: int) -> str:
    """Return a score's interval, or "" where it has none."""
    if score.low is None or score.high is None:
        return ""
    return interval(score.low, score.high, digits)


def date(published: str | None) -> str:
    """Return an ISO date as "21 February 2023"; anything else as it is, and "" for none."""
    found = _DATE.match(published or "")
    if found is None:
        return published or ""
    year, month, day = (int(part) for part in found.groups())
    if not 1 <= month <= 12:
        return published or ""
    return f"{day} {_MONTHS[month - 1]} {year}"


def dates(published: Sequence[str | None]) -> str:
    """Return the days from first to last, each month and year once, or "" where none is known."""
    days = sorted({p[:10] for p in published if p and _DATE.match(p)})
    if not days:
        return ""
    first, last = date(days[0]), date(days[-1])
    if first == last:
        return first
    if days[0][:7] == days[-1][:7]:
        return f"{first.split()[0]}–{last}"
    if days[0][:4] == days[-1][:4]:
        return f"{first.rpartition(' ')[0]} – {last}"
    return f"{first} – {last}"


def count(n: int, one: str, many: str = "") -> str:
    """Return "1 article", "2 articles", "no articles"."""
    return f"{f'{n:,}' if n else 'no'} {one if n == 1 else many or one + 's'}"


def spelled(n: int, one: str, many: str = "") -> str:
    """Return as ``count`` does, with numbers below ten in words."""
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return f"{small[n] if n < len(small) else f'{n:,}'} {one if n == 1 else many or one + 's'}"


def typeset(text: str) -> str:
    """Return ``text`` with a curly apostrophe between letters and a true minus sign before a digit."""
    return re.sub(r"(?<![\w.])-(?=\d)", "−", re.sub(r"(?<=\w)'(?=\w)", "’", text))


def language(code: str | None) -> str:
    """Return a language tag that may stand in a lang attribute, or ""."""
    return code if code and _LANGUAGE.fullmatch(code) else ""


def link(url: str | None) -> str:
    """Return ``url`` if a browser may follow it (http, https), or ""."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else ""
