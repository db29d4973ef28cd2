"""Puts cue, source and content together: one function a pattern, each draft names the pattern."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from framing.attribution import content, source
from framing.attribution.content import CLAUSE_OPENERS, Chars, Quotes
from framing.attribution.cues import Cue, CueEntry, noun_forms, phrase_forms, preposition_after, verb_cues
from framing.attribution.tokens import DETERMINERS, PERSON_PRONOUNS, RELATIVE, TEMPORAL, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.source import Range
    from framing.types import Sentence

_TAIL: Final = frozenset(
    "in on at during after before when while as from by to through via over following adding "
    "saying noting referring citing speaking late early last earlier later this here there "
    "recently again about of with for".split()
)
_DEPTH: Final = 12
"""How many contents around a cue are looked at for the one it is nested in."""
_REACH: Final = 60
"""How many words a rule looks back for a verb; sentences of news are shorter."""
_FOLLOWERS: Final = 12
"""How many attributions of a sentence may end a content before them."""
_COORDINATORS: Final = (" and", " but")
_SUBORDINATORS: Final = (" as", " while", " when", " after", " before", ", and", ", but")
_CORE: Final = frozenset(
    ["say", "tell", "add", "believe", "think", "announce", "report", "write", "claim", "argue"]
)
_SPEECH: Final = frozenset(
    ("say add tell write ask reply respond answer continue explain report claim argue").split()
)


@dataclass(slots=True)
class Draft:
    """An attribution in the making; spans are characters, ``order`` is the cue's place in the text."""

    entry: CueEntry
    source: Chars | None
    cue: Chars
    content: list[Chars]
    pattern: str
    confidence: float
    sentence: int
    agentless: bool = False
    parent: Draft | None = None
    extra: list[Chars] = field(default_factory=list)


def find(t: Tokens, quotes: Quotes) -> list[Draft]:
    """Return the drafts of a document in the order of their cues; nested ones point to their parent."""
    drafts: list[Draft] = []
    for cue in verb_cues(t):
        start = t.start[cue.head]
        at = t.doc.sentence_at(start)
        if at is None or quotes.at(start) is not None:
            continue
        draft = _verb(t, quotes, cue, at, drafts)
        if draft is not None:
            drafts.append(draft)
    drafts.extend(_phrases(t, quotes))
    drafts.extend(_nouns(t, quotes))
    drafts.extend(_colons(t, quotes))
    drafts.sort(key=lambda d: (d.cue, d.pattern))
    drafts = _without_doubles(drafts)
    _cut_at_next(t, quotes, drafts)
    _continue_quotes(t, quotes, drafts)
    _nest(drafts)
    return drafts


def _span(t: Tokens, r: Range) -> Chars:
    return (t.start[r[0]], t.end[r[1] - 1])


def _source_span(t: Tokens, r: Range, cue_first: int) -> Chars:
    """Return the source's characters; an apposition keeps the comma that closes it."""
    start, end = _span(t, r)
    if r[1] == cue_first and t.plain[end : end + 1] == ",":
        end += 1
    if t.plain[end : end + 1] == ")" and "(" in t.plain[start:end]:
        end += 1
    return (start, end)


def _verb(t: Tokens, quotes: Quotes, cue: Cue, at: int, drafts: list[Draft]) -> Draft | None:
    s = t.doc.sentences[at]
    low = _low(t, quotes, s, cue)
    if cue.infinitive and not _serial(t, cue):
        return None
    if cue.passive:
        return _passive(t, quotes, cue, at, low)
    if cue.entry.term == "ask" and cue.tag == "VBD VBN" and cue.last < s.last:
        asked = _asked(t, quotes, cue, at)
        if asked is not None:
            return asked
    for pattern in (_inverted, _following, _introducing):
        draft = pattern(t, quotes, cue, at, low, drafts)
        if draft is not None:
            return draft
    return None


def _asked(t: Tokens, quotes: Quotes, cue: Cue, at: int) -> Draft | None:
    """``Asked whether ..., X said``: the question has no source."""
    s = t.doc.sentences[at]
    opens = cue.first == s.first or (cue.first == s.first + 1 and t.lower[s.first] in ("when", "but"))
    if not opens or not (t.lower[cue.last] in CLAUSE_OPENERS or t.lower[cue.last] in ("about", "for")):
        return None
    k = cue.last
    while k < s.last - 1 and not ("," in t.gap(k + 1) and quotes.at(t.start[k]) is None):
        k += 1
    about = t.lower[cue.last] in ("about", "for")
    start = t.start[cue.last + 1] if about and cue.last + 1 < s.last else t.start[cue.last]
    span = content.trimmed(t.plain, start, t.end[k], quotes)
    if span is None:
        return None
    last = cue.last + 1 if about else cue.last
    return Draft(cue.entry, None, _cue_span(t, cue, last), [span], "asked", 0.8, at, agentless=True)


def _serial(t: Tokens, cue: Cue) -> bool:
    """Return whether an infinitive carries on a verb of its subject ("went on to say")."""
    i = cue.first
    return i >= 1 and t.joined(i) and t.lower[i - 1] in ("on", "continued", "continues", "proceeded")


def _low(t: Tokens, quotes: Quotes, s: Sentence, cue: Cue) -> int:
    """Return the first word at which the subject may begin: after a quotation that closed to the left."""
    quote = quotes.ending_in(s.start, t.start[cue.first])
    if quote is not None and quote.end > t.start[s.first]:
        return max(s.first, t.doc.word_at(quote.end))
    return s.first


def _cue_span(t: Tokens, cue: Cue, last: int | None = None) -> Chars:
    return (t.start[cue.first], t.end[(last or cue.last) - 1])


def _inverted(t: Tokens, quotes: Quotes, cue: Cue, at: int, low: int, drafts: list[Draft]) -> Draft | None:
    """``"...," said X`` and ``..., said X``."""
    s = t.doc.sentences[at]
    if not cue.bare or cue.tag == "VBG" or cue.first == 0:
        return None
    if cue.entry.term in ("tell", "remind", "inform", "assure", "reassure", "notify"):
        return None  # what follows is the recipient
    before = (
        t.plain[t.end[cue.first - 1] : t.start[cue.first]]
        if cue.first > s.first
        else t.plain[s.start : t.start[cue.first]]
    )
    quote = quotes.ending_in(t.end[cue.first - 1] - 1, t.start[cue.first])
    closed = quote is not None and not t.plain[quote.end : t.start[cue.first]].strip(" ,\n-")
    if not closed and ("c" not in cue.entry.frames or ("," not in before and "?" not in before)):
        return None
    found = source.after(t, cue.last, s.last)
    if found is None:
        return None
    if (
        found[1] < s.last
        and t.joined(found[1])
        and (t.finite(found[1]) or (t.lower[found[1]] in RELATIVE and not closed))
    ) and not closed:
        return None
    if not closed:
        left = source.before(t, cue.first, low)
        if (left is not None and left[0] == s.first) or not _has_verb(t, s.first, cue.first):
            return None
        rest = t.plain[t.end[found[1] - 1] : min(s.end, t.end[found[1] - 1] + 40)]
        if not (
            rest.strip(' ."') == ""
            or rest.lstrip()[:1] in ",;"
            or (t.lower[found[1] : found[1] + 1] and t.lower[found[1]] in _TAIL | TEMPORAL)
        ):
            return None
    left_content = content.to_the_left(
        t, quotes, s, t.end[cue.first - 1] if not closed or quote is None else quote.end
    )
    if left_content is None:
        return None
    spans = [left_content]
    rest_quote = quotes.first_between(t.end[found[1] - 1], s.end)
    if rest_quote is not None and closed:
        spans.append((rest_quote.start, rest_quote.end))
    return Draft(
        cue.entry,
        _span(t, found),
        _cue_span(t, cue),
        spans,
        "content-verb-subject",
        0.95 if closed else 0.8,
        at,
    )


def _has_verb(t: Tokens, first: int, last: int) -> bool:
    return any(t.finite(i) for i in range(max(first, last - _REACH), last))


def _following(t: Tokens, quotes: Quotes, cue: Cue, at: int, low: int, drafts: list[Draft]) -> Draft | None:
    """``"...," X said`` and ``..., X said``; with content on both sides when it is set in between."""
    s = t.doc.sentences[at]
    if cue.tag == "VBG" or not cue.entry.frames & {"c", "q"}:
        return None
    found = source.before(t, cue.first, low)
    if found is None or t.lower[found[0]] in RELATIVE:
        return None
    edge = t.plain[t.end[found[0] - 1] : t.start[found[0]]] if found[0] > 0 else ""
    quote = quotes.ending_in(t.end[found[0] - 1] - 1, t.start[found[0]]) if found[0] > 0 else None
    closed = quote is not None and not t.plain[quote.end : t.start[found[0]]].strip(" ,\n-")
    if found[0] <= s.first and not closed:
        return None
    if not closed and ("c" not in cue.entry.frames or not any(mark in edge for mark in ",?-(")):
        return None
    nxt = cue.last
    gap = t.plain[t.end[nxt - 1] : (t.start[nxt] if nxt < s.last else s.end)]
    right_quote = quotes.first_between(t.end[nxt - 1], s.end)
    if not closed:
        ends = (
            nxt >= s.last
            or "," in gap
            or t.lower[nxt] in _TAIL
            or t.lower[nxt] in TEMPORAL
            or t.tags(nxt)[0] == "R"
        )
        if not ends or ":" in gap or (right_quote and "," not in gap):
            return None
        opening = content.opening(t, quotes, nxt, s)
        if opening is not None and opening[1] in ("that", "colon", "quote") and "," not in gap:
            return None
        if "," not in gap and not _has_verb(t, s.first, found[0]):
            return None
        if (
            "," in gap
            and nxt < s.last
            and not _has_verb(t, s.first, found[0])
            and not _has_verb(t, nxt, s.last)
        ):
            return None
    left = content.to_the_left(t, quotes, s, quote.end if closed and quote else t.start[found[0]])
    if left is None:
        return None
    spans = [left]
    if right_quote is not None and closed:
        spans.append((right_quote.start, right_quote.end))
    elif (
        "," in gap
        and nxt < s.last
        and not closed
        and t.lower[nxt]
        not in (
            "adding",
            "saying",
            "noting",
            "and",
            "but",
            "citing",
            "while",
            "according",
            "referring",
            "who",
        )
    ):
        right = content.to_the_right(t, quotes, s, t.start[nxt])
        if right is not None and not t.lower[nxt].endswith("ing"):
            spans.append(right)
    last = _medium(t, quotes, cue.last, s)
    return Draft(
        cue.entry,
        _source_span(t, found, cue.first),
        _cue_span(t, cue, last),
        spans,
        "content-subject-verb",
        0.95 if closed else 0.85,
        at,
    )


def _medium(t: Tokens, quotes: Quotes, i: int, s: Sentence) -> int:
    """Return the end of a cue that names its medium ("said in a statement", "wrote on Twitter")."""
    if i + 1 < s.last and t.lower[i] == "in" and t.lower[i + 1] in ("a", "an"):
        for k in range(i + 2, min(i + 5, s.last)):
            if not t.joined(k):
                break
            if t.lower[k] in ("statement", "interview", "tweet", "post", "letter", "memo", "email", "speech"):
                return k + 1
    return i


def _introducing(t: Tokens, quotes: Quotes, cue: Cue, at: int, low: int, drafts: list[Draft]) -> Draft | None:
    """``X said (that) ...``, ``X vowed to ...``, ``X praised ...``, ``..., saying ...``."""
    s = t.doc.sentences[at]
    found, confidence = _subject(t, cue, at, low, drafts)
    if found is None:
        return None
    opened = _opening(t, quotes, cue, s)
    if opened is None:
        return None
    start, how, last = opened
    confidence *= _trust(t, cue, how, start, s)
    if confidence < 0.35:
        return None
    span = content.to_the_right(t, quotes, s, start, phrase=how in ("object", "phrase"))
    if span is None or span[1] - span[0] < 2:
        return None
    return Draft(
        cue.entry,
        found,
        _cue_span(t, cue, last),
        [span],
        f"subject-verb-{how}",
        round(confidence, 2),
        at,
    )


def _subject(t: Tokens, cue: Cue, at: int, low: int, drafts: list[Draft]) -> tuple[Chars | None, float]:
    s = t.doc.sentences[at]
    attached = cue.first > s.first and t.joined(cue.first)
    if cue.tag != "VBG" or not cue.bare or attached:
        found = source.before(t, cue.first, low)
        if found is not None:
            return _source_span(t, found, cue.first), 0.95
        if (
            "VBD" not in cue.tag
            and "VBZ" not in cue.tag
            and not cue.bare
            and "VBG" not in cue.tag
            and "VBN" not in cue.tag
        ):
            return None, 0.0
    if (
        (cue.first > s.first and t.lower[cue.first - 1] in ("and", "but", "or"))
        or cue.tag == "VBG"
        or "," in t.gap(cue.first)
    ):
        opener = source.clause_subject(t, s.first, cue.first)
        for draft in reversed(drafts[-_FOLLOWERS:]):
            if draft.sentence != at:
                break
            if draft.source is not None and draft.source[1] <= t.start[cue.first]:
                if opener is not None and t.start[opener[0]] > draft.source[0]:
                    break
                return draft.source, 0.8
        if opener is not None:
            return _span(t, opener), 0.7
    if cue.entry.term in _CORE and cue.first > low and t.joined(cue.first):
        opener = source.long_subject(t, low, cue.first)
        if opener is not None:
            return _span(t, opener), 0.6
    return None, 0.0


def _opening(t: Tokens, quotes: Quotes, cue: Cue, s: Sentence) -> tuple[int, str, int] | None:
    """Return where the content begins, how, and where the cue ends with its preposition."""
    frames = cue.entry.frames
    i = cue.last
    last = preposition_after(t, cue, s.last)
    if last > i:
        opened = content.opening(t, quotes, last, s)
        if opened is not None:
            return opened[0], "phrase" if opened[1] == "clause" else opened[1], last
        return None
    if "r" in frames and i < s.last and t.joined(i):
        j = content.past_recipient(t, quotes, i, s)
        opened = content.opening(t, quotes, j, s)
        if opened is not None:
            return opened[0], opened[1], i
    if "i" in frames and i < s.last and t.lower[i] == "to" and t.joined(i):
        return t.start[i], "infinitive", i
    if not frames & {"c", "q", "r"}:
        if "n" in frames and i < s.last and _noun_ahead(t, i, s) and _opens(t, quotes, i):
            return t.start[i], "object", i
        return None
    medium = _medium(t, quotes, i, s)
    opened = content.opening(t, quotes, medium, s)
    if opened is None:
        return None
    start, how = opened
    if how == "that" and not frames & {"c", "r"}:
        return None
    if how == "clause":
        if "c" in frames and _clause_ahead(t, t.doc.word_at(start), s):
            return start, "clause", medium
        if "n" in frames and t.start[i : i + 1] == [start] and _noun_ahead(t, i, s):
            return start, "object", i
        if "c" in frames and cue.entry.term in _SPEECH:
            return start, "clause", medium
        return None
    return start, how, medium


def _opens(t: Tokens, quotes: Quotes, i: int) -> bool:
    """Return whether word ``i`` follows at once, or only a quotation mark stands between."""
    gap = t.gap(i).strip()
    return gap in ("", '"', "'")


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


def _noun_ahead(t: Tokens, i: int, s: Sentence) -> bool:
    if i >= s.last:
        return False
    word = t.lower[i]
    return (
        word in DETERMINERS
        or t.modifier(i)
        or word in PERSON_PRONOUNS
        or word in ("him", "them", "her", "us", "me")
    )


def _trust(t: Tokens, cue: Cue, how: str, start: int, s: Sentence) -> float:
    """Return how far a verb with this kind of content is to be trusted."""
    if how in ("that", "colon", "quote"):
        return 1.0
    if how == "clause":
        return 0.95
    if how == "infinitive":
        return 0.8
    return 0.6


def _passive(t: Tokens, quotes: Quotes, cue: Cue, at: int, low: int) -> Draft | None:
    """``is expected to``, ``was quoted as saying``, ``it was reported that``, ``was criticised by X``."""
    s = t.doc.sentences[at]
    i = cue.last
    subject = source.before(t, cue.first, low)
    nxt = t.lower[i] if i < s.last else ""
    if cue.entry.term == "quote" and nxt in ("as", "by"):
        return _quoted_as(t, quotes, cue, at, subject)
    if nxt == "by":
        agent = source.after(t, i + 1, s.last)
        if agent is None or subject is None or not cue.entry.frames & {"n", "c"}:
            return None
        return Draft(
            cue.entry, _span(t, agent), _cue_span(t, cue, i + 1), [_span(t, subject)], "passive-by", 0.6, at
        )
    if nxt == "to" and cue.entry.frames & {"i", "c"} and t.joined(i):
        span = content.to_the_right(t, quotes, s, t.start[i])
        spans = [x for x in (_span(t, subject) if subject else None, span) if x]
        if not spans:
            return None
        return Draft(cue.entry, None, _cue_span(t, cue), spans, "passive-infinitive", 0.7, at, agentless=True)
    if nxt == "that" and subject is not None and t.lower[subject[0]] == "it":
        span = content.to_the_right(t, quotes, s, t.start[i])
        if span is not None:
            return Draft(
                cue.entry, None, _cue_span(t, cue), [span], "it-passive-that", 0.8, at, agentless=True
            )
    return None


def _quoted_as(t: Tokens, quotes: Quotes, cue: Cue, at: int, subject: Range | None) -> Draft | None:
    s = t.doc.sentences[at]
    i = cue.last
    while i < min(s.last, cue.last + 10) and t.lower[i] not in ("saying", "telling"):
        i += 1
    if i >= s.last or t.lower[i] not in ("saying", "telling") or subject is None:
        return None
    last = i + 1
    left = quotes.ending_in(t.start[subject[0]] - 4, t.start[subject[0]])
    opened = content.opening(t, quotes, last, s)
    span = (
        content.to_the_left(t, quotes, s, left.end)
        if left is not None
        else content.to_the_right(t, quotes, s, opened[0])
        if opened is not None
        else None
    )
    if span is None:
        return None
    return Draft(cue.entry, _span(t, subject), _cue_span(t, cue, last), [span], "quoted-as-saying", 0.9, at)


def _phrases(t: Tokens, quotes: Quotes) -> Iterator[Draft]:
    """``according to X`` with its sentence; adverbs that name no source."""
    forms = phrase_forms()
    for i in [i for i, word in enumerate(t.lower) if word in forms]:
        for rest, entry in forms[t.lower[i]]:
            last = i + 1 + len(rest)
            if rest and tuple(t.lower[i + 1 : last]) != rest:
                continue
            find_one = _according if "source" in entry.frames else _adverb
            draft = find_one(t, quotes, i, last, entry)
            if draft is not None:
                yield draft


def _according(t: Tokens, quotes: Quotes, first: int, last: int, entry: CueEntry) -> Draft | None:
    at = t.doc.sentence_at(t.start[first])
    if at is None or quotes.at(t.start[first]) is not None:
        return None
    s = t.doc.sentences[at]
    found = source.after(t, last, s.last)
    if found is None:
        return None
    spans: list[Chars] = []
    cue = (t.start[first], t.end[last - 1])
    src = _span(t, found)
    opens = first == s.first or (first == s.first + 1 and t.lower[s.first] in ("but", "and"))
    if not opens:
        left = content.to_the_left(
            t,
            quotes,
            s,
            t.end[first - 1] if not quotes.ending_in(t.end[first - 1], t.start[first]) else t.start[first],
        )
        if left is not None:
            spans.append(left)
    comma = t.plain[src[1] : s.end].lstrip()[:1] == ","
    if opens or (
        comma and found[1] < s.last and t.lower[found[1]] not in ("who", "which", "and", "but", "while")
    ):
        right = content.to_the_right(t, quotes, s, src[1])
        if right is not None and (opens or not t.lower[found[1]].endswith("ing")):
            spans.append(right)
    return Draft(entry, src, cue, spans, "according-to", 0.97, at) if spans else None


def _adverb(t: Tokens, quotes: Quotes, i: int, last: int, entry: CueEntry) -> Draft | None:
    at = t.doc.sentence_at(t.start[i])
    if at is None or quotes.at(t.start[i]) is not None:
        return None
    s = t.doc.sentences[at]
    start = t.start[i + 1] if i + 1 < s.last else t.start[i]
    subject = source.before(t, i, s.first) if t.joined(i) else None
    right = content.to_the_right(t, quotes, s, start) if i + 1 < s.last else None
    spans = [x for x in (_span(t, subject) if subject else None, right) if x]
    if not spans:
        return None
    return Draft(entry, None, (t.start[i], t.end[i]), spans, "adverb", 0.7, at, agentless=True)


def _nouns(t: Tokens, quotes: Quotes) -> Iterator[Draft]:
    """``X's claim that ...`` and ``the claim by X that ...``."""
    forms = noun_forms()
    for i in [i for i, word in enumerate(t.lower) if word in forms]:
        entry = forms[t.lower[i]]
        if i + 1 >= len(t.lower) or not t.joined(i + 1) or i == 0:
            continue
        opener = t.lower[i + 1]
        if opener not in entry.frames:
            continue
        at = t.doc.sentence_at(t.start[i])
        if at is None or quotes.at(t.start[i]) is not None:
            continue
        s = t.doc.sentences[at]
        if i + 1 >= s.last:
            continue
        owner = _owner(t, i, s)
        if owner is None:
            continue
        start = (
            t.start[i + 1] if opener in ("that", "to") else t.start[i + 2] if i + 2 < s.last else t.end[i + 1]
        )
        span = content.to_the_right(t, quotes, s, start)
        if span is None:
            continue
        if opener == "that" and owner[0] == s.start:
            span = _before_predicate(t, i + 2, span)
        cue_last = i + 1 if opener in ("that", "to") else i + 2
        yield Draft(entry, owner, (t.start[i], t.end[cue_last - 1]), [span], f"noun-{opener}", 0.7, at)


def _before_predicate(t: Tokens, first: int, span: Chars) -> Chars:
    """Return a subject clause without the predicate that follows it: "X's claim that Y knew | angered Z"."""
    verbs = 0
    i = first
    while i < len(t.lower) and t.start[i] < span[1]:
        if t.finite(i) and t.joined(i) and t.lower[i - 1] not in ("to", "and", "or", "who", "which", "that"):
            if verbs and t.tags(i - 1)[0] not in "AR":
                return (span[0], t.end[i - 1])
            verbs += 1
        i += 1
    return span


def _owner(t: Tokens, i: int, s: Sentence) -> Chars | None:
    """Return the possessor before the noun at word ``i``: "the minister's", "his"."""
    k = i - 1
    while k > s.first and t.tags(k)[0] == "J" and t.joined(k + 1) and not t.lower[k].endswith("'s"):
        k -= 1
    if k < s.first:
        return None
    word = t.lower[k]
    if word in ("his", "her", "its", "their", "our", "my", "your"):
        return _span(t, (k, k + 1))
    plural = word.endswith("s") and t.gap(k + 1).startswith("'")  # "officials' claim"
    if plural or word.endswith(("'s", "s'")):
        found = source.phrase_left(t, k + 1, s.first)
        if found is not None:
            start, end = _span(t, found)
            return (start, end - 2 if word.endswith("'s") else end if plural else end - 1)
    return None


def _colons(t: Tokens, quotes: Quotes) -> Iterator[Draft]:
    """``Kremlin: ...`` in a headline; ``NAME: "..."`` at the head of a paragraph."""
    neutral = CueEntry(":", "utterance", frozenset(), "neutral", "", "")
    for at, s in enumerate(t.doc.sentences):
        text = t.plain[s.start : s.end]
        colon = text.find(":", 0, 80)
        if colon <= 0 or s.last - s.first < 3:
            continue
        k = t.doc.word_at(s.start + colon)
        if (
            k <= s.first
            or k - s.first > 8
            or k >= s.last
            or text[colon + 1 : colon + 2] not in (" ", '"', "'")
        ):
            continue
        quoted = quotes.first_between(s.start + colon, t.start[k] + 1) is not None
        name = t.plain[s.start : t.end[k - 1]]
        opens_block = (
            t.doc.blocks[0].start == s.start if at == 0 else t.doc.sentences[at - 1].block != s.block
        )
        titled = (s.role == "headline" or at == 0) and k - s.first <= 4 and t.capital(k - 1)
        transcript = opens_block and name.isupper() and len(name) > 3
        if not (quoted or titled or transcript):
            continue
        if (
            any(t.finite(i) for i in range(s.first, k))
            or not t.nounish(k - 1)
            or quotes.at(s.start) is not None
        ):
            continue
        span = content.to_the_right(t, quotes, s, s.start + colon + 1)
        if transcript and span is not None:
            span = (span[0], max(span[1], t.doc.article.blocks[s.block].end))
        if span is not None:
            cue = (s.start + colon, s.start + colon + 1)
            yield Draft(neutral, (s.start, t.end[k - 1]), cue, [span], "colon", 0.75, at)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keep one draft where two patterns found the same cue: the more trusted one."""
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.cue[0] < out[-1].cue[1] and out[-1].cue[0] < draft.cue[1]:
            if draft.confidence > out[-1].confidence:
                out[-1] = draft
            continue
        out.append(draft)
    return out


def _cut_at_next(t: Tokens, quotes: Quotes, drafts: list[Draft]) -> None:
    """End a content where a later attribution of the same sentence takes over.

    That is after a comma before its source, or at "and" or "but" before a cue that shares the source.
    """
    for i, draft in enumerate(drafts):
        for follower in drafts[i + 1 : i + 1 + _FOLLOWERS]:
            if follower.sentence != draft.sentence:
                break
            if _cut(t, quotes, draft, follower):
                break


def _cut(t: Tokens, quotes: Quotes, draft: Draft, follower: Draft) -> bool:
    start, end = draft.content[-1]
    shared = follower.source is None or follower.source[0] <= draft.cue[0]
    edge = follower.cue[0] if follower.source is None or shared else min(follower.source[0], follower.cue[0])
    if not start < edge < end or quotes.at(edge) is not None:
        return False
    if follower.source is not None and t.plain[follower.source[0] : follower.source[1]].lower() in RELATIVE:
        return False
    before = t.plain[start:edge].rstrip()
    bare = before
    for word in _COORDINATORS if shared else _SUBORDINATORS:
        bare = bare.removesuffix(word)
    bare = bare.rstrip()
    if bare == before and not before.endswith(","):
        return False
    cut = content.trimmed(t.plain, start, start + len(bare), quotes)
    if cut is None:
        return False
    draft.content[-1] = cut
    return True


def _continue_quotes(t: Tokens, quotes: Quotes, drafts: list[Draft]) -> None:
    """Give a quotation that follows an attributed one in its paragraph to the same speaker."""
    held = {(q.start, q.end) for draft in drafts for a, b in draft.content for q in quotes.within(a, b)}
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        if any(quotes.first_between(a, b) or quotes.at(a) for a, b in draft.content):
            by_sentence[draft.sentence] = draft
    cued = {draft.sentence for draft in drafts}
    for quote in quotes.items:
        if (quote.start, quote.end) in held:
            continue
        at = t.doc.sentence_at(quote.start)
        if at is None or at in cued or at == 0:
            continue
        s = t.doc.sentences[at]
        if t.plain[s.start : quote.start].strip():
            continue
        previous = by_sentence.get(at - 1)
        if previous is not None and t.doc.sentences[at - 1].block == s.block:
            previous.content.append((quote.start, quote.end))
            last = at
            while (
                last < len(t.doc.sentences)
                and t.doc.sentences[last].end <= quote.end + 1
                and t.doc.sentences[last].block == s.block
            ):
                by_sentence[last] = previous
                last += 1


def _nest(drafts: list[Draft]) -> None:
    """Point each draft whose cue lies in another's content to the innermost such draft."""
    spans = sorted(
        ((start, end, i) for i, draft in enumerate(drafts) for start, end in draft.content),
        key=lambda s: (s[0], -s[1]),
    )
    open_spans: list[tuple[int, int, int]] = []
    k = 0
    for i, draft in enumerate(drafts):
        start, end = draft.cue
        while k < len(spans) and spans[k][0] <= start:
            open_spans.append(spans[k])
            k += 1
        while open_spans and open_spans[-1][1] <= start:
            open_spans.pop()
        for span in reversed(open_spans[-_DEPTH:]):
            if span[1] >= end and span[2] != i:
                draft.parent = drafts[span[2]]
                break
