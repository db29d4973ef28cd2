"""From what a reader found to an Article: identity, outlet, genre, digest."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from framing.ingest.genre import genre
from framing.ingest.outlets import Registry
from framing.ingest.parsed import Meta, Parsed
from framing.types import Article


def build(
    parsed: Parsed, meta: Meta, registry: Registry, *, path: str | None, name: str, fallback: str
) -> Article:
    """Return the article of ``parsed`` with the merged metadata ``meta``.

    ``name`` is what identifies the file on any machine (relative path, or "-"); ``fallback`` names the
    outlet where nothing else does.
    """
    text = parsed.text
    encoded = text.encode()
    outlet, known = _outlet(meta, registry, fallback)
    return Article(
        id=meta.id or identity(name, parsed.record, encoded),
        text=text,
        blocks=parsed.blocks,
        title=meta.title or _headline(parsed),
        outlet=outlet,
        outlet_known=known,
        author=meta.author,
        published=meta.published,
        url=meta.url,
        story=meta.story,
        genre=genre(meta.genre, meta.title or _headline(parsed), meta.url, parsed),
        language=meta.language,
        path=path,
        record=parsed.record,
        digest="sha256:" + sha256(encoded).hexdigest(),
        line_map=parsed.line_map,
        notes=parsed.notes,
    )


def identity(name: str, record: int | None, content: bytes) -> str:
    """Return 12 hexadecimal digits that stand for this content at this relative path and record."""
    place = name if record is None else f"{name}#{record}"
    return sha256(place.encode("utf-8", "surrogateescape") + b"\0" + content).hexdigest()[:12]


def _headline(parsed: Parsed) -> str | None:
    for block in parsed.blocks:
        if block.role == "headline":
            return " ".join(parsed.text[block.start : block.end].split())
    return None


def _outlet(meta: Meta, registry: Registry, fallback: str) -> tuple[str, bool]:
    if meta.outlet:
        return registry.canonical(meta.outlet) or meta.outlet, True
    if meta.url:
        host = (urlsplit(meta.url).hostname or "").removeprefix("www.")
        if host:
            return registry.canonical(meta.url) or host, True
    return fallback, False
