"""HTML to article, through trafilatura; metadata from JSON-LD in the page, then from its other marks."""

from __future__ import annotations

import logging
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import msgspec

from framing.errors import InputError
from framing.ingest import blocks, fragment, ld
from framing.ingest.decode import check
from framing.ingest.meta import Meta
from framing.ingest.paragraph import Paragraph
from framing.ingest.parsed import PAGE_LIMIT, Parsed, within_limit
from framing.ingest.record import compose

if TYPE_CHECKING:
    from framing.types import Role

_LD = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_LANG = re.compile(r"<html[^<>]*\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.IGNORECASE)
_TIME = re.compile(
    r"<meta[^<>]{0,300}(?:article:published_time|itemprop\s?=\s?[\"']datePublished)"
    r"[^<>]{0,300}?content\s?=\s?[\"']([^\"'<>]{10,40})",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"<figcaption\b[^<>]*>", re.IGNORECASE)
_CAPTION_END = re.compile(r"</figcaption\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)
_MOST_BREAKS = 2_000
"""Line breaks on a page that are extracted as such; extraction takes longer for each than for a sentence."""
_DECK = re.compile(r"\b(?:standfirst|dek|deck|sub-?headline|sub-?title)\b")
# Private characters that mark a caption on its way through extraction, which knows no captions.
_MARK = "\ue0f0"


def parse(page: str) -> Parsed:
    """Return the article of an HTML page: headline, blank line, paragraphs.

    Dates are what the page declares, never guessed from today's. Raises InputError where it has none.
    """
    if len(page) > PAGE_LIMIT:
        raise InputError("a page of more than 5 MB", remedy="give the article's text alone")
    record = _record(page)
    declared = ld.meta(record) if record else Meta()
    found = _extract(page)
    if found is None:
        body = ld.body(record) if record else None
        if body is None:
            raise InputError(
                "no article found in the page",
                remedy="check that the page holds its text without scripts, or give the text itself",
            )
        body = fragment.to_text(body) if "<" in body else body
        parsed = compose(declared.title, None, check(within_limit(body)))
        return msgspec.structs.replace(parsed, found=_language(page, declared))
    meta = _language(page, declared.over(_meta(found, page)))
    parsed = _compose(meta.title, found.body)
    return msgspec.structs.replace(parsed, found=meta)


def _extract(page: str) -> Any:
    """Return trafilatura's document, or None where it finds no article."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    marked = page.replace(_MARK, "")
    if marked.lower().count("<br") > _MOST_BREAKS:
        marked = _BREAK.sub(" ", marked)
    marked = _CAPTION.sub(f"</figure><p>{_MARK}", marked)
    marked = _CAPTION_END.sub("</p><figure>", marked)
    try:
        return trafilatura.bare_extraction(
            marked,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": "2199-12-31",
            },
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        # What trafilatura and lxml raise on pages that are broken beyond repair.
        return None


def _record(page: str) -> dict[str, Any] | None:
    """Return the JSON-LD record of the page's article."""
    opening = _LD.search(page)
    while opening:
        end = page.find("</script", opening.end())
        if end < 0:
            return None
        try:
            value = msgspec.json.decode(page[opening.end() : end].strip())
        except (msgspec.MsgspecError, RecursionError):
            value = None
        for record in ld.articles(value):
            if ld.is_article(record):
                return record
        opening = _LD.search(page, end)
    return None


def _meta(found: Any, page: str) -> Meta:
    time = _TIME.search(page)
    return Meta(
        title=found.title or None,
        outlet=found.sitename or None,
        author=found.author or None,
        published=time.group(1).strip() if time else found.date or None,
        url=found.url or None,
        genre=next((c for c in found.categories or () if isinstance(c, str)), None),
    )


def _language(page: str, meta: Meta) -> Meta:
    declared = _LANG.search(page, 0, 20_000)
    return meta.over(Meta(language=declared.group(1))) if declared else meta


def _compose(title: str | None, body: Any) -> Parsed:
    """Write out the extracted tree: one paragraph an element, a blank line between them."""
    pieces: list[tuple[str, Role | None]] = []
    for element in body:
        pieces += _pieces(element)
    if title:
        same = title.casefold()
        pieces = [(t, r) for t, r in pieces if not (r == "subhead" and t.casefold() == same)]
        pieces.insert(0, (" ".join(title.split()), "headline"))
    elif pieces and pieces[0][1] == "subhead":
        pieces[0] = (pieces[0][0], "headline")
    text = check(within_limit("\n\n".join(piece for piece, _ in pieces)))
    starts = accumulate((len(piece) + 2 for piece, _ in pieces), initial=0)
    ps = [
        Paragraph(text, start, start + len(piece), True, role)
        for start, (piece, role) in zip(starts, pieces, strict=False)
    ]
    headline = pieces[0][0] if pieces and pieces[0][1] == "headline" else None
    return Parsed(text=text, blocks=blocks.assign(text, ps, headline=headline))


def _pieces(element: Any) -> list[tuple[str, Role | None]]:
    """Return the paragraphs of one element, each on one line, with the role its tag gives."""
    if element.tag in ("graphic", "table"):
        return []
    if element.tag in ("quote", "list") and len(element):
        out: list[tuple[str, Role | None]] = []
        if lead := _flat(element.text or ""):
            out.append((lead, None))
        for child in element:
            out += _pieces(child)
            if tail := _flat(child.tail or ""):
                out.append((tail, None))
        return out
    for line_break in element.iter("lb"):
        line_break.tail = f" {line_break.tail or ''}"
    text = _flat("".join(element.itertext()))
    if not text:
        return []
    if _MARK in text:
        bare = _flat(text.replace(_MARK, ""))
        return [(bare, "caption")] if bare else []
    if element.tag == "p" and _DECK.search(element.get("class") or ""):
        return [(text, "deck")]
    return [(text, "subhead" if element.tag == "head" else None)]


def _flat(raw: str) -> str:
    return " ".join(raw.split())
