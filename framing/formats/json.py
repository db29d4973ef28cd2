"""One JSON document: ``{"schema":1,"articles":[...]}``, and so on with "stories" or "diagnostics"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.formats import findings
from framing.formats.wire import encode, record
from framing.types import SCHEMA, Analysis, Article, Checked, Failure, Story

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


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield the findings, one a line, with those that are silenced; failures stand in their place."""
    yield b'{"schema":%d,"diagnostics":[' % SCHEMA
    separator = b"\n"
    for result in results:
        for each in findings.records(result) if isinstance(result, Checked) else (record(result),):
            yield separator + encode(each)
            separator = b",\n"
    yield b"\n]}\n"
