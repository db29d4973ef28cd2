"""Which body or document "the ministry", "the agency" or "the letter" is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from framing.attribution.actors import is_actor
from framing.attribution.names import BODIES, GENERIC, ROLES, core, head, of_person
from framing.attribution.scene import BACK, Referent
from framing.attribution.source import phrase_left
from framing.attribution.tokens import TEMPORAL, common

if TYPE_CHECKING:
    from framing.attribution.scene import Placed, Scene

_PAPERS: Final = tuple(
    "post times courier mercury gazette herald daily guardian journal lantern sentinel observer register echo "
    "mirror standard tribune chronicle telegraph star sun express argus examiner bulletin ledger dispatch "
    "record globe".split()
)
SAME: Final[dict[str, tuple[str, ...]]] = {
    "agency": ("wire", "press", "tass", "reuters", "xinhua", "news"),
    "newspaper": ("paper", *_PAPERS),
    "paper": ("newspaper", *_PAPERS),
    "broadcaster": ("radio", "television", "tv", "channel", "bbc", "cctv", "cnn"),
    "station": ("radio", "television", "tv"),
    "survey": ("poll", "study"),
    "poll": ("survey",),
    "study": ("survey", "report", "research", "paper"),
    "document": ("memo", "report", "letter", "paper", "audit", "file"),
    "report": ("audit", "study", "review", "document"),
    "union": ("federation", "workers", "unison", "brotherhood"),
    "hospital": ("infirmary", "trust", "general"),
    "court": ("judge", "tribunal"),
    "company": (
        "firm",
        "group",
        "airline",
        "manufacturer",
        "retailer",
        "publisher",
        "operator",
        "bank",
        "inc",
        "corp",
        "ltd",
        "plc",
        "holdings",
        "haulage",
        "motors",
        "lines",
    ),
    "firm": ("company", "group", "inc", "corp", "ltd", "plc", "partners"),
    "group": ("alliance", "coalition", "campaign", "network"),
    "carrier": ("airline",),
    "airline": ("carrier", "airlines", "airways"),
    "manufacturer": ("company", "maker", "group", "firm"),
    "retailer": ("company", "chain", "group"),
    "charity": ("trust", "foundation", "relief"),
    "senator": ("sen", "sens"),
    "governor": ("gov",),
    "congressman": ("rep", "representative"),
    "congresswoman": ("rep", "representative"),
    "lawmaker": ("rep", "senator", "sen", "mp", "congressman", "congresswoman", "deputy", "legislator"),
    "general": ("gen", "vice-admiral"),
    "professor": ("prof", "dr"),
    "doctor": ("dr", "surgeon", "physician", "gp"),
    "reporter": ("journalist", "correspondent"),
    "journalist": ("reporter", "correspondent"),
    "writer": ("author", "novelist", "poet"),
    "author": ("writer", "novelist", "poet"),
    "scientist": ("researcher", "biologist", "physicist", "chemist", "geologist"),
    "researcher": ("scientist", "professor"),
    "lawyer": ("attorney", "barrister", "solicitor", "counsel"),
    "attorney": ("lawyer",),
    "chief": ("head", "commissioner"),
    "premier": ("minister",),
    "officer": ("sergeant", "constable", "inspector", "captain", "lieutenant"),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "official": ("secretary", "adviser", "aide", "commissioner", "deputy"),
    "leader": ("president", "premier", "chancellor", "king"),
}
"""Heads that may stand for one another: "the agency" for the Norrin Wire."""
_BARE: Final = 2
_MASTHEADS: Final = frozenset(SAME["paper"]) - {"newspaper"}
_NO_BODY: Final = ROLES | TEMPORAL | {"mr", "mrs", "ms", "dr", "i"}
"""Words that after a noun for a body begin no name of it: "police Inspector Lee"."""
_OPENING: Final = frozenset(
    "the a an in on at of for from by to this that its their his her our no any each if when while as but and".split()
)
_DOCUMENTS: Final = frozenset(
    "report study survey poll letter memo audit document statement article book review paper editorial".split()
)
THINGS: Final = BODIES | _DOCUMENTS
"""Heads of what "it" may stand for when it says something."""


def body_referent(scene: Scene, text: str, noun: str, start: int, draft: Placed) -> Referent | None:
    """Return the body or document that "the ministry", "the letter" means."""
    low = text.casefold()
    heads = (noun, *SAME.get(noun, ()))
    words = core(text).split()
    if len(words) > 2 and any(w[:1].isupper() for w in words[1:-1]):
        return None
    for s in scene.recent():
        own = s.text.casefold()
        if own in (low, noun):
            if s.referent.naming == "named":
                return s.referent
            continue
        named = (s.referent.speaker or "").casefold()
        if (
            head(s.text) in heads
            or head(named) in heads
            or (
                s.referent.naming == "named"
                and not scene.cast.is_person(s.referent.speaker or "")
                and noun in named.replace(",", " ").split()
            )
        ):
            return s.referent
    for k in range(draft.sentence - 1, max(-1, draft.sentence - BACK), -1):
        subject = scene.subject(k)
        if subject and head(subject) in heads and subject.casefold() != low:
            return scene.described(subject)
    held = body(scene, noun, start)
    first = scene.t.doc.word_at(start)
    again = any(i < first for i in scene.places((noun,)))  # "the metro authority" stood there before
    if held is None and noun in GENERIC and not again and len(words) == _BARE:  # "the gas company" is another
        for s in scene.recent():
            if s.sentence < draft.sentence - BACK:
                break
            name = s.referent.speaker or ""
            person = scene.cast.is_person(name) or of_person(head(s.text))
            if s.referent.naming == "named" and not person and not is_actor(name):
                return s.referent
    if held is None and noun in _DOCUMENTS:
        return _first_told(scene, noun, start)
    return Referent(held, None, "named") if held is not None else None


def _first_told(scene: Scene, noun: str, start: int) -> Referent | None:
    """Return how a document was first told of: "an interim report" for "the report"."""
    t = scene.t
    for i in scene.places((noun,)):
        if t.start[i] >= start:
            break
        at = t.doc.sentence_at(t.start[i])
        found = phrase_left(t, i + 1, t.doc.sentences[at].first) if at is not None else None
        if found is not None and t.lower[found[0]] in ("a", "an") and i - found[0] > 1:
            return scene.described(t.plain[t.start[found[0]] : t.end[i]])
    return None


def body(scene: Scene, noun: str, start: int) -> str | None:
    """Return the last named body with a head before ``start``: "the Keldrian health ministry"."""
    if noun not in BODIES | GENERIC:
        return None
    if noun not in scene.bodies:
        found = [
            (scene.t.start[i], name)
            for i in scene.places((noun, *SAME.get(noun, ())))
            if (name := _body_at(scene, i)) is not None
        ]
        scene.bodies[noun] = sorted(found)
    k = bisect_left(scene.bodies[noun], (start,))
    return scene.bodies[noun][k - 1][1] if k else None


def called_after(scene: Scene, i: int) -> str | None:
    """Return the name that follows the noun at word ``i``: "the shipping group | Baltane"."""
    t = scene.t
    if i + 1 >= len(t.lower) or not t.capital(i + 1) or not t.joined(i + 1) or t.lower[i + 1] in _NO_BODY:
        return None
    last = i + 2
    while last < len(t.lower) and t.joined(last) and (t.capital(last) or t.lower[last] == "&"):
        last += 1
    return " ".join(t.plain[t.start[i + 1] : t.end[last - 1]].removesuffix("'s").split())


def last_called(scene: Scene, start: int, earliest: int) -> str | None:
    """Return the last body that is called by a name after its noun between two places of the text."""
    t = scene.t
    for i in range(t.doc.word_at(start) - 1, t.doc.word_at(earliest), -1):
        if t.capital(i) and t.lower[i - 1] in BODIES | GENERIC and not t.capital(i - 1):
            return called_after(scene, i - 1)
    return None


def _body_at(scene: Scene, i: int) -> str | None:
    """Return the name of the body whose head is word ``i``: "Supreme Court", "Ministry of Grain"."""
    t = scene.t
    if not t.capital(i):
        called = called_after(scene, i)
        if called is not None:
            return called
    elif t.lower[i] in _MASTHEADS and not t.opens_sentence(i) and t.lower[i - 1] == "the" and t.joined(i):
        return scene.cast.ending(t.lower[i]) or t.plain[t.start[i] : t.end[i]]
    first, last = i, i + 1
    while (
        first > max(0, i - 4)
        and t.joined(first)
        and t.modifier(first - 1)
        and t.lower[first - 1] not in _OPENING
    ):
        first -= 1
    while first < i and not t.capital(first):
        first += 1
    if t.capital(i) and last + 1 < len(t.lower) and t.lower[last] in ("of", "for") and t.joined(last):
        end = last + 1 + (t.lower[last + 1] == "the")
        while end < len(t.lower) and t.capital(end) and t.joined(end):
            end += 1
        last = end if t.capital(end - 1) else last
    if last - first < 2 or (first < i and t.opens_sentence(first) and common(t.lower[first])):
        return None
    return " ".join(t.plain[t.start[first] : t.end[last - 1]].split())
