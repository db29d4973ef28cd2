"""Who speaks: follows pronouns, surnames, titles and "the ministry" back to what they stand for.

The form of a source decides who is asked: ``pronouns``, ``definite`` ("the minister") or ``bodies`` ("the
ministry"); what they know of the article is in its ``scene``, and who its people are in its ``cast``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from framing.attribution.actors import is_line_of_work, side_of
from framing.attribution.bodies import body
from framing.attribution.definite import OTHER, definite, introduced
from framing.attribution.names import (
    FULL,
    HONORIFIC,
    core,
    describes,
    head,
    of_people,
    of_person,
    plural,
    split_role,
)
from framing.attribution.naming import NEAR, asks_for_anonymity, naming_of
from framing.attribution.pronouns import antecedent, group_before, person_before, two_speakers
from framing.attribution.scene import BACK, Referent, Scene, Seen
from framing.attribution.tokens import RELATIVE

if TYPE_CHECKING:
    from framing.attribution.cast import Pronoun
    from framing.attribution.draft import Draft
    from framing.attribution.scene import Placed
    from framing.attribution.tokens import Tokens
    from framing.types import Naming

_HE: Final = frozenset(["he", "his", "him"])
_SHE: Final = frozenset(["she", "her"])
_THEY: Final = frozenset(["they", "their"])
_IT: Final = frozenset(["it", "its"])
_UNRESOLVED: Final = frozenset("we i you these those our my your a an the all both".split())
_PARTY_AND_STATE: Final = re.compile(r"[DRI]-[A-Z]")
"""What stands between a name and its verb in "Ada Brenn, R-Ohio, said"."""
_SINGLE: Final = frozenset(["the", "his", "her", "its", "their"])
_RELATIVE: Final = re.compile(r",? (?:who|whose|which)\b")
_TELLS: Final = (" who ", " whose ")
_ANYBODY: Final = frozenset(["people", "those", "everyone"])
"""Heads that say nothing, unless a clause does: "people who live by the road"."""
_SAME: Final = frozenset("he she they both all each".split())
"""Subjects of a sentence that goes on about the source before it."""
_OTHERS: Final = frozenset("one another two three four five others third second first other".split())
"""Heads that stand for one or some of a group named before."""


_AHEAD: Final = 4
"""How many sources after a description are looked at for the name of whom it describes."""
_OF_PEOPLE: Final = ("ors", "ists", "ians", "ers")
"""Endings of words for several people, which no capital at a sentence's start makes a name."""


def resolve(t: Tokens, drafts: list[Draft]) -> list[Referent]:
    """Return whom the source of each draft stands for, in order."""
    scene = Scene(t, _one)
    out = []
    for i, draft in enumerate(drafts):
        if draft.source is None:
            out.append(Referent(None, None, "agentless"))
            continue
        start, end = draft.source
        text = t.plain[start:end].strip(" ,")
        found = _one(scene, text, draft)
        if found.naming == "described":
            found = _named_next(scene, text, draft, drafts[i + 1 : i + 1 + _AHEAD]) or found
        referent = _sided(scene, found, text)
        out.append(referent)
        if referent.speaker is not None and (draft.parent is None or referent.naming == "named"):
            scene.seen.append(Seen(text, referent, draft.sentence))
    return out


def _named_next(scene: Scene, text: str, draft: Draft, followers: list[Draft]) -> Referent | None:
    """Return who "the goalkeeper" or "their coach" is where the next source is a person named out of the blue.

    News introduces people by a description first, then by a name that nothing explains.
    """
    noun = head(text)
    if not of_person(noun) or "," in text or not _definite(text):
        return None
    if OTHER.isdisjoint(text.split()) and not _opens(scene, text, draft):
        return None
    if (
        text.partition(" ")[0].casefold() != "the"
    ):  # "their coach" may be anybody: a quotation must follow at once
        followers = [f for f in followers[:1] if any(scene.t.plain[a] in "\"'" for a, _ in f.content)]
    for follower in followers:
        if follower.sentence - draft.sentence > 2:
            return None
        if follower.source is None:
            continue
        start, end = follower.source
        words = scene.t.plain[start:end].strip(" ,")
        if words.casefold() in _HE | _SHE or head(words) == noun:
            continue
        name, role = split_role(words)
        if name is None and not of_person(head(words)):
            continue  # "the opposition"
        full = FULL.fullmatch(words) is not None and name is not None and scene.cast.is_person(name)
        if name is None or not full or (role is not None and not _fits_title(role, noun)):
            return None
        before = scene.cast.mentioned_between(scene.body_start, start)
        new = all(m.name != name or m.start + len(name) > start for m in before)
        told = scene.cast.role_of(name)
        if new and (told is None or _fits_title(told, noun)) and scene.cast.agree(noun, name):
            return Referent(name, text, "named")
        return None
    return None


def _opens(scene: Scene, text: str, draft: Draft) -> bool:
    """Return whether a description cannot mean a person named shortly before: "their coach", or nobody was."""
    if text.partition(" ")[0].casefold() not in ("the", "a", "an") or draft.source is None:
        return True
    start, earliest = draft.source[0], draft.sentence - 2
    about = scene.cast.subject_before(start)
    spoke = (s.referent for s in scene.recent() if s.sentence >= earliest)
    return not (
        (about is not None and about.sentence >= earliest and about.start >= scene.body_start)
        or any(r.naming == "named" and scene.cast.is_person(r.speaker or "") for r in spoke)
    )


def _definite(text: str) -> bool:
    first = text.partition(" ")[0].casefold()
    return first in _SINGLE or first.endswith(("'s", "s'"))


def _fits_title(role: str, noun: str) -> bool:
    """Return whether a role is but a title, or the one that a description with the head ``noun`` tells."""
    return noun in role.casefold().split() or HONORIFIC.match(role + " ") is not None or role.istitle()


def _sided(scene: Scene, referent: Referent, text: str) -> Referent:
    """Return the referent with the side it speaks for; a person keeps it wherever they speak again."""
    if referent.side is not None or referent.speaker is None:
        return referent
    said = [scene.cast.side_of(referent.speaker)] if referent.naming == "named" else []
    said += [scene.cast.side_of_role(referent.role)] if referent.role else []
    if referent.naming != "named" or not scene.cast.is_person(referent.speaker):
        said += [scene.cast.side_of_role(text), side_of(referent.speaker)]
    if referent.naming == "named" and (" and " in text or " " not in text):
        said = [side for side in said if side is not None and not is_line_of_work(side)]  # a man called Baker
    found = [side for side in said if side is not None]
    strong = next((side for side in found if not is_line_of_work(side)), None)
    return referent._replace(side=strong or next(iter(found), None))


def _one(scene: Scene, text: str, draft: Placed) -> Referent:
    low = text.casefold() if text != "WHO" else text
    start = draft.source[0] if draft.source else 0
    if low in _HE or low in _SHE:
        return person_before(scene, start, draft, "he" if low in _HE else "she") or _nobody(text)
    if low in RELATIVE or low.startswith(("who ", "which ")) or _PARTY_AND_STATE.match(text):
        return antecedent(scene, start, draft) or _nobody(text)
    if low in _THEY or low in _IT:
        group = group_before(scene, start, draft, several=low in _THEY)
        return group or (Referent(text, None, "vague") if low == "they" else _nobody(text))
    if low == "both" or low.startswith("both "):
        return _both(scene, text, start) or _by_own_words(scene, text, start, draft)
    if low in _UNRESOLVED:
        return _nobody(text)
    return (
        _one_of_a_group(scene, text, draft)
        or definite(scene, text, low, start, draft)
        or introduced(scene, text, draft)
        or _by_own_words(scene, text, start, draft)
    )


def _by_own_words(scene: Scene, text: str, start: int, draft: Placed) -> Referent:
    """Return the name that a source has, in its fullest form; else its own words."""
    name, role = split_role(text)
    single = " " not in text
    if name is not None and name[0].islower():
        last = name.rsplit(" ", 1)[-1]
        name = last if last[0].isupper() and scene.cast.fullest(last) != last else name
    if name is not None and single and text[:1].isupper():
        name = _single(scene, text, name, start)
    if name is not None and name.isupper() and len(name) > 3:
        name = _in_lower_case(scene, name)
    if name is None:
        return Referent(_own(text), role, _naming(scene, text, start, draft))
    title = re.match(r"(?P<he>Mr|Sir|Lord)\b|(?P<she>Mrs|Ms|Miss|Dame|Lady)\b", text)
    pronoun: Pronoun | None = None
    if title is not None:
        pronoun = "he" if title["he"] else "she"
    _, _, rest = name.partition(" ")
    if " " in rest and scene.cast.is_person(rest):
        name = rest  # "Heartbroken Ada Brenn"
    full = scene.cast.fullest(name, pronoun)
    role = scene.cast.role_of(full) if role is None or "," not in text else role
    if full != text and (full != name or naming_of(name) == "named"):
        return Referent(full, role or split_role(text)[1], "named")
    naming = naming_of(text)
    return Referent(full, role, naming if naming == "named" else _naming(scene, text, start, draft))


def _both(scene: Scene, text: str, start: int) -> Referent | None:
    """Return the two people that "both" or "both ministers" stands for."""
    two = two_speakers(scene, start)
    if two is None or " " not in text or head(text) in ("men", "women"):
        return two
    names = (two.speaker or "").split(" and ")
    roles = [role for name in names for role in scene.cast.roles_of(name)]
    roles += [s.referent.role or "" for s in scene.recent() if s.referent.speaker in names]
    return two if head(text).removesuffix("s") in " ".join(roles).casefold() else None


def _own(text: str) -> str:
    """Return the words of a source without relative clause and what describes it further."""
    text = _RELATIVE.split(text, maxsplit=1)[0]
    lead = text.partition(", ")[0]
    return lead if describes(lead) else text


def _naming(scene: Scene, text: str, start: int, draft: Placed) -> Naming:
    """Return how a source without a name is identified, by its own words and those around it."""
    asks = _asks(scene, draft)
    naming = naming_of(text, asks=asks)
    if naming == "named":
        naming = naming_of(_own(text), asks=asks)  # "The letter, which the Post has seen,"
    if naming == "named" and " " not in text:
        return "described"  # "Environmentalists": its capital is the sentence's
    told = scene.t.plain.startswith(_TELLS, start + len(text)) or _RELATIVE.search(text) is not None
    return "described" if naming == "vague" and told and head(text) in _ANYBODY else naming


def _in_lower_case(scene: Scene, name: str) -> str:
    """Return a name in capitals as the article writes it elsewhere: "OLIN" in a transcript, "Olin"."""
    titled = name.title()
    known = scene.cast.fullest(titled) != titled or scene.cast.has(titled)
    return titled if known else name


def _single(scene: Scene, text: str, name: str, start: int) -> str | None:
    """Return the name that one capitalised word is: a surname, a headline's "Museum"; None for "Inspectors"."""
    if scene.cast.fullest(name) != name:
        return name
    longer = (
        scene.cast.body(name) if text.istitle() else scene.cast.spelled_out(name) if name.isupper() else None
    )
    longer = longer or (scene.cast.begun(name) if text.istitle() else None)
    if longer is not None:
        return longer
    word = text.casefold()
    if text.istitle() and _is_headline(scene, start):
        if of_person(word):
            return next(
                (m.name for m in scene.cast.people if m.role and word in m.role.casefold().split()), name
            )
        held = body(scene, word, len(scene.t.plain))
        if held is not None:
            return held
    people = of_people(word) and side_of(text) is None
    return None if people or (word.endswith(_OF_PEOPLE) and word not in scene.inside) else name


def _is_headline(scene: Scene, start: int) -> bool:
    block = scene.t.doc.sentence_at(start)
    return block is not None and scene.t.doc.sentences[block].role in ("headline", "deck", "subhead")


def _nobody(text: str) -> Referent:
    return Referent(None, None, naming_of(text))


def _asks(scene: Scene, draft: Placed) -> bool:
    """Return whether the sentence of a source, or the one after it about the same, tells of a wish for anonymity."""
    sentences, far = scene.t.doc.sentences, draft.cue[1] + NEAR
    s, k = sentences[draft.sentence], draft.sentence + 1
    if asks_for_anonymity(scene.t.plain[max(s.start, draft.cue[0] - NEAR) : min(s.end, far)]):
        return True
    if k >= len(sentences) or sentences[k].block != s.block or sentences[k].start > far:
        return False
    return asks_for_anonymity(scene.t.plain[s.end : min(sentences[k].end, far)]) and _goes_on(scene, draft, k)


def _goes_on(scene: Scene, draft: Placed, k: int) -> bool:
    """Return whether sentence ``k`` is about the source of a draft before it: "She", "The official", "Both"."""
    if draft.source is None:
        return False
    subject = scene.subject(k)
    if subject.casefold() in _SAME:
        return True
    return head(subject) == head(scene.t.plain[draft.source[0] : draft.source[1]])


def _one_of_a_group(scene: Scene, text: str, draft: Placed) -> Referent | None:
    """Return "another" or "the third" typed like the sources that it is one of."""
    words = core(text).casefold().split()
    if not words or words[-1] not in _OTHERS or len(words) > 2 or text.casefold() in ("others",):
        return None
    for s in scene.recent():
        if s.sentence < draft.sentence - BACK:
            break
        if s.referent.naming in ("anonymous", "described") and (
            plural(head(s.text)) or head(s.text) == "source" or head(s.text) in _OTHERS
        ):
            asks = s.referent.naming == "anonymous" or _asks(scene, draft)
            return Referent(text, None, "anonymous" if asks else "described", s.referent.side)
    return Referent(text, None, "anonymous") if _asks(scene, draft) else None
