"""From what a reader found to an Article: identity, outlet, date, genre, digest."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from framing.ingest import outlets
from framing.ingest.genre import genre
from framing.ingest.meta import Meta, iso
from framing.types import Article

if TYPE_CHECKING:
    from framing.ingest.outlets import Registry
    from framing.ingest.parsed import Parsed


def build(
    parsed: Parsed, meta: Meta, registry: Registry | None, *, path: str | None, name: str, fallback: str
) -> Article:
    """Return the article of ``parsed`` with the merged metadata ``meta``.

    ``registry``: None for the one shipped. ``name`` is what identifies the file on any machine (its path
    below the folder given, or "-"); ``fallback`` names the outlet where nothing else does.
    """
    encoded = parsed.text.encode()
    outlet, known = _outlet(meta, registry, fallback)
    title = meta.title or _headline(parsed)
    published = iso(meta.published) if meta.published else None
    notes = parsed.notes
    if meta.published and not published:
        notes = (*notes, f"the date {meta.published!r} was left out: write it as 2023-02-21")
    return Article(
        id=meta.id or identity(name, parsed.record, encoded),
        text=parsed.text,
        blocks=parsed.blocks,
        title=title,
        outlet=outlet,
        outlet_known=known,
        author=meta.author,
        published=published,
        url=meta.url,
        story=meta.story,
        genre=genre(meta.genre, title, meta.url, parsed),
        language=meta.language,
        path=path,
        record=parsed.record,
        digest="sha256:" + sha256(encoded).hexdigest(),
        line_map=parsed.line_map,
        notes=notes,
    )


def identity(name: str, record: int | None, content: bytes, digits: int = 12) -> str:
    """Return hexadecimal digits that stand for this content at this relative path and record."""
    place = name if record is None else f"{name}#{record}"
    return sha256(place.encode("utf-8", "surrogateescape") + b"\0" + content).hexdigest()[:digits]


def _headline(parsed: Parsed) -> str | None:
    for block in parsed.blocks:
        if block.role == "headline":
            return " ".join(parsed.text[block.start : block.end].split())
    return None


def _outlet(meta: Meta, registry: Registry | None, fallback: str) -> tuple[str, bool]:
    """Return the outlet's display name, and whether metadata or the host of its address names it."""
    if not (meta.outlet or meta.url):
        return fallback, False
    registry = registry or outlets.load()
    if meta.outlet:
        return registry.canonical(meta.outlet) or meta.outlet, True
    if meta.url:
        if known := registry.canonical(meta.url):
            return known, True
        from urllib.parse import urlsplit

        try:
            host = urlsplit(meta.url).hostname
        except ValueError:
            host = None
        if host:
            return host.removeprefix("www."), True
    return fallback, False
