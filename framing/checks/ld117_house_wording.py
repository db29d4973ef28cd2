"""LD117: what a house list has in a category of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks._loaded import BODY_ROLES, finding, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD117"
NAME = "house-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A word of a house list whose category is the house's own."
WHY = "The house decided so; its list says why, and the note of the entry what to do."
INSTEAD = "Take the suggestion of the list."
FINE = (
    "Inside a quotation. Entries that a house adds to a shipped category are flagged by that category's rule."
)
BASIS = (
    "entries of the lists named in `lexicons` in any category that does not ship, in the outlet's own voice"
)
OPTIONS = ("lexicons",)
BAD = ("Council debates ferry\n\nThe ferry «at the end of the day» belongs to Holm.",)
GOOD = ("Council debates ferry\n\n“At the end of the day it is ours,” Marta Quill said.",)


_SHIPPED: Final = frozenset(
    "clickbait combative comparatives dehumanising doubt emotive euphemism intensifiers judgement labels metaphor "
    "mindreading opinion participles presupposition sensational".split()
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield house wording of the narrator outside headlines."""
    for item in reading.evidence:
        family, _, category = item.kind.partition(".")
        house = family == "loaded" and item.source.startswith("house/") and category not in _SHIPPED
        if house and item.role in BODY_ROLES and own(item):
            yield finding(reading, item, "is on a list of the house")
