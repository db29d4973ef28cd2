"""IN801: a text that is not English, of which nothing is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._top import top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading import Reading

CODE = "IN801"
NAME = "not-english"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A text that is not English, or does not read as English."
WHY = "Every other rule is about English: on other text it would find what is not there."
INSTEAD = "Leave it out of what is checked, with `exclude` in the settings."
FINE = "Where the declared language is wrong: correct it in the front matter or the page."
BASIS = "the declared language, else the share of English function words"
BAD = (
    "«El consejo debate el barco»\n\nEl alcalde criticó el plan el lunes por la tarde y nadie más "
    "habló durante la sesión. "
    "Los vecinos quieren que el barco vuelva a navegar cada día entre la isla y el puerto antes del verano próximo.",
)
GOOD = ("Council debates ferry\n\nThe mayor criticised the plan on Monday, and nobody else spoke.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the headline of a text that is not English."""
    if reading.foreign is not None:
        start, end = top(reading)
        yield Finding(start, end, f"nothing was checked: {reading.foreign}")
