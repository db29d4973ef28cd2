"""What the rules of loaded wording share: evidence of one category in the outlet's own voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._safe import is_safe
from framing.checks._spans import Spans
from framing.checks._tolerated import is_tolerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Evidence

BODY_ROLES: Final = frozenset({"body", "subhead", "deck", "caption"})
"""Where loaded wording is the outlet's own; headlines have rules of their own, embeds are other people's words."""

_LEAST: Final = 1.0
"""Weight of the evidence that is flagged: a lighter word adds to a rating, and is no fault by itself."""

LEAVE_OUT: Final = "(leave out)"

_VIEWED: Final = re.compile(
    r"\bwhat (?:\S+ ){1,3}?(?:saw|sees?|calls?|called|considers?|considered|describes?|described|views?|viewed) (?:as )?"
    r"|\b(?:describ|view|see|saw|regard|portray|perceiv|deplor|denounc|condemn|criticis|criticiz|dismiss)\w* "
    r"(?:\S+ ){0,4}as "
    r"|\b(?:call|accus|label|brand|dub)\w* (?=\S+ )|\bcast(?:ing|s)? (?:\S+ ){1,8}?as "
    r"|\bsa(?:id|ys?|ying) (?:that )?(?:he|she|they|it|the|an?)\b"
)
"""Openings of what somebody in the text makes of a thing: the words after them are that person's verdict."""
_NEAR: Final = 60
"""Characters after such an opening that are still its verdict."""
_BEFORE: Final = 160
"""Characters before the wording in which an opening is looked for: some sentences never end."""
_THINKING: Final = frozenset({"thought"})


def worded(reading: Reading, category: str, said: str, *, thoughts: bool = False) -> Iterator[Finding]:
    """Yield the narrator's wording of a category of the loaded lexicons.

    ``said`` is what the message says of it. What somebody in the text is said to think or to make of a thing is
    left alone; with ``thoughts`` it is not.
    """
    kind = f"loaded.{category}"
    found = [e for e in reading.evidence if e.kind == kind and e.role in BODY_ROLES and own(e)]
    if not found:
        return
    thought = Spans(() if thoughts else _thought(reading))
    for item in found:
        if thoughts or not (thought.touch(item.start, item.start + 1) or called(reading, item)):
            yield finding(reading, item, said)


def _thought(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield what somebody in the text is said to think or to want."""
    for a in reading.attributed.attributions:
        if a.cue_class in _THINKING and a.source:
            yield from ((c.start, c.end) for c in a.content)


def called(reading: Reading, item: Evidence) -> bool:
    """Return whether the wording is what somebody in the text calls something, or sees in it."""
    doc = reading.document
    at = doc.sentence_at(item.start)
    opens = doc.sentences[at].start if at is not None else item.start
    for found in _VIEWED.finditer(doc.plain, max(opens, item.start - _BEFORE), item.start):
        between = doc.plain[found.end() : item.start]
        if len(between) <= _NEAR and ";" not in between and ":" not in between:
            return True
    return False


def own(item: Evidence) -> bool:
    """Return whether wording is the outlet's, heavy enough to be flagged, and not better left alone.

    What a house list has is flagged as the house wants it.
    """
    if item.voice != "narrator":
        return False
    return item.source.startswith("house/") or (item.weight >= _LEAST and not is_tolerated(item.text))


def finding(reading: Reading, item: Evidence, said: str) -> Finding:
    """Return the finding of one piece of evidence: what stands there, what it does, what would be plainer."""
    note = f" ({item.note})" if item.note else ""
    instead = _replacement(item)
    return Finding(
        item.start,
        item.end,
        f"“{item.text}” {said}{note}{_plainer(item.suggestion)}",
        suggestion=instead,
        safe=is_safe(reading.document, item.start, item.end, instead),
        evidence=(item.id,),
    )


def _plainer(suggestion: str | None) -> str:
    if suggestion is None:
        return ""
    if suggestion == LEAVE_OUT:
        return "; nothing is lost without it"
    return "; plainer: " + " or ".join(f"“{each}”" for each in suggestion.split(" / "))


def _replacement(item: Evidence) -> str | None:
    """Return the first of the suggested wordings, capitalised as the text is; None where there is none."""
    if item.suggestion is None or item.suggestion.startswith("("):
        return None
    first = item.suggestion.partition(" / ")[0]
    return first[0].upper() + first[1:] if item.text[0].isupper() else first
