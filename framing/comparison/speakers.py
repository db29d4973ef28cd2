"""One name for one speaker across the outlets of a story: "Korvin", "Mrs Korvin" and "Edda Korvin"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.types import Analysis

_TITLES = frozenset("mr mrs ms miss dr sir lady lord prof professor the".split())
_OF = re.compile(r",| (?:of|from|at|for) (?=the |[A-Z])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def canonical(analyses: Sequence[Analysis]) -> dict[str, str]:
    """Return the name that stands for each speaker of the story.

    A name whose words all occur, with the same last word, in exactly one longer name is that one; names that
    differ in case, titles or a leading article are one. A source that is described stays as it is.
    """
    found = {
        t.speaker: t.naming == "named" for a in analyses for t in a.attributions if t.speaker is not None
    }
    articles = Counter(name for a in analyses for name in {t.speaker for t in a.attributions if t.speaker})
    keys: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(found):
        keys.setdefault(_key(name), []).append(name)
    named = [key for key, names in keys.items() if key and any(found[n] for n in names)]
    same: dict[tuple[str, ...], list[str]] = {}
    for key, names in keys.items():
        same.setdefault(_longer(key, named) if key in named else key, []).extend(names)

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        # "Moira Tench" of three articles, not "Firebrand Moira Tench" of one, nor "Tench".
        return not found[name], len(_key(name)) < 2, -articles[name], len(name), name

    return {name: min(names, key=rank) for names in same.values() for name in names}


def _key(name: str) -> tuple[str, ...]:
    name = _OF.split(name)[0]
    words = [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name)]
    return tuple(w for w in words if w not in _TITLES) or tuple(words)


def _longer(key: tuple[str, ...], named: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the one longer name that ``key`` is short for, else ``key``.

    A family name may stand last ("Tarrant") or, as in Chinese names, first ("Wang").
    """
    fuller = [
        other
        for other in named
        if len(other) > len(key)
        and (other[-len(key) :] == key or (len(key) == 1 and len(other) == 2 and other[0] == key[0]))
    ]
    last = [other for other in fuller if other[-len(key) :] == key]
    for chosen in (last, fuller):
        if len(chosen) == 1:
            return chosen[0]
    return key
