"""Who is called what: the words beside a speaker's name ("Shamed boss Dag Rist"), or in its place, by outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from framing.comparison.terms import FUNCTION_WORDS, WORD
from framing.types import Description, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Analysis, Span

_TITLES = frozenset("mr mrs ms miss dr sir lady lord prof professor".split())


def descriptions(analyses: Sequence[Analysis], names: Mapping[str, str]) -> tuple[Description, ...]:
    """Return the descriptions of speakers whom two outlets or more describe or name, by speaker and outlet.

    Only sources of attributions are looked at, and those told by a name somewhere; the same words are listed once
    an outlet. ``names`` has the one name that stands for each speaker.
    """
    named = {
        names.get(t.speaker, t.speaker)
        for a in analyses
        for t in a.attributions
        if t.speaker and t.naming == "named"
    }
    found: dict[str, dict[str, dict[str, Passage]]] = defaultdict(lambda: defaultdict(dict))
    for analysis in analyses:
        article = analysis.article
        for t in analysis.attributions:
            speaker = names.get(t.speaker, t.speaker) if t.speaker else None
            if speaker in named and t.source is not None:
                of_outlet = found[speaker][article.outlet]
                if _describes(t.source, speaker):
                    place = Passage(article.id, t.source.start, t.source.end, t.source.text)
                    of_outlet.setdefault(" ".join(t.source.text.casefold().split()), place)
    return tuple(
        Description(speaker=speaker, outlet=outlet, places=tuple(places.values()))
        for speaker, outlets in sorted(found.items())
        if len(outlets) > 1 and any(outlets.values())
        for outlet, places in sorted(outlets.items(), key=lambda item: (item[0].casefold(), item[0]))
    )


def _describes(source: Span, speaker: str) -> bool:
    """Return whether a source says more than the name: not "Mr Rist", and no pronoun."""
    name = Counter(word.lower() for word in WORD.findall(speaker))
    words = Counter(word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(source.text))
    return any(w not in FUNCTION_WORDS and w not in _TITLES for w in words - name)
