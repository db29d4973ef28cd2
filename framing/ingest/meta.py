"""Metadata of an article, from whatever place names it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article from one place; None where that place says nothing.

    ``published`` and ``genre`` stand as the place words them until the article is built.
    """

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    story: str | None = None
    genre: str | None = None
    language: str | None = None

    def over(self, other: Meta) -> Meta:
        """Return this metadata, with what it lacks taken from ``other``, which is trusted less."""
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        return Meta(
            **{k: mine if (mine := getattr(self, k)) is not None else getattr(other, k) for k in FIELDS}
        )


FIELDS: tuple[str, ...] = Meta.__struct_fields__
NOTHING = Meta()


def from_mapping(values: Mapping[str, Any]) -> Meta:
    """Return the metadata among ``values``; other keys, and values that hold nothing, are passed over."""
    return Meta(**{k: text for k in FIELDS if (text := plain(values.get(k))) is not None})


def plain(value: object) -> str | None:
    """Return a metadata value as one line of text: dates in ISO 8601, lists joined; None where empty."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(part for item in value if (part := plain(item))) or None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    return None


def nearest(key: str, valid: tuple[str, ...] = FIELDS) -> str | None:
    """Return the valid key that ``key`` is probably meant to be, or None."""
    from difflib import get_close_matches

    found = get_close_matches(key.lower(), valid, n=1, cutoff=0.7)
    return found[0] if found else None


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\Z")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\Z")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")


def iso(value: str) -> str | None:
    """Return a date or date-time in ISO 8601, or None where ``value`` names no one day without doubt.

    Read are ISO 8601, "21 February 2023", "Feb. 21, 2023" and the dates of mail and feeds. "02/03/2023"
    is two days, and is none.
    """
    value = value.strip()
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
        if len(value) > 10 and value[4:5] == "-":
            return datetime.fromisoformat(value).isoformat()
        if found := _DAY_FIRST.match(value):
            day, month, year = found.groups()
        elif found := _MONTH_FIRST.match(value):
            month, day, year = found.groups()
        elif _MAIL.match(value):
            from email.utils import parsedate_to_datetime

            return parsedate_to_datetime(value).isoformat()
        else:
            return None
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None
