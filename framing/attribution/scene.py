"""What resolution knows of an article at one place: its cast, its sentences, and the sources seen so far."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.attribution import source
from framing.attribution.cast import Cast
from framing.attribution.names import split_role
from framing.attribution.naming import naming_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.tokens import Tokens
    from framing.types import Naming

_MEMORY: Final = 40
"""How many earlier sources "the minister" may refer to."""
BACK: Final = 3
"""How many sentences back what "they", "it" or "the Ohio senator" stand for may be named."""
_LONGEST: Final = 30
"""How many words the noun phrase that opens a sentence may have."""


class Referent(NamedTuple):
    """Whom a source stands for: name, else its fullest own words; its role and side; how it is named."""

    speaker: str | None
    role: str | None
    naming: Naming
    side: str | None = None


class Seen(NamedTuple):
    """A source seen earlier: its words, what it stands for, and the sentence it stands in."""

    text: str
    referent: Referent
    sentence: int


class Scene:
    """What resolution knows of an article: its cast, and the sources seen so far."""

    def __init__(self, t: Tokens) -> None:
        self.t = t
        self.cast = Cast(t)
        self.seen: list[Seen] = []
        self.bodies: dict[str, list[tuple[int, str]]] = {}
        self._subjects: dict[int, str] = {}
        self._places: dict[tuple[str, ...], list[int]] = {}

    def places(self, heads: tuple[str, ...]) -> list[int]:
        """Return where one of some words stands, as indices of words."""
        if heads not in self._places:
            self._places[heads] = [i for i, word in enumerate(self.t.lower) if word in heads]
        return self._places[heads]

    @cached_property
    def inside(self) -> frozenset[str]:
        """The words that have a capital somewhere inside a sentence, in lower case."""
        return frozenset(self.t.lower[i] for i in self.cast.capitals if not self.t.opens_sentence(i))

    def recent(self) -> Iterator[Seen]:
        """Yield the sources seen so far, the last first."""
        return reversed(self.seen[-_MEMORY:])

    def named(self, name: str) -> Referent:
        """Return the person of that full name."""
        return Referent(name, self.cast.role_of(name), "named")

    def described(self, text: str) -> Referent:
        """Return what a noun phrase that is no source stands for: its name if it has one, else its words."""
        name, role = split_role(text)
        if name is None:
            return Referent(text.partition(", ")[0], role, naming_of(text))
        return Referent(self.cast.fullest(name), role, naming_of(text))

    def subject(self, k: int) -> str:
        """Return the noun phrase that opens sentence ``k``, or ""."""
        if k not in self._subjects:
            s = self.t.doc.sentences[k]
            # nothing stands before the first word of all, so that its phrase is found from a later word
            for first in (s.first,) if s.first else (1, 2, 3):
                found = source.after(self.t, first, min(s.last, first + _LONGEST)) if first < s.last else None
                if found is not None:
                    break
            self._subjects[k] = self.t.plain[s.start : self.t.end[found[1] - 1]] if found else ""
        return self._subjects[k]
