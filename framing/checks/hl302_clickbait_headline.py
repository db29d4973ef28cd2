"""HL302: a headline that holds back the news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "HL302"
NAME = "clickbait-headline"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A headline that holds back the news to make the reader click, or promises a feeling."
WHY = "The reader pays with a click for what a headline is there to give, and finds less than was promised."
INSTEAD = "Put the news into the headline."
FINE = "For the name of a programme or a book, and where the words are quoted."
BASIS = (
    "entries of `loaded/clickbait`, and patterns (what happened next, here's why, you need to "
    "know, this is what, the reason why), in headlines, in the outlet's own voice"
)
BAD = (
    "«You won't believe» what the council did\n\nThe council moved its meeting to the pier on Monday.",
    "Ferry returns: «here's what» to know\n\nThe ferry sails again on Monday.",
)
GOOD = ("Council meets on the pier\n\nThe council moved its meeting to the pier on Monday.",)

_PATTERN: Final = re.compile(
    r"\b(?:here(?:'s| is| are) (?:what|why|how|the reason)|what happens next|what happened next|"
    r"(?:all|everything|what) you need to know|"
    r"this is (?:what|why|how)|(?:the|one) reasons? why|"
    r"you(?:'ll| will)? never guess|the truth about|one weird|this one)\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield clickbait of the headline."""
    doc = reading.document
    listed = [
        (e.start, e.end)
        for e in reading.evidence
        if e.kind == "loaded.clickbait" and e.role == "headline" and e.voice == "narrator"
    ]
    shaped = [
        found.span()
        for s in doc.sentences
        if s.role == "headline"
        for found in _PATTERN.finditer(doc.plain, s.start, s.end)
        if reading.voice_at(found.start()) == "narrator"
    ]
    for start, end in sorted(
        {*listed, *(s for s in shaped if not any(a < s[1] and s[0] < b for a, b in listed))}
    ):
        yield Finding(
            start,
            end,
            f"“{doc.text[start:end]}” holds the news back to make the reader click; put the news in its place",
        )
