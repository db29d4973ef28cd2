"""The names in an article: who is named where, in which form, with which role."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from framing.attribution.naming import has_name
from framing.attribution.tokens import TITLES

if TYPE_CHECKING:
    from framing.attribution.tokens import Tokens

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
_FORENAMES: Final = frozenset(
    "emir dean baker sister major king prince bishop judge private warden justice marshal usher "
    "constable".split()
)
"""Roles that are names as well: "Dean Kerr" keeps both words."""
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
    "activist admiral adviser advisor agency aide ambassador analyst archbishop attorney "
    "attorney-general auditor aunt author baker bishop boss brigadier broadcaster brother builder candidate "
    "captain cardinal ceo chair chairlady chairman chairperson chairwoman chancellor chief clergyman "
    "clerk coach colonel commandant commander commissioner comrade congressman congressperson "
    "congresswoman constable consultant coordinator corporal councillor councilman councilwoman counsel "
    "cousin curator dad daughter dean delegate dentist deputy detective diplomat director doctor driver "
    "economist editor emir engineer envoy executive farmer father fellow fisherman founder general "
    "goalkeeper governor grandad grandfather grandmother grocer guard head headmaster headmistress "
    "headteacher historian husband imam inspector jockey judge justice king landlady landlord lawmaker "
    "lawyer leader lecturer lieutenant magistrate major manager marshal mayor member midfielder midwife "
    "minister mother mp mum neighbor neighbour newspaper nurse officer official ombudsman organiser "
    "organizer owner paramedic parishioner pc pensioner pharmacist pilot pm pollster pope premier "
    "president prince princess principal private professor prosecutor queen rabbi rector registrar "
    "representative researcher resident rev reverend scientist secretary secretary-general senator "
    "sergeant sgt sheikh sheriff shopkeeper sister skipper soldier son speaker spokesman spokesmen "
    "spokesperson spokeswoman strategist student sultan superintendent surgeon teacher tenant trainer "
    "treasurer tutor uncle usher vet vicar vice-admiral vice-chancellor vice-president warden widow "
    "wife witness worker writer".split()
)
DEFINITE: Final = re.compile(
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
INDEFINITE: Final = frozenset(
    ("a an another one two three four five some several many few most other others").split()
)
_APPOSITION: Final = re.compile(
    r",\s((?:the|a|an|its|his|her|their|who (?:is|was|heads|leads|runs))?\s?[^,.;:\"]{3,80})[,.;]"
)
_PREAMBLE: Final = re.compile(r"\b((?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s[^,.;:\"]{3,60}),\s\Z")
_BEFORE_NAME: Final = _ROLES | _ROLE_OPENERS
_BEFORE_SURNAME: Final = _BEFORE_NAME - _FORENAMES
"""Words that come off before the last word of a name; "Dean Kerr" may be a man called Dean."""
_BACK: Final = 4
"""How many sentences back the name behind "he" may stand."""


def has_role(text: str) -> bool:
    """Return whether a description tells somebody's role: "the harbour master", "Foreign Minister"."""
    return not _ROLES.isdisjoint(text.casefold().replace(",", " ").replace("'s", " ").split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named: the full name, where it starts, and the words that tell the role."""

    name: str
    start: int
    role: str | None
    sentence: int


class Names:
    """The full names of an article, and where its people are named."""

    def __init__(self, t: Tokens) -> None:
        self._t = t
        self._full: dict[str, str] = {}
        self._roles: dict[str, str | None] = {}
        self._seen: dict[str, list[tuple[int, str]]] = {}
        self._found = [
            (found.start(), found.group())
            for block in t.doc.blocks
            for found in _FULL.finditer(t.plain, block.start, block.end)
        ]
        for start, name in self._found:
            self._seen.setdefault(_last_word(name), []).append((start, name))

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
        for _, raw in self._seen.get(last, ()):
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
                role = self._role(start, raw, name)
                out[start] = Mention(name, start, role, self._sentence(start))
                surnames.setdefault(words[-1], name)
        t = self._t
        surnames |= {f"{surname}'s": name for surname, name in surnames.items()}
        for i in [i for i, word in enumerate(t.lower) if word in surnames]:
            start = t.start[i]
            if start not in out and t.capital(i):
                out[start] = Mention(surnames[t.lower[i]], start, None, self._sentence(start))
        return [out[start] for start in sorted(out)]

    def _apposition(self, end: int) -> str | None:
        """Return the description that follows a name between commas, if it tells a role."""
        found = _APPOSITION.match(self._t.plain, end, end + 120)
        return found.group(1) if found is not None and has_role(found.group(1)) else None

    def _preamble(self, start: int) -> str | None:
        """Return the description before a name at ``start`` ("the governor, Halima Torgun"), if a role."""
        found = _PREAMBLE.search(self._t.plain, max(0, start - 80), start)
        return found.group(1) if found is not None and has_role(found.group(1)) else None

    def body(self, word: str) -> str | None:
        """Return the first name in the article with ``word`` and more: "Museum" -> "Vellacott Museum"."""
        for _, raw in self._found:
            if word in raw.split():
                name = clean(raw)
                if " " in name:
                    return name
        return None

    def role_of(self, name: str) -> str | None:
        """Return the words that describe a person where the article first names them with a role."""
        if name not in self._roles:
            places = self._seen.get(name.rsplit(" ", 1)[-1].casefold(), ())
            roles = (self._role(start, raw, name) for start, raw in places if raw.endswith(name))
            self._roles[name] = next((role for role in roles if role is not None), None)
        return self._roles[name]

    def _role(self, start: int, raw: str, name: str) -> str | None:
        return raw[: raw.find(name)].strip() or self._apposition(start + len(raw)) or self._preamble(start)

    def _sentence(self, offset: int) -> int:
        at = self._t.doc.sentence_at(offset)
        return -1 if at is None else at

    def subject_before(self, offset: int) -> Mention | None:
        """Return whom a sentence shortly before ``offset`` is about: who is named before its first verb."""
        t = self._t
        here = self._sentence(offset)
        k = bisect_left(self.people, offset, key=lambda m: m.start)
        while k > 0:
            k -= 1
            mention = self.people[k]
            if mention.sentence < here - _BACK:
                return None
            first = t.doc.sentences[mention.sentence].first
            at = t.doc.word_at(mention.start)
            if at - first > 12:  # the others that stand so far into a sentence are passed over at once
                k = bisect_left(self.people, t.start[first + 13], hi=k, key=lambda m: m.start)
            elif not any(t.finite(i) and t.joined(i) for i in range(first + 1, at)):
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
    while len(words) > 1 and words[0].casefold() in (_BEFORE_SURNAME if len(words) == 2 else _BEFORE_NAME):
        words.pop(0)
    roles = [i for i, word in enumerate(words) if word.casefold() in _ROLES]
    if roles and len(words) - roles[-1] > 2:
        words = words[roles[-1] + 1 :]  # "Police Commissioner Ada Brenn"
    return " ".join(words)


def split_role(text: str) -> tuple[str | None, str | None]:
    """Return name and role of a source such as "Ann Lee, a spokeswoman for X" or "Foreign Minister Lee"."""
    head, comma, rest = text.partition(",")
    rest = rest.strip(" ,")
    if comma and rest:
        if head.casefold() in ("one", "another", "the other"):
            return split_role(rest)
        named = _FULL.search(rest)
        if head.split()[-1].casefold() in _ROLES and named is not None and rest.endswith(named.group()):
            return clean(named.group()), head.strip()
        if has_name(head) and (has_role(rest) or not _looks_like_name(rest)):
            full = _FULL.search(head)
            name = clean(full.group() if full and has_role(head) else _trailing_name(head))
            return name, rest or None
        if has_role(head) and named is not None and rest.endswith(named.group()):
            return clean(named.group()), head.strip()
    found = _FULL.findall(text)
    if found and has_role(text):
        name = clean(found[-1])
        at = text.rfind(name)
        role = text[:at].strip(" ,")
        if name and at >= 0 and " of " not in text[at:] and text.rstrip(" ,").endswith(name):
            return name, role or None
    trailing = _trailing_name(text)
    if trailing != text:
        return clean(trailing), text.removesuffix(trailing).strip()
    if has_name(text) and text.split()[0].casefold() not in INDEFINITE:
        return clean(text), None
    return None, None  # "a Tolveg insider": the name is not the source's


def _trailing_name(text: str) -> str:
    """Return the name after a description ("port boss Ivo Skarn": "Ivo Skarn"), or the text as it is."""
    words = text.split()
    k = len(words)
    while k > 0 and words[k - 1][:1].isupper():
        k -= 1
    two = k <= len(words) - 2
    if (
        k > 0
        and words[k - 1].casefold() not in _LINKS
        and (two or (k < len(words) and words[k - 1].casefold() in _ROLES))
    ):
        return " ".join(words[k:])
    return text


def _looks_like_name(text: str) -> bool:
    full = _FULL.match(text)
    return full is not None and full.end() >= len(text.rstrip(" ,")) - 1
