"""Front matter: metadata between two lines of ``---`` (flat ``key: value``) or ``+++`` (TOML)."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from framing.errors import InputError
from framing.ingest.meta import FIELDS, NOTHING, Meta, from_mapping, nearest
from framing.types import Block

# Other names that content systems use for our keys.
_ALSO = {
    "authors": "author",
    "byline": "author",
    "canonical_url": "url",
    "date": "published",
    "headline": "title",
    "lang": "language",
    "link": "url",
    "publisher": "outlet",
}
# Keys of content systems that resemble ours but mean something else.
_FOREIGN = frozenset(
    [
        "tags",
        "categories",
        "category",
        "draft",
        "layout",
        "slug",
        "description",
        "summary",
        "image",
        "weight",
        "aliases",
        "type",
        "series",
        "status",
        "subtitle",
        "section",
        "topics",
        "updated",
        "modified",
        "lastmod",
        "permalink",
        "comments",
        "excerpt",
        "keywords",
    ]
)
_OURS = "framing"
"""Key of the suppressions of ``framing check``, which that command reads."""
_LONGEST = 16 * 1024
_FENCED = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_KEY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
_TITLE = re.compile(r"(?:^|(?<=[\r\n]))(?:title|headline)[ \t]*[:=]", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]#.*\Z")


class FrontMatter(msgspec.Struct, frozen=True):
    """Metadata and where it ends (0: there is none), and the range of the title in it."""

    meta: Meta = NOTHING
    end: int = 0
    title: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()

    def above(self, text: str, body: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return the blocks of the article: the title is its headline where ``body`` has none."""
        if not self.end:
            return body
        if not self.title or any(block.role == "headline" for block in body):
            return (*_block(text, 0, self.end), *body)
        start, end = self.title
        return (*_block(text, 0, start), Block(start, end, "headline"), *_block(text, end, self.end), *body)


def _block(text: str, start: int, end: int) -> tuple[Block, ...]:
    bare = text[start:end].strip()
    first = text.index(bare, start)
    return (Block(first, first + len(bare), "boilerplate", "front matter"),)


def split(text: str) -> FrontMatter:
    """Return the front matter that ``text`` begins with; raises InputError where it is malformed."""
    opening = _FENCED.match(text)
    if not opening:
        return FrontMatter()
    fence = opening.group(1)
    closing = re.compile(r"(?:^|(?<=[\r\n]))" + re.escape(fence) + r"[ \t]*(?=[\r\n]|\Z)").search(
        text, opening.end(), opening.end() + _LONGEST
    )
    if not closing:
        return FrontMatter()
    inner = text[opening.end() : closing.start()]
    values = _toml(inner) if fence == "+++" else _flat(inner)
    if not values:
        return FrontMatter()
    named = {_ALSO.get(key, key): value for key, value in reversed(values.items())}
    meta = from_mapping(named)
    return FrontMatter(
        meta, closing.start() + len(fence), _title(text, closing.start(), meta), _unused(named, inner)
    )


def _title(text: str, end: int, meta: Meta) -> tuple[int, int] | None:
    """Return where the title's value stands, if it stands there as it is."""
    key = _TITLE.search(text, 0, end)
    start = text.find(meta.title, key.end(), end) if key and meta.title else -1
    return None if start < 0 or not meta.title else (start, start + len(meta.title))


def _unused(values: dict[str, Any], inner: str) -> tuple[str, ...]:
    unused = []
    for key in values:
        if key in FIELDS or key == _OURS:
            continue
        if key.lower() not in _FOREIGN and (meant := nearest(key, (*FIELDS, *_ALSO))):
            before = re.split(rf"(?m)^[ \t]*{re.escape(key)}\b", inner, maxsplit=1)[0]
            raise InputError(
                f"front matter, line {before.count(chr(10)) + 2}: unknown key {key!r}",
                remedy=f"did you mean {meant!r}?",
            )
        unused.append(key)
    return ("front matter keys without use here: " + ", ".join(sorted(unused)),) if unused else ()


def _toml(inner: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(inner.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"front matter is not TOML: {error}", remedy="repair it, or remove it") from None


def _flat(inner: str) -> dict[str, Any]:
    """Return flat ``key: value`` lines and lists; empty where lines of another kind show prose."""
    values: dict[str, Any] = {}
    last = ""
    for line in inner.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("- ") and last:
            kept = values[last] if isinstance(values[last], list) else []
            values[last] = [*kept, _scalar(line.lstrip()[2:])]
        elif line[0] in " \t" and last:
            if isinstance(values[last], str):
                values[last] = f"{values[last].strip('>|')} {line.strip()}".strip()
        elif found := _KEY.match(line.rstrip()):
            last = found.group(1)
            values[last] = _scalar(found.group(2) or "")
        else:
            return {}
    return values


def _scalar(raw: str) -> Any:
    raw = raw.strip()
    if raw[:1] in ("'", '"') and len(raw) > 1:
        closing = raw.find(raw[0], 1)
        return raw[1:closing] if closing > 0 else raw
    raw = _COMMENT.sub("", raw).rstrip()
    if raw.startswith("[") and raw.endswith("]"):
        return [_scalar(part) for part in raw[1:-1].split(",")]
    return "" if raw in ("~", "null") else raw
