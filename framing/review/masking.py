"""Hides the names of outlets in a text, letter for letter, so that offsets hold and the wording alone is judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from framing.review import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

BLOCK: Final = "█"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"\w")
_CASED = 4
"""Up to this length a name is an acronym, masked in its own case only: AP is an agency, "ap" is not."""


class Mask:
    """Masks names of outlets, their aliases and domains, and every web address."""

    def __init__(self, names: Iterable[str]) -> None:
        wanted = sorted({n for name in names for n in _ways(name)}, key=lambda n: (-len(n), n))
        self._patterns = [_ADDRESS]
        for short, flags in ((False, re.IGNORECASE), (True, re.NOFLAG)):
            group = [re.escape(n).replace("\\ ", r"\s+") for n in wanted if (len(n) <= _CASED) is short]
            if group:
                self._patterns.append(re.compile(rf"(?<!\w)(?:{'|'.join(group)})(?!\w)", flags))

    def __call__(self, text: str) -> str:
        """Return ``text`` with each letter and digit of what is masked as a block; as long as before."""
        for pattern in self._patterns:
            text = pattern.sub(lambda found: _WORD.sub(BLOCK, found.group()), text)
        return text


def mask_of(c: Connection) -> Mask:
    """Return the mask of every outlet that the database knows."""
    names = set(c.execute(select(schema.article.c.outlet).distinct()).scalars())
    for row in c.execute(select(schema.outlet)):
        names.update((row.name, *row.aliases))
    return Mask(names)


def _ways(name: str) -> Iterable[str]:
    """Yield a name, and without its article and its top-level domain."""
    name = " ".join(name.split())
    if len(name) < 2:
        return
    yield name
    bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
    if len(bare) > _CASED:
        yield bare
    label, dot, _ = name.partition(".")
    if dot and " " not in name and len(label) > _CASED:
        yield label
