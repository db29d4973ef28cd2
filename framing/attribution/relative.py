"""Attributions by a clause with "as", "which" or "what": "as X said", "the plan that X opposed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution import content, source
from framing.attribution.cues import preposition_after
from framing.attribution.draft import Draft, cue_span, source_span, span
from framing.attribution.place import Place, closed, next_comma
from framing.attribution.tokens import AUXILIARIES, PERSON_PRONOUNS, RELATIVE

if TYPE_CHECKING:
    from framing.attribution.content import Chars
    from framing.attribution.source import Range


_RELATIVE: Final = RELATIVE | {"what", "whom", "one"}
"""Words that stand for what a relative clause is about."""


def as_clause(p: Place) -> Draft | None:
    """``As X said (on Monday), ...`` and ``..., as X said``."""
    t, cue, s = p.t, p.cue, p.s
    if "c" not in cue.entry.frames or cue.tag == "VBG":
        return None
    found = p.subject
    if found is None or found[0] <= p.low or t.lower[found[0] - 1] != "as" or not t.joined(found[0]):
        return None
    opener = found[0] - 1
    if not closed(p):
        return None
    comma = next_comma(p, cue.last)
    if opener == s.first or (opener == s.first + 1 and t.lower[s.first] in ("but", "and", "yet")):
        part = None if comma is None else content.to_the_right(t, p.quotes, s, t.start[comma])
    elif t.gap(opener).strip()[:1] in (",", "-") and opener > s.first:
        part = content.to_the_left(t, p.quotes, s, t.end[opener - 1])
    else:
        return None
    if part is None:
        return None
    return Draft(
        cue.entry, source_span(t, found, cue.first), cue_span(t, cue), [part], "as-clause", 0.62, p.at
    )


def relative_object(p: Place) -> Draft | None:
    """``a plan (which) X opposed`` and ``what X called '...'``."""  # noqa: D401
    t, cue, found = p.t, p.cue, p.subject
    if found is None or found[0] <= p.low or found[1] != cue.first or not t.joined(found[0]):
        return None
    word = t.lower[found[0] - 1]
    if word not in _RELATIVE and t.lower[found[0]] not in PERSON_PRONOUNS:
        return None
    inner = _inner_subject(p, found)
    if inner is not None:
        return inner
    if not (closed(p) or p.quotes.at(t.start[cue.last])):
        return None
    named = _named_as(p)
    plain = word == "that" and "n" not in cue.entry.frames  # "reported that X said '...'"
    if named is not None and word in _RELATIVE and not plain:
        return Draft(cue.entry, span(t, found), cue_span(t, cue), [named], "relative-as", 0.66, p.at)
    part: Chars | None = None
    if word in ("which", "whom"):
        part = span(t, (found[0] - 1, found[0]))
    elif t.lower[found[0]] in PERSON_PRONOUNS and t.nounish(found[0] - 1) and "n" in cue.entry.frames:
        noun = source.phrase_left(t, found[0], p.low)
        part = None if noun is None else span(t, noun)
    if part is None or t.lower[cue.last : cue.last + 1] == ["to"]:
        return None
    last = preposition_after(t, cue, p.s.last)
    return Draft(cue.entry, span(t, found), cue_span(t, cue, last), [part], "relative-object", 0.5, p.at)


def _inner_subject(p: Place, found: Range) -> Draft | None:
    """Return the attribution of "what X thought was ..." and "a trend (that) X predicts will ..."."""
    t, cue, i = p.t, p.cue, p.cue.last
    if "c" not in cue.entry.frames or i >= p.s.last or not t.joined(i) or not t.finite(i):
        return None
    if t.lower[i] not in AUXILIARIES and not t.lower[i].endswith("s"):
        return None
    relative = found[0] - 1
    if t.lower[relative] not in _RELATIVE:
        return None
    right = content.to_the_right(t, p.quotes, p.s, t.start[i])
    if right is None:
        return None
    parts = [span(t, (relative, relative + 1)), right]
    return Draft(cue.entry, span(t, found), cue_span(t, cue), parts, "relative-subject", 0.66, p.at)


def _named_as(p: Place) -> Chars | None:
    """Return what follows in "what X called '...'", "which X sees as ...", or None."""
    t, i = p.t, p.cue.last
    if i >= p.s.last or not p.cue.entry.frames & {"n", "c"}:
        return None
    quote = p.quotes.first_between(t.end[i - 1], t.start[i] + 1)
    if quote is not None:
        return (quote.start, quote.end)
    if t.lower[i] == "as" and t.joined(i):
        return content.to_the_right(t, p.quotes, p.s, t.start[i], phrase=True)
    return None
