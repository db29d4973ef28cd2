"""Whom "the minister", "the Ohio senator", "her deputy" or "an official" is, named before or after."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.attribution.actors import is_line_of_work, side_of
from framing.attribution.bodies import SAME, body_referent
from framing.attribution.cast import pronoun_of_noun
from framing.attribution.names import (
    FULL,
    INDEFINITE,
    bare,
    clean,
    core,
    has_name,
    head,
    is_title,
    of_people,
    of_person,
    split_role,
)
from framing.attribution.pronouns import is_person, person_before
from framing.attribution.scene import BACK, Referent
from framing.attribution.source import phrase_left
from framing.attribution.tokens import DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.cast import Pronoun
    from framing.attribution.scene import Placed, Scene, Seen

_DEFINITE: Final = frozenset(["the", "its", "his", "her", "their"])
_POSSESSIVE: Final = frozenset(["his", "her", "its", "their"])
_LESSER: Final = frozenset(["vice", "deputy", "former", "acting", "assistant", "prime"])
"""Words that make a role another one: "the president" is no vice president."""
OTHER: Final = frozenset("present current new next then other second winning losing rival incoming".split())
"""Words that set somebody apart from whoever was spoken of before."""
_RANKS: Final = (
    _LESSER | OTHER | frozenset("foreign finance interior defence defense home health trade justice".split())
)
_NO_FIELD: Final = _LESSER | frozenset(
    "senior top leading young old elderly local retired new longtime veteran chief embattled popular".split()
)
"""Words before a role that tell no one holder from another."""
_AHEAD: Final = 20
"""How many later places of a head are looked at for the name of who has it."""
_MENTIONS: Final = 100
"""How many earlier places where people are named are looked at for a role."""
_GENERIC: Final = frozenset(
    "official man woman candidate leader lawmaker politician diplomat businessman billionaire player officer "
    "dame knight peer singer skier swimmer sprinter cyclist boxer golfer footballer striker winger defender "
    "midfielder goalkeeper batsman bowler champion novelist poet playwright comedian musician dockworker ferryman "
    "virologist economist scientist geologist biologist historian physicist democrat republican grandmother "
    "nominee frontrunner author actor actress veteran teenager boy girl student pensioner farmer".split()
)
"""Heads that by themselves point back to whoever was spoken of last."""
_GAVE_NAME: Final = re.compile(
    r"\b(?:(?:gave|giving) (?:his|her|their) (?:first |full )?name (?:only )?as|identified (?:him|her)self (?:only )?as|"
    r"known (?:only |simply )?as|named) (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)


def definite(scene: Scene, text: str, low: str, start: int, draft: Placed) -> Referent | None:
    """Return whom "the minister", "this agency" or "the Ohio senator" means, named before or after."""
    lead, _, apposition = text.partition(", ")
    first, _, rest = lead.casefold().partition(" ")
    if first not in ("the", "this", "that") or not rest or FULL.search(apposition):
        return None
    text, low = lead, lead.casefold()
    if core(text) != text and head(text) not in ("survey", "poll"):
        return None
    noun = head(text)
    if core(text).split()[-1][:1].isupper() and not is_title(core(text)):
        return None
    if of_person(noun) or noun in _GENERIC:
        return _holder(scene, text, noun, start, draft)
    if of_people(noun):
        return _people_again(scene, noun, low, draft) if core(text).count(" ") == 1 else None
    return body_referent(scene, text, noun, start, draft)


def _people_again(scene: Scene, noun: str, low: str, draft: Placed) -> Referent | None:
    """Return who "the parents" are: the last source with that head, by its words or by whom it stood for."""
    for s in scene.recent():
        if s.text.casefold() != low and noun in (head(s.text), head(s.referent.speaker or "")):
            return s.referent
    for k in range(draft.sentence - 1, max(-1, draft.sentence - 2 * BACK), -1):
        subject = scene.subject(k)
        if subject and head(subject) == noun and subject.casefold() != low:
            return scene.described(subject)
    return None


class Asked(NamedTuple):
    """What a description asks for: heads that will do, a rank, what else stands before the head, a side."""

    heads: frozenset[str]
    rank: frozenset[str]
    field: frozenset[str]
    side: str | None


def _asked(text: str, noun: str) -> Asked:
    side = side_of(text)
    return Asked(
        frozenset((noun, *SAME.get(noun, ()))),
        _RANKS.intersection(core(text).casefold().split()),
        _field(core(text)),
        None if side is None or is_line_of_work(side) else side,
    )


def _holder(scene: Scene, text: str, noun: str, start: int, draft: Placed) -> Referent | None:
    """Return who holds a role: the last source or person with it, else who is introduced with it later."""
    asked = _asked(text, noun)
    for s in scene.recent():
        if s.text.casefold() != text.casefold() and _holds(scene, s, asked):
            return s.referent
    for name in dict.fromkeys(m.name for m in reversed(scene.cast.mentioned_between(0, start)[-_MENTIONS:])):
        if _has_role(scene.cast.roles_of(name), asked, scene.cast.side_of(name)):
            return scene.named(name)
    return (
        _introduced_later(scene, noun, start)
        or _first_told(scene, text, noun, start, near=draft.sentence - 2 * BACK)
        or _spoken_of(scene, text, noun, start, draft, asked.side)
        or _subject_with(scene, text, noun, draft)
        or _first_told(scene, text, noun, start)
    )


def _spoken_of(
    scene: Scene, text: str, noun: str, start: int, draft: Placed, side: str | None
) -> Referent | None:
    """Return the person spoken of last where a description says more of them than the article did before."""
    words = core(text).split()
    if not OTHER.isdisjoint(words):
        return None
    modified = any(w[:1].isupper() or "-" in w or w in ("former", "veteran") for w in words[1:-1])
    generic = noun in _GENERIC or noun.endswith("-old")
    held = _last_person(scene, noun, start, draft) if modified or generic else None
    if held is None or (not generic and scene.cast.roles_of(held.speaker or "")):
        return None
    return held if side in (None, held.side, _side(scene, held)) else None


def _subject_with(scene: Scene, text: str, noun: str, draft: Placed) -> Referent | None:
    asked = _asked(text, noun)
    for k in range(draft.sentence - 1, max(-1, draft.sentence - 2 * BACK), -1):
        subject = scene.subject(k)
        if (
            subject
            and head(subject) == noun
            and subject.casefold() != text.casefold()
            and _has_role((core(subject),), asked, side_of(subject))
        ):
            return scene.described(subject)
    return None


def _first_told(scene: Scene, text: str, noun: str, start: int, near: int | None = None) -> Referent | None:
    """Return how somebody was described first: "a farmer", "his driver" for "the farmer".

    From sentence ``near`` on, where it is given, else also by more words ("the justice minister") and anywhere.
    """
    t = scene.t
    asked = _asked(text, noun)
    for i in scene.places((noun,))[:_AHEAD]:
        if t.start[i] >= start:
            break
        at = t.doc.sentence_at(t.start[i])
        if at is None or (near is not None and at < near):
            continue
        found = phrase_left(t, i + 1, t.doc.sentences[at].first)
        if found is None:
            continue
        first = t.plain[t.start[found[0]] : t.end[i]]
        more = near is None and len(core(first).split()) > len(core(text).split())
        new = t.lower[found[0]] in INDEFINITE or t.lower[found[0]] in _POSSESSIVE or more
        if new and head(first) == noun and _has_role((core(first),), asked, asked.side):
            return scene.described(first)
    return None


def _side(scene: Scene, referent: Referent) -> str | None:
    return (
        scene.cast.side_of(referent.speaker)
        if referent.speaker and referent.naming == "named"
        else referent.side
    )


def _holds(scene: Scene, s: Seen, asked: Asked) -> bool:
    if s.referent.naming != "named":
        return _has_role((core(s.text),), asked, s.referent.side)
    roles = (*scene.cast.roles_of(s.referent.speaker or ""), s.referent.role or "")
    return _has_role(roles, asked, s.referent.side)


def _has_role(roles: Sequence[str], asked: Asked, own: str | None) -> bool:
    """Return whether one of the roles is what was asked for, and the side is no other."""
    if asked.side is not None and own != asked.side:
        return False
    words = ((role, _words(role)) for role in roles)
    return any(
        not asked.heads.isdisjoint(told)
        and asked.rank <= told
        and _LESSER & told <= asked.rank
        and (not asked.field or not _field(core(role)) or not asked.field.isdisjoint(told))
        for role, told in words
    )


@lru_cache(maxsize=4096)
def _words(role: str) -> frozenset[str]:
    return frozenset(map(bare, role.replace(".", " ").split()))


@lru_cache(maxsize=4096)
def _field(phrase: str) -> frozenset[str]:
    """Return the words between article and head that tell one holder of a role from another: "transport"."""
    words = phrase.split()[:-1]
    plain = (w for w in words if w[0].islower() and "-" not in w and not w.endswith(("'s", "s'")))
    return frozenset(w for w in plain if w not in DETERMINERS and w not in _NO_FIELD)


def _last_person(scene: Scene, noun: str, start: int, draft: Placed) -> Referent | None:
    """Return the person spoken of last whom a noun like "official" or "businesswoman" fits."""
    told = pronoun_of_noun(noun)
    pronouns: tuple[Pronoun, ...] = ("he", "she") if told is None else (told,)
    if noun.endswith("-old"):
        return _only_person(scene, start, draft)
    for pronoun in pronouns:
        held = person_before(scene, start, draft, pronoun)
        if held is not None and held.naming == "named":
            return held
        near = (s for s in scene.recent() if s.sentence >= draft.sentence - 2 * BACK)
        named = (s for s in near if s.referent.naming == "named" and is_person(scene, s, pronoun))
        fitting = (
            s.referent for s in named if scene.cast.sounds_like(s.referent.speaker or "") in (None, pronoun)
        )
        if told is not None:
            return next(fitting, None)
    return None


def _only_person(scene: Scene, start: int, draft: Placed) -> Referent | None:
    """Return the person spoken of last, where it does not matter whether it is a woman or a man."""
    he, she = (person_before(scene, start, draft, pronoun) for pronoun in ("he", "she"))
    held = he or she
    return held if held is not None and held.naming == "named" and (he == she or None in (he, she)) else None


def _introduced_later(scene: Scene, noun: str, start: int, reach: int | None = None) -> Referent | None:
    """Return who is named later in apposition to "the mayor" or "her deputy"."""
    t = scene.t
    places = scene.places((noun,))
    k = bisect_left(places, t.doc.word_at(start))
    for i in places[k : k + _AHEAD]:
        if i + 1 == len(t.lower) or (reach is not None and t.start[i] > start + reach):
            break
        opened = not _DEFINITE.isdisjoint(t.lower[max(0, i - 4) : i])
        if opened and t.gap(i + 1) == ", " and t.capital(i + 1):
            name = FULL.match(t.plain, t.start[i + 1])
            if name is not None:
                return scene.named(scene.cast.fullest(clean(name.group())))
    return None


def introduced(scene: Scene, text: str, draft: Placed) -> Referent | None:
    """Return the name of an official introduced without one, where the text gives it close by."""
    first = text.partition(" ")[0].casefold()
    if first not in INDEFINITE and first not in _POSSESSIVE and first != "the":
        return None
    noun = head(text)
    _, end = draft.source or draft.cue
    if not of_person(noun) or (has_name(text) and split_role(text)[0] is not None):
        return None
    s = scene.t.doc.sentences[draft.sentence]
    told = _GAVE_NAME.search(scene.t.plain, end, min(s.end, end + 160))
    if told is not None and told["name"] and "," not in scene.t.plain[end : told.start()].strip(" ,"):
        return Referent(told["name"], text, "named")
    later = _introduced_later(scene, noun, end, 600)
    return later._replace(role=later.role or text) if later is not None else None
