"""SU702: a suppression of a rule that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Directive

CODE = "SU702"
NAME = "unknown-suppression"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A suppression of a rule that does not exist."
WHY = "It silences nothing: the code is misspelt, or the rule is gone."
INSTEAD = "Correct the code; `framing rule --all` lists them."
FINE = "Never."
BASIS = "suppressions beside the text and in sidecars"
BAD = (
    "# Council debates ferry\n\n«<!-- framing: ignore[LD999] -- the council's own word -->»\n"
    "The mayor slammed the plan on Monday.\n",
)
GOOD = (
    "# Council debates ferry\n\n<!-- framing: ignore[LD102] until=2999-12-31 -- the council's own word -->\n"
    "The mayor slammed the plan on Monday.\n",
)


def audit(directives: Sequence[Directive]) -> Iterator[tuple[Directive, str]]:
    """Yield suppressions of rules that do not exist."""
    for directive in directives:
        for code in directive.unknown:
            yield directive, f"no rule is called {code}"
