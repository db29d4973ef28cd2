"""What is wrong with lexicons beyond their format: entries that repeat, contradict or never match.

A finding is a value. Files that cannot be read are findings too, so that one run tells everything.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.document import Document
from framing.errors import LexiconError
from framing.lexicon.conditions import CLASSES, NAMES, Condition
from framing.lexicon.files import EVERY, domains, home, read, read_house
from framing.lexicon.lists import Lists
from framing.lexicon.matching import Matcher, forms
from framing.types import Article, Block, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from framing.lexicon.files import Entry, Lexicon

LICENCES: Final = frozenset(("Apache-2.0", "MIT", "BSD-3-Clause", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"))
"""SPDX names of the licences that a lexicon may have."""

_CONDITION = re.compile(rf"/|(?:not )?(?:{'|'.join(sorted(NAMES))}):")
_LINE = re.compile(r", line (\d+)$")
_PLACEHOLDERS: Final = frozenset(("?", "-", "none", "unknown", "todo", "tbd", "n/a", "na"))


class Finding(NamedTuple):
    """Something to mend in a lexicon: where, what, and what to do. ``line`` is 0 for the whole file.

    ``refused`` says that the file cannot be read as a lexicon, and that nothing in it is used.
    """

    path: Path
    line: int
    reason: str
    remedy: str
    refused: bool = False

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else str(self.path)
        return f"{where}: {self.reason}; {self.remedy}"


def lint(root: Path | None = None) -> tuple[Finding, ...]:
    """Return all findings in the lexicons under ``root`` (the shipped ones), sorted by file and line."""
    base = root or home()
    out: list[Finding] = []
    lexicons = []
    for path in sorted(p for family in EVERY for p in (base / family).rglob("*.tsv")):
        try:
            lexicons.append(read(path, base))
        except LexiconError as error:
            out.append(_refused(path, error))
    return tuple(sorted([*out, *check(lexicons)]))


def lint_house(paths: Sequence[Path], off: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return all findings in house lists, sorted by file and line.

    Each is looked at beside the shipped lists, less what is switched off, and the others named.
    """
    out: list[Finding] = []
    house: dict[str, Lexicon] = {}
    for path in paths:
        try:
            lexicon = read_house(path)
        except LexiconError as error:
            out.append(_refused(path, error))
            continue
        if (other := house.setdefault(lexicon.name, lexicon)) is not lexicon:
            reason = f"has the name of {other.path}, {lexicon.name!r}"
            out.append(Finding(path, 0, reason, "give it another", refused=True))
    shipped = [x for family in EVERY for x in Lists(off=tuple(off)).load(family)]
    mine = {lexicon.path for lexicon in house.values()}
    return tuple(sorted([*out, *(f for f in check([*shipped, *house.values()], mine) if f.path in mine)]))


def _refused(path: Path, error: LexiconError) -> Finding:
    line = _LINE.search(error.where)
    remedy = f"{error.remedy or 'mend it'}; nothing in the file is used"
    return Finding(path, int(line[1]) if line else 0, error.what, remedy, refused=True)


def check(lexicons: Sequence[Lexicon], only: Collection[Path] | None = None) -> Iterator[Finding]:
    """Yield what is wrong with lexicons, family by family.

    ``only`` names the files whose entries are tried out; all are compared with each other.
    """
    for family in EVERY:
        mine = [x for x in lexicons if x.name.startswith(f"{family}/")]
        tried = [x for x in mine if only is None or x.path in only]
        for rule in (provenance, misplaced, weights, duplicates, suggestions):
            yield from rule(mine)
        yield from unreachable(mine, tried)


def unused(lexicons: Sequence[Lexicon], documents: Iterable[Document]) -> Iterator[Finding]:
    """Yield the entries that are found in none of the documents: no fault, but a thing to know."""
    matcher = Matcher(lexicons)
    found = {id(match.entry) for doc in documents for match in matcher.find(doc)}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            if id(entry) not in found:
                reason = f"{entry.term!r} is found in none of the texts"
                yield Finding(lexicon.path, entry.line, reason, "keep it if you would flag it")


def provenance(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield lexicons whose licence is not known, or whose header only pretends to say something."""
    for lexicon in lexicons:
        licence = lexicon.header["licence"]
        if licence not in LICENCES:
            known = ", ".join(sorted(LICENCES))
            yield Finding(lexicon.path, 0, f"the licence {licence!r} is not known", f"take one of {known}")
        for key, value in lexicon.header.items():
            if value.lower() in _PLACEHOLDERS:
                yield Finding(lexicon.path, 0, f"the header says {value!r} for {key!r}", "say what it is")


def misplaced(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield entries with a condition in the column of the suggestion or the note."""
    for lexicon in lexicons:
        for entry in lexicon.entries:
            for cell in (entry.suggestion, entry.note):
                if _CONDITION.match(cell):
                    yield Finding(
                        lexicon.path, entry.line, f"{cell!r} is no text for readers", "move it to 'when'"
                    )


def weights(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield hedges and contested terms with a weight: they are no flags, and only loaded wording is summed."""
    for lexicon in lexicons:
        for entry in lexicon.entries:
            if entry.weight and not entry.kind.startswith("loaded."):
                family = lexicon.name.partition("/")[0]
                yield Finding(
                    lexicon.path, entry.line, f"{entry.term!r} has a weight", f"write 0 in {family}/"
                )


def duplicates(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield entries with the same words as another and the same conditions, of which only one can count.

    A verb and a noun of one category and weight (a slur, to slur) may share a form: either gives the same.
    """
    seen: dict[tuple[str, frozenset[Condition]], tuple[Lexicon, Entry]] = {}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            when = frozenset(entry.when)
            found = [seen.setdefault((term, when), (lexicon, entry)) for term in sorted(_written(entry.term))]
            for other, first in found:
                if (first.kind, first.weight) != (entry.kind, entry.weight):
                    reason = f"{entry.term!r} is also in {other.name}, line {first.line}, as {first.term!r}"
                    yield Finding(lexicon.path, entry.line, reason, "keep one, or tell them apart in 'when'")
                    break


def _written(term: str) -> set[str]:
    """Return how a term may be written: with spaces for its hyphens, or without."""
    plain = term.lower().replace("*", "")
    return {plain.replace("-", " "), plain.replace("-", "")}


def suggestions(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield entries whose suggestion is itself an entry that has no conditions."""
    terms = {t for lexicon in lexicons for e in lexicon.entries if not e.when for t in _written(e.term)}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            for each in entry.suggestion.split("|"):
                if not terms.isdisjoint(_written(each)):
                    yield Finding(
                        lexicon.path, entry.line, f"suggests {each!r}, an entry itself", "suggest another"
                    )


def unreachable(lexicons: Sequence[Lexicon], tried: Sequence[Lexicon] | None = None) -> Iterator[Finding]:
    """Yield entries found in no sentence made from them: contradictory, or always behind another entry.

    Only those of ``tried`` are looked for, all others may stand before them.
    """
    matcher = Matcher(lexicons)
    for lexicon in lexicons if tried is None else tried:
        for entry in lexicon.entries:
            text, instead = f"any form of {entry.term!r}", ""
            for doc in examples(entry):
                found = [m.entry for m in matcher.find(doc)]
                if any(e is entry or _written(e.term) & _written(entry.term) for e in found):
                    break
                text, instead = repr(doc.text), "".join(f", {e.term!r} of {e.kind} is" for e in found[:1])
            else:
                reason = f"{entry.term!r} is not found in {text}{instead}"
                yield Finding(lexicon.path, entry.line, reason, "look at its spelling and its conditions")


def examples(entry: Entry) -> Iterator[Document]:
    """Yield sentences that meet what ``entry`` asks for: one for each form and each phrase beside it."""
    asked = {c.name: c for c in entry.when if not c.negative}
    edges = asked["at"].words if "at" in asked else frozenset()
    near = sorted(asked["near"].words)[:1] if "near" in asked else []
    opening = [] if "start" in edges else ["we noted"]
    ending = [] if edges == {"end"} else ["as it stood"]
    afters = [[_phrase(p)] for p in asked["after"].phrases] if "after" in asked else [opening]
    befores = [[_phrase(p)] for p in asked["before"].phrases] if "before" in asked else [ending]
    for after, form, before in product(afters, forms(entry), befores):
        parts = [*after, *form.tokens, *before]
        parts = near + parts if edges == {"end"} else parts + near
        sentence = " ".join(parts) + "."
        yield _document(entry, sentence[0].upper() + sentence[1:], asked.get("domain"))


def _document(entry: Entry, sentence: str, domain: Condition | None) -> Document:
    roles: tuple[Role, ...] = ("body", "headline", "deck", "subhead", "caption", "embed")
    role = next((r for r in roles if _allows(entry, r)), roles[0])
    blocks = [Block(0, len(sentence), role)]
    if domain is not None:
        sentence += "\n\n" + " ".join(sorted(domains()[min(domain.words)]))
        blocks.append(Block(blocks[0].end + 2, len(sentence), "body"))
    return Document(Article(id="example", text=sentence, blocks=tuple(blocks), outlet="The Example"))


def _allows(entry: Entry, role: str) -> bool:
    return all((role in c.words) is not c.negative for c in entry.when if c.name == "role")


def _phrase(words: tuple[str, ...]) -> str:
    samples = {"{number}": "40", "{name}": "Vask"} | {name: min(members) for name, members in CLASSES.items()}
    return " ".join(samples.get(word, word) for word in words)
