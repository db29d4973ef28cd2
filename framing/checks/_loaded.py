"""What the rules of loaded wording share: evidence of one category in the outlet's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding
from framing.checks._safe import is_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading
    from framing.types import Evidence

BODY_ROLES: Final = frozenset({"body", "subhead", "deck", "caption"})
"""Where loaded wording is the outlet's own; headlines have rules of their own, embeds are other people's words."""

_LEAST: Final = 1.0
"""Weight of the evidence that is flagged: a lighter word adds to a rating, and is no fault by itself."""

LEAVE_OUT: Final = "(leave out)"


def worded(reading: Reading, category: str, said: str) -> Iterator[Finding]:
    """Yield the narrator's wording of a category of the loaded lexicons; ``said``: what the message says of it."""
    for item in reading.evidence:
        if item.kind == f"loaded.{category}" and item.role in BODY_ROLES and own(item):
            yield finding(reading, item, said)


def own(item: Evidence) -> bool:
    """Return whether wording is the outlet's and heavy enough to be flagged."""
    return item.voice == "narrator" and item.weight >= _LEAST


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
