"""Attributions without a verb of speaking: phrases, adverbs, nouns, colons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution import content, source
from framing.attribution.cues import CueEntry, noun_forms, phrase_forms
from framing.attribution.draft import Draft, span
from framing.attribution.tokens import BE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.content import Chars, Quotes
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens
    from framing.types import Sentence

_POST = CueEntry("post", "publication", frozenset(), "neutral", "", "")
_COLON = CueEntry(":", "utterance", frozenset(), "neutral", "", "")


def drafts_of(t: Tokens, quotes: Quotes, places: list[int]) -> Iterator[Draft]:
    """Yield the attributions of a document that no verb makes; ``places`` are words that a cue may begin with."""
    yield from _phrases(t, quotes, places)
    yield from _nouns(t, quotes, places)
    yield from _colons(t, quotes)
    yield from _posts(t)


def _phrases(t: Tokens, quotes: Quotes, places: list[int]) -> Iterator[Draft]:
    """``according to X`` with its sentence; adverbs that name no source."""
    forms = phrase_forms()
    for i in places:
        for rest, entry in forms.get(t.lower[i], ()):
            last = i + 1 + len(rest)
            if rest and tuple(t.lower[i + 1 : last]) != rest:
                continue
            find_one = _according if "source" in entry.frames else _adverb
            draft = find_one(t, quotes, i, last, entry)
            if draft is not None:
                yield draft


def _according(t: Tokens, quotes: Quotes, first: int, last: int, entry: CueEntry) -> Draft | None:
    """``according to X, ...``, ``..., according to X`` and ``..., according to X, ...``."""
    at = t.doc.sentence_at(t.start[first])
    if at is None:
        return None
    s = t.doc.sentences[at]
    found = source.after(t, last, s.last)
    if found is None:
        return None
    found = (found[0], source.past_participle(t, found[1], s.last))
    opens = first == s.first or (first == s.first + 1 and t.lower[s.first] in ("but", "and"))
    if opens and t.plain[t.end[found[1] - 1] : t.end[found[1] - 1] + 1] != ",":
        # what follows the comma is the content's subject, no apposition
        found = (found[0], next((k for k in range(found[0] + 1, found[1]) if "," in t.gap(k)), found[1]))
    named = span(t, found)
    left = right = None
    if not opens:
        quoted = quotes.ending_in(t.end[first - 1], t.start[first]) is not None
        left = content.to_the_left(t, quotes, s, t.start[first] if quoted else t.end[first - 1])
    following = t.lower[found[1]] if found[1] < s.last else ""
    comma = t.plain[named[1] : s.end].lstrip()[:1] == ","
    goes_on = comma and following not in ("", "who", "which", "and", "but", "while")
    if opens or (goes_on and not following.endswith("ing")):
        right = content.to_the_right(t, quotes, s, named[1])
    parts = [part for part in (left, right) if part is not None]
    cue = (t.start[first], t.end[last - 1])
    return Draft(entry, named, cue, parts, "according-to", 0.92, at) if parts else None


def _adverb(t: Tokens, quotes: Quotes, i: int, last: int, entry: CueEntry) -> Draft | None:
    at = t.doc.sentence_at(t.start[i])
    if at is None:
        return None
    s = t.doc.sentences[at]
    start = t.start[i + 1] if i + 1 < s.last else t.start[i]
    subject = source.before(t, i, s.first) if t.joined(i) else None
    right = content.to_the_right(t, quotes, s, start) if i + 1 < s.last else None
    spans = [x for x in (span(t, subject) if subject else None, right) if x]
    if not spans:
        return None
    return Draft(entry, None, (t.start[i], t.end[i]), spans, "adverb", 0.45, at)


def _nouns(t: Tokens, quotes: Quotes, places: list[int]) -> Iterator[Draft]:
    """``X's claim that ...``, ``a claim by X that ...``, ``X's hope is that ...``."""
    forms = noun_forms()
    for i in places:
        entry = forms.get(t.lower[i])
        if entry is None or i == 0:
            continue
        at = t.doc.sentence_at(t.start[i])
        if at is None:
            continue
        s = t.doc.sentences[at]
        if i + 2 >= s.last or not t.joined(i + 1):
            continue
        draft = _owned(t, quotes, i, at, entry) or _claim_by(t, quotes, i, at, entry)
        if draft is not None:
            yield draft


def _owned(t: Tokens, quotes: Quotes, i: int, at: int, entry: CueEntry) -> Draft | None:
    """``X's claim that ...``, ``his call for ...``, ``X's hope is that ...``: a noun with its owner before it."""
    s = t.doc.sentences[at]
    k = i + 1
    if t.lower[k] in BE and t.lower[k + 1] == "that":
        k += 1
    opener = t.lower[k]
    if opener not in entry.frames or (opener == "to" and not t.infinitive(k)):
        return None
    owner = _owner(t, i, s)
    if owner is None:
        return None
    whole = opener in ("that", "to")
    first = k if whole else k + 1
    if first >= s.last:
        return None
    found = content.to_the_right(t, quotes, s, t.start[first], phrase=opener != "that")
    if found is None:
        return None
    if opener == "that" and k == i + 1 and owner[0] == s.start:
        found = _before_predicate(t, i + 2, found)
    cue = (t.start[i], t.end[first - 1])
    return Draft(entry, owner, cue, [found], f"noun-{opener}", 0.7 if opener == "that" else 0.45, at)


def _claim_by(t: Tokens, quotes: Quotes, i: int, at: int, entry: CueEntry) -> Draft | None:
    """Return the attribution of "a claim by X that ...", "the fear among X that ..."."""
    s = t.doc.sentences[at]
    if t.lower[i + 1] not in ("by", "from", "among", "of", "within"):
        return None
    owner = source.after(t, i + 2, s.last)
    if owner is None or owner[1] + 1 >= s.last or not t.joined(owner[1]):
        return None
    opener = t.lower[owner[1]]
    if opener not in ("that", "to", "about") or opener not in entry.frames:
        return None
    found = content.to_the_right(t, quotes, s, t.start[owner[1]], phrase=opener != "that")
    if found is None:
        return None
    return Draft(entry, span(t, owner), (t.start[i], t.end[i]), [found], "noun-by", 0.5, at)


def _before_predicate(t: Tokens, first: int, found: Chars) -> Chars:
    """Return a subject clause without the predicate that follows it: "X's claim that Y knew | angered Z"."""
    verbs = 0
    i = first
    while i < len(t.lower) and t.start[i] < found[1]:
        if t.finite(i) and t.joined(i) and t.lower[i - 1] not in ("to", "and", "or", "who", "which", "that"):
            if verbs and t.tags(i - 1)[0] not in "AR":
                return (found[0], t.end[i - 1])
            verbs += 1
        i += 1
    return found


def _owner(t: Tokens, i: int, s: Sentence) -> Chars | None:
    """Return the possessor before the noun at word ``i``: "the minister's", "his"."""
    k = i - 1
    while k > s.first and t.tags(k)[0] == "J" and t.joined(k + 1) and not t.lower[k].endswith("'s"):
        k -= 1
    if k < s.first:
        return None
    word = t.lower[k]
    if word in ("his", "her", "its", "their", "our", "my", "your"):
        return span(t, (k, k + 1))
    plural = word.endswith("s") and t.gap(k + 1).startswith("'")  # "officials' claim"
    if plural or word.endswith(("'s", "s'")):
        found = source.phrase_left(t, k + 1, s.first)
        if found is not None:
            found = _nearest(t, found)
            start, end = span(t, found)
            return (start, end - 2 if word.endswith("'s") else end if plural else end - 1)
    return None


def _nearest(t: Tokens, found: Range) -> Range:
    """Return a possessor without the verb or preposition before it: "doubts about | the mayor's claim"."""
    for k in range(found[1] - 2, found[0] - 1, -1):
        tag = t.tags(k)[0]
        if tag == "V" or (tag in "IT" and t.lower[k] != "of"):
            return (k + 1, found[1])
    return found


def _colons(t: Tokens, quotes: Quotes) -> Iterator[Draft]:
    """``Kremlin: ...`` in a headline; ``NAME: ...`` in a transcript; ``X: "..."``."""
    for at, s in enumerate(t.doc.sentences):
        colon = t.plain.find(":", s.start, min(s.end, s.start + 80))
        if colon <= s.start or s.last - s.first < 3 or t.plain[colon + 1 : colon + 2] not in (" ", '"', "'"):
            continue
        k = t.doc.word_at(colon)
        if not s.first < k < s.last or k - s.first > 8 or not _names_speaker(t, quotes, s, k):
            continue
        quoted = quotes.first_between(colon, t.start[k] + 1) is not None
        titled = (s.role == "headline" or at == 0) and k - s.first <= 4 and t.capital(k - 1)
        transcript = (
            _opens_block(t, at) and t.plain[s.start : t.end[k - 1]].isupper() and t.end[k - 1] - s.start > 3
        )
        found = content.to_the_right(t, quotes, s, colon + 1) if quoted or titled or transcript else None
        if found is None:
            continue
        if transcript:
            found = (found[0], max(found[1], t.doc.article.blocks[s.block].end))
        yield Draft(_COLON, (s.start, t.end[k - 1]), (colon, colon + 1), [found], "colon", 0.7, at)


def _posts(t: Tokens) -> Iterator[Draft]:
    """``... — NAME (@handle) DATE``: an embedded post belongs to the account that signs it."""
    first: int | None = None
    for at, s in enumerate(t.doc.sentences):
        if s.role != "embed":
            first = None
            continue
        text = t.plain[s.start : s.end]
        sign = len(text) - len(text.lstrip("-—– "))
        handle = text.find("(@")
        if first is None or not sign or handle <= sign:
            first = at if first is None else first
            continue
        parts = [(b.start, b.end) for b in t.doc.sentences[first:at] if "://" not in t.plain[b.start : b.end]]
        named = (s.start + sign, s.start + len(text[:handle].rstrip()))
        if parts:
            yield Draft(_POST, named, (s.start, s.start + 1), parts, "post", 0.9, at)
        first = None


def _names_speaker(t: Tokens, quotes: Quotes, s: Sentence, k: int) -> bool:
    """Return whether the words before a colon are a noun phrase outside any quotation."""
    verbs = any(t.finite(i) for i in range(s.first, k))
    return not verbs and t.nounish(k - 1) and quotes.at(s.start) is None


def _opens_block(t: Tokens, at: int) -> bool:
    s = t.doc.sentences[at]
    return t.doc.blocks[0].start == s.start if at == 0 else t.doc.sentences[at - 1].block != s.block
