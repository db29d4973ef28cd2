"""Lexicon files: read, checked and named. One file is one category."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from framing.errors import LexiconError
from framing.lexicon.conditions import Condition, parse
from framing.lexicon.tables import read_table
from framing.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from framing.lexicon.tables import Table

COLUMNS: Final = ("term", "pos", "weight", "suggestion", "note", "when")
HEADER: Final = ("name", "version", "licence", "source", "category", "flags", "fine")
POS: Final = frozenset("vnarx")
FAMILIES: Final = ("loaded", "hedge", "contested")
"""The folders of lexicons that a finder reads; each file below is one category."""

COMPARED: Final = ("frame",)
"""The folders, of the same format, that only the comparison of a story reads."""

OF_COMPARISON: Final = (*COMPARED, "variants")
"""Folders that no score of an article rests on."""

EVERY: Final = (*FAMILIES, *COMPARED)

DOMAINS: Final = "domains"
LEAVE_OUT: Final = "(leave out)"
"""The suggestion of an entry whose sentence is better without it."""

_WORD: Final = r"['@#]?[^\W_](?:[\w'&.,-]*[^\W_])?(?:(?<=s)')?"
_CATEGORY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERM = re.compile(rf"\*?{_WORD}(?: \*?{_WORD})*")
_GRAMMAR: Final = frozenset(
    "a an the of to in on at by for from with and or but if is are was were be been has have had "
    "do does did it its he she they them his her their this that these those as not who which "
    "what there s t i you we me us him my your our they're it's than then into over up out no "
    "will would can about after before said says say "
    "one two all any some more most other such only also new when where".split()
)


class Entry(NamedTuple):
    """One entry: a term, what it adds to a weighted count, and when it is meant.

    ``kind`` is that of the evidence it gives ("loaded.combative"), ``source`` its lexicon with the version.
    """

    term: str
    pos: str
    weight: float
    suggestion: str
    note: str
    when: tuple[Condition, ...]
    kind: str
    source: str
    line: int


class Lexicon(NamedTuple):
    """A lexicon file. ``name`` is its path below the language folder: "loaded/combative"."""

    name: str
    version: int
    header: dict[str, str]
    entries: tuple[Entry, ...]
    path: Path


def home() -> Path:
    """Return the folder of the English lexicons that ship with the package."""
    return folder("lexicons") / "en"


def read(path: Path, root: Path | None = None) -> Lexicon:
    """Read and check one lexicon file below ``root``. Raises LexiconError with file, line and reason.

    A file with anything wrong is refused as a whole: nothing is half read.
    """
    base = root or home()
    table = read_table(path, COLUMNS, header=HEADER)
    name = path.relative_to(base).with_suffix("").as_posix()
    if table.header["name"] != name:
        reason = f"the header names it {table.header['name']!r}"
        raise LexiconError(reason, where=str(path), remedy=f"write {name!r}")
    return _lexicon(path, table, _domain_names(base))


def read_house(path: Path) -> Lexicon:
    """Read and check a house list, whose family its header names: it may lie anywhere. Raises LexiconError."""
    table = read_table(path, COLUMNS, header=HEADER)
    name = table.header["name"]
    family, _, category = name.partition("/")
    if family not in EVERY or not _CATEGORY.fullmatch(category):
        remedy = f"write one of {', '.join(EVERY)}, then '/' and a name in small letters"
        raise LexiconError(f"the header names it {name!r}", where=str(path), remedy=remedy)
    return _lexicon(path, table, _domain_names(home()), origin="house/")


def _lexicon(path: Path, table: Table, domains: frozenset[str], origin: str = "") -> Lexicon:
    name, version = table.header["name"], table.header["version"]
    if not version.isdecimal():
        raise LexiconError("the version is not a whole number", where=str(path))
    kind = name.replace("/", ".")
    source = f"{origin}{name}@{version}"
    entries = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, cells in table.rows:
        try:
            entry = _entry(cells, kind, source, line, domains)
            before = seen.setdefault((entry.term.replace("*", "").lower(), entry.pos, cells[5]), line)
            if before != line:
                raise ValueError(f"{entry.term!r} is already in line {before}")
        except ValueError as error:
            raise LexiconError(str(error), where=f"{path}, line {line}", remedy="mend the line") from error
        entries.append(entry)
    if not entries:
        raise LexiconError("holds no entry", where=str(path), remedy="add one, or drop the file")
    return Lexicon(name, int(version), table.header, tuple(entries), path)


@cache
def _domain_names(base: Path) -> frozenset[str]:
    return frozenset(path.stem for path in (base / DOMAINS).glob("*.tsv"))


def _entry(cells: tuple[str, ...], kind: str, source: str, line: int, domains: frozenset[str]) -> Entry:
    term, pos, weight, suggestion, note, when = cells
    if pos not in POS:
        raise ValueError(f"the part of speech {pos!r} is not one of v, n, a, r, x")
    if not term.isalpha() and (term.count("*") > 1 or not _TERM.fullmatch(term)):
        raise ValueError(
            f"{term!r} must be words with single spaces between, at most one of them with '*' before"
        )
    try:
        value = float(weight)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 3:
        raise ValueError(f"the weight {weight!r} is not a number from 0 to 3")
    conditions = parse(when, domains)
    if _everywhere(term, conditions):
        raise ValueError(f"{term!r} would match everywhere; say in 'when' beside what it is meant")
    return Entry(term, pos, value, suggestion, note, conditions, kind, source, line)


def _everywhere(term: str, conditions: tuple[Condition, ...]) -> bool:
    """Whether a term is one or two words of grammar, and nothing says beside what they are meant."""
    if term.partition(" ")[0].lower() not in _GRAMMAR or any(map(_narrows, conditions)):
        return False
    words = term.lower().replace("*", "").split(" ")
    return len(words) < 3 and _GRAMMAR.issuperset(words)


def _narrows(condition: Condition) -> bool:
    """Whether a condition leaves but few places to a word of grammar: something must be there, or it is the edge."""
    if condition.name == "role":
        return not condition.negative and "body" not in condition.words
    return not condition.negative and condition.name not in ("form", "domain")


@cache
def load(family: str) -> tuple[Lexicon, ...]:
    """Return the shipped lexicons of one family ("loaded", "hedge", "contested"), sorted by name."""
    return tuple(read(path) for path in sorted((home() / family).rglob("*.tsv")))


@cache
def domains() -> dict[str, frozenset[str]]:
    """Return the words that tell what an article is about, by domain."""
    out = {}
    for path in sorted((home() / DOMAINS).glob("*.tsv")):
        table = read_table(path, ("word",), header=("name", "version", "licence", "source"))
        out[path.stem] = frozenset(cells[0] for _, cells in table.rows)
    return out


@cache
def digest() -> str:
    """Return "sha256:..." over names and bytes of every shipped lexicon that scores rest on, in sorted order."""
    root = home()
    return digest_of(
        (p for p in root.rglob("*.tsv") if p.relative_to(root).parts[0] not in OF_COMPARISON), root
    )


@cache
def comparison_digest() -> str:
    """Return "sha256:..." over names and bytes of the shipped lexicons that only the comparison reads."""
    root = home()
    return digest_of((p for folder in OF_COMPARISON for p in (root / folder).rglob("*.tsv")), root)


def digest_of(paths: Iterable[Path], root: Path) -> str:
    """Return "sha256:..." over the files' names below ``root`` and their bytes, in sorted order."""
    total = hashlib.sha256()
    for name, path in sorted((p.relative_to(root).as_posix(), p) for p in paths):
        data = path.read_bytes()
        total.update(f"{name}\0{len(data)}\0".encode() + data)
    return "sha256:" + total.hexdigest()
