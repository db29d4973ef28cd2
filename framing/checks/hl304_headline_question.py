"""HL304: a question for a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "HL304"
NAME = "headline-question"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A headline that is a question."
WHY = (
    "A question in a headline lets the outlet suggest what it cannot state; often the answer is "
    "no, or nobody knows."
)
INSTEAD = "State what is known; if nothing is, there may be no headline in it."
FINE = "For service pieces and explainers that answer the question, and for a question that somebody put."
BASIS = "headlines in the outlet's own voice that end in a question mark"
BAD = ("«Did the council hide the report?»\n\nThe council discussed the report on Monday.",)
GOOD = (
    "Council discusses report\n\nThe council discussed the report on Monday.",
    "“Who pays?” asks Quill\n\nMarta Quill asked the council on Monday who would pay.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield headlines that are questions."""
    doc = reading.document
    for i, s in enumerate(doc.sentences):
        text = doc.text[s.start : s.end]
        if (
            s.role == "headline"
            and text.endswith("?")
            and reading.attributed.sentence_voices[i] == "narrator"
        ):
            yield Finding(
                s.start,
                s.end,
                "the headline asks and does not tell: it can suggest what the article cannot state; say what is known",
            )
