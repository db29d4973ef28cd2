"""LD104: terms that take people for animals, a mass, or one thing about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD104"
NAME = "dehumanising-wording"
SEVERITY = "warning"
CONFIDENCE = "medium"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A term that takes people for vermin, a disease or a flood, or for one thing about them."
WHY = "People are the subject of rights and of the story; the term makes them a thing that happens to others."
INSTEAD = "Write people first: people who, families from, a person with."
FINE = "Inside a quotation that is itself the news, and in the name of an organisation or a law."
BASIS = (
    "entries of `loaded/dehumanising` with a weight of 1 or more, in the outlet's own voice, "
    "outside headlines"
)
BAD = ("Council debates ferry\n\nA «swarm of migrants» reached Holm on Sunday.",)
GOOD = ("Council debates ferry\n\nAbout 300 migrants reached Holm on Sunday, the council said.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield dehumanising wording of the narrator."""
    return worded(reading, "dehumanising", "takes people for animals, a mass or one thing about them")
