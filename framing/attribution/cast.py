"""The people of an article: who is named where, by which name, with which role, on which side."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Final, Literal

from framing.attribution.actors import is_actor, is_line_of_work, known_side, pronoun_of, side_of
from framing.attribution.names import (
    FULL,
    HONORIFIC,
    OPENERS,
    ORGANISATION,
    PARTICLES,
    ROLES,
    bare,
    clean,
    has_role,
    of_person,
    plural,
)
from framing.attribution.tokens import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.tokens import Tokens

Pronoun = Literal["he", "she"]

_APPOSITION: Final = re.compile(
    r",\s((?:the|a|an|its|his|her|their|who (?:is|was|heads|leads|runs))?\s?[^,.;:\"]{3,80})[,.;]"
)
_BRACKET: Final = re.compile(r"\s\((?P<party>[DRI]-?[\w. ]{0,20})\)?|,\s(?P<bare>[DR]-[A-Z][\w.]+)")
_AGE: Final = re.compile(r",\s\d{1,3}\b")
_PREAMBLE: Final = re.compile(r"\b((?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s[^,.;:\"]{3,60}),\s\Z")
_MASTER: Final = re.compile(r"(?:[a-z]+\s)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)(?:'s\s|\s(?=[a-z]))")
_PLACE_BEFORE: Final = frozenset(["in", "at", "from", "near", "across", "throughout", "the", "to", "outside"])
_INITIAL: Final = re.compile(r"[A-Z]\.?\s")
_TITLES: Final[dict[str, Pronoun]] = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}
_DIRECTIONS: Final = frozenset(
    "north south east west northern southern eastern western central upper lower great greater new".split()
)
_HE: Final = frozenset(
    "mr sir lord king prince spokesman chairman congressman councilman policeman businessman fisherman man boy "
    "father brother son husband uncle grandfather salesman headmaster landlord duke".split()
)
_SHE: Final = frozenset(
    "mrs ms miss dame lady queen princess spokeswoman chairwoman congresswoman councilwoman policewoman "
    "businesswoman woman girl mother sister daughter wife widow aunt grandmother actress headmistress "
    "landlady duchess midwife".split()
)
_FIRMS: Final = frozenset("inc corp ltd plc holdings foods motors airlines energy systems partners".split())
_FORENAME: Final = 4
"""How many letters a forename has at least whose ending tells something."""
_HERS: Final = ("a", "ine", "elle", "ette", "een", "lyn", "wen", "ise", "ie", "ene", "ilde", "trud", "borg")
_HIS: Final = (
    "us",
    "o",
    "old",
    "ard",
    "ert",
    "ric",
    "vin",
    "ander",
    "slav",
    "mir",
    "bert",
    "fred",
    "win",
    "tor",
)
_NOT_HERS: Final = frozenset(
    "luca joshua nikita mustafa ilya sasha andrea ezra noa elisha micah jonah costa bela ilija attila kenta willie "
    "archie charlie eddie jamie robbie freddie ronnie jackie frankie bernie antoine maxine".split()
)
_NO_ROLE: Final = OPENERS | frozenset(["mr", "mrs", "ms", "because", "enter", "which"])
_BACK: Final = 4
"""How many sentences back the name behind "he" may stand."""
_FAR: Final = 12
"""How many words into a sentence its subject may stand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named: the full name, where it starts, and the words that tell the role."""

    name: str
    start: int
    role: str | None
    sentence: int


def pronoun_of_noun(noun: str) -> Pronoun | None:
    """Return the pronoun that goes with a noun for a person: "she" for "widow" and "policewoman"."""
    if noun in _SHE or noun.endswith("woman"):
        return "she"
    return "he" if noun in _HE or noun.endswith(("man", "boy")) else None


class Cast:
    """The full names of an article, and where its people are named."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._sides: dict[str, str | None] = {}
        self._fullest: dict[tuple[str, Pronoun | None], str] = {}
        self._role_sides: dict[str, str | None] = {}
        self._roles: dict[str, tuple[str, ...]] = {}
        self._role_at: dict[int, str | None] = {}
        self._headlines = [(b.start, b.end) for b in t.doc.blocks if b.role in ("headline", "subhead")]
        initials = map(t.plain.__getitem__, t.start)
        self.capitals = list(compress(range(len(t.start)), map(str.isupper, initials)))
        """The words of the article that begin with a capital letter."""
        self.names = list(self._stretches())
        """Every capitalised stretch of two words and more: where, as written, and as a name."""
        self._by_last: dict[str, list[tuple[int, str, str]]] = {}
        self._by_first: dict[str, list[tuple[int, str, str]]] = {}
        for item in self.names:
            words = item[2].split(" ")
            self._by_last.setdefault(words[-1].casefold(), []).append(item)
            if 2 <= len(words) <= 3:
                self._by_first.setdefault(words[0], []).append(item)

    def _stretches(self) -> Iterator[tuple[int, str, str]]:
        t = self._t
        past = -1
        capital = set(self.capitals)
        for i in self.capitals:
            if t.start[i] >= past and (
                i + 1 in capital or (i + 2 in capital and t.lower[i + 1] in PARTICLES)
            ):
                if i + 2 in capital and t.joined(i + 1) and self._describes(i):
                    continue  # "Heartbroken Ada Brenn"
                found = FULL.match(t.plain, t.start[i])
                if found is not None:
                    past = found.end()
                    yield found.start(), found.group(), clean(found.group())

    def _describes(self, i: int) -> bool:
        """Return whether a capitalised word is an adjective that opens its sentence, no part of the name."""
        t = self._t
        if t.tags(i)[0] not in "JV" or not ROLES.isdisjoint(t.lower[i : i + 2]) or not t.opens_sentence(i):
            return False
        return not is_actor(t.plain[t.start[i] : t.end[i]])

    # -- names ---------------------------------------------------------------------------------------

    def fullest(self, name: str, pronoun: Pronoun | None = None) -> str:
        """Return the fullest name of the person whom a single name stands for; other names as they are.

        A surname that several people share is that of the first of them whose pronoun fits.
        """
        if " " in name or is_actor(name):
            return name
        if (name, pronoun) not in self._fullest:
            self._fullest[name, pronoun] = self._fullest_form(name, pronoun)
        return self._fullest[name, pronoun]

    def _fullest_form(self, name: str, pronoun: Pronoun | None) -> str:
        forms: dict[str, int] = {}
        for _, _, full in self._by_last.get(name.casefold(), ()):
            if full in self._people_names and self.fits(full, pronoun):
                forms[full] = forms.get(full, 0) + 1
        if not forms or all(map(_INITIAL.match, forms)):
            forms = {self._family_name_first(name) or next(iter(forms), name): 1}
        first = next(iter(forms))
        longer = [f for f in forms if f.endswith(" " + first) and forms[f] > forms[first]]
        return longer[0] if longer else first

    def _family_name_first(self, name: str) -> str | None:
        """Return the full name of a person that begins with ``name``: "Wang" after "Wang Yi"."""
        for _, _, full in self._by_first.get(name, ()):
            if full in self._people_names and full.split(" ")[-1].casefold() not in self._alone:
                return full
        return None

    def _in_headline(self, at: int, full: str) -> bool:
        """Return whether a stretch is a line in title case rather than a name."""
        return full.count(" ") > 2 and any(start <= at < end for start, end in self._headlines)

    @cached_property
    def _alone(self) -> dict[str, int]:
        """Return how often each capitalised word stands by itself, not before or after another."""
        t = self._t
        inside: set[int] = set()
        for start, raw, _ in self.names:
            first = t.doc.word_at(start)
            inside.update(range(first, first + raw.count(" ") + 1))
        out: dict[str, int] = {}
        for i in self.capitals:
            if i not in inside:
                word = t.lower[i].removesuffix("'s")
                out[word] = out.get(word, 0) + 1
        return out

    @cached_property
    def _initials(self) -> dict[str, str]:
        """Return the first name of several words for each row of initials."""
        out: dict[str, str] = {}
        for _, _, name in self.names:
            words = [word for word in name.split(" ") if word[0].isupper()]
            if len(words) > 1:
                out.setdefault("".join(word[0] for word in words), name)
        return out

    def spelled_out(self, initials: str) -> str | None:
        """Return the name that the article has for initials: "RSO" -> "River Safety Office"."""
        return self._initials.get(initials.replace(".", ""))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(name for _, _, name in self.names)

    def has(self, name: str) -> bool:
        """Return whether the article has a name of several words in just this form."""
        return name in self._all

    def body(self, word: str) -> str | None:
        """Return the first name in the article with ``word`` and more: "Museum" -> "Vellacott Museum"."""
        low = word.casefold()
        if is_actor(word):
            return None
        for at, _, name in self.names:
            words = name.casefold().split(" ")
            if len(words) > 1 and low in words and not self._in_headline(at, name) and low in ORGANISATION:
                return name
        return None

    def ending(self, word: str) -> str | None:
        """Return the first name in the article that ends with ``word``: "times" -> "Skell Times"."""
        return next((name for _, _, name in self._by_last.get(word, ()) if not self.is_person(name)), None)

    def begun(self, word: str) -> str | None:
        """Return the first body in the article whose name begins with ``word``: "Tolliver" -> "Tolliver Group"."""
        for _, _, name in self._by_first.get(word, ()):
            if name.rsplit(" ", 1)[-1].casefold() in ORGANISATION | _FIRMS:
                return name
        return None

    # -- people --------------------------------------------------------------------------------------

    @cached_property
    def _people_names(self) -> frozenset[str]:
        """Return the names that are of people: by role, age, title, or a surname that stands alone."""
        signs: dict[str, bool] = {}
        against: set[str] = set()
        for start, raw, name in self.names:
            if name in against:
                continue
            words = name.casefold().split(" ")
            if len(words) == 1 and self._titled_alone(raw, name):
                signs[name] = True
            elif not 2 <= len(words) <= 4 or self._no_person(start, name, words):
                against.add(name)
            elif not signs.get(name):
                sign = (
                    (raw != name and HONORIFIC.match(raw) is not None)
                    or words[-1] in self._alone
                    or self._role(start, raw, name) is not None
                    or _AGE.match(self._t.plain, start + len(raw)) is not None
                    or pronoun_of(name.split(" ", 1)[0]) is not None
                )
                at = self._t.doc.word_at(start)
                placed = at > 0 and self._t.joined(at) and self._t.lower[at - 1] in _PLACE_BEFORE
                signs[name] = sign or not placed
                if not signs[name]:
                    against.add(name)
        return frozenset(name for name in signs if name not in against)

    def _titled_alone(self, raw: str, name: str) -> bool:
        """Return whether a single name follows a title and is nowhere given in full: "President Orsolo"."""
        title = bare(raw.split(" ", 1)[0])
        whole = any(" " in full for _, _, full in self._by_last.get(name.casefold(), ()))
        return title in ROLES and raw.endswith(name) and not whole and not is_actor(name)

    def _no_person(self, start: int, name: str, words: list[str]) -> bool:
        first, _, last = name.partition(" ")
        place = words[0] in _DIRECTIONS or is_actor(last)
        company = plural(words[-1]) and common(words[-1]) and words[-1] not in self._alone
        return (
            ((place or company) and pronoun_of(first) is None)
            or words[0].startswith("institut")
            or not ORGANISATION.isdisjoint(words)
            or " of " in name
            or "'s" in name
            or any(len(word) > 1 and word.isupper() for word in name.split(" "))
            or is_actor(name)
            or self._in_headline(start, name)
        )

    @cached_property
    def people(self) -> list[Mention]:
        """Every place where a person is named, by full name or by surname, in order."""
        t = self._t
        out: dict[int, Mention] = {}
        single: dict[str, str] = {}
        inside: set[int] = set()
        for start, raw, name in self.names:
            if name in self._people_names:
                out[start] = Mention(name, start, self._role(start, raw, name), self._sentence(start))
                single.setdefault(name.rsplit(" ", 1)[-1].casefold(), name)
                first = t.doc.word_at(start)
                inside.update(range(first, first + raw.count(" ") + 1))
        for name in self._people_names:
            first_name = name.split(" ", 1)[0]
            if self._family_name_first(first_name) == name:
                single.setdefault(first_name.casefold(), name)
        for i in self.capitals:
            whose = single.get(t.lower[i].removesuffix("'s"))
            if whose is not None and i not in inside:
                out[t.start[i]] = Mention(whose, t.start[i], None, self._sentence(t.start[i]))
        return [out[start] for start in sorted(out)]

    def is_person(self, name: str) -> bool:
        """Return whether a full name is that of one of the article's people."""
        return name in self._people_names

    def pronoun(self, name: str) -> Pronoun | None:
        """Return "he" or "she" where titles, roles or the forename tell which goes with a person."""
        last = name.rsplit(" ", 1)[-1]
        titled = self._titled.get(last)
        if titled is not None and len({full for _, _, full in self._by_last.get(last.casefold(), ())}) <= 1:
            return titled
        words = " ".join(self.roles_of(name)).casefold().replace(".", "").replace(",", " ").split()
        if not _SHE.isdisjoint(words):
            return "she"
        usual = pronoun_of(name.split(" ", 1)[0])
        if usual is not None:
            return "she" if usual == "she" else "he"
        return "he" if not _HE.isdisjoint(words) else None

    def sounds_like(self, name: str) -> Pronoun | None:
        """Return the pronoun that the ending of an unknown forename makes likely: "she" for "Delphine"."""
        forename = name.split(" ", 1)[0].casefold()
        if " " not in name or len(forename) < _FORENAME:
            return None
        if forename.endswith(_HERS) and forename not in _NOT_HERS:
            return "she"
        return "he" if forename.endswith(_HIS) else None

    @cached_property
    def _titled(self) -> dict[str, Pronoun]:
        """Return the pronoun of each surname that stands after Mr, Mrs or Ms."""
        t = self._t
        return {
            t.plain[t.start[i + 1] : t.end[i + 1]].removesuffix("'s"): _TITLES[t.lower[i].rstrip(".")]
            for i in self.capitals
            if t.lower[i].rstrip(".") in _TITLES and i + 1 < len(t.start)
        }

    def agree(self, noun: str, name: str) -> bool:
        """Return whether the noun of a description ("chairwoman") and a name may be of one person."""
        told = pronoun_of_noun(noun)
        return told is None or self.fits(name, told)

    # -- roles and sides -----------------------------------------------------------------------------

    def roles_of(self, name: str) -> tuple[str, ...]:
        """Return the words that describe a person at each place where the article names them in full."""
        if name not in self._roles:
            places = self._by_last.get(name.rsplit(" ", 1)[-1].casefold(), ())
            roles = (self._role(start, raw, name) for start, raw, full in places if full == name)
            self._roles[name] = tuple(dict.fromkeys(role for role in roles if role is not None))
        return self._roles[name]

    def role_of(self, name: str) -> str | None:
        """Return the words that describe a person where the article first names them with a role."""
        return next(iter(self.roles_of(name)), None)

    def side_of(self, name: str) -> str | None:
        """Return the side that a named person or body speaks for, from its name and its roles.

        What the article says comes first; what is known of a person only where it names no party, country or
        body.
        """
        if name not in self._sides:
            self._sides[name] = None  # somebody's aide may be named as the aide of that aide
            person = self.is_person(name)
            told = [] if person else [side_of(name)]
            told += [self.side_of_role(role) for role in self.roles_of(name)]
            found = [side for side in told if side is not None]
            strong = next((side for side in found if not is_line_of_work(side)), None)
            self._sides[name] = strong or known_side(name) or next(iter(found), None)
        return self._sides[name]

    def side_of_role(self, role: str) -> str | None:
        """Return the side that a description speaks for: of itself, or of the person whose aide it is."""
        if role not in self._role_sides:
            self._role_sides[role] = self._role_side(role)
        return self._role_sides[role]

    def _role_side(self, role: str) -> str | None:
        own = side_of(role)
        master = _MASTER.match(role)
        if master is not None:
            name = self.fullest(clean(master["name"]))
            if self.is_person(name):
                return self.side_of(name) or own
        return own

    def _role(self, start: int, raw: str, name: str) -> str | None:
        if start not in self._role_at:
            self._role_at[start] = self._found_role(start, raw, name)
        return self._role_at[start]

    def _found_role(self, start: int, raw: str, name: str) -> str | None:
        plain = self._t.plain
        at = raw.find(name)
        before = raw[:at].strip() if at > 0 else ""
        words = before.split()
        while words and words[0].casefold().rstrip(".") in _NO_ROLE:
            words.pop(0)
        before = " ".join([*self._lower_before(start), *words])
        end = start + at + len(name)
        mark = plain[end : end + 2]
        if mark in (" (", ", "):
            bracket = _BRACKET.match(plain, end, end + 30)
            if bracket is not None:
                return f"{before} ({bracket['party'] or bracket['bare']})".strip()
        apposition = self._apposition(end) if mark == ", " else None
        if apposition is None and plain[start - 2 : start] == ", ":
            apposition = self._preamble(start)
        if apposition is None:
            return before or None
        return f"{before}, {apposition}" if has_role(before) else apposition

    def _lower_before(self, start: int) -> list[str]:
        """Return the words of a role in lower case before a name: "port inspector" of "the port inspector Lee"."""
        t = self._t
        last = t.doc.word_at(start)
        i = last
        if i == 0 or not of_person(t.lower[i - 1]) or t.capital(i - 1) or not t.joined(i):
            return []
        while i > max(0, last - 5) and t.joined(i) and t.modifier(i - 1) and t.lower[i - 1] not in _NO_ROLE:
            i -= 1
        return [t.plain[t.start[k] : t.end[k]] for k in range(i, last)]

    def _apposition(self, end: int) -> str | None:
        """Return the description that follows a name between commas, if it tells a role."""
        found = _APPOSITION.match(self._t.plain, end, end + 120)
        return found.group(1) if found is not None and has_role(found.group(1)) else None

    def _preamble(self, start: int) -> str | None:
        """Return the description before a name at ``start`` ("the governor, Halima Torgun"), if a role."""
        found = _PREAMBLE.search(self._t.plain, max(0, start - 80), start)
        return found.group(1) if found is not None and has_role(found.group(1)) else None

    def _sentence(self, offset: int) -> int:
        at = self._t.doc.sentence_at(offset)
        return -1 if at is None else at

    # -- who a sentence is about ---------------------------------------------------------------------

    def subject_before(self, offset: int, pronoun: Pronoun | None = None) -> Mention | None:
        """Return whom a sentence shortly before ``offset`` is about: who is named before its first verb."""
        t = self._t
        here = self._sentence(offset)
        k = bisect_left(self._starts, offset)
        while k > 0:
            k -= 1
            mention = self.people[k]
            if mention.sentence < here - _BACK:
                return None
            first = t.doc.sentences[mention.sentence].first
            at = t.doc.word_at(mention.start)
            if at - first > _FAR:  # the others that stand so far into a sentence are passed over at once
                k = bisect_left(self._starts, t.start[first + _FAR + 1], hi=k)
            elif not any(t.finite(i) and t.joined(i) for i in range(first + 1, at)) and self.fits(
                mention.name, pronoun
            ):
                return mention
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.people]

    def mentioned_between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that start in ``[start, end)``, in order."""
        return self.people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def fits(self, name: str, pronoun: Pronoun | None) -> bool:
        """Return whether a pronoun may stand for a person."""
        return pronoun is None or self.pronoun(name) in (None, pronoun)
