"""Finds the entries of lexicons in a document: token by token, the longest entry wins."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.lexicon import compiled
from framing.lexicon.conditions import CLASSES, NEAR, Condition
from framing.lexicon.files import FAMILIES, Entry, Lexicon, domains
from framing.lexicon.inflection import TAGS, all_forms, is_irregular, spellings
from framing.lexicon.lists import SHIPPED, Lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set

    from framing.document import Document
    from framing.types import Sentence

NEGATORS: Final = frozenset(
    "not no none nobody nothing never without neither nor cannot hardly isn't aren't wasn't "
    "weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't "
    "ain't".split()
)
_NOT_NEGATION: Final = frozenset(
    ["only", "just", "merely", "simply", "least", "longer", "sooner", "doubt", "wonder"]
)
_COMPLEMENT: Final = frozenset("with without of in on for to from at who that".split())
_SCOPE: Final = 3
STEM: Final = 4
_TITLE_ROLES: Final = frozenset(("headline", "deck", "subhead", "caption"))


class Match(NamedTuple):
    """An entry found in a document: ``[start, end)`` in the text, ``[first, last)`` of its words.

    ``tag`` is the Penn tag of the form found ("" for an entry that does not inflect), ``negated`` says that a
    negation stands within three words before it, in the same clause.
    """

    entry: Entry
    start: int
    end: int
    first: int
    last: int
    tag: str
    negated: bool


class Form(NamedTuple):
    """One way an entry can be written: its tokens, and the tag of the word that is inflected.

    ``family`` is that of the entry's lexicon ("loaded").
    """

    tokens: tuple[str, ...]
    tag: str
    entry: Entry
    family: str


class _Words(dict[str, "_Words"]):
    """The words that may follow some first words of forms; ``forms`` are those that end here, best first."""

    __slots__ = ("forms",)

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []


class Matcher:
    """The entries of some lexicons, ready to be found in documents; each family is matched for itself.

    Of the entries of a family that begin at one word the one with most words is taken, then one written just
    so rather than inflected ("humiliating" before "humiliate"), then the one with most conditions, then the
    heavier, then the first by name of the lexicon and line. An entry whose conditions fail gives way to the
    next.
    """

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._first = _Words()
        self._waiting: compiled.Waiting = dict(by_stem(lexicons))
        self._lock = Lock()

    @classmethod
    def shipped(cls) -> Matcher:
        """Return a matcher of the lexicons that ship, from what is kept of them between runs."""
        out = cls(())
        out._waiting = compiled.kept(lambda: by_stem(x for family in FAMILIES for x in SHIPPED.load(family)))
        return out

    def _prepare(self, stems: Set[str]) -> None:
        """Make the forms of the entries with these stems, unless made before."""
        with self._lock:
            for key in self._waiting.keys() & stems:
                ends = {}
                made = chain.from_iterable(map(forms, compiled.entries(self._waiting[key])))
                for form in (form for form in made if form.tokens[0][:STEM] == key):
                    end = self._first
                    for token in form.tokens:
                        end = end.get(token) or end.setdefault(token, _Words())
                    end.forms.append(form)
                    ends[id(end)] = end
                for end in ends.values():
                    if len(end.forms) > 1:
                        end.forms.sort(key=_rank)
                del self._waiting[key]

    def find(self, doc: Document) -> Iterator[Match]:
        """Yield the matches in order of the text; in a family none overlap, the first one wins."""
        view = View(doc)
        self._prepare(view.stems)
        lower = [*view.lower, ""]
        free: dict[str, int] = {}
        for i in self._places(view, lower):
            for found, tail in self._standing(lower, i):
                for form in found:
                    if free.get(form.family, 0) <= i and (match := _matched(form, view, i, tail)):
                        free[form.family] = match.last
                        yield match

    def _places(self, view: View, lower: list[str]) -> list[int]:
        """Return, in order, the words at which a form may begin, by itself or with the word after it."""
        first = self._first
        owners = {word for word in view.possessives if word[:-2] in first}
        return [
            i
            for i, word in enumerate(view.lower)
            if (
                (words := first.get(word)) is not None
                and (words.forms or (after := lower[i + 1]) in words or after in view.possessives)
            )
            or word in owners
        ]

    def _standing(self, lower: list[str], i: int) -> Iterator[tuple[list[Form], int]]:
        """Return the forms whose words stand at ``i``, longest first, each with the letters of a possessive 's."""
        out = []
        words: _Words | None = self._first
        while words is not None:
            word = lower[i]
            if word[-2:] == "'s" and (owner := words.get(word[:-2])) is not None:
                out.append((owner.forms, 2))
            if (words := words.get(word)) is not None:
                out.append((words.forms, 0))
                i += 1
        return reversed(out)


def _matched(form: Form, view: View, i: int, tail: int) -> Match | None:
    """Return the match of ``form``, whose words stand at ``i``, if its conditions hold."""
    last = i + len(form.tokens)
    if not view.joined(i, last) or view.is_name(form.entry, i, last):
        return None
    for condition in form.entry.when:
        if not holds(condition, view, i, last):
            return None
    end = view.end[last - 1] - tail
    return Match(form.entry, view.start[i], end, i, last, form.tag, view.negated(i))


def _rank(form: Form) -> tuple[int, bool, int, float, str, int]:
    entry = form.entry
    inflected = " ".join(form.tokens) != entry.term.replace("*", "").lower()
    return (-len(form.tokens), inflected, -len(entry.when), -entry.weight, entry.kind, entry.line)


def by_stem(lexicons: Iterable[Lexicon]) -> dict[str, list[Entry]]:
    """Return the entries of lexicons by the first letters of their forms, in order; some stand under several."""
    out: dict[str, list[Entry]] = {}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            letters = stem(entry)
            for key in (letters,) if letters else dict.fromkeys(f.tokens[0][:STEM] for f in forms(entry)):
                out.setdefault(key, []).append(entry)
    return out


def stem(entry: Entry) -> str:
    """Return the letters that every form of ``entry`` begins with, or "" where they may differ.

    A text has few of a lexicon's stems: forms are made when a text first has the stem, for making them all
    would cost every start more than finding them.
    """
    words = entry.term.lower().split(" ")
    first = words[0].removeprefix("*").partition("-")[0]
    letters = first[:STEM]
    if len(first) < STEM or spellings(first)[-1][:STEM] != letters:
        return ""
    if head(words, entry.pos) == 0 and (
        len(first) == STEM or first.endswith("ie") or is_irregular(first, entry.pos)
    ):
        return ""
    return letters


class View:
    """A document as a matcher and its conditions look at it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lower, self.start, self.end = doc.words.lower, doc.words.start, doc.words.end
        self.vocabulary = frozenset(self.lower)
        self.possessives = {word for word in self.vocabulary if word[-2:] == "'s"}
        self.stems = {word[:STEM] for word in self.vocabulary}
        self.stems.update(word[:-2][:STEM] for word in self.possessives)
        self._firsts = [s.first for s in doc.sentences]
        self._title_case: dict[int, bool] = {}
        self._domains: dict[str, bool] = {}

    def sentence(self, i: int) -> Sentence:
        """Return the sentence that word ``i`` is in."""
        return self.doc.sentences[self._sentence_of(i)]

    def _sentence_of(self, i: int) -> int:
        return max(bisect_right(self._firsts, i) - 1, 0)

    def _gap(self, i: int) -> str:
        """Return what stands between word ``i`` and the next."""
        return self.doc.plain[self.end[i] : self.start[i + 1]]

    def joined(self, first: int, last: int) -> bool:
        """Whether only space stands between the words ``[first, last)``, within one sentence."""
        if first < 0 or last > len(self.lower):
            return False
        if last - first < 2:
            return True
        if not all(map(self._adjoin, range(first, last - 1))):
            return False
        return last <= self.sentence(first).last

    def _adjoin(self, i: int) -> bool:
        gap = self._gap(i)
        if gap == " " or (gap == "' " and self.lower[i][-1] == "s"):  # "witches' brew"
            return True
        return gap.isspace() and gap.count("\n") < 2

    def capitalised(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital."""
        return self.doc.text[self.start[i]].isupper()

    def is_name(self, entry: Entry, first: int, last: int) -> bool:
        """Whether the words are (part of) a name: capitals inside a sentence that is not in title case.

        A word all in capitals is shouted rather than a name.
        """
        if last - first == 1:
            if not self.capitalised(first):
                return False
        elif not any(map(self.capitalised, range(first, last))):
            return False
        if entry.term != entry.term.lower():
            return False
        index = self._sentence_of(first)
        sentence = self.doc.sentences[index]
        inner = (i for i in range(first, last) if i > sentence.first and not self._opens(i))
        named = any(self.capitalised(i) and not self._shouted(i) for i in inner)
        return named and not self._in_title_case(index, sentence)

    def _shouted(self, i: int) -> bool:
        return self.end[i] - self.start[i] > 3 and self.doc.text[self.start[i] : self.end[i]].isupper()

    def _opens(self, i: int) -> bool:
        """Whether a mark that a capital may follow stands before word ``i``: quote, bracket, colon, dash."""
        before = self.doc.plain[max(self.start[i] - 2, 0) : self.start[i]]
        return before[-1:] in ("'", '"', "(", "[", "#") or before in (": ", "- ") or before[-1:] == "-"

    def _in_title_case(self, index: int, sentence: Sentence) -> bool:
        if sentence.role not in _TITLE_ROLES:
            return False
        if index not in self._title_case:
            long = [i for i in range(sentence.first + 1, sentence.last) if self.end[i] - self.start[i] > 3]
            self._title_case[index] = sum(map(self.capitalised, long)) > 0.6 * len(long)
        return self._title_case[index]

    def negated(self, first: int) -> bool:
        """Whether a negation stands within three words before word ``first``, in its clause."""
        for i in range(first - 1, max(first - _SCOPE, self.sentence(first).first) - 1, -1):
            if self._gap(i).strip(" \n\"'"):
                return False
            if self.lower[i] in NEGATORS and self.lower[i + 1] not in _NOT_NEGATION:
                return True
        return False

    def about(self, domain: str) -> bool:
        """Whether the document is about ``domain``: two of its words, and one more for each 200 words."""
        if domain not in self._domains:
            found = len(domains()[domain] & self.vocabulary)
            self._domains[domain] = found >= 2 + len(self.lower) // 200
        return self._domains[domain]

    def is_word(self, i: int, wanted: str) -> bool:
        """Whether word ``i`` is ``wanted``, a word in lower case or a class in braces."""
        word = self.lower[i]
        if wanted[0] != "{":
            return word == wanted or word == wanted + "'s"
        if wanted == "{name}":
            return self.capitalised(i)
        if wanted == "{number}":
            return word[0].isdigit()
        return word in CLASSES[wanted]

    def are_words(self, i: int, phrase: Sequence[str]) -> bool:
        """Whether the words from ``i`` on are those of ``phrase``."""
        if i < 0 or i + len(phrase) > len(self.lower):
            return False
        if not self.is_word(i, phrase[0]):
            return False
        return all(self.is_word(k, wanted) for k, wanted in enumerate(phrase[1:], i + 1))


def holds(condition: Condition, view: View, first: int, last: int) -> bool:
    """Whether ``condition`` holds for the words ``[first, last)``."""
    return CHECKS[condition.name](condition, view, first, last) is not condition.negative


def _before(c: Condition, view: View, first: int, last: int) -> bool:
    if last < len(view.lower) and view.lower[last] in c.singles and view.joined(last - 1, last + 1):
        return True
    if not c.longer:
        return False
    return any(view.are_words(last, p) and view.joined(last - 1, last + len(p)) for p in c.longer)


def _after(c: Condition, view: View, first: int, last: int) -> bool:
    if first > 0 and view.lower[first - 1] in c.singles and view.joined(first - 1, first + 1):
        return True
    if not c.longer:
        return False
    return any(view.are_words(first - len(p), p) and view.joined(first - len(p), first + 1) for p in c.longer)


def _near(c: Condition, view: View, first: int, last: int) -> bool:
    sentence = view.sentence(first)
    before = view.lower[max(first - NEAR, sentence.first) : first]
    after = view.lower[last : min(last + NEAR, sentence.last)]
    return not (c.words.isdisjoint(before) and c.words.isdisjoint(after))


def _edge(c: Condition, view: View, first: int, last: int) -> bool:
    sentence = view.sentence(first)
    return ("start" in c.words and first == sentence.first) or ("end" in c.words and last == sentence.last)


def _role(c: Condition, view: View, first: int, last: int) -> bool:
    return view.sentence(first).role in c.words


def _domain(c: Condition, view: View, first: int, last: int) -> bool:
    return any(map(view.about, c.words))


def _form(c: Condition, view: View, first: int, last: int) -> bool:
    # Forms are chosen when the matcher is made: what can be found has passed.
    return not c.negative


CHECKS: Final[dict[str, Callable[[Condition, View, int, int], bool]]] = {
    "before": _before,
    "after": _after,
    "near": _near,
    "at": _edge,
    "role": _role,
    "domain": _domain,
    "form": _form,
}


def forms(entry: Entry) -> list[Form]:
    """Return every way ``entry`` can be written: inflected, spelled, with hyphens, spaces or closed up."""
    wanted = [c for c in entry.when if c.name == "form"]
    family = entry.kind.partition(".")[0]
    out: dict[tuple[str, ...], Form] = {}
    for words, tag in _inflected(entry):
        if not wanted or all((tag in c.words) is not c.negative for c in wanted):
            if len(words) == 1 and "-" not in words[0]:
                out.setdefault(words, Form(words, tag, entry, family))
            else:
                for tokens in _written(words):
                    out.setdefault(tokens, Form(tokens, tag, entry, family))
    return list(out.values())


def _inflected(entry: Entry) -> Iterator[tuple[tuple[str, ...], str]]:
    words = entry.term.lower().replace("s' ", "s ").split(" ")
    at = head(words, entry.pos)
    if at is None:
        words = [word.removeprefix("*") for word in words]
        for i, word in enumerate(words):
            for spelling in spellings(word)[i > 0 :]:
                yield (*words[:i], spelling, *words[i + 1 :]), ""
        return
    before, after = tuple(words[:at]), tuple(words[at + 1 :])
    for tag, found in all_forms(words[at].removeprefix("*"), entry.pos).items():
        for form in found:
            yield (*before, form, *after), tag


def head(words: list[str], pos: str) -> int | None:
    """Return the index of the word that inflects: the one marked, else a verb's first, a noun's last word."""
    if pos not in TAGS or (pos == "a" and len(words) > 1):
        return None
    if len(words) == 1:
        return 0
    marked = [i for i, w in enumerate(words) if w[0] == "*"]
    return marked[0] if marked else 0 if pos == "v" else len(words) - 1


def _written(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if len(words) > 1:
        yield ("-".join(words),)
        if any("-" in w for w in words):
            yield tuple(" ".join(words).replace("-", " ").split(" "))
    elif "-" in words[0]:
        yield tuple(words[0].split("-"))
        yield (words[0].replace("-", ""),)


def suggest(match: Match) -> str | None:
    """Return the entry's suggestion in the form that was found ("slammed": "criticised"), or None."""
    entry, tag = match.entry, match.tag
    if not entry.suggestion:
        return None
    if tag in ("", "VB", "NN", "JJ", "JJR", "JJS"):
        return entry.suggestion.replace("|", " / ").replace("*", "")
    return " / ".join(_in_form(each, entry.pos, tag) for each in entry.suggestion.split("|"))


def _in_form(term: str, pos: str, tag: str) -> str:
    words = term.split(" ")
    at = head(words, pos)
    if at is None or term.startswith("("):
        return term
    if pos == "n" and "*" not in term:  # "person with a disability": the word before the complement
        at = next((i - 1 for i, word in enumerate(words) if i and word in _COMPLEMENT), at)
    if pos == "v" and words[0] == "not":
        return _negated(words[1:], tag)
    lemma = words[at].removeprefix("*")
    words[at] = all_forms(lemma, pos).get(tag, (lemma,))[0]
    return " ".join(words)


def _negated(words: list[str], tag: str) -> str:
    """Return "not" with a verb in a form: "did not say", "not saying"."""
    if tag in ("VBD", "VBZ"):
        return " ".join((all_forms("do", "v")[tag][0], "not", *words))
    return " ".join(("not", all_forms(words[0], "v").get(tag, (words[0],))[0], *words[1:]))


class Family(NamedTuple):
    """The lexicons in use of one family, matched together with the others: once a document."""

    name: str
    lists: Lists

    def find(self, doc: Document) -> Iterator[Match]:
        """Yield the matches of this family in order of the text; they do not overlap."""
        return (m for m in _found(doc, self.lists) if m.entry.kind.partition(".")[0] == self.name)


def matcher(family: str, lists: Lists = SHIPPED) -> Family:
    """Return the matcher of the lexicons of one family ("loaded", "hedge", "contested")."""
    return Family(family, lists)


@lru_cache(maxsize=4)
def _in_use(lists: Lists) -> Matcher:
    if lists == SHIPPED:
        return Matcher.shipped()
    return Matcher(lexicon for family in FAMILIES for lexicon in lists.load(family))


@lru_cache(maxsize=1)
def _found(doc: Document, lists: Lists) -> tuple[Match, ...]:
    return tuple(_in_use(lists).find(doc))
