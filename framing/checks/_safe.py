"""Which replacements may be made unseen: those that keep the sense and the grammar in any sentence.

The lexicons' suggestions are advice to a writer. These few were read one by one and hold wherever their entry
does: same part of speech, same form, same complements, no spelling that an outlet may write otherwise.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from framing.lexicon.inflection import all_forms

if TYPE_CHECKING:
    from framing.document import Document

_VERBS: Final = (
    "laud praise | extol praise | lionise praise | trounce defeat | drub defeat | spurn reject | "
    "gripe complain | grouse complain | grumble complain | whinge complain"
)
_NOUNS: Final = (
    "brouhaha dispute | kerfuffle dispute | bigwig official | flunky aide | flunkey aide | lackey aide"
)
_PHRASES: Final = {
    "at this point in time": "now",
    "time and again": "often",
    "time and time again": "often",
    "far and away": "by far",
    "way too": "too",
    "why on earth": "why",
    "how on earth": "how",
    "what on earth": "what",
    "homosexual marriage": "same-sex marriage",
    "handicapped person": "disabled person",
    "tax hike": "tax increase",
    "tax hikes": "tax increases",
    "union boss": "union leader",
    "union bosses": "union leaders",
    "party boss": "party leader",
    "party bosses": "party leaders",
    "talking heads": "commentators",
    "talking head": "commentator",
    "officer-involved shooting": "police shooting",
    "officer-involved shootings": "police shootings",
    "passed away": "died",
    "passes away": "dies",
    "well-heeled": "wealthy",
    "cack-handed": "clumsy",
    "irate": "angry",
}
_COMPARED: Final = frozenset(["more", "most", "less", "least"])
_VOWELS: Final = "aeio"  # before "u" the article depends on the sound, so it is never thought to fit


@cache
def _pairs() -> dict[str, str]:
    """Return what may be replaced, in every form, and by what."""
    out = dict(_PHRASES)
    for listed, pos in ((_VERBS, "v"), (_NOUNS, "n")):
        for one, other in (pair.split() for pair in listed.split("|")):
            plain = all_forms(other, pos)
            for tag, forms in all_forms(one, pos).items():
                out.update(dict.fromkeys(forms, plain[tag][0]))
    return out


def is_safe(doc: Document, start: int, end: int, suggestion: str | None) -> bool:
    """Return whether ``suggestion`` may replace ``[start, end)`` unseen."""
    if suggestion is None or _pairs().get(doc.plain[start:end].lower()) != suggestion.lower():
        return False
    before = doc.words.lower[doc.word_at(start) - 1] if doc.word_at(start) else ""
    return before not in _COMPARED and keeps_article(before, suggestion)


def keeps_article(before: str, suggestion: str) -> bool:
    """Return whether the word before the replaced one still fits: "an" before a vowel, "a" before none."""
    if before not in ("a", "an"):
        return True
    return (before == "an") == (suggestion[0].lower() in _VOWELS) and suggestion[0].lower() not in "uh"
