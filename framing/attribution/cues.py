"""Finds the words that attribute: verbs with their group of auxiliaries, nouns, phrases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from framing.attribution.tokens import AUXILIARIES, BE, DETERMINERS, GROUP_ADVERBS, PERSON_PRONOUNS, Tokens
from framing.lexicon.inflection import inflect
from framing.lexicon.tables import read_table
from framing.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import CueClass, Stance

_COLUMNS: Final = ("term", "class", "frames", "stance", "neutral", "note")
_PLURAL: Final = frozenset(
    "they we i you people who which that police media many some most others few critics men women "
    "both all these those republicans democrats".split()
)
_NOUNS: Final = frozenset(
    form
    for noun in (
        "state report show call plan claim charge note rule post debate support comment question "
        "answer reply request demand order promise pledge vow attack address name challenge press "
        "brief project estimate forecast offer hope fear worry doubt wish view hint signal back cast "
        "favour favor praise protest object appeal guarantee issue release detail document share "
        "blame fault welcome salute echo advocate champion label brand joke quip boast talk hail aim "
        "order detail point cry quote tweet email love hate"
    ).split()
    for form in (noun, noun + "s")
)
"""Forms of the verb list that are as often nouns."""
_TAKES_NOUN: Final = frozenset(
    "hold holds held holding give gives gave given giving make makes made making take takes took "
    "taking face faces faced facing raise raises raised raising seek seeks sought issue issued "
    "reject rejects rejected".split()
)
_PREPOSITIONS: Final = frozenset(["for", "on", "of", "about", "to", "with", "against", "over", "at", "in"])


_COUNTED: Final = frozenset("one two three another each neither either these those".split())
_ALONE: Final = _COUNTED | frozenset("that both all many some several most few".split())
"""Determiners that can be a subject by themselves; those counted seldom are before a form that is a noun too."""
_AFTER_NOUN: Final = frozenset(
    ["tank", "tanks", "precluding", "barring", "banning", "requiring", "including"]
)
"""Words before which a form of a verb is a noun: "a think tank", "guarantees precluding"."""
_ASKING: Final = frozenset(["when", "how", "why", "where"])
_CONTRACTING: Final = PERSON_PRONOUNS | {"who", "that", "there", "what", "this"}
_CONTRACTIONS: Final = frozenset(["s", "re", "ve", "ll", "d", "m"])


@dataclass(frozen=True, slots=True)
class CueEntry:
    """An entry of an attribution lexicon; ``frames`` says what may follow (see the file's header)."""

    term: str
    cue_class: CueClass
    frames: frozenset[str]
    stance: Stance
    neutral: str
    note: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may attribute: words ``[first, last)``, its head word, and its form.

    ``tag`` is the Penn tag of the head; ``passive`` and ``infinitive`` describe the group;
    ``bare`` is True where no auxiliary stands before the head.
    """

    entry: CueEntry
    first: int
    head: int
    last: int
    tag: str
    passive: bool
    infinitive: bool
    bare: bool


@cache
def entries(name: str) -> dict[str, CueEntry]:
    """Return the entries of ``lexicons/en/attribution/<name>.tsv`` by term."""
    path = folder("lexicons") / "en" / "attribution" / f"{name}.tsv"
    out = {}
    for _, (term, cue_class, frames, stance, neutral, note) in read_table(path, _COLUMNS).rows:
        out[term] = CueEntry(
            term,
            cast("CueClass", cue_class),
            frozenset(frames.split()),
            cast("Stance", stance),
            neutral,
            note,
        )
    return out


@cache
def _verb_forms() -> dict[str, tuple[tuple[tuple[str, ...], CueEntry, str], ...]]:
    """Return, by inflected first word: the words that must follow, the entry and the Penn tags."""
    forms: dict[str, dict[tuple[tuple[str, ...], str], tuple[CueEntry, str]]] = {}
    for term, entry in entries("verbs").items():
        verb, *rest = term.split()
        for spelling in _spellings(verb):
            for tag, form in inflect(spelling, "v").items():
                key = (tuple(rest), term)
                seen = forms.setdefault(form, {}).get(key)
                if seen is None:
                    forms[form][key] = (entry, tag)
                elif tag not in seen[1].split():
                    forms[form][key] = (entry, f"{seen[1]} {tag}")
    return {
        form: tuple(
            (rest, entry, tags)
            for (rest, _), (entry, tags) in sorted(by_key.items(), key=lambda x: (-len(x[0][0]), x[0]))
        )
        for form, by_key in forms.items()
    }


@cache
def noun_forms() -> dict[str, CueEntry]:
    """Return the entries of the noun list by inflected form."""
    return {form: e for term, e in entries("nouns").items() for form in inflect(term, "n").values()}


@cache
def phrase_forms() -> dict[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]:
    """Return the entries of the phrase list by first word, with the words that must follow."""
    out: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for term, entry in entries("phrases").items():
        first, *rest = term.split()
        out.setdefault(first, []).append((tuple(rest), entry))
    return {first: tuple(options) for first, options in out.items()}


def _spellings(verb: str) -> Iterator[str]:
    yield verb
    if verb.endswith("ise") and len(verb) > 5 and verb not in ("advise", "promise", "surmise"):
        yield verb[:-3] + "ize"
    if "our" in verb:
        yield verb.replace("our", "or")
    if verb.endswith("ll"):
        yield verb[:-1]


@cache
def adjective_forms() -> dict[str, CueEntry]:
    """Return the entries of the list of adjectives by word."""
    return entries("adjectives")


@cache
def cue_words() -> frozenset[str]:
    """Return every word that a cue of any list begins with."""
    return frozenset().union(_verb_forms(), noun_forms(), phrase_forms(), adjective_forms())


def verb_cues(t: Tokens, places: list[int]) -> Iterator[Cue]:
    """Yield every verb of the lexicon at ``places`` that is not plainly a noun or an adjective, in order."""
    forms = _verb_forms()
    lower = t.lower
    for i in places:
        for rest, entry, tags in forms.get(lower[i], ()):
            last = i + 1 + len(rest)
            if rest and (tuple(lower[i + 1 : last]) != rest):
                continue
            cue = _group(t, i, last, entry, tags)
            if cue is not None:
                yield cue
            break


def _group(t: Tokens, head: int, last: int, entry: CueEntry, tags: str) -> Cue | None:
    """Return the verb group around ``head``, or None where the word is a noun or an adjective."""
    lower = t.lower
    first = head
    while first > max(0, head - 8) and t.joined(first):
        word = lower[first - 1]
        if (
            word in AUXILIARIES
            or word in GROUP_ADVERBS
            or (t.tags(first - 1) == "R" and word not in _ASKING)
            or (word == "to" and first == head)
        ):
            first -= 1
        else:
            break
    group = lower[first:head]
    infinitive = bool(group) and "to" in group
    auxiliaries = [w for w in group if w in AUXILIARIES]
    passive = bool(auxiliaries) and auxiliaries[-1] in BE and ("VBN" in tags) and "VBG" not in tags
    if not auxiliaries and not infinitive and _is_noun(t, head, first, tags):
        return None
    while first < head and not (lower[first] in AUXILIARIES or lower[first] == "to") and lower[first] in (
        "all", "both", "since", "only", "first", "long", "once", "now", "then", "instead", "too", "again",
    ):  # fmt: skip
        first += 1
    bare = not auxiliaries and not (first > 0 and t.joined(first) and contracted(lower[first - 1]))
    return Cue(entry, first, head, last, tags, passive, infinitive, bare)


def contracted(word: str) -> int:
    """Return the length of the verb that a pronoun has swallowed ("she's", "they'll"), else 0."""
    pronoun, mark, verb = word.partition("'")
    return len(verb) + 1 if mark and pronoun in _CONTRACTING and verb in _CONTRACTIONS else 0


def _is_noun(t: Tokens, head: int, first: int, tags: str) -> bool:
    """Return whether the word before says that ``head`` is a noun or an attribute, not a verb."""
    if t.capital(head) and not t.opens_sentence(head) and not _title_case(t, head):
        # "The Daily Report": part of a name, unless the whole line is in title case.
        return t.lower[head] not in ("says", "said", "tells", "told")
    if (
        tags in ("VB", "VBZ")
        and first > 0
        and t.lower[first - 1] not in PERSON_PRONOUNS
        and _heads_subject(t, head)
    ):
        return True
    if first == 0 or not t.joined(first):
        return False
    before = t.lower[first - 1]
    if tags == "VBD" or tags == "VBZ VBD":
        return False
    if before in _ALONE:
        if before in _COUNTED and ("N" in t.tags(head) or t.lower[head] in _NOUNS):
            return True
    elif before in DETERMINERS:
        return before != "her" or "VBD" not in tags or "N" in t.tags(head)
    if before.endswith(("'s", "s'")):
        return before not in ("it's", "he's", "she's", "that's", "who's", "there's", "what's", "here's")
    if "VBG" in tags and t.tags(first - 1)[0] in "JM" and not t.capital(first - 1):
        return True  # "new thinking"
    if "VBG" in tags and first > 1 and t.lower[first - 2] in ("a", "an", "the") and "-" in before:
        return True  # "an 11-hour warning"
    if tags == "VBZ" and before.endswith("ing") and t.lower[head] in _NOUNS and not t.capital(first - 1):
        return True  # "harbouring plans"
    if "VBG" in tags or "VBD" in tags:
        return (
            before in ("of", "by", "for", "in", "from", "without", "after", "before", "with")
            and "VBD" in tags
        )
    if tags in ("VB", "VBZ") and not _agrees(t, head, first, tags):
        return True
    tag = t.tags(first - 1)
    if before in ("of", "in", "for", "from", "by", "with", "on", "at", "about", "no", "under"):
        return True
    return tag == "J" and "VB" in tags and not t.capital(first - 1) and before not in _ALONE


def _heads_subject(t: Tokens, head: int) -> bool:
    """Return whether a form that is a noun as well has a verb right after it: "the jobs report has ..."."""
    if head + 1 >= len(t.lower) or not t.joined(head + 1):
        return False
    word = t.lower[head + 1]
    noun = "N" in t.tags(head) or t.lower[head] in _NOUNS
    if word in _AFTER_NOUN:
        return True
    return noun and (word in AUXILIARIES or (t.tags(head + 1)[0] == "V" and t.finite(head + 1)))


def _agrees(t: Tokens, head: int, first: int, tags: str) -> bool:
    """Return whether the word before can be the subject of this present-tense form.

    Only asked of forms that are nouns as well ("state", "reports"): a bare form wants a plural before it.
    """
    if "N" not in t.tags(head) and t.lower[head] not in _NOUNS:
        return True
    before = t.lower[first - 1]
    tag = t.tags(first - 1)[0]
    if before in _TAKES_NOUN:
        return False
    if tag == "M" or (tag in "IVJ" and before not in _PLURAL):
        return False
    plural = before in _PLURAL or (before.endswith("s") and not before.endswith(("ss", "us", "sis")))
    if tags == "VBZ":
        follows = t.lower[head + 1] if head + 1 < len(t.lower) and t.joined(head + 1) else ""
        return (
            not plural
            or t.capital(first - 1)
            or follows in ("that", "how", "the", "a")
            or follows in PERSON_PRONOUNS
        )
    return plural or before in ("to", "not") or "and" in t.lower[max(0, first - 3) : first - 1]


def _title_case(t: Tokens, i: int) -> bool:
    """Return whether word ``i`` stands in a block written in title case (a headline)."""
    at = t.doc.sentence_at(t.start[i])
    if at is None:
        return False
    s = t.doc.sentences[at]
    long = [k for k in range(s.first, min(s.last, s.first + 40)) if t.end[k] - t.start[k] > 3]
    return len(long) >= 2 and sum(t.capital(k) for k in long) >= 0.8 * len(long)


def preposition_after(t: Tokens, cue: Cue, limit: int) -> int:
    """Return the end of the cue with the preposition that its frame allows and the text has."""
    i = cue.last
    if i < limit and t.joined(i) and t.lower[i] in _PREPOSITIONS and t.lower[i] in cue.entry.frames:
        return i + 1
    return cue.last
