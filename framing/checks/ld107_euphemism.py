"""LD107: soft or official words that hide an act, and slogans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD107"
NAME = "euphemism"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A soft or official word that hides an act, or a slogan that argues for a policy in its name."
WHY = "The reader must translate it, and one side of a dispute usually coined it."
INSTEAD = "Write the plain act, or attribute the term to those who use it."
FINE = "Where it is quoted as the speaker's own word with the plain word beside it, and in the name of a law."
BASIS = (
    "entries of `loaded/euphemism` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nA «workforce optimisation» begins at the line on Monday.",)
GOOD = ("Council debates ferry\n\nThe line announced on Monday that it would cut 40 jobs.",)


_ARGUMENT: Final = re.compile(
    r"(?: \w+)? (?:doubts?|criticisms?|concerns?|attacks?|arguments?|effects?|impact|issues?|advantages?)\b"
)
"""What may be neutralised or eliminated in so many words."""


def check(reading: Reading) -> Iterator[Finding]:
    """Yield euphemism wording of the narrator, but for the end of an argument."""
    for finding in worded(
        reading, "euphemism", "softens who did what to whom, or sells a policy in its name"
    ):
        if not _ARGUMENT.match(reading.document.plain, finding.end):
            yield finding
