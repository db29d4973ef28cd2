"""Attributions by a verb in the passive, and questions put to a speaker: "is seen as", "asked whether"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution import content, source
from framing.attribution.content import CLAUSE_OPENERS
from framing.attribution.draft import Draft, cue_span, span
from framing.attribution.place import TAIL, Place, next_comma
from framing.attribution.tokens import PERSON_PRONOUNS, TEMPORAL

if TYPE_CHECKING:
    from framing.attribution.content import Chars
    from framing.attribution.source import Range

_NAMING: Final = frozenset("call name declare dub label deem brand consider pronounce".split())
"""Verbs whose passive takes a name or a quality: "was called a fraud"."""
_COMPLEMENT: Final = frozenset(["as", "for", "of", "with", "about", "against", "over"])


def asked_first(p: Place) -> Draft | None:
    """``Asked whether ..., X said`` and ``when asked (by Y) about ...``: the question's source is Y or nobody."""
    t, cue, s = p.t, p.cue, p.s
    before = t.lower[cue.first - 1] if cue.first > s.first else ""
    opens = cue.first == s.first or before in ("when", "after", "although", "though")
    if not opens or cue.last >= s.last or not t.joined(cue.last):
        return None
    i, asker = cue.last, None
    if t.lower[i] == "by":
        found = source.after(t, i + 1, s.last)
        if found is None:
            return None
        i, asker = found[1], span(t, found)
    start = _question(p, i)
    if start is None:
        return None
    about = t.lower[start] in ("about", "for")
    end = next_comma(p, start + 1)
    first = start + 1 if about and start + 1 < s.last else start
    last = t.end[end - 1] if end is not None else s.end
    found_content = content.trimmed(t.plain, t.start[first], last, p.quotes)
    if found_content is None:
        return None
    cue_last = cue.last + (about and start == cue.last)
    return Draft(cue.entry, asker, cue_span(t, cue, cue_last), [found_content], "asked", 0.85, p.at)


def _question(p: Place, i: int) -> int | None:
    """Return the word that opens the question, past its time and place ("asked on Monday in Skell whether")."""
    t, s = p.t, p.s
    skips = i < s.last and (t.lower[i] in TAIL or t.lower[i] in TEMPORAL or t.tags(i)[0] == "R")
    for k in range(i, min(s.last, i + 8 if skips else i + 1)):
        if not t.joined(k):
            return None
        if t.lower[k] in CLAUSE_OPENERS or t.lower[k] in ("about", "to"):
            return k
        if k == i and t.lower[k] == "for":
            return k
    return None


def passive(p: Place) -> Draft | None:
    """``is expected to``, ``was quoted as saying``, ``it was reported that``, ``was criticised (by X) for``."""
    t, cue, s, i = p.t, p.cue, p.s, p.cue.last
    subject = p.subject
    following = t.lower[i] if i < s.last and t.joined(i) else ""
    if cue.entry.term == "quote" and following in ("as", "by"):
        return _quoted_as(p, subject)
    if following == "by":
        return _by(p, subject)
    if following == "to" and cue.entry.frames & {"i", "c", "r"} and t.infinitive(i):
        return _with_subject(p, subject, i, "passive-infinitive", 0.77)
    if following in _COMPLEMENT and subject is not None:
        if following in cue.entry.frames and "r" in cue.entry.frames and following in ("of", "about"):
            right = content.to_the_right(t, p.quotes, s, t.end[i], phrase=True)
            if right is not None:
                cue_of = cue_span(t, cue, i + 1)
                return Draft(cue.entry, None, cue_of, [right], "passive-recipient", 0.85, p.at)
        if following in cue.entry.frames or (following in ("as", "for") and "n" in cue.entry.frames):
            return _with_subject(p, subject, i, f"passive-{following}", 0.65)
        if following == "as" and "c" in cue.entry.frames:
            return _with_subject(p, subject, i, "passive-as", 0.65)
    it = subject is not None and t.lower[subject[0]] == "it"
    if (it or "r" in cue.entry.frames) and "c" in cue.entry.frames:
        opened = content.opening(t, p.quotes, i, s)
        if opened is not None and (opened[1] != "clause" or following in CLAUSE_OPENERS):
            right = content.to_the_right(t, p.quotes, s, opened[0])
            if right is not None:
                pattern = "it-passive-that" if it else "passive-recipient"
                return Draft(cue.entry, None, cue_span(t, cue), [right], pattern, 0.8, p.at)
    if (
        cue.entry.term in _NAMING
        and subject is not None
        and p.quotes.first_between(t.end[i - 1], t.start[i] + 1 if i < s.last else s.end)
    ):
        return _with_subject(p, subject, i, "passive-name", 0.65)
    return None


def _with_subject(p: Place, subject: Range | None, i: int, pattern: str, confidence: float) -> Draft | None:
    """Return the draft whose content is the subject of the passive and what follows from word ``i``."""
    t = p.t
    right = content.to_the_right(t, p.quotes, p.s, t.start[i], phrase=pattern != "passive-infinitive")
    parts = [x for x in (span(t, subject) if subject else None, right) if x]
    return Draft(p.cue.entry, None, cue_span(t, p.cue), parts, pattern, confidence, p.at) if parts else None


def _by(p: Place, subject: Range | None) -> Draft | None:
    """``X was criticised by Y (for ...)``."""
    t, cue, s, i = p.t, p.cue, p.s, p.cue.last
    agent = source.after(t, i + 1, s.last)
    if agent is None or subject is None or not cue.entry.frames & {"n", "c"}:
        return None
    spans = [span(t, subject)]
    after = agent[1]
    if after < s.last and t.joined(after) and t.lower[after] in (*_COMPLEMENT, "to", "that"):
        right = content.to_the_right(t, p.quotes, s, t.start[after], phrase=True)
        spans += [] if right is None else [right]
    return Draft(cue.entry, span(t, agent), cue_span(t, cue, i + 1), spans, "passive-by", 0.64, p.at)


def reduced(p: Place) -> bool:
    """Return whether the verb is a participle after its noun ("a state seen as critical"): no attribution."""
    t, cue, i = p.t, p.cue, p.cue.last
    return (
        "VBN" in cue.tag
        and cue.bare
        and i < p.s.last
        and t.joined(i)
        and t.lower[i] in ("as", "by")
        and "n" in cue.entry.frames
        and cue.first > p.low
        and t.joined(cue.first)
        and t.nounish(cue.first - 1)
        and t.lower[cue.first - 1] not in PERSON_PRONOUNS
    )


def _quoted_as(p: Place, subject: Range | None) -> Draft | None:
    """``"...," X was quoted by Y as saying`` and ``X was quoted as saying ...``."""
    t, cue, s = p.t, p.cue, p.s
    words = t.lower[cue.last : min(s.last, cue.last + 10)]
    at = next((k for k, word in enumerate(words) if word in ("saying", "telling")), None)
    if at is None or subject is None:
        return None
    last = cue.last + at + 1
    quote = p.quotes.ending_in(t.start[subject[0]] - 4, t.start[subject[0]])
    opened = content.opening(t, p.quotes, last, s)
    found: Chars | None = None
    if quote is not None:
        found = content.to_the_left(t, p.quotes, s, quote.end)
    elif opened is not None:
        found = content.to_the_right(t, p.quotes, s, opened[0])
    if found is None:
        return None
    return Draft(cue.entry, span(t, subject), cue_span(t, cue, last), [found], "quoted-as-saying", 0.9, p.at)
