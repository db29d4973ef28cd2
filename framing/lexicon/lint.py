"""What is wrong with lexicons beyond their format: entries that repeat, contradict or never match.

A finding is a value. Files that cannot be read are findings too, so that one run tells everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from framing.document import Document
from framing.errors import LexiconError
from framing.lexicon.conditions import CLASSES, Condition
from framing.lexicon.files import FAMILIES, LEAVE_OUT, domains, home, read
from framing.lexicon.matching import Matcher, forms
from framing.types import Article, Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from framing.lexicon.files import Entry, Lexicon

LICENCES: Final = frozenset(("Apache-2.0", "MIT", "BSD-3-Clause", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"))
"""SPDX names of the licences that a lexicon may have."""

_PLACEHOLDERS: Final = frozenset(("?", "-", "none", "unknown", "todo", "tbd", "n/a", "na"))


class Finding(NamedTuple):
    """Something to mend in a lexicon: where, what, and what to do. ``line`` is 0 for the whole file."""

    path: Path
    line: int
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else str(self.path)
        return f"{where}: {self.reason}; {self.remedy}"


def lint(root: Path | None = None) -> tuple[Finding, ...]:
    """Return all findings in the lexicons under ``root``, sorted by file and line."""
    base = root or home()
    out: list[Finding] = []
    for family in FAMILIES:
        lexicons = []
        for path in sorted((base / family).rglob("*.tsv")):
            try:
                lexicons.append(read(path, base))
            except LexiconError as error:
                out.append(Finding(path, 0, str(error), "mend it; nothing else in the file was checked"))
        out.extend(check(lexicons))
    return tuple(sorted(out))


def check(lexicons: Sequence[Lexicon]) -> Iterator[Finding]:
    """Yield what is wrong with the lexicons of one family."""
    yield from provenance(lexicons)
    yield from duplicates(lexicons)
    yield from suggestions(lexicons)
    yield from unreachable(lexicons)


def provenance(lexicons: Iterable[Lexicon]) -> Iterator[Finding]:
    """Yield lexicons whose licence is not known, or whose header only pretends to say something."""
    for lexicon in lexicons:
        licence = lexicon.header["licence"]
        if licence not in LICENCES:
            yield Finding(
                lexicon.path, 0, f"the licence {licence!r} is not known", f"one of {', '.join(sorted(LICENCES))}"
            )
        for key, value in lexicon.header.items():
            if value.lower() in _PLACEHOLDERS:
                yield Finding(lexicon.path, 0, f"the header says {value!r} for {key!r}", "say what it is")


def duplicates(lexicons: Iterable[Lexicon]) -> Iterator[Finding]:
    """Yield entries with a form that another entry has under the same conditions: one never counts."""
    seen: dict[tuple[tuple[str, ...], tuple[Condition, ...]], tuple[Lexicon, Entry]] = {}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            context = tuple(c for c in entry.when if c.name != "form")
            for form in forms(entry):
                other, first = seen.setdefault((form.tokens, context), (lexicon, entry))
                if first is not entry and _clash(first, entry):
                    reason = f"{' '.join(form.tokens)!r} is also a form of {first.term!r} ({other.name}, line {first.line})"
                    yield Finding(lexicon.path, entry.line, reason, "keep one, or tell them apart in 'when'")
                    break


def _clash(a: Entry, b: Entry) -> bool:
    # A verb and its noun share forms (a slam, they slam): within one category it makes no difference which
    # is found, as long as both weigh the same.
    return (a.kind, a.weight) != (b.kind, b.weight) or a.pos == b.pos


def suggestions(lexicons: Iterable[Lexicon]) -> Iterator[Finding]:
    """Yield entries whose suggestion is itself an entry that has no conditions."""
    lexicons = tuple(lexicons)
    loaded = {e.term.replace("*", "").lower() for x in lexicons for e in x.entries if not e.when}
    for lexicon in lexicons:
        for entry in lexicon.entries:
            for each in entry.suggestion.replace("*", "").split("|"):
                if each != LEAVE_OUT and each.lower() in loaded:
                    yield Finding(lexicon.path, entry.line, f"suggests {each!r}, an entry itself", "suggest another")


def unreachable(lexicons: Iterable[Lexicon]) -> Iterator[Finding]:
    """Yield entries not found in a sentence made from them: contradictory, or always behind another entry."""
    lexicons = tuple(lexicons)
    matcher = Matcher(lexicons)
    for lexicon in lexicons:
        for entry in lexicon.entries:
            found = [m.entry for m in matcher.find(example(entry))]
            if not any(e is entry or (e.kind, e.term.replace("*", "")) == (entry.kind, entry.term.replace("*", "")) for e in found):
                by = f", where {found[0].term!r} is found instead" if found else ""
                reason = f"{entry.term!r} is not found in {example(entry).text!r}{by}"
                yield Finding(lexicon.path, entry.line, reason, "check its spelling and its conditions")


def example(entry: Entry) -> Document:
    """Return a document of a sentence in which the conditions of ``entry`` hold, and a paragraph on its domain."""
    tokens = next((f.tokens for f in forms(entry)), (entry.term,))
    asked = {c.name: c for c in entry.when if not c.negative}
    edges = asked["at"].words if "at" in asked else frozenset()
    parts = [" ".join(tokens)]
    if "after" in asked:
        parts.insert(0, _phrase(asked["after"]))
    elif "start" not in edges:
        parts.insert(0, "then came")
    if "before" in asked:
        parts.append(_phrase(asked["before"]))
    elif "end" not in edges or edges == {"start", "end"}:
        parts.append("as it stood")
    if "near" in asked:
        parts.insert(0 if "end" in edges else len(parts), min(asked["near"].words))
    sentence = " ".join(parts) + "."
    if tokens[0][:1].islower() or "start" in edges:
        sentence = sentence[0].upper() + sentence[1:]
    role: Role = next((r for r in ("headline", "body", "deck", "subhead", "caption", "embed") if _allows(entry, r)), "body")
    about = " ".join(sorted(domains()[min(asked["domain"].words)])) if "domain" in asked else ""
    text = f"{sentence}\n\n{about}".strip()
    blocks = [Block(0, len(sentence), role)]
    if about:
        blocks.append(Block(len(sentence) + 2, len(text), "body"))
    return Document(Article(id="example", text=text, blocks=tuple(blocks), outlet="The Example"))


def _allows(entry: Entry, role: str) -> bool:
    return all((role in c.words) is not c.negative for c in entry.when if c.name == "role")


def _phrase(condition: Condition) -> str:
    words = {"{number}": "40", "{name}": "Vask"} | {name: min(members) for name, members in CLASSES.items()}
    return " ".join(words.get(word, word) for word in min(condition.phrases))
