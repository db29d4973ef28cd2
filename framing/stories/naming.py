"""What a story is called: a title, and an id that is safe as a folder name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Article

_LONGEST_SLUG = 60
_LONGEST_TITLE = 120
_TITLE_ROLES = ("headline", "deck", "body")
_DATE_AT_END = re.compile(r"[-_](?:19|20)\d\d(?:[-_]?[01]\d(?:[-_]?[0-3]\d)?)?\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names that Windows refuses for a folder."""


def slug(name: str) -> str:
    """Return ``name`` as lower-case ASCII words joined by hyphens; "story" where no such word remains."""
    letters = unicodedata.normalize("NFKD", re.sub("['’]", "", name)).encode("ascii", "ignore").decode()
    out = _shorten(re.sub("[^a-z0-9]+", "-", letters.lower()).strip("-"), "-", _LONGEST_SLUG)
    return out if out and not _RESERVED.match(out) else f"story-{out}".rstrip("-")


def readable(name: str) -> str:
    """Return the name of a given story as a title: "harbour-fire-2031-05" becomes "Harbour fire".

    A name that has spaces was written for people and stays as it is. A date at the end of an id is left
    out: the articles have dates of their own.
    """
    if " " in name.strip():
        return name.strip()
    words = re.sub("[-_]+", " ", _DATE_AT_END.sub("", name) or name).strip()
    return words[:1].upper() + words[1:] if words else name


def headline(article: Article) -> str:
    """Return the article's title, or the beginning of its text, on one line."""
    candidates = [article.title or ""]
    candidates += [
        article.text[b.start : b.end] for role in _TITLE_ROLES for b in article.blocks if b.role == role
    ]
    candidates.append(article.id)
    first = next(text for text in (" ".join(c.split()) for c in candidates) if text)
    cut = _shorten(first, " ", _LONGEST_TITLE)
    return first if cut == first else f"{cut} …"


def unique(wanted: str, taken: set[str]) -> str:
    """Return ``wanted``, with the first free number behind it where it is taken, and take it."""
    out, n = wanted, 1
    while out in taken:
        n += 1
        out = f"{wanted}-{n}"
    taken.add(out)
    return out


def _shorten(text: str, between: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head, _, _ = text[: longest + 1].rpartition(between)
    return head or text[:longest]
