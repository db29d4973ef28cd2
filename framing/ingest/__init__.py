"""Bytes to articles: files, folders and standard input, in text, Markdown, HTML, JSON and JSON lines."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from msgspec.structs import replace

from framing.errors import ConfigError
from framing.ingest import files, walk
from framing.ingest import outlets as registries
from framing.ingest.article import build
from framing.ingest.decode import check
from framing.ingest.known import Known
from framing.ingest.meta import NOTHING, Meta, nearest
from framing.ingest.record import compose
from framing.types import Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.ingest.parsed import Parsed

__all__ = ["FORMATS", "from_text", "read"]

FORMATS = ("text", "markdown", "html", "json", "jsonl")


def read(
    paths: Sequence[str],
    *,
    input_format: str | None = None,
    manifest: str | None = None,
    outlets: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """Yield the articles under ``paths`` in input order, and a failure for each that cannot be read.

    ``paths``: files; folders, walked and sorted; "-" for standard input, which needs ``input_format``
    (one of ``FORMATS``; it also overrules the suffix of files given by name). ``manifest``: a manifest
    to use instead of those beside the articles, or "none" to use no manifest. ``outlets``: a registry
    that extends the one shipped. Raises ConfigError where an option, or the manifest or registry named,
    cannot be used.
    """
    if input_format is not None and input_format not in FORMATS:
        meant = nearest(input_format, FORMATS)
        raise ConfigError(
            f"unknown input format {input_format!r}",
            remedy=f"did you mean {meant!r}?" if meant else f"formats are {', '.join(FORMATS)}",
        )
    return _Reader(input_format, manifest, registries.load(outlets) if outlets else None, stdin).read(paths)


class _Reader:
    """What one reading must remember: the manifests loaded, the files done and the ids given out."""

    def __init__(
        self,
        input_format: str | None,
        manifest: str | None,
        registry: registries.Registry | None,
        stdin: BinaryIO | None,
    ) -> None:
        self.input_format = input_format
        self.registry = registry
        self.stdin = stdin
        self.manifests = Known(manifest)
        self.done: set[str] = set()
        self.ids: set[str] = set()

    def read(self, paths: Sequence[str]) -> Iterator[Article | Failure]:
        yield from self.manifests.problems()
        for path in paths:
            if path == "-":
                yield from self._standard_input()
                continue
            walked = Path(path).is_dir()
            for source in walk.sources(path, self.input_format):
                if isinstance(source, Failure):
                    yield source
                else:
                    yield from self._source(source, walked)

    def _standard_input(self) -> Iterator[Article | Failure]:
        if self.input_format is None:
            yield Failure(
                path="-",
                reason="the format of standard input is not known",
                remedy="name it with --input-format text, markdown, html, json or jsonl",
            )
            return
        # sys.stdin is None where it is closed.
        stream = self.stdin or (sys.stdin.buffer if sys.stdin is not None else None)
        if stream is None:
            yield Failure(path="-", reason="standard input is closed", remedy="open it, or name a file")
            return
        for item in files.parse_stream(stream, "-", self.input_format):
            yield self._article(item, NOTHING, path="-", name="-", fallback="standard input")

    def _source(self, source: walk.Source, walked: bool) -> Iterator[Article | Failure]:
        # A file reached twice, by two arguments or by a link, is one article.
        real = os.path.realpath(source.path)
        if real in self.done:
            return
        self.done.add(real)
        yield from self.manifests.load(source, walked=walked)
        known = self.manifests.meta(source)
        path = source.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for item in files.parse(source, known.title):
            yield self._article(item, known, path=path, name=source.name, fallback=walk.stem(path))

    def _article(
        self, item: Parsed | Failure, manifest: Meta, *, path: str, name: str, fallback: str
    ) -> Article | Failure:
        if isinstance(item, Failure):
            return item if item.path == path else _named(item, path)
        meta = item.given.over(manifest).over(item.found)
        if item.record is not None:
            fallback = meta.id or f"{path}#{item.record}"
        article = build(item, meta, self.registry, path=path, name=name, fallback=fallback)
        if article.id not in self.ids:
            self.ids.add(article.id)
            return article
        if meta.id is not None:
            place = "" if item.record is None else f"record {item.record}"
            return Failure(
                path=path,
                place=place,
                id=meta.id,
                reason=f"the id {meta.id!r} was given before",
                remedy="make ids unique",
            )
        return self._renamed(article)

    def _renamed(self, article: Article) -> Article:
        """Return a verbatim copy at the same place below another folder under an id of its own."""
        number = 2
        while f"{article.id}-{number}" in self.ids:
            number += 1
        self.ids.add(f"{article.id}-{number}")
        return replace(article, id=f"{article.id}-{number}")


def _named(failure: Failure, path: str) -> Failure:
    return replace(failure, path=path)


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
    id: str | None = None,  # noqa: A002
    path: str | None = None,
    format: Literal["text", "markdown"] = "text",  # noqa: A002
) -> Article:
    """Return the article that ``text`` is, for text that is in memory.

    With a ``title``, the article's text is headline, blank line, ``text``; offsets count from the headline.
    Markdown keeps its text: there the title only says which paragraph is the headline.
    Raises InputError where the text is empty, longer than 2 MB, or no text.
    """
    meta = Meta(
        id=id,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        url=url,
        story=story,
        genre=genre,
        language=language,
    )
    check(text)
    if format == "markdown":
        from framing.ingest import markdown

        parsed = markdown.parse(text, title)
    elif title and title.strip():
        parsed = compose(check(title), None, text)
    else:
        from framing.ingest import text as plain_text

        parsed = plain_text.parse(text)
    fallback = walk.stem(path) if path else "unknown outlet"
    return build(parsed, meta.over(parsed.given), None, path=path, name=path or "", fallback=fallback)
