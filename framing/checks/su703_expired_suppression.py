"""SU703: a suppression whose last day is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Directive

CODE = "SU703"
NAME = "expired-suppression"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A suppression whose last day is over."
WHY = "It was meant to be looked at again by then, and it silences nothing any more."
INSTEAD = "Mend the text, or give another date and the reason for it."
FINE = "Never."
BASIS = "suppressions beside the text and in sidecars"
BAD = (
    "# Council debates ferry\n\n«<!-- framing: ignore[LD102] until=2001-01-31 -- until the vote -->»\n"
    "The mayor slammed the plan on Monday.\n",
)
GOOD = (
    "# Council debates ferry\n\n<!-- framing: ignore[LD102] until=2999-12-31 -- the council's own word -->\n"
    "The mayor slammed the plan on Monday.\n",
)


def audit(directives: Sequence[Directive]) -> Iterator[tuple[Directive, str]]:
    """Yield suppressions that have expired."""
    for directive in directives:
        if directive.expired and not directive.fault:
            yield directive, f"this suppression ended on {directive.until} and does nothing"
