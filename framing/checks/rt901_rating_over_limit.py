"""RT901: a rating of the article that is over the limit in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.checks import Finding
from framing.checks._top import top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.reading import Reading

CODE = "RT901"
NAME = "rating-over-limit"
SEVERITY = "warning"
CONFIDENCE = "high"
SINCE = "0.2.0"
DEFAULT = True
WHAT = "A rating of the whole article over the limit that the settings give it."
WHY = "A newsroom can agree on a grade or a share of loaded words, and hold each article to it."
INSTEAD = "Look at the findings that the rating sums up; the densest sentences come first."
FINE = (
    "On pages with their own limits: give these in `per_path`. With a baseline it is reported only where it is "
    "worse than there."
)
BASIS = "`limits` in the settings; nothing is flagged without"
BAD = (
    "«Council debates ferry»\n\n"
    + "The mayor criticised the plan on Monday and nobody else spoke about it. " * 12,
)
GOOD = ("Council debates ferry\n\nThe mayor criticised the plan on Monday, and nobody else spoke.",)


def check(reading: Reading) -> Iterator[Finding]:
    """Yield the headline once for each rating over its limit."""
    limits = reading.config.check.limits
    if not limits:
        return
    from framing.scorers import metrics

    start, end = top(reading)
    for name, limit in sorted(limits.items()):
        score, metric = reading.analysis.scores[name], metrics()[name]
        if score.value is not None and score.value > limit:
            shown = f"{score.value:.{metric.digits}f}"
            yield Finding(
                start,
                end,
                f"{metric.label} is {shown} {metric.unit}; the limit is {limit:g}",
                evidence=(name,),
            )
