"""AT214: quotation marks that hold a word at arm's length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._loaded import BODY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "AT214"
NAME = "scare-quotes"
SEVERITY = "warning"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "Quotation marks around a word or two that nobody is said to have used."
WHY = "They tell the reader that the outlet does not mean the word, and not why, nor whose word it is."
INSTEAD = "Say whose word it is, say what is wrong with it, or drop the marks."
FINE = "For a word that is itself discussed, a nickname, or a word used for the first time."
BASIS = (
    "scare quotes of the loaded finder: one to three ordinary words in marks that nothing names "
    "or cites, in the body"
)
BAD = ("Council debates ferry\n\nThe «“experts”» meet on Monday. The pier is closed.",)
GOOD = (
    "Council debates ferry\n\nThe engineers meet on Monday. The pier is closed.",
    "Council debates ferry\n\nMarta Quill spoke of “experts” on Monday.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield scare quotes of the narrator."""
    for item in reading.evidence:
        if item.kind == "loaded.scare" and item.voice == "narrator" and item.role in BODY_ROLES:
            yield Finding(
                item.start,
                item.end,
                f"{item.text} stands in marks that nobody is quoted by: the outlet keeps its distance and does not say "
                "why; say whose word it is, or drop the marks",
                evidence=(item.id,),
            )
