"""One JSON document: ``{"schema":1,"articles":[...]}`` or ``{"schema":1,"stories":[...]}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats.wire import encode, record
from framing.types import SCHEMA, Analysis, Article, Failure, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.formats import View


def analyses(results: Iterable[Analysis | Failure], view: View) -> Iterator[bytes]:
    """Yield the document piece by piece, one result a line; failures stand in their place."""
    yield b'{"schema":%d,"articles":[' % SCHEMA
    separator = b"\n"
    for result in results:
        yield separator + encode(record(result, include_text=view.include_text))
        separator = b",\n"
    yield b"\n]}\n"


def stories(stories: Sequence[Story], articles: Sequence[Article], view: View) -> Iterator[bytes]:
    """Yield the stories with the ids of their articles."""
    found = [{"id": s.id, "title": s.title, "articles": s.articles, "reason": s.reason} for s in stories]
    yield encode({"schema": SCHEMA, "stories": found}) + b"\n"
