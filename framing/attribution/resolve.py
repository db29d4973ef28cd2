"""Follows pronouns, surnames and titles back to the fullest name in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from framing.attribution.naming import has_name
from framing.attribution.tokens import TITLES, Tokens

if TYPE_CHECKING:
    from framing.attribution.draft import Draft

_PARTICLES: Final = "de|van|von|der|den|del|della|bin|al|el|la|le|du|di|da|dos|ben|ibn|of"
_ABBREVIATED: Final = (
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Adm|Sec)\."
)
_CAPITAL: Final = rf"(?:{_ABBREVIATED}|[A-Z]{{1,4}}\b|[A-Z][\w'-]*[a-z][\w'-]*)"
_FULL: Final = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:{_PARTICLES})[ ])?{_CAPITAL})+")
"""Capitalised words in a row; a full stop is only inside after an initial or a title."""
_HONORIFIC: Final = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Sir|Dame|Lord|Lady)\.?\s+"
)
_PERSON_PRONOUNS: Final = frozenset({"he", "she", "his", "her"})
_UNRESOLVED: Final = frozenset(
    "it they we i you one this these that those their its our my your a an the some others all both most".split()
)
_RELATIVE: Final = frozenset({"who", "which", "that"})
_LINKS: Final = frozenset(
    ["of", "for", "at", "in", "from", "with", "on", "to", "by", "against", "and", "or", "the", "a", "an"]
)
_OPENERS: Final = frozenset(
    "while but and or as when after before if since because though although in on at for from "
    "with by to of that this these those the a an he she it they we his her its their what who "
    "why how yet so also then now once here there both even still only just until during under "
    "over against among says said".split()
)
_ROLE_OPENERS: Final = TITLES | frozenset(
    ["the", "former", "vice", "deputy", "foreign", "prime", "defence", "defense", "excellency"]
)
_ROLES: Final = frozenset(
    "president minister secretary spokesman spokeswoman spokesperson chief director leader head "
    "adviser advisor mayor governor chair chairman chairwoman chairperson officer official "
    "ambassador envoy professor analyst economist lawyer lawmaker candidate senator "
    "representative commissioner researcher scientist doctor author editor founder owner manager "
    "executive coordinator general colonel captain sergeant major judge prosecutor attorney "
    "counsel deputy member resident farmer teacher student worker driver nurse engineer aide "
    "strategist pollster activist organiser organizer broadcaster newspaper agency premier "
    "chancellor king queen prince princess bishop pope sheriff witness neighbour neighbor pm mp "
    "ceo boss pensioner grandmother grandad grandfather mother father shopkeeper fisherman "
    "clergyman inspector superintendent commander soldier guard diplomat writer historian fellow "
    "treasurer delegate councillor councilman councilwoman congressman congresswoman "
    "congressperson speaker".split()
)
_ROLE_WORDS: Final = re.compile(rf"\b(?:{'|'.join(sorted(_ROLES))})\b", re.IGNORECASE)
_DEFINITE: Final = re.compile(
    rf"^(?:the|this|that)\s(?:[\w-]+\s){{0,3}}?(?P<head>{'|'.join(sorted(_ROLES))})$", re.I
)
_ORGANISATION: Final = frozenset(
    "ministry agency council university college school party bank office street road river "
    "station court committee union company group times post news press states kingdom republic "
    "nations house board association institute centre center department service services "
    "authority hospital church city county parliament senate congress administration airport army "
    "navy force forces corps league club foundation network radio television bridge dam sea ocean "
    "valley lake islands security world international national federation commission day".split()
)
_INDEFINITE: Final = frozenset(
    ("a an another one two three four five some several many few most other others").split()
)
_MEMORY: Final = 40
"""How many earlier speakers "the minister" may refer to."""
_BACK: Final = 4
"""How many sentences back the name behind "he" may stand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a body seen at ``start``: name (or description), and the words that describe it."""

    name: str
    start: int
    role: str | None
    sentence: int


class Names:
    """The full names of an article, and where its people are named."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._full: dict[str, str] = {}
        self._seen: dict[str, list[str]] = {}
        self._found = [
            (found.start(), found.group())
            for block in t.doc.blocks
            for found in _FULL.finditer(t.plain, block.start, block.end)
        ]
        for _, name in self._found:
            self._seen.setdefault(_last_word(name), []).append(name)

    def fullest(self, name: str) -> str:
        """Return the fullest name in the article for a single last name; other names as they are."""
        if " " in name:
            return name
        last = name.casefold()
        if last not in self._full:
            self._full[last] = self._longest(last) or name
        return self._full[last]

    def _longest(self, last: str) -> str | None:
        forms: dict[str, int] = {}
        for raw in self._seen.get(last, ()):
            name = clean(raw)
            if " " in name and " of " not in name:
                forms[name] = forms.get(name, 0) + 1
        if not forms:
            return None
        first = next(iter(forms))
        longer = [name for name, n in forms.items() if name.endswith(" " + first) and n > forms[first]]
        return longer[0] if longer else first

    @cached_property
    def people(self) -> list[Mention]:
        """Every place where a person is named, by full name or by surname, in order."""
        out: dict[int, Mention] = {}
        surnames: dict[str, str] = {}
        for start, raw in self._found:
            name = clean(raw)
            words = name.casefold().split()
            if (
                2 <= len(words) <= 4
                and not name.isupper()
                and not _ORGANISATION.intersection(words)
                and " of " not in name
            ):
                role = raw[: raw.find(name)].strip() or None
                out[start] = Mention(name, start, role, self._sentence(start))
                surnames.setdefault(words[-1], name)
        t = self._t
        for i, word in enumerate(t.lower):
            surname = surnames.get(word.removesuffix("'s"))
            if surname is not None and t.capital(i):
                out.setdefault(t.start[i], Mention(surname, t.start[i], None, self._sentence(t.start[i])))
        return [out[start] for start in sorted(out)]

    def _sentence(self, offset: int) -> int:
        at = self._t.doc.sentence_at(offset)
        return -1 if at is None else at

    def subject_before(self, offset: int) -> Mention | None:
        """Return the person whom a sentence shortly before ``offset`` is about: named before its first verb."""
        t = self._t
        here = self._sentence(offset)
        k = bisect_left([m.start for m in self.people], offset)
        while k > 0:
            k -= 1
            mention = self.people[k]
            if mention.sentence < here - _BACK:
                return None
            first = t.doc.sentences[mention.sentence].first
            at = t.doc.word_at(mention.start)
            if at - first <= 12 and not any(t.finite(i) and t.joined(i) for i in range(first + 1, at)):
                return mention
        return None


def _last_word(name: str) -> str:
    return name.rsplit(" ", 1)[1].removesuffix("'s").casefold()


def clean(name: str) -> str:
    """Return a name without possessive, honorific, role words before it and stray marks."""
    name = " ".join(name.split()).strip(" ,.\"'").removesuffix("'s")
    name = _HONORIFIC.sub("", name)
    words = name.split(" ")
    while len(words) > 1 and words[0].casefold() in _OPENERS:
        words.pop(0)  # "While Brenn": a word that opens the sentence, not part of the name
    while len(words) > 1 and (words[0].casefold() in _ROLES or words[0].casefold() in _ROLE_OPENERS):
        words.pop(0)
    roles = [i for i, word in enumerate(words) if word.casefold() in _ROLES]
    if roles and len(words) - roles[-1] > 2:
        words = words[roles[-1] + 1 :]  # "Police Commissioner Ada Brenn"
    return " ".join(words)


def resolve(t: Tokens, drafts: list[Draft]) -> list[tuple[str | None, str | None]]:
    """Return the speaker and the role of each draft, in order; (None, None) where there is no source."""
    names = Names(t)
    speakers: list[Mention] = []
    roles: dict[str, str] = {}
    out: list[tuple[str | None, str | None]] = []
    for draft in drafts:
        if draft.source is None:
            out.append((None, None))
            continue
        start, end = draft.source
        text = t.plain[start:end].strip(" ,")
        speaker, role = _one(t, names, speakers, roles, text, start)
        out.append((speaker, role))
        if speaker is None:
            continue
        if role is not None and has_name(speaker):
            roles.setdefault(speaker, role)
        if draft.parent is None and (has_name(speaker) or _describes_person(text)):
            speakers.append(Mention(speaker, start, role, draft.sentence))
    return out


def _one(
    t: Tokens, names: Names, speakers: list[Mention], roles: dict[str, str], text: str, start: int
) -> tuple[str | None, str | None]:
    low = text.casefold()
    if low in _PERSON_PRONOUNS:
        found = _person_before(t, names, speakers, start)
        return (found.name, roles.get(found.name, found.role)) if found else (None, None)
    if low in _RELATIVE:
        found = _antecedent(t, names, start)
        return (found.name, found.role) if found else (None, None)
    if low in _UNRESOLVED:
        return None, None
    definite = _DEFINITE.match(text)
    if definite is not None:
        return _holder(names, speakers, text, definite.group("head").casefold(), start)
    name, role = split_role(text)
    if name is None:
        return text, role
    full = names.fullest(name)
    return full, role or roles.get(full)


def _describes_person(text: str) -> bool:
    words = text.casefold().split()
    return bool(words) and words[0] in ("a", "an", "one", "another") and bool(_ROLE_WORDS.search(text))


def _person_before(t: Tokens, names: Names, speakers: list[Mention], start: int) -> Mention | None:
    """Return who "he" or "she" is: the last speaker, unless a sentence since then is about somebody else."""
    speaker = speakers[-1] if speakers else None
    subject = names.subject_before(start)
    if subject is not None and (speaker is None or subject.sentence > speaker.sentence):
        return subject
    return speaker


def _holder(
    names: Names, speakers: list[Mention], text: str, head: str, start: int
) -> tuple[str | None, str | None]:
    """Return the one whom "the minister" means: the last speaker, else the last person, with that role."""
    for mention in reversed(speakers[-_MEMORY:]):
        if mention.role is not None and head in mention.role.casefold() and has_name(mention.name):
            return mention.name, mention.role
    for mention in reversed(names.people):
        if mention.start < start and mention.role is not None and head in mention.role.casefold():
            return mention.name, mention.role
    if head == "official" and speakers and has_name(speakers[-1].name):
        return speakers[-1].name, speakers[-1].role
    return text, None


def split_role(text: str) -> tuple[str | None, str | None]:
    """Return name and role of a source such as "Ann Lee, a spokeswoman for X" or "Foreign Minister Lee"."""
    head, comma, rest = text.partition(",")
    rest = rest.strip(" ,")
    if comma and rest:
        if head.casefold() in ("one", "another", "the other"):
            return split_role(rest)
        if has_name(head) and (_ROLE_WORDS.search(rest) or not _looks_like_name(rest)):
            full = _FULL.search(head)
            name = clean(full.group() if full and _ROLE_WORDS.search(head) else head)
            return name, rest or None
        named = _FULL.search(rest)
        if _ROLE_WORDS.search(head) and named is not None and rest.endswith(named.group()):
            return clean(named.group()), head.strip()
    found = _FULL.findall(text)
    if found and _ROLE_WORDS.search(text):
        name = clean(found[-1])
        at = text.rfind(name)
        role = text[:at].strip(" ,")
        if name and at >= 0 and " of " not in text[at:] and text.rstrip(" ,").endswith(name):
            return name, role or None
    words = text.split()
    k = len(words)
    while k > 0 and words[k - 1][:1].isupper():
        k -= 1
    if 0 < k <= len(words) - 2 and words[k - 1].casefold() not in _LINKS:
        return clean(" ".join(words[k:])), " ".join(words[:k])  # "port boss Ivo Skarn"
    if has_name(text) and words[0].casefold() not in _INDEFINITE:
        return clean(text), None
    return None, None  # "a Tolveg insider": the name is not the source's


def _looks_like_name(text: str) -> bool:
    full = _FULL.match(text)
    return full is not None and full.end() >= len(text.rstrip(" ,")) - 1


def _antecedent(t: Tokens, names: Names, start: int) -> Mention | None:
    """Return the name that a relative pronoun at ``start`` refers to: before it, or before an apposition."""
    parts = t.plain[max(0, start - 160) : start].rstrip(" ,").split(", ")
    for part in reversed(parts[-3:]):
        if part[:1].islower():
            continue
        words = part.split()
        k = len(words)
        while k > 0 and words[k - 1][0].isupper():
            k -= 1
        name = clean(" ".join(words[k:]))
        return Mention(names.fullest(name), start, None, -1) if name else None
    return None
