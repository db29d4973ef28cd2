"""Finds the attributions of a document, then settles where each ends, goes on and nests."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Final

from framing.attribution import content, phrases, predicates, spoken, verbs
from framing.attribution.cues import cue_words, verb_cues
from framing.attribution.draft import split_contraction
from framing.attribution.tokens import RELATIVE

if TYPE_CHECKING:
    from framing.attribution.content import Quotes
    from framing.attribution.draft import Draft
    from framing.attribution.tokens import Tokens

_DEPTH: Final = 12
"""How many contents around a cue are looked at for the one it is nested in."""
_FOLLOWERS: Final = 12
"""How many attributions of a sentence may end a content before them."""
_COORDINATORS: Final = (" and", " but")
_SUBORDINATORS: Final = (" as", " while", " when", " after", " before", ", and", ", but")


def find(t: Tokens, quotes: Quotes) -> list[Draft]:
    """Return the drafts of a document in the order of their cues; nested ones point to their parent."""
    drafts: list[Draft] = []
    known = cue_words()
    start = t.start
    cues = compress(range(len(start)), map(known.__contains__, t.lower))
    places = [i for i in cues if quotes.at(start[i]) is None]
    for cue in verb_cues(t, places):
        at = t.doc.sentence_at(start[cue.head])
        if at is not None:
            draft = verbs.draft_of(t, quotes, cue, at, drafts)
            if draft is not None:
                drafts.append(split_contraction(t, draft))
    drafts.extend(split_contraction(t, draft) for draft in predicates.drafts_of(t, quotes, places))
    drafts.extend(phrases.drafts_of(t, quotes, places))
    held = [span for draft in drafts for span in draft.content]
    drafts.extend(spoken.drafts_of(t, quotes, held))
    drafts.sort(key=lambda d: (d.cue, d.pattern))
    drafts = _without_doubles(drafts)
    _cut_at_next(t, quotes, drafts)
    _continue_quotes(t, quotes, drafts)
    _nest(drafts)
    return drafts


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keep one draft where two patterns found the same cue: the more trusted one."""
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.cue[0] < out[-1].cue[1] and out[-1].cue[0] < draft.cue[1]:
            if draft.confidence > out[-1].confidence:
                out[-1] = draft
            continue
        out.append(draft)
    return out


def _cut_at_next(t: Tokens, quotes: Quotes, drafts: list[Draft]) -> None:
    """End a content where a later attribution of the same sentence takes over.

    That is after a comma before its source, or at "and" or "but" before a cue that shares the source.
    """
    for i, draft in enumerate(drafts):
        for follower in drafts[i + 1 : i + 1 + _FOLLOWERS]:
            if follower.sentence != draft.sentence:
                break
            if _cut(t, quotes, draft, follower):
                break


def _cut(t: Tokens, quotes: Quotes, draft: Draft, follower: Draft) -> bool:
    """End ``draft`` before ``follower`` where that takes over; return whether it did."""
    start, end = draft.content[-1]
    shared = follower.source is None or follower.source[0] <= draft.cue[0]
    edge = follower.cue[0] if follower.source is None or shared else min(follower.source[0], follower.cue[0])
    if not start < edge < end or quotes.at(edge) is not None:
        return False
    if follower.source is not None and t.plain[follower.source[0] : follower.source[1]].lower() in RELATIVE:
        return False
    before = t.plain[start:edge].rstrip()
    bare = before
    closing = quotes.ending_in(start, start + len(before))
    if closing is not None and closing.end == start + len(before) and before[-2:-1] == ",":
        draft.content[-1] = (start, closing.end)  # "X said he “...,” Y said"
        return True
    for word in _COORDINATORS if shared else _SUBORDINATORS:
        bare = bare.removesuffix(word)
    bare = bare.rstrip()
    if bare == before and not before.endswith(","):
        return False
    cut = content.trimmed(t.plain, start, start + len(bare), quotes)
    if cut is None:
        return False
    draft.content[-1] = cut
    return True


def _continue_quotes(t: Tokens, quotes: Quotes, drafts: list[Draft]) -> None:
    """Give a quotation that follows an attributed one in its paragraph to the same speaker."""
    held = {(q.start, q.end) for draft in drafts for a, b in draft.content for q in quotes.within(a, b)}
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        if any(quotes.first_between(a, b) or quotes.at(a) for a, b in draft.content):
            by_sentence[draft.sentence] = draft
    cued = {draft.sentence for draft in drafts}
    for quote in quotes.items:
        if (quote.start, quote.end) in held:
            continue
        at = t.doc.sentence_at(quote.start)
        if at is None or at in cued or at == 0:
            continue
        s = t.doc.sentences[at]
        if t.plain[s.start : quote.start].strip():
            continue
        previous = by_sentence.get(at - 1)
        if previous is not None and t.doc.sentences[at - 1].block == s.block:
            previous.content.append((quote.start, quote.end))
            last = at
            while (
                last < len(t.doc.sentences)
                and t.doc.sentences[last].end <= quote.end + 1
                and t.doc.sentences[last].block == s.block
            ):
                by_sentence[last] = previous
                last += 1


def _within(draft: Draft, other: Draft) -> bool:
    """Return whether ``draft`` is nested in ``other`` already."""
    for _ in range(_DEPTH):
        if draft is other:
            return True
        if draft.parent is None:
            return False
        draft = draft.parent
    return True


def _nest(drafts: list[Draft]) -> None:
    """Point each draft whose cue lies in another's content to the innermost such draft."""
    spans = sorted(
        ((start, end, i) for i, draft in enumerate(drafts) for start, end in draft.content),
        key=lambda s: (s[0], -s[1]),
    )
    open_spans: list[tuple[int, int, int]] = []
    k = 0
    for i, draft in enumerate(drafts):
        start, end = draft.cue
        while k < len(spans) and spans[k][0] <= start:
            open_spans.append(spans[k])
            k += 1
        while open_spans and open_spans[-1][1] <= start:
            open_spans.pop()
        for span in reversed(open_spans[-_DEPTH:]):
            if span[1] >= end and span[2] != i and not _within(drafts[span[2]], draft):
                draft.parent = drafts[span[2]]
                break
