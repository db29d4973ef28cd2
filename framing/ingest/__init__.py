"""Bytes to articles: files, folders and standard input, in text, Markdown, HTML, JSON and JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from framing.ingest import jsonl, outlets as registries, text as plain_text
from framing.ingest.article import build
from framing.ingest.decode import decode
from framing.ingest.parsed import Meta
from framing.types import Article, Failure

__all__ = ["from_text", "read"]


def read(
    paths: Sequence[str],
    *,
    input_format: str | None = None,
    manifest: str | None = None,
    outlets: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """Yield the articles under ``paths`` in input order, and a failure for each that cannot be read."""
    registry = registries.load(outlets)
    for given in paths:
        if given == "-":
            assert stdin is not None
            for item in jsonl.parse(stdin, "-"):
                yield item if isinstance(item, Failure) else build(
                    item, item.given, registry, path="-", name="-", fallback=item.given.id or f"-#{item.record}"
                )
            continue
        root = Path(given)
        files = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
        for file in files:
            if file.name.startswith("manifest."):
                continue
            if file.suffix == ".jsonl":
                with file.open("rb") as stream:
                    for item in jsonl.parse(stream, str(file)):
                        yield item if isinstance(item, Failure) else build(
                            item, item.given, registry, path=str(file), name=file.name,
                            fallback=item.given.id or f"{file}#{item.record}",
                        )
            else:
                decoded, _ = decode(file.read_bytes())
                parsed = plain_text.parse(decoded)
                yield build(parsed, parsed.given, registry, path=str(file), name=file.name, fallback=file.stem)


def from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
    story: str | None = None,
    genre: str | None = None,
    language: str | None = None,
    id: str | None = None,
    path: str | None = None,
    format: Literal["text", "markdown"] = "text",
) -> Article:
    """Return the article that ``text`` is."""
    meta = Meta(
        id=id, title=title, outlet=outlet, author=author, published=published, url=url, story=story,
        genre=genre, language=language,
    )
    record = jsonl.Record(text=text, title=title)
    parsed = jsonl.article(record, None)
    return build(parsed, meta, registries.load(), path=path, name=path or "", fallback=path or "unknown outlet")
