"""CL601: a sentence that the classifier takes for loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.checks import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.engine import Reading

CODE = "CL601"
NAME = "likely-loaded"
SEVERITY = "note"
CONFIDENCE = "low"
SINCE = "0.2.0"
DEFAULT = False
WHAT = "A sentence in the outlet's own voice that the classifier takes for loaded."
WHY = (
    "Wording can be loaded without a word that any list has; the classifier has seen labelled "
    "sentences and weighs them all."
)
INSTEAD = "Read the sentence as its subject would; `framing explain` shows the words that weigh most."
FINE = (
    "Often: it is an estimate, worth reading and not worth failing on, and it loads the model. "
    "Off unless you ask for it."
)
BASIS = (
    "`loaded_probability` of narrator sentences in headline and body, of .5 or more at the "
    "`prevalence` of the settings"
)
BAD = (
    "Council debates ferry\n\n"
    "«The shameless bureaucrats cynically betrayed the long-suffering people of Holm, a "
    "disgraceful outrage that exposes their utter hypocrisy and arrogance.» The ferry sails on "
    "Monday.",
)
GOOD = ("Council debates ferry\n\nThe ferry sails on Monday.",)

_LEAST: Final = 0.5


def check(reading: Reading) -> Iterator[Finding]:
    """Yield narrator sentences that are more likely loaded than not."""
    for s in reading.analysis.sentences:
        p = s.loaded_probability
        if s.voice == "narrator" and p is not None and p >= _LEAST:
            yield Finding(
                s.start,
                s.end,
                f"this sentence is likely to read as loaded (probability {p:.2f}); read it as its subject would",
            )
