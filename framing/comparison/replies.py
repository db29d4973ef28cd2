"""Right of reply: who is accused in an outlet's article, and whether the article lets them answer."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from framing.attribution.actors import known_side
from framing.types import Passage, Reply, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Analysis, Attribution

_CUE = re.compile(
    r"\b(?:accus|blam|denounc|condemn|lambast|castigat|excoriat|rebuk|berat|slam|blast|assail|attack|fault|deplor"
    r"|decr|savag|skewer|deri[ds]|ridicul|mock|lash|tore into|tears? into|call(?:s|ed)? out)",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"\b(?:guilty|lie[ds]?|lying|liar|corrupt\w*|brib\w+|fraud\w*|steal\w*|stole\w*|theft|cheat\w*|to blame|fault of"
    r"|responsible for|broke the law|illegal\w*|crimes?|murder\w*|betray\w*|negligen\w+|cover[- ]?up|covered up"
    r"|abus\w+|incompeten\w+|disgrace\w*|scandal\w*)\b",
    re.IGNORECASE,
)


def replies(analyses: Sequence[Analysis], names: Mapping[str, str]) -> tuple[Reply, ...]:
    """Return who is accused by others in each outlet, among the people whom somebody quotes by name in this story.

    A speaker is accused where another one's words name them in a sentence that charges them with something, or
    through a verb that does. ``names`` has the one name that stands for each speaker.
    """
    people = _people(analyses, names)
    found: dict[tuple[str, str], list[tuple[Analysis, Attribution]]] = defaultdict(list)
    heard: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for analysis in analyses:
        outlet = analysis.article.outlet
        for t in analysis.attributions:
            speaker = names.get(t.speaker, t.speaker) if t.speaker else None
            if speaker is not None:
                heard[speaker, outlet].append((analysis.article.id, t.id))
            place = _place(t)
            words = analysis.article.text[place.start : place.end]
            if (t.cue is not None and _CUE.search(t.cue.text)) or _CONTENT.search(words):
                for last, person in people.items():
                    if person != speaker and re.search(rf"\b{re.escape(last)}\b", words):
                        found[person, outlet].append((analysis, t))
    return tuple(
        Reply(
            accused=person,
            outlet=outlet,
            accusers=tuple(sorted({names.get(t.speaker, t.speaker) for _, t in those if t.speaker})),
            places=tuple(_passage(a, t) for a, t in those),
            replies=tuple(heard[person, outlet]),
        )
        for (person, outlet), those in sorted(found.items())
    )


def _people(analyses: Sequence[Analysis], names: Mapping[str, str]) -> dict[str, str]:
    """Return, by last name, the people whom somebody quotes; a last name that two share tells nobody."""
    out: dict[str, str | None] = {}
    for speaker in {
        names.get(t.speaker, t.speaker)
        for a in analyses
        for t in a.attributions
        if t.speaker and t.naming == "named"
    }:
        first, _, last = speaker.rpartition(" ")
        if first and last[:1].isupper() and known_side(last) is None:
            out[last] = None if last in out else speaker
    return {last: speaker for last, speaker in sorted(out.items()) if speaker is not None}


def _place(t: Attribution) -> Span:
    """Return the cue with the content: "accused" stands before whom it accuses, and that before of what."""
    spans = [s for s in (t.cue, *t.content) if s is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans), "")


def _passage(analysis: Analysis, t: Attribution) -> Passage:
    place = _place(t)
    return Passage(
        analysis.article.id, place.start, place.end, analysis.article.text[place.start : place.end]
    )
