"""``framing lexicon lint``: what is to mend in word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli import _output
from framing.cli._batch import Batch
from framing.cli._inputs import CONFIG, lists_of
from framing.config import Config, load
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from framing.document import Document
    from framing.lexicon import Lexicon
    from framing.lexicon.lint import Finding


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option(
    "--texts",
    multiple=True,
    metavar="PATH",
    type=click.Path(allow_dash=True),
    help="Articles; entries that are found in none of them are noted. May be given again.",
)
@CONFIG
def command(paths: tuple[str, ...], texts: tuple[str, ...], config: str | None) -> int:
    """Say what is to mend in word lists.

    PATH is a house list or a folder of them. Without PATH, the shipped lists and those that the settings name
    are checked. One line each on standard output: file, line, reason, what to do.

    Exit codes: 0 nothing to mend; 1 something; 2 a list that cannot be read, of which nothing is used.
    """
    from framing.lexicon import lint
    from framing.lexicon.lists import house_files

    lists = lists_of(load(config)) if config is not None else lists_of(Config())
    house = house_files(paths or lists.house)
    found = [*(() if paths else lint.lint()), *(lint.lint_house(house, lists.off) if house else ())]
    refused = {finding.path for finding in found if finding.refused}
    batch = Batch()
    notes: Iterable[Finding] = ()
    if texts:
        readable = _lexicons([p for p in house if p not in refused], shipped=not paths)
        notes = lint.unused(readable, _documents(texts, batch))
    _output.emit(_lines(found, notes), None)
    return 2 if refused or batch.failed else 1 if found else 0


def _lines(found: Iterable[Finding], notes: Iterable[Finding]) -> Iterator[bytes]:
    for finding in found:
        yield f"{printable(str(finding))}\n".encode()
    for note in notes:
        yield f"note: {printable(str(note))}\n".encode()


def _lexicons(house: Sequence[Path], *, shipped: bool) -> list[Lexicon]:
    from framing.lexicon.files import EVERY, load, read_house

    out = [lexicon for family in EVERY for lexicon in load(family)] if shipped else []
    return out + [read_house(path) for path in house]


def _documents(paths: Sequence[str], batch: Batch) -> Iterator[Document]:
    from framing import ingest
    from framing.document import Document
    from framing.types import Article

    for item in batch.watch(ingest.read(list(paths))):
        if isinstance(item, Article):
            yield Document(item)
