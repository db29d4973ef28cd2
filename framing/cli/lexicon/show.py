"""``framing lexicon show``: what the word lists say about a term, or all that one list holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from framing.cli import _output
from framing.cli._inputs import CONFIG, lists_of, settings
from framing.errors import FramingError
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.lexicon import Entry, Lexicon
    from framing.lexicon.conditions import Condition

_POS: Final = {"v": "verb", "n": "noun", "a": "adjective", "r": "adverb", "x": "as written"}


@click.command()
@click.argument("what", metavar="TERM|LIST")
@CONFIG
def command(what: str, config: str | None) -> int:
    """Show the entries that match a term, or those of a list.

    TERM is a word or several, in any form (slammed). LIST is a name such as loaded/combative or combative. Each
    entry of a term comes with file and line, weight, suggestion, note, context and inflected forms.
    """
    from framing.lexicon.files import EVERY

    lists = lists_of(settings(config))
    lexicons = [lexicon for family in EVERY for lexicon in lists.load(family)]
    named = [x for x in lexicons if what in (x.name, x.name.partition("/")[2])]
    entries = [(x, entry) for x in lexicons for entry in x.entries if _matches(entry, what)]
    if not named and not entries:
        known = sorted({e.term for x in lexicons for e in x.entries} | {x.name for x in lexicons})
        raise FramingError(f"no list and no entry matches '{what}'", remedy=_nearest(what, known))
    _output.emit((f"{printable(line)}\n".encode() for line in _shown(named, entries)), None)
    return 0


def _nearest(what: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(what, known, n=1)
    return f"did you mean '{near[0]}'?" if near else "'framing lexicon stats' names the lists"


def _matches(entry: Entry, term: str) -> bool:
    """Whether ``term`` is a way to write ``entry``."""
    from framing.lexicon.matching import forms, stem

    words = term.lower().replace("\u2019", "'").split()
    if not words or not words[0].startswith(stem(entry)):
        return False
    return any(list(form.tokens) == words for form in forms(entry))


def _shown(named: Sequence[Lexicon], entries: Sequence[tuple[Lexicon, Entry]]) -> Iterator[str]:
    for lexicon, entry in entries:
        yield from _entry(lexicon, entry)
        yield ""
    for lexicon in named:
        yield from _list(lexicon)
        yield ""


def _entry(lexicon: Lexicon, entry: Entry) -> Iterator[str]:
    from framing.lexicon.matching import forms

    yield f"{entry.term} ({_POS[entry.pos]}), weight {entry.weight:g}: {entry.source}"
    yield f"  in          {lexicon.path}, line {entry.line}"
    if entry.suggestion:
        yield f"  suggestion  {entry.suggestion.replace('|', ' / ')}"
    if entry.note:
        yield f"  note        {entry.note}"
    for condition in entry.when:
        yield f"  only        {_condition(condition)}"
    yield f"  forms       {', '.join(dict.fromkeys(' '.join(form.tokens) for form in forms(entry)))}"


def _condition(condition: Condition) -> str:
    no = "not " if condition.negative else ""
    return f"{no}{condition.name}: {'|'.join(sorted(condition.words))}"


def _list(lexicon: Lexicon) -> Iterator[str]:
    yield f"{lexicon.name}, version {lexicon.version}: {len(lexicon.entries)} entries in {lexicon.path}"
    for key in ("flags", "fine", "source", "licence"):
        yield f"  {key:<8}  {lexicon.header[key]}"
    width = max(len(entry.term) for entry in lexicon.entries)
    for entry in lexicon.entries:
        instead = f"  → {entry.suggestion.replace('|', ' / ')}" if entry.suggestion else ""
        note = f"  ({entry.note})" if entry.note else ""
        yield f"  {entry.line:>5}  {entry.term:<{width}}  {entry.pos}  {entry.weight:>3g}{instead}{note}"
