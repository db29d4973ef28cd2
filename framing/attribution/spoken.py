"""Quotations beside a verb that no list has: a mark, a name and any verb of the past make an attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution import source
from framing.attribution.cues import CueEntry
from framing.attribution.draft import Draft, source_span
from framing.attribution.place import TAIL
from framing.attribution.tokens import AUXILIARIES, TEMPORAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.attribution.content import Chars, Quotes
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens
    from framing.types import Quote, Sentence

_REACH: Final = 12
"""How many words after a quotation its verb is looked for."""
_ENDS: Final = ",.?!…"
"""What a quoted utterance ends with before its closing mark, unlike a quoted word."""


def drafts_of(t: Tokens, quotes: Quotes, held: Iterable[Chars]) -> Iterator[Draft]:
    """Yield an attribution for each quotation outside ``held`` that a name and an unlisted verb follow."""
    taken = sorted(held)
    k = 0
    for quote in quotes.items:
        while k < len(taken) and taken[k][1] <= quote.start:
            k += 1
        if k < len(taken) and taken[k][0] < quote.end:
            continue
        if t.plain[quote.end - 2 : quote.end - 1] in _ENDS:
            draft = _after(t, quotes, quote)
            if draft is not None:
                yield draft


def _after(t: Tokens, quotes: Quotes, quote: Quote) -> Draft | None:
    """``"...," the mayor riffed`` and ``"...," scoffed Ada Brenn``."""
    at = t.doc.sentence_at(quote.end - 1)
    i = t.doc.word_at(quote.end)
    if at is None or i >= t.doc.sentences[at].last or t.plain[quote.end : t.start[i]].strip(" \n"):
        return None
    s = t.doc.sentences[at]
    found = _verb_first(t, i, s) or _subject_first(t, i, s)
    if found is None:
        return None
    subject, verb = found
    cue = (t.start[verb], t.end[verb])
    spans = [(quote.start, quote.end)]
    more = quotes.first_between(t.end[max(verb, subject[1] - 1)], s.end)
    if more is not None:
        spans.append((more.start, more.end))
    named = source_span(t, subject, verb)
    return Draft(_entry(t.lower[verb]), named, cue, spans, "quote-any-verb", 0.85, at)


def _entry(word: str) -> CueEntry:
    return CueEntry(word, "utterance", frozenset("q"), "neutral", "", "")


def _past(t: Tokens, i: int) -> bool:
    """Return whether word ``i`` can be a verb that tells of something once said."""
    word = t.lower[i]
    if word in AUXILIARIES or t.capital(i):
        return False
    return word.endswith("ed") or (t.tags(i)[0] == "V" and not word.endswith("ing"))


def _verb_first(t: Tokens, i: int, s: Sentence) -> tuple[Range, int] | None:
    if i + 1 >= s.last or not _past(t, i) or not (t.capital(i + 1) or t.lower[i + 1] in ("the", "a", "an")):
        return None
    subject = source.after(t, i + 1, s.last)
    return None if subject is None else (subject, i)


def _subject_first(t: Tokens, i: int, s: Sentence) -> tuple[Range, int] | None:
    for verb in range(i + 1, min(s.last, i + _REACH)):
        if _past(t, verb) and t.joined(verb):
            subject = source.before(t, verb, i)
            closed = verb + 1 >= s.last or not t.joined(verb + 1) or t.lower[verb + 1] in TAIL | TEMPORAL
            if subject is None or subject[0] != i or not closed:
                return None
            return subject, verb
    return None
