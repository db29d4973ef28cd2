"""Loaded wording: entries of the lexicons under ``loaded/``, and scare quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.finders._matches import evidence_of
from framing.lexicon import SHIPPED, Lists, matcher
from framing.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.document import Document
    from framing.lexicon import Match
    from framing.types import Quote

NEGATED: Final = 0.5
"""What is left of an entry's weight under negation: "no disaster" still brings the disaster up."""

_LONGEST_SCARE: Final = 3
_NAMING: Final = frozenset(
    "called named dubbed titled termed labelled labeled nicknamed phrase word words term slogan as".split()
)
"""Words that introduce a name or a term rather than hold it at arm's length."""

_MENTIONING: Final = _NAMING - {"as"} | frozenset(
    "headed heading headline entitled marked reads read box law form article motion sticker placard banner".split()
)
"""Words that up to three words before a quotation say that it mentions wording rather than uses it."""

_SPEAKING: Final = frozenset(
    "spoke speaks speaking talked talks talking warned warns warning boasted accused".split()
)
"""Words that with "of" tell whose words a quotation holds."""

_BEFORE_NAME = re.compile(r" (?:& )?[A-Z][a-z]")
_DATED = re.compile(r" of (?:the )?\d{3,4}s?\b")
_CALLED = re.compile(r"(?: [^\W\d_]+)?, as (?:[\w'-]+ ){1,5}call(?:s|ed)? (?:it|them|him|her)\b")

SCARE_NOTE: Final = (
    "quotation marks that hold the words at arm's length; say whose words they are, or drop the marks"
)


def find(doc: Document, lists: Lists = SHIPPED) -> Iterator[Evidence]:
    """Yield loaded wording in order of the text, kind "loaded.<category>"; scare quotes are "loaded.scare".

    Scare quotes count once: entries inside them are the words held at arm's length, and give no evidence of
    their own, but the heaviest of them sets the weight. Titles of works are names, and so is wording that the text
    only mentions: their words are not the outlet's.
    """
    titles = [q for q in doc.quotes if q.kind == "title" or (q.kind == "scare" and _mentions(doc, q))]
    matches = (m for m in matcher("loaded", lists).find(doc) if not _is_name(doc, m, titles))
    words = [evidence_of(doc, match, negated=NEGATED) for match in matches]
    scare = [_scare_quote(doc, q.start, q.end, words) for q in doc.quotes if q.depth == 0 and _clear(doc, q)]
    found = [e for e in words if not any(s.start <= e.start < s.end for s in scare)]
    yield from sorted([*found, *scare], key=lambda e: (e.start, e.end, e.kind))


def _is_name(doc: Document, match: Match, titles: Sequence[Quote]) -> bool:
    """Return whether a match stands in the title of a work, or names something.

    A noun or verb opens a name ("Bully Point"); a noun with a year names what happened ("the purge of 1937"); what
    somebody else calls a thing is not the outlet's word ("the loony ward, as villagers call it").
    """
    if any(q.start <= match.start < q.end for q in titles):
        return True
    if match.tag in ("NN", "NNS") and _DATED.match(doc.plain, match.end):
        return True
    if _CALLED.match(doc.plain, match.end):
        return True
    at = doc.sentence_at(match.start)
    if at is None or match.tag not in ("NN", "NNS", "VB") or doc.sentences[at].role not in ("body", "embed"):
        return False
    opens = match.first == doc.sentences[at].first and match.last < doc.sentences[at].last
    return opens and bool(_BEFORE_NAME.match(doc.plain, match.end))


def _clear(doc: Document, quote: Quote) -> bool:
    """Return whether a quotation is a scare quote beyond doubt: a few ordinary words that nothing names or cites."""
    inner = doc.plain[quote.inner_start : quote.inner_end].strip(" ,.")
    if quote.kind != "scare" or not inner[:1].islower() or len(inner.split()) > _LONGEST_SCARE:
        return False
    first = doc.word_at(quote.start)
    before = doc.words.lower[max(first - 2, 0) : first]
    cited = before[-1:] == ["of"] and before[0] in _SPEAKING
    if cited or _mentions(doc, quote):
        return False
    return not _NAMING.intersection(before[-1:]) and not any(c.isdigit() for c in inner)


def _mentions(doc: Document, quote: Quote) -> bool:
    """Return whether a quotation holds wording that is spoken of: the term "...", headed "...", known as "..."."""
    first = doc.word_at(quote.start)
    before = doc.words.lower[max(first - 3, 0) : first]
    return not _MENTIONING.isdisjoint(before) or "known as" in " ".join(before)


def _scare_quote(doc: Document, start: int, end: int, words: list[Evidence]) -> Evidence:
    at = doc.sentence_at(start)
    return Evidence(
        id="",
        start=start,
        end=end,
        text=doc.text[start:end],
        kind="loaded.scare",
        weight=max([1.0, *(e.weight for e in words if start <= e.start < end)]),
        voice="narrator",
        role="body" if at is None else doc.sentences[at].role,
        source="loaded/scare@1",
        note=SCARE_NOTE,
    )
