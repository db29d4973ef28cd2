"""LD115: wordings that take a judgement for settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD115"
NAME = "presupposition"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = (
    "A wording that slips a judgement in as settled: that somebody ought to have acted, had to, "
    "or at last did."
)
WHY = "The reader accepts the duty or the guilt in order to read on; it was never argued."
INSTEAD = "State the act and, if there was a duty or a promise, where it comes from."
FINE = (
    "Where the duty, the promise or the question is named in the text; in sport, in court and of "
    "company results."
)
BASIS = (
    "entries of `loaded/presupposition` with a weight of 1 or more, in the outlet's own voice, "
    "outside headlines"
)
BAD = ("Council debates ferry\n\nThe council «refused to face» the figures on Monday.",)
GOOD = ("Council debates ferry\n\nThe council did not discuss the figures on Monday.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield presupposition wording of the narrator."""
    return worded(
        reading,
        "presupposition",
        "takes a judgement for settled: that somebody ought to, had to or at last did",
    )
