"""Attributions by an adjective or by what something seems: "is confident that ...", "appears to ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.attribution import content, source
from framing.attribution.cues import CueEntry, adjective_forms, contracted
from framing.attribution.draft import Draft, source_span, span
from framing.attribution.place import Place, lowest
from framing.attribution.tokens import AUXILIARIES, BE, PERSON_PRONOUNS, RELATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.content import Chars, Quotes
    from framing.attribution.tokens import Tokens
    from framing.types import Sentence

_LINKING: Final = BE | frozenset(
    "seem seems seemed feel feels felt feeling remain remains remained remaining become becomes became becoming "
    "grow grows grew grown growing sound sounds sounded look looks looked stay stays stayed get gets got getting "
    "been".split()
)
"""Verbs that join an adjective to its subject."""
_NOBODY: Final = frozenset(["it", "there", "this", "that", "what", "which"])
_STEPS: Final = 5
"""How many adverbs may stand between the verb and its adjective."""


def drafts_of(t: Tokens, quotes: Quotes, places: list[int]) -> Iterator[Draft]:
    """Yield the attributions that an adjective at one of ``places`` makes."""
    known = adjective_forms()
    for i in places:
        entry = known.get(t.lower[i])
        at = None if entry is None else t.doc.sentence_at(t.start[i])
        if entry is not None and at is not None:
            draft = _attitude(t, quotes, i, at, entry)
            if draft is not None:
                yield draft


def seeming(p: Place) -> Draft | None:
    """``X appears to ...``, ``X seemed lost``: a judgement on X that nobody is named for."""
    t, cue, s, i = p.t, p.cue, p.s, p.cue.last
    if i >= s.last or not t.joined(i) or cue.tag == "VBG":
        return None
    word, tags = t.lower[i], t.tags(i)
    if word not in ("to", "like", "that", "as") and tags[0] not in "JR" and not word.endswith("ed"):
        return None
    subject = p.subject
    right = content.to_the_right(t, p.quotes, s, t.start[i])
    if subject is None or right is None:
        return None
    parts = [right] if t.lower[subject[0]] == "it" else [span(t, subject), right]
    return Draft(cue.entry, None, (t.start[cue.first], t.end[i - 1]), parts, "seeming", 0.57, p.at)


def _attitude(t: Tokens, quotes: Quotes, i: int, at: int, entry: CueEntry) -> Draft | None:
    """``X is (deeply) sceptical of ...``, ``X remains confident that ...``, ``X was quick to ...``."""
    s = t.doc.sentences[at]
    if i + 1 >= s.last:
        return None
    first = _group(t, i, s)
    if first is None:
        return None
    found = source.before(t, first, lowest(t, quotes, s, first))
    if found is None or t.lower[found[0]] in _NOBODY:
        return None
    opened = _opened(t, quotes, i, s, entry)
    if opened is None:
        return None
    last, how, right = opened
    named = source_span(t, found, first)
    if t.plain[named[0] : named[1]].lower() in RELATIVE:
        right = content.before_main_verb(t, quotes, right, phrase=how == "phrase")
    cue = (t.start[first], t.end[last - 1])
    return Draft(entry, named, cue, [right], f"adjective-{how}", 0.78, at)


def _group(t: Tokens, i: int, s: Sentence) -> int | None:
    """Return the first word of the verb group before the adjective at word ``i``, or None without a verb."""
    k = i - 1
    while k > max(s.first, i - _STEPS) and t.joined(k + 1) and (t.tags(k)[0] == "R" or t.lower[k] == "both"):
        k -= 1
    if k < s.first or not t.joined(k + 1):
        return None
    if contracted(t.lower[k]):
        return k + 1
    if t.lower[k] not in _LINKING:
        return None
    return source.group_start(t, k, s.first)


def _opened(t: Tokens, quotes: Quotes, i: int, s: Sentence, entry: CueEntry) -> tuple[int, str, Chars] | None:
    """Return the end of the cue, how its content opens, and the content."""
    word = t.lower[i + 1]
    if not t.joined(i + 1):
        return None
    if word == "to" and "i" in entry.frames:
        right = content.to_the_right(t, quotes, s, t.start[i + 1])
        return None if right is None else (i + 1, "infinitive", right)
    if word in entry.frames:
        if i + 2 >= s.last:
            return None
        right = content.to_the_right(t, quotes, s, t.start[i + 2], phrase=True)
        return None if right is None else (i + 2, "phrase", right)
    if "c" in entry.frames and (word in ("that", "whether", "if") or _clause(t, i + 1, s)):
        right = content.to_the_right(t, quotes, s, t.start[i + 1])
        return None if right is None else (i + 1, "clause", right)
    return None


def _clause(t: Tokens, i: int, s: Sentence) -> bool:
    """Return whether a pronoun or a name with its verb follows: "is sure she will"."""
    if t.lower[i] not in PERSON_PRONOUNS and not t.capital(i):
        return False
    return any(t.lower[k] in AUXILIARIES or t.finite(k) for k in range(i + 1, min(s.last, i + 4)))
