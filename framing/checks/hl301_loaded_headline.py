"""HL301: loaded wording in the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._loaded import called, finding, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "HL301"
NAME = "loaded-headline"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "Loaded wording of any category in the outlet's own words in the headline."
WHY = (
    "Many readers see the headline alone: what it judges, they take away. It is also what others "
    "share and quote."
)
INSTEAD = "Say what happened in the words of the body's first paragraph."
FINE = (
    "Where the word is in quotation marks and the body has it from the same speaker; in sport, "
    "and for real violence."
)
BASIS = (
    "evidence of all loaded lexicons with a weight of 1 or more in headlines, in the outlet's own "
    "voice; clickbait is left to HL302"
)
BAD = (
    "Council «slams» library plan\n\nThe council voted against the library plan on Monday, by nine votes to two.",
)
GOOD = (
    (
        "Council rejects library plan\n\n"
        "The council voted against the library plan on Monday, by nine votes to two."
    ),
    "“They slammed us,” mayor says\n\nThe mayor spoke on Monday.",
)

_OTHERS: Final = frozenset({"clickbait", "scare"})
_SAID: Final = "is loaded, and in a headline, which many readers see alone"


def check(reading: Reading) -> Iterator[Finding]:
    """Yield loaded wording of the headline, clickbait apart."""
    for item in reading.evidence:
        category = item.kind.removeprefix("loaded.")
        if (
            item.role == "headline"
            and category != item.kind
            and category not in _OTHERS
            and own(item)
            and not called(reading, item)
        ):
            yield finding(reading, item, _SAID)
