"""Which lexicons are in use: those that ship, with a house's own, less what the house has switched off.

A house list has the format of a shipped one. Its header's ``name`` says the family and the category, wherever the
file lies: "loaded/ours" is a category of its own, "loaded/combative" adds to a shipped one. Its evidence names
"house/loaded/combative@1" as source, so that a reader can tell whose entry it is.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import ConfigError, LexiconError
from framing.lexicon.files import EVERY, Lexicon, digest, load, read_house

if TYPE_CHECKING:
    from collections.abc import Iterable


class Lists(NamedTuple):
    """The lexicons in use.

    ``house`` has files and folders of house lists; ``off`` what is switched off of the shipped lists: a whole one
    ("loaded/clickbait") or an entry in it ("loaded/combative:slam").
    """

    house: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    def load(self, family: str) -> tuple[Lexicon, ...]:
        """Return the lexicons of one family, sorted by name, shipped before house.

        Each file is read once in a process. Raises LexiconError for a house list that is malformed or missing,
        ConfigError for something to switch off that does not ship.
        """
        return _load(self, family) if self != SHIPPED else load(family)

    def digest(self) -> str:
        """Return "sha256:..." over everything that is in use, wherever it lies."""
        return _digest(self) if self != SHIPPED else digest()

    def check(self) -> None:
        """Raise what ``load`` would, for any family."""
        for family in EVERY:
            self.load(family)


SHIPPED = Lists()
"""The lexicons as they ship."""


def house_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files named, and the .tsv files of the folders named, in that order, each once.

    Raises LexiconError for a path where there is nothing, and for a folder without a list.
    """
    out: dict[Path, None] = {}
    for path in map(Path, paths):
        found = sorted(path.rglob("*.tsv")) if path.is_dir() else [path]
        if not found:
            raise LexiconError(
                "holds no .tsv file", where=str(path), remedy="add one, or do not name the folder"
            )
        if not found[0].exists():
            raise LexiconError("there is no such file or folder", where=str(path), remedy="correct the path")
        out.update(dict.fromkeys(found))
    return tuple(out)


@cache
def _house(paths: tuple[str, ...]) -> tuple[Lexicon, ...]:
    found: dict[str, Lexicon] = {}
    for path in house_files(paths):
        lexicon = read_house(path)
        if (other := found.setdefault(lexicon.name, lexicon)) is not lexicon:
            reason = f"has the name of {other.path}, {lexicon.name!r}"
            raise LexiconError(
                reason, where=str(path), remedy="give it another, or put the entries into one file"
            )
    return tuple(sorted(found.values(), key=lambda lexicon: lexicon.name))


@cache
def _load(lists: Lists, family: str) -> tuple[Lexicon, ...]:
    _check_names(lists.off)
    off = frozenset(lists.off)
    kept = [_without(lexicon, off) for lexicon in load(family) if lexicon.name not in off]
    house = [x for x in _house(lists.house) if x.name.startswith(f"{family}/")]
    return tuple(sorted([*kept, *house], key=lambda lexicon: lexicon.name))


def _without(lexicon: Lexicon, off: frozenset[str]) -> Lexicon:
    if not any(name.startswith(f"{lexicon.name}:") for name in off):
        return lexicon
    entries = tuple(e for e in lexicon.entries if _name(lexicon, e.term) not in off)
    return lexicon._replace(entries=entries)


def _name(lexicon: Lexicon, term: str) -> str:
    return f"{lexicon.name}:{term.replace('*', '')}"


def _check_names(off: tuple[str, ...]) -> None:
    """Raise ConfigError for a name that neither a shipped list nor an entry of one has."""
    shipped = {lexicon.name: lexicon for family in EVERY for lexicon in load(family)}
    for name in off:
        lexicon = shipped.get(name.partition(":")[0])
        known = [*shipped] if lexicon is None else [_name(lexicon, e.term) for e in lexicon.entries]
        if name not in known and name not in shipped:
            what = "list" if lexicon is None else "entry"
            raise ConfigError(
                f"no {what} that ships is called {name!r}", where="switch_off", remedy=_nearest(name, known)
            )


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1) or get_close_matches(name.partition(":")[0], known, n=1)
    return f"did you mean {near[0]!r}?" if near else "'framing lexicon stats' shows them"


@cache
def _digest(lists: Lists) -> str:
    total = hashlib.sha256(digest().encode())
    for lexicon in _house(lists.house):
        data = lexicon.path.read_bytes()
        total.update(f"\0{lexicon.name}\0{len(data)}\0".encode() + data)
    for name in sorted(set(lists.off)):
        total.update(f"\0off\0{name}".encode())
    return "sha256:" + total.hexdigest()
