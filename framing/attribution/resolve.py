"""Follows pronouns, surnames and titles back to the fullest name in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from framing.attribution.find import Draft
from framing.attribution.naming import has_name
from framing.attribution.tokens import TITLES, Tokens, known_tags

_PARTICLES: Final = "de|van|von|der|den|del|della|bin|al|el|la|le|du|di|da|dos|ben|ibn|of"
_ABBREVIATED: Final = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Adm|Sec)\."
_CAPITAL: Final = rf"(?:{_ABBREVIATED}|[A-Z][\w'-]*)"
_FULL: Final = re.compile(rf"\b{_CAPITAL}(?:[ ](?:(?:{_PARTICLES})[ ])?{_CAPITAL})+")
"""Capitalised words in a row; a full stop is only inside after an initial or a title."""
_MEMORY: Final = 40
"""How many earlier speakers "the minister" may refer to."""
_SINGULAR: Final = frozenset({"he", "she"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_DEFINITE: Final = re.compile(
    r"^(?:the|this|that)\s(?:[\w-]+\s){0,3}?(?P<head>official|minister|president|spokesman|spokeswoman|spokesperson|"
    r"leader|mayor|governor|senator|secretary|chairman|chairwoman|chief|director|general|adviser|advisor|lawyer|"
    r"professor|analyst|diplomat|candidate|lawmaker|commissioner|ambassador|envoy|author|writer|doctor|"
    r"teacher|farmer|owner|executive|premier|chancellor|king|queen|prince|pope|bishop|judge|sheriff|officer)$",
    re.IGNORECASE,
)
_HONORIFIC: Final = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Sir|Dame|Lord|Lady)\.?\s+"
)
_OPENERS: Final = frozenset("SICRDPA")
_LINKS: Final = frozenset("of for at in from with on to by against and or the a an".split())
_ROLE_OPENERS: Final = TITLES | frozenset("the former vice deputy foreign prime defence defense".split())
_ROLE_WORDS: Final = re.compile(
    r"\b(?:president|minister|secretary|spokes\w+|chief|director|leader|head|adviser|advisor|mayor|governor|"
    r"chair\w*|officer|official|ambassador|envoy|professor|analyst|economist|lawyer|lawmaker|candidate|"
    r"senator|representative|commissioner|researcher|scientist|doctor|author|editor|founder|owner|manager|"
    r"executive|coordinator|general|colonel|captain|sergeant|judge|prosecutor|attorney|counsel|deputy|member|"
    r"resident|farmer|teacher|student|worker|driver|nurse|engineer|aide|strategist|pollster|activist|organi[sz]er|"
    r"broadcaster|newspaper|agency|premier|chancellor|king|queen|prince\w*|bishop|sheriff|witness|neighbou?r)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker seen so far: name, where, and the words that describe it."""

    name: str
    start: int
    role: str | None


class Names:
    """The full names of an article, by last word.

    The first full mention introduces a person; a longer form used more often wins over it.
    """

    __slots__ = ("_full", "_seen")

    def __init__(self, t: Tokens) -> None:
        self._full: dict[str, str] = {}
        self._seen: dict[str, list[str]] = {}
        for block in t.doc.blocks:
            for name in _FULL.findall(t.plain, block.start, block.end):
                self._seen.setdefault(name.rsplit(" ", 1)[1].removesuffix("'s").casefold(), []).append(name)

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


def clean(name: str) -> str:
    """Return a name without possessive, honorific, role words before it and stray marks."""
    name = " ".join(name.split()).strip(" ,.\"'")
    name = name.removesuffix("'s")
    name = _HONORIFIC.sub("", name)
    words = name.split(" ")
    while len(words) > 1 and known_tags(words[0].casefold())[:1] in _OPENERS:
        words.pop(0)  # "While Brenn": a word that opens the sentence, not part of the name
    while len(words) > 1 and (_ROLE_WORDS.fullmatch(words[0]) or words[0].casefold() in _ROLE_OPENERS):
        words.pop(0)
    return " ".join(words)


def resolve(t: Tokens, drafts: list[Draft]) -> list[tuple[str | None, str | None]]:
    """Return the speaker and the role of each draft, in order; (None, None) where there is no source."""
    names = Names(t)
    people: list[Mention] = []
    roles: dict[str, str] = {}
    out: list[tuple[str | None, str | None]] = []
    for draft in drafts:
        if draft.source is None:
            out.append((None, None))
            continue
        start, end = draft.source
        text = t.plain[start:end].strip(" ,")
        speaker, role = _one(t, names, people, roles, text, start)
        out.append((speaker, role))
        if draft.parent is None and speaker is not None and has_name(speaker):
            people.append(Mention(speaker, start, role))
            if role is not None:
                roles.setdefault(speaker, role)
    return out


def _one(
    t: Tokens, names: Names, people: list[Mention], roles: dict[str, str], text: str, start: int
) -> tuple[str | None, str | None]:
    low = text.casefold()
    if low in _SINGULAR or low in ("his", "her"):
        found = people[-1] if people else None
        return (found.name, found.role) if found else (text, None)
    if low in _RELATIVE:
        found = _antecedent(t, names, start)
        return (found.name, found.role) if found else (text, None)
    definite = _DEFINITE.match(text)
    if definite is not None:
        head = definite.group("head").casefold()
        for mention in reversed(people[-_MEMORY:]):
            if mention.role is not None and head in mention.role.casefold():
                return mention.name, mention.role
        if people and head == "official":
            return people[-1].name, people[-1].role
        return text, None
    name, role = split_role(text)
    if name is None:
        return text, role
    full = names.fullest(name)
    return full, role or roles.get(full)


def split_role(text: str) -> tuple[str | None, str | None]:
    """Return name and role of a source such as "Ann Lee, a spokeswoman for X" or "Foreign Minister Lee"."""
    head, comma, rest = text.partition(",")
    rest = rest.strip(" ,")
    if comma and rest:
        if has_name(head) and (_ROLE_WORDS.search(rest) or not _looks_like_name(rest)):
            full = _FULL.search(head)
            name = clean(full.group() if full and _ROLE_WORDS.search(head) else head)
            return name, rest or None
        if _ROLE_WORDS.search(head) and _looks_like_name(rest):
            return clean(rest), head.strip()
    found = _FULL.findall(text)
    if found and _ROLE_WORDS.search(text):
        name = clean(found[-1])
        at = text.rfind(name.split(" ")[0])
        role = text[:at].strip(" ,")
        if name and " of " not in text[at:] and text.rstrip(" ,").endswith(name.split(" ")[-1]):
            return name, role or None
    words = text.split()
    k = len(words)
    while k > 0 and words[k - 1][:1].isupper():
        k -= 1
    if 0 < k <= len(words) - 2 and words[k - 1].casefold() not in _LINKS:
        return clean(" ".join(words[k:])), " ".join(words[:k])  # "port boss Ivo Skarn"
    if has_name(text):
        return clean(text), None
    return None, None


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
        return Mention(names.fullest(name), start, None) if name else None
    return None
