"""RD402: an article harder than the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "RD402"
NAME = "grade-over-limit"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "An article whose consensus grade is over the limit."
WHY = (
    "Readers who would need more years of school than they have stop after the first paragraphs, "
    "and news is for them too."
)
INSTEAD = "Shorten sentences first, then replace long words that have a short one."
FINE = "For a specialist page whose readers know its words."
BASIS = (
    "`readability.consensus_grade` of the whole article against `max_grade`; the finding stands "
    "at the headline. Needs the tables of syllables, which a check does not load otherwise: off "
    "by default"
)
OPTIONS = ("max_grade",)
BAD = (
    "«Institutional interdependencies»\n\n"
    "Institutional interdependencies characterise contemporary administrative arrangements, "
    "necessitating comprehensive organisational reconsideration of established procedural "
    "methodologies and their accompanying regulatory instruments. Institutional "
    "interdependencies characterise contemporary administrative arrangements, necessitating "
    "comprehensive organisational reconsideration of established procedural methodologies and "
    "their accompanying regulatory instruments. Institutional interdependencies characterise "
    "contemporary administrative arrangements, necessitating comprehensive organisational "
    "reconsideration of established procedural methodologies and their accompanying regulatory "
    "instruments. Institutional interdependencies characterise contemporary administrative "
    "arrangements, necessitating comprehensive organisational reconsideration of established "
    "procedural methodologies and their accompanying regulatory instruments. Institutional "
    "interdependencies characterise contemporary administrative arrangements, necessitating "
    "comprehensive organisational reconsideration of established procedural methodologies and "
    "their accompanying regulatory instruments. Institutional interdependencies characterise "
    "contemporary administrative arrangements, necessitating comprehensive organisational "
    "reconsideration of established procedural methodologies and their accompanying regulatory "
    "instruments.",
)
GOOD = (
    "Ferry back\n\n"
    "The ferry came back to the pier on Monday and the town was glad to see it. The ferry came "
    "back to the pier on Monday and the town was glad to see it. The ferry came back to the pier "
    "on Monday and the town was glad to see it. The ferry came back to the pier on Monday and "
    "the town was glad to see it. The ferry came back to the pier on Monday and the town was "
    "glad to see it. The ferry came back to the pier on Monday and the town was glad to see it. "
    "The ferry came back to the pier on Monday and the town was glad to see it. The ferry came "
    "back to the pier on Monday and the town was glad to see it.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the headline of an article that is over the limit."""
    score = reading.analysis.scores["readability.consensus_grade"]
    limit = reading.config.check.max_grade
    if score.value is None or score.value <= limit or not reading.document.sentences:
        return
    first = reading.document.sentences[0]
    yield Finding(
        first.start,
        first.end,
        f"the article reads at grade {score.value:.1f} (limit {limit:g}): years of school that a reader would need; "
        "shorten its sentences first, then its words",
    )
