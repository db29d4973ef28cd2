"""Who speaks: follows pronouns, surnames, titles and "the ministry" back to what they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.attribution.names import DEFINITE, INDEFINITE, Names, clean, has_role, split_role
from framing.attribution.naming import NEAR, asks_for_anonymity, has_name, naming_of
from framing.attribution.tokens import RELATIVE

if TYPE_CHECKING:
    from framing.attribution.draft import Draft
    from framing.attribution.tokens import Tokens
    from framing.types import Naming

_HE: Final = frozenset(["he", "she", "his", "her"])
_THEY: Final = frozenset(["they", "their"])
_IT: Final = frozenset(["it", "its"])
_UNRESOLVED: Final = frozenset(
    "we i you one this these those our my your a an the others all both most".split()
)
_THE: Final = re.compile(r"^(?:the|this|that|its|their)\s(?:[\w-]+\s)?(?P<head>[\w-]+)$", re.IGNORECASE)
_MEMORY: Final = 40
"""How many earlier sources "the minister" may refer to."""
_BACK: Final = 3
"""How many sentences back the source behind "they" or "it" may stand."""


class Referent(NamedTuple):
    """Whom a source stands for: name, else its fullest own words; the words for its role; how it is named."""

    speaker: str | None
    role: str | None
    naming: Naming


class Seen(NamedTuple):
    """A source seen earlier: its words, what it stands for, and the sentence it stands in."""

    text: str
    referent: Referent
    sentence: int


def resolve(t: Tokens, drafts: list[Draft]) -> list[Referent]:
    """Return whom the source of each draft stands for, in order."""
    names = Names(t)
    seen: list[Seen] = []
    out: list[Referent] = []
    for draft in drafts:
        if draft.source is None:
            out.append(Referent(None, None, "agentless"))
            continue
        start, end = draft.source
        text = t.plain[start:end].strip(" ,")
        referent = _one(t, names, seen, text, draft)
        out.append(referent)
        if referent.speaker is not None and draft.parent is None:
            seen.append(Seen(text, referent, draft.sentence))
    return out


def _one(t: Tokens, names: Names, seen: list[Seen], text: str, draft: Draft) -> Referent:
    low = text.casefold()
    start = draft.source[0] if draft.source else 0
    if low in _HE:
        return _person_before(names, seen, start) or _nobody(text)
    if low in RELATIVE:
        return _antecedent(t, names, start) or _nobody(text)
    if low in _THEY or low in _IT:
        return _group_before(seen, draft.sentence, plural=low in _THEY) or _nobody(text)
    if low in _UNRESOLVED:
        return _nobody(text)
    definite = DEFINITE.match(text) if low.startswith(("the ", "this ", "that ")) else None
    if definite is not None:
        held = _holder(names, seen, definite.group("head").casefold(), start)
        if held is not None:
            return held
    the = _THE.match(text)
    if the is not None and the.group("head").islower():
        body = _body_before(seen, text, the.group("head").casefold())
        if body is not None:
            return body
    name, role = split_role(text)
    if name is None and text.istitle() and " " not in text:
        name = names.body(text)  # a headline's "Museum"
    if name is None:
        return Referent(text, role, naming_of(text, asks=_asks(t, draft)))
    full = names.fullest(name)
    if full == name and " " not in name:
        full = _family_name_first(seen, name) or full
    return Referent(full, role or names.role_of(full), "named" if full != text else naming_of(text))


def _family_name_first(seen: list[Seen], name: str) -> str | None:
    """Return the earlier speaker whose name begins with ``name``: "Wang" after "Wang Yi"."""
    for s in reversed(seen[-_MEMORY:]):
        words = (s.referent.speaker or "").split()
        if s.referent.naming == "named" and len(words) in (2, 3) and words[0] == name:
            return s.referent.speaker
    return None


def _nobody(text: str) -> Referent:
    return Referent(None, None, naming_of(text))


def _asks(t: Tokens, draft: Draft) -> bool:
    """Return whether the sentence of a source, or the one after it, tells of a wish for anonymity."""
    sentences = t.doc.sentences
    last = min(draft.sentence + 1, len(sentences) - 1)
    if sentences[last].block != sentences[draft.sentence].block:
        last = draft.sentence
    start = max(sentences[draft.sentence].start, draft.cue[0] - NEAR)
    return asks_for_anonymity(t.plain[start : min(sentences[last].end, draft.cue[1] + NEAR)])


def _person_before(names: Names, seen: list[Seen], start: int) -> Referent | None:
    """Return who "he" or "she" is: the last person who spoke, unless a later sentence is about another."""
    speaker = next((s for s in reversed(seen[-_MEMORY:]) if _is_person(s)), None)
    subject = names.subject_before(start)
    if subject is not None and (speaker is None or subject.sentence > speaker.sentence):
        return Referent(subject.name, subject.role, "named")
    return speaker.referent if speaker is not None else None


def _is_person(s: Seen) -> bool:
    if has_name(s.referent.speaker or "") and s.referent.naming == "named":
        return True
    words = s.text.casefold().split()
    return words[0] in INDEFINITE and has_role(s.text)


def _group_before(seen: list[Seen], sentence: int, *, plural: bool) -> Referent | None:
    """Return what "they" or "it" is: the last source nearby that is several, or that is one and no person."""
    for s in reversed(seen[-_MEMORY:]):
        if s.sentence < sentence - _BACK:
            return None
        head = s.text.split(",")[0].split(" of ")[0].split()[-1].casefold()
        several = (head.endswith("s") and not head.endswith(("ss", "us"))) or head in (
            "police",
            "people",
            "members",
        )
        if plural and several:
            return s.referent
        if not plural and not several and not _is_person(s):
            return s.referent
    return None


def _holder(names: Names, seen: list[Seen], head: str, start: int) -> Referent | None:
    """Return whom "the minister" means: the last source, else the last person, with that role."""
    for s in reversed(seen[-_MEMORY:]):
        role = (s.referent.role or "" if s.referent.naming == "named" else s.text).casefold()
        if re.search(rf"\b{re.escape(head)}\b", role):
            return s.referent
    for mention in reversed(names.people):
        if mention.start < start and mention.role is not None and head in mention.role.casefold().split():
            return Referent(mention.name, mention.role, "named")
    if head == "official" and seen and _is_person(seen[-1]):
        return seen[-1].referent
    return None


def _body_before(seen: list[Seen], text: str, head: str) -> Referent | None:
    """Return the body or document that "the ministry", "the letter" means: an earlier source so named."""
    for s in reversed(seen[-_MEMORY:]):
        if s.text.casefold() != text.casefold() and head in s.text.casefold().replace(",", " ").split():
            return s.referent
    return None


def _antecedent(t: Tokens, names: Names, start: int) -> Referent | None:
    """Return whom a relative pronoun at ``start`` refers to: the name before it, or before an apposition."""
    parts = t.plain[max(0, start - 160) : start].rstrip(" ,").split(", ")
    for part in reversed(parts[-3:]):
        if part[:1].islower():
            continue
        words = part.split()
        k = len(words)
        while k > 0 and words[k - 1][0].isupper():
            k -= 1
        name = clean(" ".join(words[k:]))
        if not name:
            return None
        full = names.fullest(name)
        return Referent(full, names.role_of(full), "named")
    return None
