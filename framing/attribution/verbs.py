"""Attributions by a verb: one function a pattern, tried in order; each draft names the pattern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from framing.attribution import content, source
from framing.attribution.content import CLAUSE_OPENERS
from framing.attribution.cues import preposition_after
from framing.attribution.draft import Draft, cue_span, source_span, span
from framing.attribution.passive import asked_first, passive, reduced
from framing.attribution.place import REACH, TAIL, Place, next_comma
from framing.attribution.predicates import seeming
from framing.attribution.relative import as_clause, relative_object
from framing.attribution.subject import clause_subject, long_subject
from framing.attribution.tokens import DETERMINERS, PERSON_PRONOUNS, RELATIVE, TEMPORAL

if TYPE_CHECKING:
    from framing.attribution.content import Chars, Quotes
    from framing.attribution.cues import Cue
    from framing.attribution.source import Range
    from framing.attribution.tokens import Tokens
    from framing.types import Quote, Sentence

_NO_MORE: Final = frozenset(
    "adding saying noting calling telling arguing and but citing while according referring who".split()
)
"""Words after "..., X said," that do not carry on with what X said."""
_RECIPIENT_VERBS: Final = frozenset("tell remind inform assure reassure notify".split())
_CARRIERS: Final = frozenset(
    "issue issued issuing issues release released releasing releases send sends sent sending publish published "
    "put puts posted post wrote write deliver delivered gave give made make makes making filed file signed air "
    "aired ran run running spent spend spends took take takes taking went go goes started start starts began "
    "begin opened open opens ended ends entered enters finished left closed rolled unveiled blasted distributed "
    "circulated launched".split()
)
"""Verbs that carry a participle as their message or manner: "issued a statement saying", "took turns saying"."""
_SERIAL: Final = frozenset(
    "went goes go going continue continues continued continuing proceeded proceeds begin begins began begun start "
    "starts started try tries tried trying attempt attempts attempted fail fails failed tend tends tended manage "
    "manages managed struggle struggles struggled used chose choose came come rushed rush moved hastened hastens "
    "hurried hurry bothered dared dare paused appeared seemed seems appears".split()
)
"""Verbs that carry an infinitive of speech as one cue with it."""
_AS: Final = 14
"""How many words after "cast" or "paint" the "as" may come."""
_WEAK: Final = frozenset("add feel find respond maintain rule answer react learn".split())
"""Verbs that attribute only where a clause plainly follows."""
_ADVERBS: Final = 3
"""How many adverbs may stand between a subject and its verb."""
_CLAUSE: Final = 3
"""How many words a clause before "..., X said." has at least."""
_GROUP: Final = 6
"""How many auxiliaries and adverbs a verb may have."""
_NO_SPEAKER: Final = frozenset("under of for from than against into on about through".split())
"""Prepositions after which a participle attributes nothing: "a chance of saying"."""
_CORE: Final = frozenset("say tell add believe think announce report write claim argue".split())
"""Verbs whose subject is looked for harder."""
_SPEECH: Final = frozenset("say tell write ask reply answer continue explain report claim argue".split())
_MEDIA: Final = frozenset("statement interview tweet post letter memo email speech".split())
_EARLIER: Final = 12
"""How many earlier attributions of the sentence may lend their source."""
_BEFORE_PARTICIPLE: Final = frozenset("after before while by in since despite without when though".split())
_SUBORDINATE: Final = frozenset(
    "while when if although though as after because since before once unless".split()
)
_OPENER: Final = 3
"""How many words a sentence's opening ("But even though") may have before its subject."""
_GERUND: Final = frozenset(
    "deny admit suggest recommend propose recall regret mention acknowledge report".split()
)
_COVERING: Final = frozenset("ask request want wish insist demand decline refuse prefer agree".split())
_NAMED: Final = frozenset(["named", "identified", "quoted", "withheld"])
_COVER: Final = 6
"""How many words after the verb tell that somebody asks not to be named."""
SAID: Final = frozenset(["utterance", "publication"])
_SURE: Final = 0.8
_TRUST: Final = {
    "that": 0.89,
    "quote": 0.88,
    "clause": 0.85,
    "object": 0.75,
    "infinitive": 0.74,
    "phrase": 0.74,
    "colon": 0.5,
}
"""Confidence in a verb by what opens its content: how many finds were right on PolNeAR's training part."""


def draft_of(t: Tokens, quotes: Quotes, cue: Cue, at: int, drafts: list[Draft]) -> Draft | None:
    """Return the attribution that a verb makes, or None; ``drafts`` are those found before it."""
    if cue.infinitive:
        serial = _serial(t, cue)
        if serial is None:
            return None
        cue = serial
    s = t.doc.sentences[at]
    p = Place(t, quotes, cue, at)
    if cue.entry.term in ("seem", "appear"):
        return seeming(p)
    if cue.passive:
        return passive(p)
    if reduced(p):
        return None
    if cue.entry.term == "ask" and cue.tag == "VBD VBN" and cue.last < s.last:
        asked = asked_first(p)
        if asked is not None:
            return asked
    if cue.tag == "VBG" and cue.bare:
        return _fronted(p) or _introducing(p, drafts)
    return (
        _verb_subject(p) or as_clause(p) or relative_object(p) or _subject_verb(p) or _introducing(p, drafts)
    )


def _serial(t: Tokens, cue: Cue) -> Cue | None:
    """Return an infinitive with the verb that carries it ("went on to say", "has tried to explain"), or None."""
    verb = cue.first - 1
    if verb < 0 or not t.joined(cue.first):
        return None
    if t.lower[verb] == "on" and verb > 0 and t.joined(verb):
        verb -= 1
    if t.lower[verb] not in _SERIAL:
        return None
    first = source.group_start(t, verb, max(0, verb - _GROUP))
    return replace(cue, first=first, tag="VBD", infinitive=False, bare=False)


def _verb_subject(p: Place) -> Draft | None:
    """``"...," said X`` and ``..., said X``."""
    t, cue = p.t, p.cue
    if not cue.bare or cue.first == 0 or t.joined(cue.first) or cue.entry.term in _RECIPIENT_VERBS:
        return None
    quote = _quote_closing_at(p, cue.first)
    before = t.plain[max(p.s.start, t.end[cue.first - 1]) : t.start[cue.first]]
    if quote is None and ("c" not in cue.entry.frames or ("," not in before and "?" not in before)):
        return None
    found = source.after(t, cue.last, p.s.last)
    if found is None or (quote is None and not _inversion(p, found)):
        return None
    left = content.to_the_left(t, p.quotes, p.s, quote.end if quote else t.end[cue.first - 1])
    if left is None:
        return None
    spans = [left]
    more = _second_quote(p, found[1]) if quote else None
    spans += [] if more is None else [more]
    confidence = 0.96 if quote else 0.75
    return Draft(cue.entry, span(t, found), cue_span(t, cue), spans, "content-verb-subject", confidence, p.at)


def _quote_closing_at(p: Place, word: int) -> Quote | None:
    """Return the quotation that closes just before ``word``, with at most a comma or dash between."""
    if word == 0:
        return None
    quote = p.quotes.ending_in(p.t.end[word - 1] - 1, p.t.start[word])
    if quote is None or p.t.plain[quote.end : p.t.start[word]].strip(" ,\n-"):
        return None
    return quote


def _inversion(p: Place, subject: Range) -> bool:
    """Return whether ``..., said X`` closes a clause, rather than "X, the minister, said Y did ..."."""
    t, after = p.t, subject[1]
    if after < p.s.last and t.joined(after) and (t.finite(after) or t.lower[after] in RELATIVE):
        return False
    left = p.subject
    if (left is not None and left[0] == p.s.first) or not _has_verb(t, p.s.first, p.cue.first):
        return False
    rest = t.plain[t.end[after - 1] : min(p.s.end, t.end[after - 1] + 40)]
    if not rest.strip(' ."') or rest.lstrip()[:1] in ",;":
        return True
    return after < p.s.last and t.lower[after] in TAIL | TEMPORAL


def _has_verb(t: Tokens, first: int, last: int) -> bool:
    return any(t.finite(i) for i in range(max(first, last - REACH), last))


def _fronted(p: Place) -> Draft | None:
    """``(After) calling Y a liar, X left``: the subject of the main clause is the source."""
    t, s, first = p.t, p.s, p.cue.first
    if not (first == s.first or (first <= s.first + _OPENER and t.lower[first - 1] in _BEFORE_PARTICIPLE)):
        return None
    opened = _opening(p)
    comma = next_comma(p, p.cue.last + 1)
    if opened is None or comma is None or comma >= s.last:
        return None
    start, _, last = opened
    subject = _main_subject(p, comma)
    part = content.trimmed(t.plain, start, t.end[comma - 1], p.quotes)
    if subject is None or part is None or part[1] - part[0] < 2:
        return None
    cue = cue_span(t, p.cue, last)
    return Draft(p.cue.entry, span(t, subject), cue, [part], "participle-first", 0.65, p.at)


def _main_subject(p: Place, i: int) -> Range | None:
    """Return the subject that begins at word ``i`` with its verb right after it."""
    t = p.t
    found = source.after(t, i, p.s.last, apart=True)
    if found is None or found[1] >= p.s.last:
        return None
    k = found[1]
    while k < p.s.last and t.tags(k)[0] == "R" and k - found[1] < _ADVERBS:
        k += 1
    return found if k < p.s.last and (t.finite(k) or t.gap(found[1]).strip() == ",") else None


def _subject_verb(p: Place) -> Draft | None:
    """``"...," X said`` and ``..., X said``; with content on both sides where the two are set in between."""
    t, cue = p.t, p.cue
    if cue.tag == "VBG" or not cue.entry.frames & {"c", "q"}:
        return None
    found = p.subject
    if found is None or (found[0] > 0 and t.joined(found[0])) or t.lower[found[0]] in RELATIVE:
        return None
    quote = _quote_closing_at(p, found[0])
    if quote is None and not _closes_clause(p, found):
        return None
    left = content.to_the_left(t, p.quotes, p.s, quote.end if quote else t.start[found[0]])
    if left is None or (quote is None and _adverbial(p, found[0])):
        return None
    more = _more_after(p, quoted=quote is not None)
    return Draft(
        cue.entry,
        source_span(t, found, cue.first),
        cue_span(t, cue, _medium(t, cue.last, p.s)),
        [left] if more is None else [left, more],
        "content-subject-verb",
        0.98 if quote else 0.88,
        p.at,
    )


def _adverbial(p: Place, last: int) -> bool:
    """Return whether one dependent clause is all that stands before word ``last``: "After it rained, X said"."""
    t, first = p.t, p.s.first
    word = t.lower[first]
    opens = (
        word in _SUBORDINATE
        or word in ("asked", "despite", "speaking", "during")
        or (word.endswith("ing") and t.tags(first)[0] == "V")
    )
    return opens and not any("," in t.gap(k) for k in range(first + 1, last))


def _after_cue(p: Place) -> str:
    """Return what stands between the verb and the next word, or the end of the sentence."""
    t, last = p.t, p.cue.last
    return t.plain[t.end[last - 1] : (t.start[last] if last < p.s.last else p.s.end)]


def _closes_clause(p: Place, subject: Range) -> bool:
    """Return whether subject and verb follow a clause, and nothing after the verb can be its content."""
    t, last = p.t, p.cue.last
    if subject[0] <= p.s.first or "c" not in p.cue.entry.frames:
        return False
    if not any(mark in t.gap(subject[0]) for mark in ",?-("):
        return False
    gap = _after_cue(p)
    if last >= p.s.last or ";" in gap:
        return subject[0] - p.s.first >= _CLAUSE
    if _recipient_ends(p):
        return subject[0] - p.s.first >= _CLAUSE and _has_verb(t, p.s.first, subject[0])
    comma = "," in gap
    if ":" in gap or (not comma and p.quotes.first_between(t.end[last - 1], p.s.end)):
        return False
    if (
        not comma
        and last < p.s.last
        and not (t.lower[last] in TAIL or t.lower[last] in TEMPORAL or t.tags(last)[0] == "R")
    ):
        return False
    opened = content.opening(t, p.quotes, last, p.s)
    verb = _has_verb(t, p.s.first, subject[0])
    if opened is not None and opened[1] in ("that", "colon", "quote") and not comma:
        return verb and opened[1] == "that" and _describes(p, t.doc.word_at(opened[0]))
    if verb:
        return True
    return comma and (last >= p.s.last or _has_verb(t, last, p.s.last))


def _describes(p: Place, that: int) -> bool:
    """Return whether a "that" tells of the noun before it: "..., X said on Monday in a forecast that was doubted"."""
    t, noun = p.t, that - 1
    if (
        that >= p.s.last
        or t.lower[that] != "that"
        or noun <= p.cue.last
        or t.lower[noun] in _MEDIA | TEMPORAL
    ):
        return False
    return t.tags(noun)[0] == "N" and t.lower[noun - 1] in ("a", "an") and t.lower[noun - 2] in TAIL


def _recipient_ends(p: Place) -> bool:
    """Return whether the verb has its recipient and the sentence ends: "..., X told the Norrin Wire."."""
    t, i = p.t, p.cue.last
    if not ("r" in p.cue.entry.frames or p.cue.entry.term == "write") or not t.joined(i):
        return False
    if t.lower[i] in ("me", "him", "her", "us", "them", "reporters", "journalists"):
        return i + 1 >= p.s.last
    found = source.after(t, i, p.s.last)
    if found is None:
        return False
    end = found[1]
    if end < p.s.last:
        ends = t.lower[end] in TAIL or t.lower[end] in TEMPORAL
        return ends and p.cue.entry.term == "tell" and not _has_verb(t, end, p.s.last)
    return t.capital(end - 1) or p.cue.entry.term == "tell"


def _more_after(p: Place, *, quoted: bool) -> Chars | None:
    """Return the content that goes on after ``..., X said,``, or None."""
    t, last = p.t, p.cue.last
    if quoted:
        return _second_quote(p, last)
    if (
        "," not in _after_cue(p)
        or last >= p.s.last
        or t.lower[last] in _NO_MORE
        or t.lower[last].endswith("ing")
    ):
        return None
    return content.to_the_right(t, p.quotes, p.s, t.start[last])


def _second_quote(p: Place, i: int) -> Chars | None:
    """Return the quotation that goes on after word ``i - 1``, unless another verb brings it in, or None."""
    t = p.t
    more = p.quotes.first_between(t.end[i - 1], p.s.end)
    if more is None:
        return None
    between = t.lower[i : t.doc.word_at(more.start)]
    if any(word in _NO_MORE for word in between):
        return None
    return (more.start, more.end)


def _medium(t: Tokens, i: int, s: Sentence) -> int:
    """Return the end of a cue that names its medium ("said in a statement", "wrote in a letter")."""
    if i + 1 < s.last and t.lower[i] == "in" and t.lower[i + 1] in ("a", "an"):
        for k in range(i + 2, min(i + 5, s.last)):
            if not t.joined(k):
                break
            if t.lower[k] in _MEDIA:
                return k + 1
    return i


def _introducing(p: Place, drafts: list[Draft]) -> Draft | None:
    """``X said (that) ...``, ``X vowed to ...``, ``X praised ...``, ``..., saying ...``."""
    if p.cue.tag == "VBG" and p.cue.bare and p.t.lower[p.cue.first - 1] in _NO_SPEAKER:
        return None
    p = _with_carrier(p)
    found, confidence = _subject(p, drafts)
    if found is None:
        return None
    opened = _opening(p)
    if opened is None:
        return None
    start, how, last = opened
    if _asks_for_cover(p, last):
        return None
    if p.cue.tag == "VBG" and _loose(p, found, how):
        return None
    right = content.to_the_right(
        p.t, p.quotes, p.s, start, phrase=how in ("object", "phrase"), dependent=_dependent(p, found)
    )
    if right is not None and p.t.plain[found[0] : found[1]].lower() in RELATIVE:
        right = content.before_main_verb(p.t, p.quotes, right, phrase=how in ("object", "phrase"))
    if right is None or right[1] - right[0] < 2:
        return None
    confidence = round(confidence * _TRUST[how], 2)
    return Draft(
        p.cue.entry, found, cue_span(p.t, p.cue, last), [right], f"subject-verb-{how}", confidence, p.at
    )


def _dependent(p: Place, found: Chars) -> bool:
    """Return whether the subject opens a dependent clause at the start of its sentence: "while X opposes Y"."""
    t, i = p.t, p.t.doc.word_at(found[0])
    if i > p.s.first + _OPENER or i <= p.s.first:
        return False
    return (
        any(t.lower[k] in _SUBORDINATE for k in range(p.s.first, i))
        and "," not in t.plain[p.s.start : found[0]]
    )


def _asks_for_cover(p: Place, i: int) -> bool:
    """Return whether somebody only wants to stay unnamed: "who asked not to be named"."""
    words = p.t.lower[i : i + _COVER]
    return p.cue.entry.term in _COVERING and (
        "anonymity" in words
        or any(w in _NAMED and "be" in words for w in words)
        or (("name" in words or "names" in words) and ("not" in words or "used" in words))
    )


def _loose(p: Place, found: Chars, how: str) -> bool:
    """Return whether a participle after a common noun only describes it: "notices seeking arrests"."""
    t, cue = p.t, p.cue
    if not cue.bare or how not in ("object", "infinitive", "phrase") or not t.joined(cue.first):
        return False
    head = t.doc.word_at(found[1] - 1)
    return head == cue.first - 1 and not t.capital(head) and t.lower[head] not in PERSON_PRONOUNS


def _with_carrier(p: Place) -> Place:
    """Return the cue with the verb that carries it: "issued a statement saying", "spent the week attacking"."""
    t, cue = p.t, p.cue
    if cue.tag != "VBG" or not cue.bare or cue.first - 2 <= p.low or not t.joined(cue.first):
        return p
    noun = source.phrase_left(t, cue.first, p.low)
    if noun is None or noun[0] <= p.low:
        return p
    verb = noun[0] - 1 - (t.lower[noun[0] - 1] in ("out", "off", "on"))
    if verb <= p.low or not t.joined(noun[0]) or t.lower[verb] not in _CARRIERS:
        return p
    first = source.group_start(t, verb, p.low)
    return Place(t, p.quotes, replace(cue, first=first, tag="VBD"), p.at)


def _subject(p: Place, drafts: list[Draft]) -> tuple[Chars | None, float]:
    """Return the source of a verb that introduces its content, and how far to trust it."""
    t, cue = p.t, p.cue
    attached = cue.first > p.s.first and t.joined(cue.first)
    if cue.tag != "VBG" or not cue.bare or attached:
        found = p.subject
        if found is not None:
            return source_span(t, found, cue.first), 1.0
        if cue.tag == "VB" and not cue.bare:
            return None, 0.0
    coordinated = cue.first > p.s.first and t.lower[cue.first - 1] in ("and", "but", "or")
    if coordinated or cue.tag == "VBG" or "," in t.gap(cue.first):
        shared = _shared_subject(p, drafts)
        if shared[0] is not None:
            return shared
    if (cue.entry.term in _CORE or _plain_clause(p)) and cue.first > p.low and attached:
        opener = long_subject(t, p.low, cue.first)
        if opener is not None:
            return span(t, opener), 0.8
    return None, 0.0


def _leads(draft: Draft) -> bool:
    return draft.source is not None and draft.source[1] <= draft.cue[0]


def _plain_clause(p: Place) -> bool:
    """Return whether "that", a colon or a quotation follows the verb."""
    t, i = p.t, p.cue.last
    if "c" not in p.cue.entry.frames or p.cue.tag == "VBG":
        return False
    end = t.start[i] + 1 if i < p.s.last else p.s.end
    return (i < p.s.last and t.lower[i] == "that") or p.quotes.first_between(t.end[i - 1], end) is not None


def _shared_subject(p: Place, drafts: list[Draft]) -> tuple[Chars | None, float]:
    """Return the subject of an earlier verb of the sentence: an attribution's source, or the nearest one."""
    same = [draft for draft in drafts[-_EARLIER:] if draft.sentence == p.at]
    first = p.cue.first
    apart = first - 1 > p.s.first and p.t.lower[first - 1] in ("and", "but") and "," in p.t.gap(first - 1)
    if p.cue.entry.cue_class in SAID and (p.cue.tag == "VBG" or p.cue.entry.term in _SPEECH or apart):
        for draft in same:  # the outermost speaker goes on speaking
            if draft.source and draft.entry.cue_class in SAID and draft.confidence >= _SURE and _leads(draft):
                return draft.source, 0.95
    opener = clause_subject(p.t, p.s.first, p.cue.first)
    for draft in reversed(drafts[-_EARLIER:]):
        if draft.sentence != p.at:
            break
        if draft.source is not None and draft.source[1] <= p.t.start[p.cue.first]:
            if opener is not None and p.t.start[opener[0]] > draft.source[0]:
                break
            return draft.source, 0.85
    return (span(p.t, opener), 0.8) if opener is not None else (None, 0.0)


def _opening(p: Place) -> tuple[int, str, int] | None:
    """Return where the content begins, how, and the word after the cue with its preposition or medium."""
    t, quotes, s, i = p.t, p.quotes, p.s, p.cue.last
    frames = p.cue.entry.frames
    last = preposition_after(t, p.cue, s.last)
    if last > i:
        opened = content.opening(t, quotes, last, s)
        return None if opened is None else (opened[0], "phrase" if opened[1] == "clause" else opened[1], last)
    attached = i < s.last and t.joined(i)
    if "r" in frames and attached:
        opened = content.opening(t, quotes, content.past_recipient(t, quotes, i, s), s)
        if opened is not None and (opened[1] != "clause" or _told(p, opened[0])):
            return opened[0], opened[1], i
    if "i" in frames and attached and t.lower[i] == "to":
        return t.start[i], "infinitive", i
    if not frames & {"c", "q", "r"}:
        if "as" in frames and "as" in t.lower[i + 1 : min(s.last, i + _AS)] and _noun_ahead(t, i, s):
            return t.start[i], "object", i
        if "n" in frames and _noun_ahead(t, i, s) and t.gap(i).strip() in ("", '"', "'"):
            return t.start[i], "object", i
        return None
    return _clause_opening(p)


def _clause_opening(p: Place) -> tuple[int, str, int] | None:
    """Return where the clause, the quotation or the object of a verb of speech begins."""
    t, s, i = p.t, p.s, p.cue.last
    frames = p.cue.entry.frames
    medium = _medium(t, i, s)
    opened = content.opening(t, p.quotes, medium, s)
    if opened is None or (opened[1] == "that" and not frames & {"c", "r"}):
        return None
    start, how = opened
    if how != "clause":
        return start, how, medium
    word = t.doc.word_at(start)
    term = p.cue.entry.term
    loose = term in _SPEECH or ("n" not in frames and term not in _WEAK)
    if term == "state" and p.cue.tag in ("VB", "VBZ") and t.lower[word : word + 1] not in (["it"], ["they"]):
        return None  # "the state senate"
    if "c" in frames and (_clause_ahead(t, word, s) if loose else _clause_next(t, word, s)):
        return start, "clause", medium
    if "n" in frames and i < s.last and t.start[i] == start and (_noun_ahead(t, i, s) or _doing(p)):
        return start, "object", i
    if "c" in frames and term in _SPEECH and (word >= s.last or t.tags(word)[0] not in "IT"):
        return start, "clause", medium
    return None


def _doing(p: Place) -> bool:
    """Return whether a verb that takes one is followed by a gerund: "denied having", "suggested waiting"."""
    word = p.t.lower[p.cue.last]
    return p.cue.entry.term in _GERUND and word.endswith("ing") and p.t.tags(p.cue.last)[0] in "VA"


def _told(p: Place, start: int) -> bool:
    """Return whether what follows a recipient is its message: "urged them to go", "told him he was late"."""
    t, word = p.t, p.t.doc.word_at(start)
    if word >= p.s.last:
        return False
    if p.cue.entry.term == "tell":
        return _clause_ahead(t, word, p.s)
    return t.lower[word] == "to" or _clause_next(t, word, p.s)


def _clause_ahead(t: Tokens, i: int, s: Sentence) -> bool:
    """Return whether a subject and a finite verb follow from word ``i``."""
    if i >= s.last:
        return False
    if t.lower[i] in CLAUSE_OPENERS:
        return True
    if t.tags(i)[0] in "IV" and "N" not in t.tags(i) and not t.capital(i):
        return False
    for k in range(i + 1, min(s.last, i + 14)):
        if t.finite(k) and t.joined(k):
            return True
        if "," in t.gap(k) and k > i + 6:
            return False
    return False


def _clause_next(t: Tokens, i: int, s: Sentence) -> bool:
    """Return whether a noun phrase and then, adverbs apart, a finite verb begin at word ``i``."""
    if i >= s.last:
        return False
    if t.lower[i] in CLAUSE_OPENERS:
        return True
    found = source.after(t, i, s.last) if t.joined(i) else None
    if found is None:
        return t.lower[i] in PERSON_PRONOUNS
    k = found[1]
    while k < s.last and t.tags(k)[0] == "R" and k - found[1] < _ADVERBS:
        k += 1
    return k < s.last and t.finite(k) and not (t.lower[k].endswith("ed") and t.lower[k + 1 : k + 2] == ["by"])


def _noun_ahead(t: Tokens, i: int, s: Sentence) -> bool:
    """Return whether a noun phrase follows from word ``i``."""
    if i >= s.last:
        return False
    word = t.lower[i]
    return (
        word in DETERMINERS
        or word in PERSON_PRONOUNS
        or word in ("him", "them", "her", "us", "me")
        or t.modifier(i)
    )
