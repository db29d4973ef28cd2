"""LD111: war, disaster and disease as pictures for politics and debate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks._loaded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.checks import Finding
    from framing.engine import Reading

CODE = "LD111"
NAME = "war-metaphor"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "War, disaster, disease or killing as a picture for politics, business or debate."
WHY = (
    "It makes opponents enemies and disagreement a danger, and it is worn: the reader no longer "
    "sees the picture, only the heat."
)
INSTEAD = "Name what happens: a dispute, a vote, a loss of votes, more letters."
FINE = "For real war and disaster, in sport, and inside a quotation."
BASIS = (
    "entries of `loaded/metaphor` with a weight of 1 or more, in the outlet's own voice, outside headlines"
)
BAD = ("Council debates ferry\n\nThe fare rise met a «storm of criticism» on Monday.",)
GOOD = ("Council debates ferry\n\nThe fare rise was criticised by four councillors on Monday.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield metaphor wording of the narrator."""
    return worded(reading, "metaphor", "pictures debate or business as war, disaster or disease")
