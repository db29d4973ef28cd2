"""Whom pronouns stand for: "he" and "she", "they" and "it", "who" and "which"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.attribution import source
from framing.attribution.actors import is_actor, side_of, subject_actor
from framing.attribution.bodies import THINGS, last_called
from framing.attribution.cast import pronoun_of_noun
from framing.attribution.names import (
    BODIES,
    GENERIC,
    LINKS,
    clean,
    core,
    has_name,
    head,
    of_people,
    of_person,
    plural,
)
from framing.attribution.scene import BACK, Referent, Seen
from framing.attribution.tokens import DETERMINERS

if TYPE_CHECKING:
    from framing.attribution.cast import Pronoun
    from framing.attribution.scene import Placed, Scene
_MENTIONS: Final = 8
"""How many mentions a sentence has at most in which two people may be "they"."""
_JOINED: Final = re.compile(r",? (?:[A-Z][\w.]+ )?and (?:(?!of|in|on|to|for|with|that)[\w.',-]+ ){0,6}")
_PAIR: Final = 2
_AGAINST: Final = 2.0
_REACH: Final = 200
"""How many characters before "it" a country or body is looked for in its sentence."""
_GROUPS: Final = frozenset(
    "they some many others police people members media outlets companies firms groups unions sides parties "
    "families couples countries nations states governments ministries allies critics authorities forces".split()
)
"""Heads of several who may be "they" beside words for people."""


def person_before(scene: Scene, start: int, draft: Placed, pronoun: Pronoun) -> Referent | None:
    """Return who "he" or "she" is: the best of those whom the sentences before are about.

    Candidates are the people who spoke, and the subjects of sentences. Each sentence back costs a point, and
    a name that sounds like the other pronoun costs two. In one sentence the last speaker goes first, then its subject.
    """
    best: tuple[float, Referent] | None = None
    for s in scene.recent():
        back = draft.sentence - s.sentence
        if back > 2 * BACK or (best is not None and best[0] >= -back):
            break
        for one in _each(scene, s):
            if is_person(scene, one, pronoun):
                best = _better(best, -back + _agreement(scene, one, pronoun), one.referent)
    subject = scene.cast.subject_before(start, pronoun)
    if subject is not None:
        opens = scene.t.doc.sentences[subject.sentence].start
        for mention in scene.cast.mentioned_between(opens, subject.start + 1)[-_PAIR:]:  # "A and B met. She"
            if scene.cast.fits(mention.name, pronoun):
                one = Seen(mention.name, scene.named(mention.name), mention.sentence)
                score = mention.sentence - draft.sentence + _agreement(scene, one, pronoun)
                best = _better(best, score, one.referent)
    for k in range(draft.sentence, max(-1, draft.sentence - BACK), -1):
        if best is not None and best[0] >= k - draft.sentence:
            break
        if k == draft.sentence and scene.t.start[scene.t.doc.sentences[k].first] >= start:
            continue
        described = scene.subject(k)
        if described and of_person(head(described)) and not has_name(core(described)):
            topic = scene.topic(k)
            if topic is not None and is_person(scene, topic, pronoun):
                best = _better(best, k - draft.sentence + _agreement(scene, topic, pronoun), topic.referent)
    if best is not None:
        return best[1]
    last = (s.referent for s in scene.recent() if is_person(scene, s, pronoun))
    return _mentioned(scene, start, draft, pronoun) or next(last, None)


def _each(scene: Scene, s: Seen) -> list[Seen]:
    """Return a source, or each of the two people that it is: "They" of A and B."""
    names = (s.referent.speaker or "").split(" and ")
    if len(names) != _PAIR or not all(map(scene.cast.is_person, names)):
        return [s]
    return [Seen(name, scene.named(name), s.sentence) for name in names]


def _better(best: tuple[float, Referent] | None, score: float, referent: Referent) -> tuple[float, Referent]:
    return best if best is not None and best[0] >= score else (score, referent)


def _agreement(scene: Scene, s: Seen, pronoun: Pronoun) -> float:
    """Return what a forename's sound tells against a person, in sentences."""
    name = s.referent.speaker or ""
    if s.referent.naming != "named" or scene.cast.pronoun(name) is not None:
        return 0.0
    return -_AGAINST if scene.cast.sounds_like(name) not in (None, pronoun) else 0.0


def _mentioned(scene: Scene, start: int, draft: Placed, pronoun: Pronoun) -> Referent | None:
    """Return the person named last, anywhere in the sentences before."""
    for k in range(draft.sentence, max(-1, draft.sentence - BACK), -1):
        s = scene.t.doc.sentences[k]
        for mention in reversed(scene.cast.mentioned_between(s.start, min(s.end, start))):
            if scene.cast.fits(mention.name, pronoun):
                return scene.named(mention.name)
    return None


def is_person(scene: Scene, s: Seen, pronoun: Pronoun) -> bool:
    """Return whether a source is a person for whom the pronoun may stand."""
    speaker = s.referent.speaker or ""
    if head(s.text) in BODIES:
        return False
    if s.referent.naming == "named":
        return _may_be_person(scene, speaker) and scene.cast.fits(speaker, pronoun)
    noun = head(s.text)
    return of_person(noun) and pronoun_of_noun(noun) in (None, pronoun)


def _may_be_person(scene: Scene, name: str) -> bool:
    """Return whether a name is of one of the article's people; a single one that nothing explains may be."""
    if " " in name or scene.cast.is_person(name):
        return scene.cast.is_person(name)
    return has_name(name) and name[:1].isupper() and not name.isupper() and side_of(name) is None


def group_before(scene: Scene, start: int, draft: Placed, *, several: bool) -> Referent | None:
    """Return what "they" or "it" is: the last source or subject nearby that is several, or no person.

    "They" may be a body too ("the board"), where nobody else is several.
    """
    return _several_before(scene, start, draft) if several else _thing_before(scene, start, draft)


def _several_before(scene: Scene, start: int, draft: Placed) -> Referent | None:
    pair = _two_named(scene, start, draft.sentence - 1)
    if pair is not None:
        return pair
    body: Referent | None = None
    for k in range(draft.sentence, max(-1, draft.sentence - BACK - 1), -1):
        for s in scene.recent():
            if s.sentence != k:
                continue
            noun = head(s.text)
            if _many(s.text, noun):
                if _some_people(s.text, noun):
                    return s.referent
            elif body is None and (noun in BODIES or is_actor(s.referent.speaker or "")):
                body = s.referent
        subject = scene.subject(k)
        before = k < draft.sentence or scene.t.doc.sentences[k].start + len(subject) < start
        if subject and before and _many(subject, head(subject)) and _some_people(subject, head(subject)):
            topic = scene.topic(k)
            if topic is not None:
                return topic.referent
        if k == draft.sentence - 1:
            named = _people_in(scene, k)
            if named is not None:
                return named
    return body


def two_speakers(scene: Scene, start: int) -> Referent | None:
    """Return the two people who spoke before "both" at ``start``, if they were two."""
    at = scene.t.doc.sentence_at(start) or 0
    near = (s.referent for s in scene.recent() if s.sentence >= at - BACK - 1)
    names = dict.fromkeys(
        r.speaker for r in near if r.naming == "named" and scene.cast.is_person(r.speaker or "")
    )
    first = [s.referent.speaker for s in scene.seen if s.referent.speaker in names]
    return _pair([name or "" for name in dict.fromkeys(first)])


def _two_named(scene: Scene, start: int, k: int) -> Referent | None:
    """Return the two people whom sentence ``k`` joins with "and", and no third: "A and B met. They said"."""
    mentions = scene.cast.mentioned_between(scene.t.doc.sentences[max(0, k)].start, start)
    if not _PAIR <= len(mentions) <= _MENTIONS:
        return None
    between = scene.t.plain[mentions[0].start + len(mentions[0].name) : mentions[1].start]
    if _JOINED.fullmatch(between) is None:
        return None
    return _pair(list(dict.fromkeys(m.name for m in mentions)))


def _pair(names: list[str]) -> Referent | None:
    return Referent(" and ".join(names), None, "named") if len(names) == _PAIR else None


def _people_in(scene: Scene, k: int) -> Referent | None:
    """Return the people whom sentence ``k`` names last where its subject is one person: "asked the builders"."""
    t, s = scene.t, scene.t.doc.sentences[k]
    if plural(head(scene.subject(k))):
        return None
    for i in range(s.last - 1, s.first, -1):
        if of_people(t.lower[i]) and t.lower[i - 1] in DETERMINERS and not t.capital(i):
            return scene.described(t.plain[t.start[i - 1] : t.end[i]])
    return None


def _thing_before(scene: Scene, start: int, draft: Placed) -> Referent | None:
    begin = max(scene.t.doc.sentences[draft.sentence].start, start - _REACH)
    actor = subject_actor(scene.t.plain[begin:start])
    if actor is not None:
        return Referent(actor, None, "named")
    for k in range(draft.sentence, max(-1, draft.sentence - BACK - 1), -1):
        here = [s for s in scene.recent() if s.sentence == k]
        for s in here:
            if not _many(s.text, head(s.text)) and not _person(scene, s):
                return s.referent
        subject = scene.subject(k) if k < draft.sentence else ""
        if subject and not any(s.text == subject for s in here):
            noun = head(subject)
            if not _many(subject, noun) and _thing(subject, noun):
                topic = scene.topic(k)
                return topic.referent if topic is not None else scene.described(subject)
    called = last_called(scene, start, scene.t.doc.sentences[max(0, draft.sentence - 1)].start)
    return None if called is None else Referent(called, None, "named")


def _person(scene: Scene, s: Seen) -> bool:
    return is_person(scene, s, "he") or is_person(scene, s, "she")


def _many(text: str, noun: str) -> bool:
    joined = " and " in core(text) and core(text).split()[-1][:1].isupper()
    return (
        plural(noun) or noun == "percent" or joined or text.casefold() in ("they", "some", "many", "others")
    )


def _some_people(text: str, noun: str) -> bool:
    capital = core(text).split()[-1:] and core(text).split()[-1][:1].isupper()
    return of_people(noun) or noun == "percent" or noun in _GROUPS or bool(capital)


def _thing(subject: str, noun: str) -> bool:
    """Return whether a subject is a body or document that may say something."""
    return noun in THINGS | GENERIC or (
        side_of(core(subject)) is not None and is_actor(core(subject).removeprefix("The "))
    )


def antecedent(scene: Scene, start: int, draft: Placed) -> Referent | None:
    """Return whom a relative pronoun at ``start`` refers to: the noun phrase before it or its apposition."""
    s = scene.t.doc.sentences[draft.sentence]
    before = scene.t.plain[max(s.start, start - 160) : start].rstrip(" ,")
    parts = before.split(", ")
    for i in range(len(parts) - 1, max(-1, len(parts) - 4), -1):
        words = parts[i].split()
        k = len(words)
        while k > 0 and words[k - 1][0].isupper():
            k -= 1
        name = clean(" ".join(words[k:]))
        if i > 0 and (parts[i][:1].islower() or parts[i].isdigit()) and not scene.cast.is_person(name):
            continue  # an apposition: "Ada Brenn, secretary of the Port Council, who"
        if name and has_name(name):
            return scene.named(scene.cast.fullest(name))
        break
    for seen in scene.recent():
        if seen.sentence == draft.sentence and before.endswith(seen.text):
            return seen.referent
    found = source.phrase_left(scene.t, scene.t.doc.word_at(start), s.first)
    if found is None:
        return None
    text = scene.t.plain[scene.t.start[found[0]] : scene.t.end[found[1] - 1]]
    words = text.split()
    links = [i for i, word in enumerate(words) if word in LINKS and i > 0 and word not in ("the", "a", "an")]
    if links and not of_person(head(text)) and not of_people(head(text)):
        text = " ".join(words[links[-1] + 1 :])
    return scene.described(text) if head(text) not in ("", "that") else None
