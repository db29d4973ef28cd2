"""HL305: a headline that rests on one anonymous source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._speech import role_at, speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "HL305"
NAME = "headline-on-anonymous-source"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A headline that only one source supports, and the source has no name."
WHY = (
    "The most visible line of the article stands on a word that nobody can check; if it is wrong, "
    "so is the front page."
)
INSTEAD = (
    "Find a second source or a document; otherwise say in the headline that it is one unnamed "
    "source's account."
)
FINE = "Where the headline itself names the kind of source (“insider says”)."
BASIS = (
    "attributions of an anonymous source that alone shares the words of substance of the headline, where no reason "
    "for anonymity stands with it and the headline has no attribution of its own"
)
BAD = (
    "Council knew of cracked engine before winter\n\n"
    "The ferry stopped on Monday. The council knew of the cracked engine before the winter, said "
    "«an official familiar with the inspection».",
)
GOOD = (
    "Council knew of cracked engine before winter\n\n"
    "The ferry stopped on Monday. The council knew of the cracked engine before the winter, said "
    "Marta Quill, who led the inspection.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the anonymous source that the headline rests on."""
    found = list(speech(reading))
    if any(role_at(reading, a) == "headline" for a in found):
        return
    for a in found:
        if a.source and "headline" in a.backing and not a.reason and role_at(reading, a) == "body":
            yield Finding(
                a.source.start,
                a.source.end,
                f"the headline rests on “{a.source.text}” alone, who has no name; find a second source, or say in "
                "the headline whose account it is",
                evidence=(a.id,),
            )
            return
