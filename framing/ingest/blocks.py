"""Blocks of plain text: paragraphs, and what each of them is.

The paragraphs of an article pass through a few steps in order; each gives a role to paragraphs that have
none yet, or splits a credit or dateline off. What is left at the end is body.
"""

from __future__ import annotations

import re
from itertools import pairwise

from framing.ingest.clutter import PHOTO_TAIL, classify, is_author_note, is_byline
from framing.ingest.lines import paragraphs
from framing.types import SCORED_ROLES, Block, Role


class Paragraph:
    """A paragraph under way to a block: ``role`` is None until a step knows it."""

    __slots__ = ("end", "gap", "note", "raw", "role", "start")

    def __init__(
        self, text: str, start: int, end: int, gap: bool, role: Role | None = None, note: str = ""
    ) -> None:
        self.start = start
        self.end = end
        self.gap = gap
        self.raw = text[start:end]
        self.role = role
        self.note = note

    def be(self, role: Role, note: str = "") -> None:
        """Give the paragraph its role."""
        self.role = role
        self.note = note


def plain(
    text: str, start: int = 0, *, headline: str | None = None, title: str | None = None
) -> tuple[Block, ...]:
    """Return the blocks of the plain text that ``text`` is from ``start`` on: all its characters but white space.

    ``headline``: the headline where it stands above ``start``; else it is looked for. ``title``: what
    metadata say the headline is.
    """
    return assign(
        text, [Paragraph(text, *line) for line in paragraphs(text, start)], headline=headline, title=title
    )


def assign(
    text: str, ps: list[Paragraph], *, headline: str | None = None, title: str | None = None
) -> tuple[Block, ...]:
    """Return the blocks of the paragraphs ``ps``; roles that they have already are kept."""
    if len(ps) > 1:
        for p in ps:
            if p.role is None and (what := classify(p.raw)):
                p.be(*what)
        _corrections(ps)
        _posts(ps)
        _link_lists(ps)
    ps = _without_tails(text, ps)
    _head(ps, headline, title)
    _bylines(ps)
    ps = _without_datelines(text, ps)
    _subheads(ps)
    if not any(p.role is None or p.role in SCORED_ROLES for p in ps):
        _rescue(ps)
    return tuple(Block(p.start, p.end, p.role or "body", p.note) for p in ps)


def _rescue(ps: list[Paragraph]) -> None:
    """Make the longest paragraph body where all looked like clutter: a text must have something to it."""
    if ps:
        max(ps, key=lambda p: len(p.raw)).be("body")


# --- shape of a paragraph

_FINAL = re.compile(r"[.!?…][\s'\"’”»)\]]*\Z")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)’”\"][.!?]['\"’”)]*\s+['\"‘“(]?[A-Z]")
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "over", "after", "amid", "is", "are", "was", "be", "vs", "via", "into", "per", "off", "up"]
)


def _stopped(raw: str) -> bool:
    """Whether a paragraph ends like a sentence."""
    return _FINAL.search(raw, max(0, len(raw) - 8)) is not None


def _words(raw: str) -> int:
    return len(raw.split())


def _capital_share(raw: str) -> float:
    """Return the share of words, other than small ones, that are capitalised."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", raw) if w.lower() not in _SMALL_WORDS]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _corrections(ps: list[Paragraph]) -> None:
    """Take in the paragraph under a bare "CORRECTION:"."""
    for p, below in pairwise(ps):
        if p.role == "correction" and below.role is None and _words(p.raw) <= 3 and p.raw.endswith((":", "*")):
            below.be(p.role, p.note)


# --- posts

_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
_SIGNED = re.compile(
    rf"(?:^|\s)[—–-]{{1,2}}\s?\S.{{0,80}}\(@\w{{1,30}}\),?\s*(?:{_DATE})?\W{{0,3}}\Z|^A post shared by \S.{{0,100}}\Z"
)
_POST_MARK = re.compile(r"(?:^|\s)[#@]\w|https?://t\.co/|pic\.twitter\.com/|^RT\b|[\U0001F300-\U0001FAFF]")
_POST_LENGTH = 600
"""Most characters of a post above its signature."""


def _posts(ps: list[Paragraph]) -> None:
    """Find posts by their signature, a name with handle and date, and take in the lines that belong to it."""
    for i, p in enumerate(ps):
        if "@" not in p.raw or len(p.raw) > _POST_LENGTH or not _SIGNED.search(p.raw):
            continue
        first = i if _words(p.raw) > 16 else _post_start(ps, i)
        for q in ps[first : i + 1]:
            q.be("embed")


def _post_start(ps: list[Paragraph], signature: int) -> int:
    """Return the paragraph that a post begins with: the highest with a post's marks, else the one above."""
    start, length = max(0, signature - 1), 0
    for j in range(signature - 1, max(-1, signature - 9), -1):
        length += len(ps[j].raw)
        if (
            length > _POST_LENGTH
            or ps[j].role not in (None, "boilerplate")
            or ps[j].note not in ("", "link", "tags")
        ):
            break
        if _POST_MARK.search(ps[j].raw):
            start = j
    return start if ps[start].role is None or ps[start].note in ("link", "tags") else signature


# --- link lists

_BARE_LIST = re.compile(
    r"\W*(?:(?:also )?read(?: more| also| next)?|see also|more(?: on this (?:story|topic)| stories| news)?|related(?: \w+)?|recommended(?: \w+)?"
    r"|top stories|latest \w+|most (?:read|popular|viewed)|trending(?: \w+)?|you (?:may|might) also like|further reading|editor['’]?s['’]? picks?)\s*:?\W*\Z",
    re.IGNORECASE,
)


def _link_lists(ps: list[Paragraph]) -> None:
    """Take in the titles under a bare "READ MORE:", up to the next paragraph that reads like one."""
    spaced = sum(p.gap for p in ps) > len(ps) / 2
    for i, p in enumerate(ps):
        if p.note != "related link" or not _BARE_LIST.match(p.raw):
            continue
        for j in range(i + 1, min(i + 12, len(ps))):
            q = ps[j]
            # Where blank lines part the paragraphs, a title stands directly under its label.
            if q.role is not None or not _like_title(q.raw) or (spaced and q.gap and not p.raw.endswith(":")):
                break
            if spaced and q.gap and j > i + 1:
                break
            q.be("boilerplate", "related link")


def _like_title(raw: str) -> bool:
    return len(raw) <= 160 and _words(raw) <= 20 and raw[-1] not in ".;,:" and not raw.endswith((".”", '."'))


# --- what is glued to a paragraph

_TAILS = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<a>\(?(?:with )?inputs? (?:from )?agenc(?:y|ies)\)?|\(?(?:with )?agency inputs?\)?"
    r"|[(\[](?:AP|AFP|Reuters|REUTERS|PTI|ANI|IANS|TASS|Xinhua|dpa|UPI|Agencies)[)\]]|[-–—/]{1,2}\s?(?:AP|AFP|Reuters|REUTERS|PTI|ANI|IANS|TASS|Xinhua|dpa|UPI|Agencies)/?"
    r"|\((?:With |Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ii]nputs|[Ee]diting) (?:by|from) [^()]{3,250}\)\.?|Source link|Leave a [Cc]omment|\(?Source: [^.!?]{2,60}\)?|Image: [^.!?]{2,60}|READ MORE: [^.!?]{3,160})\s*\Z"
)
_CREDIT_TAIL = re.compile(
    r"(?<=[.!?…])\s+(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}),\s+[A-Z][^.!?]{1,60}\Z"
)


def _without_tails(text: str, ps: list[Paragraph]) -> list[Paragraph]:
    """Split off credits and links that a missing line break has glued to a paragraph near the head or the end."""
    free = [p.start for p in ps if p.role in (None, "caption")]
    edge = {*free[:3], *free[-3:]}
    out: list[Paragraph] = []
    for p in ps:
        out.append(p)
        if p.start not in edge:
            continue
        tail = text[max(p.start, p.end - 280) : p.end]
        if found := _TAILS.search(tail) or _CREDIT_TAIL.search(tail) or PHOTO_TAIL.search(tail):
            note = "photo credit" if found.re is PHOTO_TAIL else "source line"
            cut = p.end - len(tail) + found.start()
            if not text[p.start : cut].strip():
                continue
            rest = Paragraph(text, cut + _lead(text[cut : p.end]), p.end, False, "boilerplate", note)
            kept = Paragraph(
                text, p.start, p.start + len(text[p.start : cut].rstrip()), p.gap, p.role, p.note
            )
            if found.re is PHOTO_TAIL and found.group().strip().startswith("("):
                kept.role = (
                    "caption"
                    if kept.role is None and len(kept.raw) < 700 and _pictured(kept.raw)
                    else kept.role
                )
            out[-1:] = [kept, rest]
    return out


def _lead(raw: str) -> int:
    return len(raw) - len(raw.lstrip())


def _pictured(raw: str) -> bool:
    return re.match(r"(?:FILE|In this|Pictured|This (?:photo|image|combination))", raw) is not None


_AGENCY = r"\((?:[A-Z][\w.&'’ -]{1,30}(?:/[\w.&'’ -]{1,30})?)\)"
_PLACE = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,3}(?:/[A-Z][A-Z.'’ -]+)?(?:,\s[A-Z][\w.]*(?:\s[A-Z]\w+){0,2})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
_DASH = r"\s*(?:—|–|--|-(?=\s))\s*"
_DATELINE = re.compile(
    rf"(?:{_PLACE}\s*{_AGENCY}{_DASH}|(?:[A-Z][\w.'’-]+,?\s){{0,4}}{_AGENCY}{_DASH}|{_PLACE}\s+(?:—|–|--)\s*"
    rf"|{_PLACE},\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\.?\s/\w+/\.\s*|[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\s{_AGENCY}{_DASH})(?=\S)"
)
_NO_PLACE = frozenset(
    ["BREAKING", "EXCLUSIVE", "WATCH", "UPDATE", "UPDATED", "LIVE", "OPINION", "ANALYSIS", "NOTE", "CORRECTION", "VIDEO", "PHOTOS", "READ", "MORE", "ALSO", "Q", "A", "I", "TV", "FAQ"]
)


def _without_datelines(text: str, ps: list[Paragraph]) -> list[Paragraph]:
    """Split an unmistakable dateline ("PORT ASTER (AP) —") off the paragraph it opens."""
    out: list[Paragraph] = []
    bodies = 0
    for p in ps:
        out.append(p)
        if p.role is not None:
            continue
        bodies += 1
        found = _DATELINE.match(p.raw) if bodies <= 12 else None
        if not found or p.raw.split(None, 1)[0].strip(":,—–-") in _NO_PLACE:
            continue
        if bodies > 1 and "(" not in found.group():
            continue
        label = found.group().rstrip()
        first = Paragraph(text, p.start, p.start + len(label), p.gap, "boilerplate", "dateline")
        out[-1:] = [first, Paragraph(text, p.start + found.end(), p.end, False)]
    return out


# --- head and tail

_LABELS = frozenset(
    ["world", "politics", "business", "opinion", "analysis", "sport", "sports", "news", "live", "video", "editorial", "comment", "exclusive", "explainer", "feature", "features", "national", "local", "international", "economy", "culture", "technology", "science", "health"]
)


def _head(ps: list[Paragraph], headline: str | None, title: str | None) -> None:
    """Recognise headline and deck at the head of the text, or a headline that stands at its end."""
    free = [p for p in ps if p.role is None]
    if headline is None and any(p.role == "headline" for p in ps):
        headline = next(p.raw for p in ps if p.role == "headline")
    if title and headline is None and len(free) > 1:
        for p in (*free[:3], free[-1]):
            if _same(p.raw, title):
                p.be("headline")
                return _decks(ps, [q for q in free if q.start > p.start])
    if headline is not None:
        if free and len(free) > 1 and _same(free[0].raw, headline):
            free.pop(0).be("boilerplate", "repeated headline")
        _decks(ps, free)
        return
    if len(free) < 2:
        return
    if free[0].raw.strip(":. ").lower() in _LABELS and len(free) > 2 and _is_headline(free[1], free[2:]):
        free.pop(0).be("boilerplate", "label")
    if _is_headline(free[0], free[1:]):
        free.pop(0).be("headline")
        _decks(ps, free)
    elif last := _headline_at_end(ps, free):
        last.be("headline")
        if len(free) > 3 and _words(free[0].raw) <= 60 and not _SENTENCE_BREAK.search(free[0].raw):
            free[0].be("deck")


def _same(a: str, b: str) -> bool:
    return re.findall(r"\w+", a.lower()) == re.findall(r"\w+", b.lower())


def _is_headline(p: Paragraph, rest: list[Paragraph]) -> bool:
    raw, n = p.raw, _words(p.raw)
    if n > 30 or len(raw) > 240 or raw[-1] in ";:,…" or raw.endswith("...") or _SENTENCE_BREAK.search(raw):
        return False
    if raw.startswith(("-", "•", "Q:", "A:")) or not any(
        len(q.raw) > len(raw) or _stopped(q.raw) for q in rest[:3]
    ):
        return False
    if not _stopped(raw):
        return True
    if _DATELINE.match(raw):
        return False
    if raw[-1] in "!?" and n <= 16:
        return True
    return rest[0].gap and n <= 20 and _headline_with_stop(raw, rest[0].raw)


_NARRATES = re.compile(
    r"\b(?:I|we|you|he|she|it|they|me|him|them|my|this|these|that|was|were|had|been|said|told|then|there|here|so|and yet"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def _headline_with_stop(raw: str, following: str) -> bool:
    """Whether a sentence with a stop is a headline all the same: by a dateline below, its capitals, or its length."""
    if _DATELINE.match(following) or (_words(raw) >= 4 and _capital_share(raw) >= 0.8):
        return True
    return 4 <= _words(raw) <= 10 and _words(following) >= 20 and not _NARRATES.search(raw)


def _decks(ps: list[Paragraph], free: list[Paragraph]) -> None:
    """Mark what stands between headline and first paragraph, and is no paragraph itself, as deck."""
    for i, p in enumerate(free[:2]):
        rest = free[i + 1 :]
        n = _words(p.raw)
        if not rest or n < 4 or n > 60 or not (len(rest[0].raw) > 60 or _stopped(rest[0].raw)):
            return
        cut_off = p.raw.endswith(("...", "…", ";")) or not _FINAL.search(p.raw)
        below = ps[ps.index(p) + 1]
        if p.raw[-1] == ":" or not (
            cut_off or (below.note in ("time stamp", "byline") and not _SENTENCE_BREAK.search(p.raw))
        ):
            return
        p.be("deck")


def _headline_at_end(ps: list[Paragraph], free: list[Paragraph]) -> Paragraph | None:
    """Return the title that stands among the clutter at the end: it must share words with the article."""
    last = free[-1]
    at = ps.index(last)
    if (
        at == len(ps) - 1
        or not 4 <= _words(last.raw) <= 25
        or not _like_title(last.raw)
        or _stopped(last.raw)
    ):
        return None
    topic = {w for p in free[:4] for w in re.findall(r"\w{4,}", p.raw.lower())} if len(free) > 2 else set()
    return last if len(topic & set(re.findall(r"\w{4,}", last.raw.lower()))) >= 2 else None


def _bylines(ps: list[Paragraph]) -> None:
    """Mark bylines near the head and the end, and what presents the author at the end."""
    edge = [*range(min(6, len(ps))), *range(max(6, len(ps) - 4), len(ps))]
    if sum(p.role is None for p in ps) < 2:
        return
    for i in edge:
        if ps[i].role in (None, "deck") and is_byline(ps[i].raw):
            ps[i].be("boilerplate", "byline")
        elif ps[i].role is None and i >= len(ps) - 4 and i > 3 and is_author_note(ps[i].raw):
            ps[i].be("boilerplate", "author note")


def _subheads(ps: list[Paragraph]) -> None:
    """Mark short lines that stand alone between two paragraphs, without a stop; a question only among such."""
    body = [p for p in ps if p.role is None]
    questions: list[Paragraph] = []
    any_found = any(p.role == "subhead" for p in ps)
    for above, p, below in zip(body, body[1:], body[2:], strict=False):
        if not _between(above, p, below):
            continue
        if p.raw.endswith("?"):
            questions.append(p)
        elif not _stopped(p.raw):
            p.be("subhead")
            any_found = True
    if any_found:
        for p in questions:
            p.be("subhead")


def _between(above: Paragraph, p: Paragraph, below: Paragraph) -> bool:
    raw = p.raw
    if len(raw) > 90 or _words(raw) > 12 or raw[-1] in ".!:;,…" or raw[0] in "-•*([<&@" or raw[0].islower():
        return False
    if _unpaired(raw) or ":" in raw[:20]:
        return False
    # After a colon comes a list or a quotation; after a line that is no subhead and no sentence, a list.
    if above.raw[-1] == ":" or (above.role is None and not _stopped(above.raw)):
        return False
    return _words(below.raw) >= 12 and _stopped(below.raw)


def _unpaired(raw: str) -> bool:
    return raw.count('"') % 2 == 1 or raw.count("“") != raw.count("”")
