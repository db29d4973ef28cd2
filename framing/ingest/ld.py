"""What an article's record says in schema.org JSON-LD, in ninjs, or in our own terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.ingest.meta import Meta, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_Object = dict[str, Any]
_ARTICLE_TYPES = ("Article", "NewsArticle", "LiveBlogPosting", "BlogPosting", "Report")


def articles(value: object, depth: int = 0) -> Iterator[_Object]:
    """Yield the records of articles in a JSON value: alone, in a list or in ``@graph``."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from articles(item, depth + 1)
    elif isinstance(value, dict):
        if is_article(value) or is_ninjs(value) or isinstance(value.get("text"), str):
            yield value
            return
        for key in ("@graph", "mainEntity", "itemListElement", "item", "items", "articles"):
            if isinstance(value.get(key), (list, dict)):
                yield from articles(value[key], depth + 1)


def is_article(record: _Object) -> bool:
    """Whether a record is a schema.org article of any kind."""
    return any(kind.endswith(("NewsArticle", "Article")) or kind in _ARTICLE_TYPES for kind in _types(record))


def is_ninjs(record: _Object) -> bool:
    """Whether a record is a ninjs item with a text."""
    return "uri" in record and any(k in record for k in ("body_text", "body_xhtml", "bodies", "body_html"))


def _types(record: _Object) -> list[str]:
    kinds = record.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def meta(record: _Object) -> Meta:
    """Return the metadata of a schema.org article or a ninjs item."""
    return _ninjs(record) if is_ninjs(record) else _schema(record)


def _schema(record: _Object) -> Meta:
    publisher = record.get("publisher") or record.get("sourceOrganization") or record.get("provider")
    section = next((kind for kind in _types(record) if kind not in ("Article", "NewsArticle")), None)
    return Meta(
        id=_first(record, "identifier"),
        title=_first(record, "headline", "name"),
        outlet=_name(publisher),
        author=_names(record.get("author") or record.get("creator")),
        published=_first(record, "datePublished", "dateCreated"),
        url=_first(record, "url") or _link(record.get("mainEntityOfPage")) or _link(record.get("@id")),
        genre=section or _first(record, "genre", "articleSection"),
        language=_name(record.get("inLanguage")),
    )


def _ninjs(record: _Object) -> Meta:
    source = (
        record.get("infosources")
        or record.get("infosource")
        or record.get("source")
        or record.get("copyrightholder")
    )
    genres = record.get("genres") or record.get("genre")
    return Meta(
        id=_first(record, "uri"),
        title=headline(record),
        outlet=_names(source),
        author=_first(record, "byline", "by") or _names(record.get("bylines")),
        published=_first(record, "firstcreated", "contentcreated", "versioncreated"),
        url=_link(record.get("uri")),
        genre=_names(genres),
        language=_first(record, "language"),
    )


def headline(record: _Object) -> str | None:
    """Return the headline of a record of any of the three kinds."""
    many = record.get("headlines")
    return _first(record, "headline", "title") or (
        _values(many)[0] if isinstance(many, list) and _values(many) else None
    )


def deck(record: _Object) -> str | None:
    """Return the second headline. A description is no deck: most repeat the first paragraph."""
    return _first(record, "alternativeHeadline", "subheadline")


def body(record: _Object) -> str | None:
    """Return the text of a record: plain if it has one, else HTML."""
    for key in ("text", "articleBody", "body_text"):
        if isinstance(record.get(key), str) and record[key].strip():
            return str(record[key])
    bodies = record.get("bodies")
    if isinstance(bodies, list):
        ordered = sorted(
            (b for b in bodies if isinstance(b, dict) and isinstance(b.get("value"), str)),
            key=lambda b: "plain" not in str(b.get("contenttype", "")),
        )
        if ordered:
            return str(ordered[0]["value"])
    for key in ("body_xhtml", "body_html"):
        if isinstance(record.get(key), str) and record[key].strip():
            return str(record[key])
    return None


def _first(record: _Object, *keys: str) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("value") or value.get("name") or value.get("@value")
        if (found := plain(value)) is not None:
            return found
    return None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return _name(value[0]) if value else None
    if isinstance(value, dict):
        return plain(value.get("name") or value.get("alternateName"))
    return plain(value)


def _names(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _name(item))) or None
    return _name(value)


def _values(items: list[Any]) -> list[str]:
    return [text for item in items if isinstance(item, dict) and (text := plain(item.get("value")))]


def _link(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
