"""Articles of our own about invented places, with wording that rules flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import ingest

if TYPE_CHECKING:
    from framing.types import Article

MAYOR = """Mayor slams library plan

The mayor of Port Aldine slammed the plan on Monday. She blasted the operator, Holm Trust, over fees.

“It is a disgrace,” said Marta Quill, who runs a bakery by the market. The operator hit back at the council and lashed \
out at the union. According to a spokesman, talks will resume on Thursday.
"""
COUNCIL = """Council and operator differ over library

The council of Port Aldine rejected the library plan on Monday. The operator, Holm Trust, ripped the mayor, the Aldine \
Courier has learned. Read more at https://courier.example/library and on Courier.example.

“We will talk again,” said Jonas Reve, who leads the council. The union slammed both sides.
"""


def article(text: str = MAYOR, **given: object) -> Article:
    """Return a text as an article; ``given`` sets fields."""
    import msgspec

    known = {"id": "mayor", "outlet": "Holm Star", "published": "2031-04-07", "story": "library", **given}
    return msgspec.structs.replace(ingest.from_text(text), **known)


def both() -> list[Article]:
    return [article(), article(COUNCIL, id="council", outlet="Aldine Courier")]
