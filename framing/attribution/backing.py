"""What an anonymous source is backed by: a reason, somebody with a name; and whether the headline needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from framing.attribution.tokens import AUXILIARIES, DETERMINERS, PERSON_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.tokens import Tokens
    from framing.types import Attribution, Backing

_NEAR: Final = 5
"""How many sentences away a named source corroborates an anonymous one."""
_SHARED: Final = 2
"""How many words of substance two statements have in common at least to say the same."""
_SHARE: Final = 0.3
"""Their share, at least, of the words of substance of the shorter statement."""
_IN_WORDS: Final[dict[Backing, str]] = {
    "corroboration": "a named source says the same nearby",
    "headline": "the headline rests on it alone",
}
_HEAD: Final = frozenset({"headline", "deck"})


def backed(t: Tokens, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, anonymous ones with what backs them; the others as they are."""
    if not any(a.naming == "anonymous" for a in attributions):
        return tuple(attributions)
    told = _Told(t, attributions)
    return tuple(
        msgspec.structs.replace(a, backing=told.backing(a)) if a.naming == "anonymous" else a
        for a in attributions
    )


def in_words(a: Attribution) -> str:
    """Return what backs an anonymous source, in words; "" for other sources."""
    if a.naming != "anonymous":
        return ""
    reason = f"reason given: {a.reason}" if a.reason else "no reason given"
    return "; ".join([reason, *(_IN_WORDS[kind] for kind in a.backing if kind in _IN_WORDS)])


class _Told:
    """What each attribution tells, as words of substance."""

    def __init__(self, t: Tokens, attributions: Sequence[Attribution]) -> None:
        self._t = t
        self._all = [a for a in attributions if a.cue_class in ("utterance", "publication")]
        self._words = {a.id: _substance(t, [(s.start, s.end) for s in a.content]) for a in attributions}
        self._sentence = {a.id: t.doc.sentence_at(a.cue.start) or 0 for a in attributions if a.cue}
        self._named: dict[int, list[Attribution]] = {}
        for a in self._all:
            if a.naming == "named":
                self._named.setdefault(self._sentence.get(a.id, 0), []).append(a)
        heads = [(s.start, s.end) for s in t.doc.sentences if s.role in _HEAD]
        headline = _substance(t, heads[:1])
        self._carry = {
            a.speaker
            for a in self._all
            if not self._in_head(a) and _same(self._words[a.id], headline, len(headline))
        }

    def backing(self, a: Attribution) -> tuple[Backing, ...]:
        """Return what backs an anonymous source."""
        out: list[Backing] = ["reason"] if a.reason else []
        here = self._sentence.get(a.id, 0)
        near = (b for k in range(here - _NEAR, here + _NEAR + 1) for b in self._named.get(k, ()))
        if any(self._corroborates(b, a) for b in near):
            out.append("corroboration")
        if self._carry == {a.speaker}:
            out.append("headline")
        return tuple(out)

    def _corroborates(self, b: Attribution, a: Attribution) -> bool:
        mine, theirs = self._words[a.id], self._words[b.id]
        return b.parent != a.id and a.parent != b.id and _same(mine, theirs, min(len(mine), len(theirs)))

    def _in_head(self, a: Attribution) -> bool:
        sentence = self._t.doc.sentences[self._sentence.get(a.id, 0)]
        return sentence.role in _HEAD


def _same(one: frozenset[str], other: frozenset[str], size: int) -> bool:
    return len(one & other) >= max(_SHARED, _SHARE * size)


def _substance(t: Tokens, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the longer words of stretches of the text, cut to a stem that endings do not change."""
    out = set()
    for start, end in spans:
        for i in range(t.doc.word_at(start), len(t.start)):
            if t.start[i] >= end:
                break
            word = t.lower[i].removesuffix("'s")
            if len(word) > 3 and word not in _EMPTY:
                out.add(word[:6])
    return frozenset(out)


_EMPTY: Final = (
    AUXILIARIES
    | DETERMINERS
    | PERSON_PRONOUNS
    | frozenset(
        "that this with from into over than then when while after before about been being have were will would "
        "could should said says told also more most only just very much such what which whose there their".split()
    )
)
