"""What the rules of loaded wording share: evidence of one category in the outlet's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

BODY_ROLES = frozenset({"body", "subhead", "deck", "caption"})
"""Where loaded wording is the outlet's own; headlines have rules of their own, embeds are other people's words."""


def worded(reading: Reading, category: str, said: str) -> Iterator[Finding]:
    """Yield the narrator's wording of a category of the loaded lexicons; ``said``: what the message calls it."""
    for item in reading.evidence:
        if item.kind == f"loaded.{category}" and item.voice == "narrator" and item.role in BODY_ROLES:
            why = f": {item.note}" if item.note else ""
            yield Finding(
                item.start,
                item.end,
                f"“{item.text}” {said}{why}",
                suggestion=item.suggestion,
                evidence=(item.id,),
            )
