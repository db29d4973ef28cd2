"""What a cue makes of its content, in context: "claimed" doubts, "claimed responsibility" does not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from framing.attribution.tokens import BE
from framing.lexicon.inflection import inflect
from framing.lexicon.tables import read_table
from framing.resources import folder

if TYPE_CHECKING:
    from framing.attribution.draft import Draft
    from framing.attribution.tokens import Tokens
    from framing.types import Stance

_COLUMNS: Final = ("term", "when", "stance", "neutral", "note")
_PASSIVE: Final = "{passive}"
_AHEAD: Final = 5
"""How many words after the cue are looked at."""


class Stanced(NamedTuple):
    """The stance of a cue; a plainer wording in the form of the cue; why."""

    stance: Stance
    suggestion: str | None = None
    note: str | None = None


class _Rule(NamedTuple):
    when: tuple[str, ...]
    stance: Stance
    neutral: str
    note: str


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Return the rules of each term, one a phrase of its context: longest first, those without one last."""
    out: dict[str, list[_Rule]] = {}
    path = folder("lexicons") / "en" / "attribution" / "stances.tsv"
    for _, (term, when, stance, neutral, note) in read_table(path, _COLUMNS).rows:
        for phrase in when.split("|"):
            rule = _Rule(tuple(phrase.split()), cast("Stance", stance), neutral, note)
            out.setdefault(term, []).append(rule)
    return {term: tuple(sorted(rules, key=lambda r: -len(r.when))) for term, rules in out.items()}


def stance_of(t: Tokens, draft: Draft) -> Stanced:
    """Return the stance of a draft's cue with a plainer wording, by its list and the words around it."""
    entry = draft.entry
    rules = _rules().get(entry.term, ())
    stance, neutral, note = entry.stance, entry.neutral, entry.note
    if rules:
        words, size = _words(t, draft)
        for rule in rules:
            if not rule.when and rule.stance != stance:
                continue
            if _holds(rule.when, words, size):
                stance, neutral, note = rule.stance, rule.neutral or neutral, rule.note or note
                break
    if stance == "neutral":
        return _NEUTRAL
    return _worded(stance, entry.term, neutral, note, t.plain[draft.cue[0] : draft.cue[1]].casefold())


_NEUTRAL: Final = Stanced("neutral")


def _words(t: Tokens, draft: Draft) -> tuple[list[str], int]:
    """Return the words of the cue and a few after it, and how many are the cue's."""
    first = t.doc.word_at(draft.cue[0])
    last = t.doc.word_at(draft.cue[1] - 1)
    last += last < len(t.start) and t.start[last] < draft.cue[1]
    return t.lower[first : last + _AHEAD], last - first


def _holds(when: tuple[str, ...], words: list[str], size: int) -> bool:
    if when == (_PASSIVE,):
        return not BE.isdisjoint(words[: size - 1])
    if not when:
        return True
    return any(tuple(words[i : i + len(when)]) == when for i in range(1, size + 1))


@lru_cache(maxsize=4096)
def _worded(stance: Stance, term: str, neutral: str, note: str, cue: str) -> Stanced:
    """Return the stance with the neutral wording in the form of the cue ("claimed": "said")."""
    default = next((r.note for r in _rules().get("*", ()) if r.stance == stance), "")
    return Stanced(stance, _in_form(term, neutral, cue) if neutral else None, note or default or None)


def _in_form(term: str, neutral: str, cue: str) -> str:
    verb, _, _ = term.partition(" ")
    plain, _, after = neutral.partition(" ")
    words = cue.split()
    for pos in ("v", "n"):
        forms = inflect(verb, pos)
        found = next((tag for word in reversed(words) for tag, form in forms.items() if form == word), None)
        if found is not None:
            inflected = inflect(plain, pos)[found]
            return f"{inflected} {after}".rstrip()
    return neutral
