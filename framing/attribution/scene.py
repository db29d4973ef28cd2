"""What resolution knows of an article at one place: its cast, its sentences, and the sources seen so far."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from framing.attribution import source
from framing.attribution.cast import Cast
from framing.attribution.names import PRONOUNS, of_person, split_role
from framing.attribution.naming import naming_of
from framing.attribution.tokens import common

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.attribution.content import Chars
    from framing.attribution.tokens import Tokens
    from framing.types import Naming, Sentence

_MEMORY: Final = 40
"""How many earlier sources "the minister" may refer to."""
BACK: Final = 3
"""How many sentences back what "they", "it" or "the Ohio senator" stand for may be named."""
_HEADINGS: Final = ("headline", "deck", "subhead")
_ASIDE: Final = frozenset(["meanwhile", "however", "later", "earlier", "yesterday", "today"])
_NOBODY: Final = frozenset("there that this these those no nobody things".split())
"""Words that open no subject who may say something."""
_CLAUSE: Final = frozenset(["who", "which", "that", "whose", "where", "when"])
_DEPTH: Final = 2
"""How many topics may be resolved one by means of another."""
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


class Placed(Protocol):
    """Where a source stands: its characters, those of its cue, and its sentence."""

    @property
    def source(self) -> Chars | None:
        """The characters of the source."""

    @property
    def cue(self) -> Chars:
        """The characters of the cue."""

    @property
    def sentence(self) -> int:
        """The index of the sentence."""


class Topic(NamedTuple):
    """The subject of a sentence that is no source: a ``Placed`` with its own end for a cue."""

    source: Chars
    cue: Chars
    sentence: int


class Scene:
    """What resolution knows of an article: its cast, and the sources seen so far."""

    def __init__(self, t: Tokens, resolved: Callable[[Scene, str, Placed], Referent]) -> None:
        self.t = t
        self.cast = Cast(t)
        self.seen: list[Seen] = []
        self.bodies: dict[str, list[tuple[int, str]]] = {}
        self._subjects: dict[int, Chars] = {}
        self._topics: dict[int, Seen] = {}
        self._depth = 0
        self._resolved = resolved
        self._places: dict[tuple[str, ...], list[int]] = {}

    def places(self, heads: tuple[str, ...]) -> list[int]:
        """Return where one of some words stands, as indices of words."""
        if heads not in self._places:
            lower = self.t.lower
            self._places[heads] = list(compress(range(len(lower)), map(frozenset(heads).__contains__, lower)))
        return self._places[heads]

    @cached_property
    def inside(self) -> frozenset[str]:
        """The words that have a capital somewhere inside a sentence, in lower case."""
        return frozenset(self.t.lower[i] for i in self.cast.capitals if not self.t.opens_sentence(i))

    @cached_property
    def body_start(self) -> int:
        """Where the text begins that is no headline: a name in a headline explains nobody."""
        return next((b.start for b in self.t.doc.blocks if b.role not in _HEADINGS), 0)

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
            self._subjects[k] = (0, 0)
            first = self._opening(s)
            found = source.after(self.t, first, min(s.last, first + _LONGEST), apart=True)
            if found is not None and self.t.plain[s.start : s.start + 1] not in ('"', "'"):
                self._subjects[k] = (self.t.start[first], self.t.end[self._before_verb(*found) - 1])
        start, end = self._subjects[k]
        return self.t.plain[start:end]

    def _opening(self, s: Sentence) -> int:
        """Return the first word after what opens a sentence: "In the evening, | the minister", "Yet | she"."""
        t, first = self.t, s.first
        if t.tags(first)[0] in "ISTV" or t.lower[first] in _ASIDE:
            for i in range(first + 1, min(s.last, first + _LONGEST)):
                if "," in t.gap(i):
                    return i
        if t.tags(first)[0] in "CR" and first + 1 < s.last and t.joined(first + 1):
            return first + 1
        return first if t.tags(first)[0] not in "IAST" and t.lower[first] not in _NOBODY else s.last

    def _before_verb(self, first: int, last: int) -> int:
        """Return the end of a noun phrase before a relative clause or a verb: "Baltane | fell"."""
        t = self.t
        for i in range(first + 1, last):
            if t.lower[i] in _CLAUSE or (t.finite(i) and t.joined(i) and t.nounish(i - 1)):
                return i
        end = last - 1
        if end > first + 1 and of_person(t.lower[end - 1]) and t.joined(end) and not common(t.lower[end]):
            return (
                end if t.lower[end].endswith("s") and not t.capital(end) else last
            )  # "The commissioner | disagrees"
        return last

    def topic(self, k: int) -> Seen | None:
        """Return what sentence ``k`` is about where its subject is no source, resolved like one."""
        if k not in self._topics:
            subject = self.subject(k)
            if not subject or subject.casefold() in PRONOUNS or self._depth >= _DEPTH:
                return None
            self._depth += 1
            span = self._subjects[k]
            referent = self._resolved(self, subject, Topic(span, (span[1], span[1]), k))
            self._topics[k] = Seen(subject, referent, k)
            self._depth -= 1
        return self._topics[k]
