"""What the rules of attribution share: who says what in the outlet's own telling."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._loaded import BODY_ROLES
from framing.checks._spans import Spans
from framing.lexicon.inflection import all_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.engine import Reading
    from framing.types import Attribution, Span, Stance

_MIGHT: Final = re.compile(r"(?:may|might|could|would|can|should)\b")
"""A cue of what has not been said."""
_TONES: Final = frozenset({"combative", "emotive"})
"""What "said" may stand for unseen: a tone. To doubt, to vouch and to concede are more than that."""
_OWNER: Final = re.compile(r"(?:'s|’s)(?: [\w-]+)?$")
"""A "source" that owns the cue, which is then a noun: "his old friend's familiar claims that"."""
SPEECH: Final = frozenset({"utterance", "publication"})
BEYOND: Final = 2
"""Characters that may stand between a cue and the quotation it introduces: a comma or colon and a space."""


def speech(reading: Reading) -> Iterator[Attribution]:
    """Yield the attributions of speech that the outlet itself makes in headline or body."""
    for a in reading.attributed.attributions:
        if a.cue_class in SPEECH and a.cue and reading.voice_at(a.cue.start) == "narrator":
            yield a


def body_speech(reading: Reading) -> Iterator[Attribution]:
    """Yield the attributions of speech in the body."""
    return (a for a in speech(reading) if role_at(reading, a) in BODY_ROLES)


def role_at(reading: Reading, a: Attribution) -> str:
    """Return the role of the block that a cue stands in."""
    at = sentence_of(reading, a)
    return reading.document.sentences[at].role


def sentence_of(reading: Reading, a: Attribution) -> int:
    """Return the index of the sentence that a cue stands in."""
    found = reading.document.sentence_at(a.cue.start) if a.cue else None
    return found if found is not None else 0


def by_side(reading: Reading, found: Iterable[Attribution]) -> dict[str, list[Attribution]]:
    """Return attributions by the side that their speaker speaks for anywhere in the article."""
    all_ = reading.attributed.attributions
    sides = {a.speaker: a.affiliation for a in all_ if a.speaker and a.affiliation}
    out: dict[str, list[Attribution]] = {}
    for a in found:
        side = a.affiliation or sides.get(a.speaker or "")
        if side is not None:
            out.setdefault(side, []).append(a)
    return out


def place(a: Attribution) -> tuple[int, int]:
    """Return where an attribution is flagged: its source with the cue, where they stand together, else the cue."""
    assert a.cue is not None
    if a.source is None or a.source.end > a.cue.start:
        return a.cue.start, a.cue.end
    return a.source.start, a.cue.end if a.cue.start - a.source.end <= BEYOND else a.source.end


@cache
def verb_forms(lemmas: str) -> frozenset[str]:
    """Return every form of the verbs, separated by spaces."""
    return frozenset(
        form for lemma in lemmas.split() for forms in all_forms(lemma, "v").values() for form in forms
    )


def is_cue(a: Attribution, lemmas: str) -> bool:
    """Return whether a cue is a form of one of the verbs."""
    return a.cue is not None and not verb_forms(lemmas).isdisjoint(a.cue.text.lower().split())


def speaks(a: Attribution, lemmas: str) -> bool:
    """Return whether a cue is one of the verbs, in the active, of somebody who can be told from a stray noun."""
    if not is_cue(a, lemmas) or a.source is None or a.pattern.startswith(("passive", "noun")):
        return False
    if a.cue is None or _MIGHT.match(a.cue.text) or _OWNER.search(a.source.text):
        return False
    return a.naming == "named" or " to " not in a.source.text


def verb_of(cue: Span, lemmas: str) -> tuple[int, str]:
    """Return where the verb of a cue begins, and the cue from there: "also snapped" is flagged from "snapped" on."""
    at = cue.start
    for word in cue.text.split(" "):
        if word.lower() in verb_forms(lemmas):
            return at, cue.text[at - cue.start :]
        at += len(word) + 1
    return cue.start, cue.text


def coloured(reading: Reading, stance: Stance, lemmas: str, said: str) -> Iterator[Finding]:
    """Yield the cues with a stance that are among ``lemmas``; ``said``: what the message says of them.

    A cue that the lexicons list as loaded is left to its own rule.
    """
    loaded = Spans((e.start, e.end) for e in reading.evidence if e.kind.startswith("loaded."))
    for a in body_speech(reading):
        assert a.cue is not None
        if a.stance != stance or not speaks(a, lemmas) or loaded.touch(a.cue.start, a.cue.end):
            continue
        instead = f"; plainer: “{a.suggestion}”" if a.suggestion else ""
        start, text = verb_of(a.cue, lemmas)
        yield Finding(
            start,
            a.cue.end,
            f"“{text}” {said}{instead}",
            suggestion=a.suggestion,
            safe=stance in _TONES and _fits(reading, a),
            evidence=(a.id,),
        )


def _fits(reading: Reading, a: Attribution) -> bool:
    """Return whether "said" may stand for a cue unseen: one word, right beside the quotation that it introduces."""
    if a.kind != "direct" or a.cue is None or a.suggestion not in ("said", "says") or " " in a.cue.text:
        return False
    text = reading.document.text
    after = a.content[0].start - a.cue.end
    if 0 < after <= BEYOND:
        return True
    if a.source is None:
        return False
    closes = text[a.cue.end : a.cue.end + 1] in (".", "")
    inverted = 0 <= a.source.start - a.cue.end <= 1
    return a.content[-1].end <= min(a.cue.start, a.source.start) and (closes or inverted)
