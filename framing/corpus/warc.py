"""WARC to pages: the HTML that a crawler was answered with, as Common Crawl's news set has it."""

from __future__ import annotations

import contextlib
import io
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from framing.corpus.extra import need
from framing.errors import InputError
from framing.ingest.files import LIMITS
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

_HTML = ("text/html", "application/xhtml+xml")
_LIE = "the record's length is not what its header says"

Page = tuple[str | None, bytes]
"""Address and body of a page."""


def pages(stream: BinaryIO) -> Iterator[tuple[int, Page | Failure]]:
    """Yield the number of each record that is a page, from 1, and the page; other records are counted only.

    A record whose length is a lie is a failure; where records are compressed one by one, as crawlers do, those
    behind it are still read. Raises InputError where nothing further can be read.
    """
    iterator = need("warcio.archiveiterator").ArchiveIterator(stream)
    broken = need("warcio.exceptions").ArchiveLoadFailed
    number, errors = 0, 0
    while True:
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what is wrong; we say it
                record = next(iterator)
        except StopIteration:
            record = None
        except (broken, zlib.error, EOFError, ValueError) as error:
            raise InputError(
                f"not WARC, or damaged: {' '.join(str(error).split())[:100]}",
                where=f"after record {number}" if number else "",
                remedy="fetch it anew",
            ) from None
        if iterator.err_count > errors:
            errors = iterator.err_count
            yield number, _lie(number)
        if record is None:
            return
        number += 1
        if record.rec_type in ("response", "resource"):
            page = _page(record, number)
            if page is not None:
                yield number, page


def _page(record: Any, number: int) -> Page | Failure | None:
    headers = record.http_headers
    status = headers.get_statuscode() if headers else "200"
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    if status != "200" or kind.partition(";")[0].strip().lower() not in _HTML:
        return None
    try:
        data = record.content_stream().read(LIMITS["html"] + 1)
    except (zlib.error, EOFError, ValueError, OSError) as error:
        reason = f"its body cannot be unpacked: {' '.join(str(error).split())[:100]}"
        return Failure(path="", place=f"record {number}", reason=reason, remedy="fetch it anew")
    # What is left of the length after the body has ended was never there.
    if len(data) <= LIMITS["html"] and getattr(record.raw_stream, "limit", 0) > 0:
        return _lie(number)
    return record.rec_headers.get_header("WARC-Target-URI"), data


def _lie(number: int) -> Failure:
    return Failure(path="", place=f"record {number}", reason=_LIE, remedy="fetch it anew, or go without it")
