"""JSON to articles: schema.org NewsArticle (JSON-LD), ninjs, or records of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from framing.errors import InputError
from framing.ingest import fragment, ld
from framing.ingest.decode import check
from framing.ingest.meta import from_mapping
from framing.ingest.parsed import Parsed, within_limit
from framing.ingest.record import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEDY = 'give a schema.org NewsArticle with "articleBody", a ninjs item, or {"text": …}'
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li)\s*>|<br\s*/?>", re.IGNORECASE)


def parse(text: str) -> Iterator[Parsed | InputError]:
    """Yield each article in a JSON document; raises InputError where there is none.

    An item of a list that is no article is an error of its own, unless it says by its "@type" that it is
    something else: a page's JSON-LD lists its publisher beside the article.
    """
    try:
        value = msgspec.json.decode(text)
    except msgspec.MsgspecError as error:
        raise InputError(f"not JSON: {error}", remedy="repair it") from None
    except RecursionError:
        raise InputError(
            "not JSON of an article: nested too deep", remedy="give the article's record alone"
        ) from None
    listed = isinstance(value, list)
    count = 0
    others: list[int] = []
    for number, item in enumerate(value if listed else [value], 1):
        before = count
        for record in ld.articles(item, depth=int(listed)):
            count += 1
            try:
                yield _article(record)
            except InputError as error:
                place = f"article {count}" if count > 1 or listed else ""
                yield InputError(error.what, where=place, remedy=error.remedy)
        if count == before and not (isinstance(item, dict) and "@type" in item):
            others.append(number)
    if not count:
        raise InputError("no article in it", remedy=_REMEDY)
    for number in others:
        yield InputError("no article", where=f"item {number}", remedy=_REMEDY)


def _article(record: dict[str, object]) -> Parsed:
    own = isinstance(record.get("text"), str) and not ld.is_article(record) and not ld.is_ninjs(record)
    meta = from_mapping(record) if own else ld.meta(record)
    body = ld.body(record)
    if body is None:
        raise InputError(
            "the record has no text of the article", remedy='add it as "articleBody" or "body_text"'
        )
    if not own and _MARKUP.search(within_limit(body)):
        body = fragment.to_text(body)
    title = check(meta.title or "")
    parsed = compose(title, None if own else ld.deck(record), check(body))
    return msgspec.structs.replace(parsed, given=meta) if own else msgspec.structs.replace(parsed, found=meta)
