"""SU704: a suppression that silences nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Directive

CODE = "SU704"
NAME = "unused-suppression"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A suppression that silences nothing."
WHY = "It hides the next finding, which nobody has looked at."
INSTEAD = "Remove it."
FINE = "Where the text that it is for is about to come back."
BASIS = "suppressions beside the text and in sidecars"
BAD = (
    "# Council debates ferry\n\n«<!-- framing: ignore[LD102] -- the council's own word -->»\n"
    "The mayor criticised the plan on Monday.\n",
)
GOOD = (
    "# Council debates ferry\n\n<!-- framing: ignore[LD102] until=2999-12-31 -- the council's own word -->\n"
    "The mayor slammed the plan on Monday.\n",
)


def audit(directives: Sequence[Directive]) -> Iterator[tuple[Directive, str]]:
    """Yield suppressions that silence nothing."""
    for directive in directives:
        if directive.fault or directive.expired:
            continue
        for code in directive.unused:
            yield directive, f"{code} is not found here: the suppression silences nothing"
