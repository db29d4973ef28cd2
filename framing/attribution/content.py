"""Finds what is attributed: the clause, the noun phrase or the quotation that a cue introduces or follows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from framing.attribution.tokens import DETERMINERS, PERSON_PRONOUNS, TEMPORAL, Tokens

if TYPE_CHECKING:
    from framing.types import Quote, Sentence

Chars = tuple[int, int]
"""Characters ``[start, end)``."""

CLAUSE_OPENERS: Final = frozenset(
    ["that", "whether", "how", "why", "what", "who", "where", "when", "if", "which"]
)
_REACH: Final = 250
"""How many words of a clause are read for its end."""
_PHRASE_OPENERS: Final = frozenset(
    "in on at during after before when while as from by to through via over following outside "
    "inside around amid about with for under between against upon near".split()
)
_TIME_CLAUSE: Final = frozenset(
    ["after", "before", "when", "while", "because", "until", "although", "though", "whereas"]
)
_RELATIVE: Final = frozenset(["which", "who", "whose", "whom", "where"])
_OCCASIONS: Final = frozenset(
    "interview appearance speech statement rally conference debate meeting event tweet post letter email ad video "
    "article column memo briefing call address forum hearing".split()
)
"""What an utterance is made at or in."""
_NO_PREDICATE: Final = frozenset(
    "to and or but who which that not when if what as than because while".split()
)
"""Words after which a verb does not take up the subject of the main clause."""
_ARTICLES: Final = frozenset(("a", "an"))
_CUT_WORDS: Final = frozenset(["while", "although", "though", "whereas", "because", "after", "before"])


class Quotes:
    """The outermost quotations of speech in a document, by position."""

    __slots__ = ("items", "starts")

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self.items = [q for q in quotes if q.depth == 0 and q.kind == "speech"]
        self.starts = [q.start for q in self.items]

    def at(self, offset: int) -> Quote | None:
        """Return the quotation that holds the character at ``offset``, or None."""
        i = bisect_right(self.starts, offset) - 1
        return self.items[i] if i >= 0 and offset < self.items[i].end else None

    def between(self, start: int, end: int) -> list[Quote]:
        """Return the quotations that begin in ``[start, end)``."""
        i = bisect_right(self.starts, start - 1)
        out = []
        while i < len(self.items) and self.items[i].start < end:
            out.append(self.items[i])
            i += 1
        return out

    def within(self, start: int, end: int) -> list[Quote]:
        """Return the quotations that lie wholly in ``[start, end)``."""
        return [q for q in self.between(start, end) if q.end <= end]

    def first_between(self, start: int, end: int) -> Quote | None:
        """Return the first quotation that begins in ``[start, end)``, or None."""
        i = bisect_right(self.starts, start - 1)
        return self.items[i] if i < len(self.items) and self.items[i].start < end else None

    def ending_in(self, start: int, end: int) -> Quote | None:
        """Return the last quotation that ends in ``(start, end]``, or None."""
        i = bisect_right(self.starts, end - 1) - 1
        return self.items[i] if i >= 0 and start < self.items[i].end <= end else None


def trimmed(text: str, start: int, end: int, quotes: Quotes) -> Chars | None:
    """Return ``[start, end)`` without outer space and loose marks; within a quotation they stay."""
    while start < end and (
        text[start].isspace() or (text[start] in ",;:—–-" and text[start + 1 : start + 2] in " \n")
    ):
        start += 1
    while end > start:
        inside = quotes.at(end - 1)
        if inside is not None and inside.start >= start:
            break
        if text[end - 1].isspace() or (text[end - 1] in ",;:—–-.!?…" and not _initial(text, end)):
            end -= 1
        else:
            break
    if start < end:
        start, end = _with_marks(text, start, end)
    return (start, end) if start < end else None


def _with_marks(text: str, start: int, end: int) -> Chars:
    """Return a span with the mark beside it whose partner it holds, and without a bracket that it does not open."""
    if text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        end -= 1
    if text.count('"', start, end) % 2:
        if text[start - 1 : start] == '"':
            return start - 1, end
        if text[end : end + 1] == '"':
            return start, end + 1
    return start, end


def _initial(text: str, end: int) -> bool:
    """Return whether the stop at ``end - 1`` belongs to "U.S." or an initial, not to the sentence."""
    return text[end - 1] == "." and end >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def to_the_left(t: Tokens, quotes: Quotes, sentence: Sentence, end: int) -> Chars | None:
    """Return the content that ends at character ``end``, reaching back to where its quotation began."""
    start = max(sentence.start, t.start[max(sentence.first, t.doc.word_at(end - 1) - _REACH)])
    quote = quotes.ending_in(start, end)
    if quote is not None and (quote.start < start or not t.plain[start : quote.start].strip()):
        start = quote.start
    return trimmed(t.plain, start, end, quotes)


def to_the_right(
    t: Tokens,
    quotes: Quotes,
    sentence: Sentence,
    start: int,
    *,
    phrase: bool = False,
    dependent: bool = False,
) -> Chars | None:
    """Return the content that begins at character ``start`` and ends with its clause or quotation.

    A ``phrase`` (the object of "praised") ends before a subordinate clause of time or cause as well, one in a
    ``dependent`` clause ("while X opposes Y, Z ...") at the first comma.
    """
    plain = t.plain
    while start < sentence.end and (plain[start].isspace() or plain[start] in ",:;—–-"):
        start += 1
    opening = quotes.at(start)
    if opening is not None and opening.start <= start:
        start = opening.start
        if opening.end >= sentence.end - 1 or not _continues(plain, opening.end, sentence.end):
            return (start, opening.end)
    end = clause_end(t, quotes, sentence, start, phrase=phrase, dependent=dependent)
    last = quotes.at(end - 1) if end > start else None
    if last is not None:
        end = max(end, last.end)
    return trimmed(plain, start, end, quotes)


def _continues(plain: str, at: int, end: int) -> bool:
    """Return whether a clause goes on after a quotation that closed at ``at``."""
    rest = plain[at:end].lstrip()
    return bool(rest) and rest[0] not in ",.;:!?—–-"


def clause_end(
    t: Tokens,
    quotes: Quotes,
    sentence: Sentence,
    start: int,
    *,
    phrase: bool = False,
    dependent: bool = False,
) -> int:
    """Return where the clause from ``start`` ends: at a break, the sentence's end or ``_REACH`` words on."""
    plain, starts, ends, lower = t.plain, t.start, t.end, t.lower
    i = t.doc.word_at(start) + 1
    last = min(sentence.last, i + _REACH)
    while i < last:
        gap = plain[ends[i - 1] : starts[i]].strip()
        if not gap:
            if phrase and (lower[i] in _TIME_CLAUSE or _setting(t, i)) and quotes.at(starts[i]) is None:
                return ends[i - 1]
        elif (
            ((dependent and gap[0] == ",") or _breaks(t, i, gap, phrase=phrase))
            and quotes.at(starts[i]) is None
            and quotes.at(starts[i] - 1) is None
            and quotes.at(ends[i - 1]) is None
        ):
            return ends[i - 1]
        i += 1
    # Unbounded, a text that attributes at every turn and never stops would take quadratic time and room.
    return sentence.end if i >= sentence.last else t.end[i - 1]


def _setting(t: Tokens, i: int) -> bool:
    """Return whether "in an interview", "at a rally", "on Tuesday" begins at word ``i``: where it was said."""
    if t.lower[i] not in ("in", "at", "on", "during") or i + 2 >= len(t.lower):
        return False
    if t.lower[i] == "during" or (t.lower[i] == "on" and t.lower[i + 1] in TEMPORAL):
        return True
    return t.lower[i + 1] in ("a", "an", "his", "her", "their") and any(
        word in _OCCASIONS for word in t.lower[i + 2 : i + 5]
    )


def _breaks(t: Tokens, i: int, gap: str, *, phrase: bool) -> bool:
    """Return whether the mark before word ``i`` ends a content."""
    word = t.lower[i]
    if gap[0] == ",":
        if word == "according":
            return t.lower[i + 1 : i + 2] == ["to"]
        if phrase and (word == "but" or (word.endswith("ing") and t.tags(i)[0] == "V")):
            return True
        return word in _CUT_WORDS or word in _RELATIVE or (word in _ARTICLES and not _listed(t, i))
    return gap[0] == ";" or (phrase and gap in ("-", "--"))


def _listed(t: Tokens, i: int) -> bool:
    """Return whether "a" at word ``i`` goes on with a list ("a farce, a folly and a fraud"), unlike an apposition."""
    return not _ARTICLES.isdisjoint(t.lower[max(0, i - 4) : i]) and any(
        t.lower[k] in ("and", "or") and t.lower[k + 1] in _ARTICLES
        for k in range(i + 2, min(i + 8, len(t.lower) - 1))
    )


def before_main_verb(t: Tokens, quotes: Quotes, found: Chars, *, phrase: bool) -> Chars:
    """Return what a relative clause holds, without the main verb after it: "X, who fears Y | , said ..."."""
    start, end = found
    i = t.doc.word_at(start) + 1
    while i < len(t.lower) and t.start[i] < end:
        if quotes.at(t.start[i]) is None and t.finite(i) and "N" not in t.tags(i):
            comma = t.gap(i).strip()[:1] == ","
            if comma or (
                phrase
                and t.joined(i)
                and t.lower[i - 1] not in _NO_PREDICATE
                and t.lower[i - 1] not in PERSON_PRONOUNS
                and not (t.lower[i].endswith("ed") and t.lower[i + 1 : i + 2] and t.tags(i + 1)[0] == "I")
            ):
                return (start, t.end[i - 1])
        i += 1
    return found


def opening(t: Tokens, quotes: Quotes, i: int, sentence: Sentence) -> tuple[int, str] | None:
    """Return where content after word ``i - 1`` begins and how: "that", "quote", "colon", "clause".

    Steps over the time, place and medium of the utterance ("said on Tuesday in a statement that ...").
    """
    if i > sentence.last:
        return None
    at = t.end[i - 1]
    limit = min(sentence.last, i + 16)
    skipping = i < sentence.last and (
        t.lower[i] in _PHRASE_OPENERS
        or t.lower[i] in TEMPORAL
        or _adverb(t, i)
        or t.lower[i] in ("last", "this", "late", "early", "earlier")
    )
    k = i
    while True:
        end = t.start[k] if k < sentence.last else sentence.end
        gap = t.plain[at:end]
        quote = quotes.first_between(at, end)
        if quote is not None:
            return quote.start, "quote"
        if ":" in gap:
            colon = at + gap.index(":") + 1
            return colon, "colon"
        if k >= limit:
            break
        if t.lower[k] in ("that", "whether") and (k == i or skipping):
            return t.start[k], "that"
        if ";" in gap or ("," in gap and k > i and not skipping):
            break
        if not skipping:
            return (
                (t.start[i], "clause")
                if i < sentence.last and "," not in t.plain[t.end[i - 1] : t.start[i]]
                else None
            )
        at = t.end[k]
        k += 1
    j = _past_phrase(t, i, sentence.last)
    return (t.start[j], "clause") if j < sentence.last and t.joined(j) else None


def _adverb(t: Tokens, i: int) -> bool:
    return t.tags(i)[0] == "R" and t.lower[i] not in DETERMINERS


def _past_phrase(t: Tokens, i: int, limit: int) -> int:
    """Return the word after the time words and prepositional phrases that begin at ``i``."""
    while i < limit and t.joined(i):
        word = t.lower[i]
        if word in TEMPORAL or _adverb(t, i):
            i += 1
        elif word in ("last", "this", "next") and i + 1 < limit:
            i += 2
        elif word in _PHRASE_OPENERS and i + 1 < limit:
            j = i + 1
            if t.lower[j] in TEMPORAL:
                i = j + 1
                continue
            if t.lower[j] in DETERMINERS:
                j += 1
                while (
                    j < limit
                    and t.joined(j)
                    and t.modifier(j)
                    and not t.finite(j)
                    and t.lower[j] not in PERSON_PRONOUNS
                ):
                    j += 1
                i = j
                continue
            return i
        else:
            break
    return i


def past_recipient(t: Tokens, quotes: Quotes, i: int, sentence: Sentence) -> int:
    """Return the word after the recipient that begins at word ``i`` ("told reporters in Geneva that")."""
    if i >= sentence.last or not t.joined(i):
        return i
    word = t.lower[i]
    if word in CLAUSE_OPENERS or word == "to":
        return i
    if word in ("me", "him", "us", "them", "you", "her", "it"):
        return i + 1
    for k in range(i, min(sentence.last, i + 14)):
        if (
            k > i
            and t.lower[k] in ("that", "whether", "how", "why", "to", "if", "about", "of")
            and t.joined(k)
        ):
            if t.lower[k] in ("of", "about") and "tell" not in t.lower[i - 1]:
                continue
            return k
        end = t.start[k + 1] if k + 1 < sentence.last else sentence.end
        if quotes.first_between(t.end[k], end) or ":" in t.plain[t.end[k] : end]:
            return k + 1
        if "," in t.plain[t.end[k] : end]:
            return k + 1
    k = i
    if t.lower[k] in DETERMINERS:
        k += 1
        while k < sentence.last - 1 and t.joined(k) and t.tags(k)[0] == "J":
            k += 1
        return k + 1
    if t.capital(k):
        while k < sentence.last and t.joined(k) and t.capital(k) and k - i < 4:
            k += 1
        return k
    return k + 1
