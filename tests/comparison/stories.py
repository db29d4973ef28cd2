"""Small invented stories for the tests of the comparison: articles by outlet, analysed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import framing

if TYPE_CHECKING:
    from framing.types import Analysis

WIRE = """Ferry runs aground off Corvo Head

The ferry Silver Gannet ran aground off Corvo Head on Monday with 212 people on board, the coastguard said.

"We felt a jolt, and then the lights went out," said Petra Lund, a teacher from Holm. "Nobody told us anything
for an hour."

Captain Ivar Brand said the steering had failed at 6.40 in the morning. The coastguard took off all passengers
by noon. Nine people were treated for bruises at the hospital in Holm.

The line's owner, Dag Rist, said that the ship had passed an inspection in May. He denied that repairs had been
put off.

The Silver Gannet was built in 1988. It is the third accident on the route since 2019.
"""
TABLOID = """TERROR on the death-trap ferry

Terrified passengers thought they would die when the rusting Silver Gannet smashed onto rocks off Corvo Head on
Monday.

"Nobody told us anything," sobbed Petra Lund, who admitted "the lights went out".

Shamed boss Dag Rist claimed the ship had passed an inspection in May. Captain Ivar Brand alleged that the
steering had failed.

It is the third accident on the route since 2019. The creaking tub was built in 1988.
"""
STATE = """Crew's courage saves 212 at Corvo Head

All 212 people on board the Silver Gannet were brought to safety by noon on Monday thanks to the courage of the
crew.

The steering failed at 6.40 in the morning, and Captain Ivar Brand kept the ship upright. Nine people were
treated for bruises at the hospital in Holm.

Dag Rist, who owns the line, stressed that the ship had passed an inspection in May.
"""


@cache
def analysed(outlet: str, text: str, key: str, published: str | None = None) -> Analysis:
    return framing.analyse(framing.from_text(text, outlet=outlet, id=key, published=published))


def ferry() -> list[Analysis]:
    """One event told by an agency, a tabloid and a state outlet, each in its own words."""
    return [
        analysed("Northern Wire", WIRE, "w", "2031-05-05"),
        analysed("The Siren", TABLOID, "t", "2031-05-05"),
        analysed("Holm State Radio", STATE, "s", "2031-05-06"),
    ]


def shown(analysis: Analysis, start: int, end: int) -> str:
    return " ".join(analysis.article.text[start:end].split())
