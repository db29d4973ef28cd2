"""SU701: a suppression that is not written as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Directive

CODE = "SU701"
NAME = "malformed-suppression"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A suppression that is not written as one, names no rule or gives no reason."
WHY = "It silences nothing, although somebody thinks that it does."
INSTEAD = "Name the rules and say why: `ignore[LD102] -- the council's own word`."
FINE = "Never: what is malformed does nothing."
BASIS = "suppressions beside the text and in sidecars"
BAD = (
    "# Council debates ferry\n\n«<!-- framing: ignore[LD102] -->»\nThe mayor slammed the plan on Monday.\n",
)
GOOD = (
    "# Council debates ferry\n\n<!-- framing: ignore[LD102] until=2999-12-31 -- the council's own word -->\n"
    "The mayor slammed the plan on Monday.\n",
)


def audit(directives: Sequence[Directive]) -> Iterator[tuple[Directive, str]]:
    """Yield suppressions that are malformed."""
    for directive in directives:
        if directive.fault:
            yield directive, f"this suppression does nothing: {directive.fault}"
