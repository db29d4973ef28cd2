"""``framing corpus query``: ask a corpus with SQL."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import click

from framing.cli import _output
from framing.errors import InputError
from framing.formats.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = 1000


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.argument("sql")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="table is for people, and shows the first rows; csv and jsonl have all.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all.")
def command(folder: str, sql: str, format_name: str, output: str | None) -> int:
    """Ask a corpus with SQL.

    The tables of DIR are views of DuckDB: articles, scores, evidence, attributions, terms, failures, and, once
    framing corpus stories has run, members and stories.
    """
    from framing import corpus
    from framing.corpus.extra import need

    connection = corpus.open(folder).duckdb()
    try:
        if format_name == "table":
            shown = str(connection.sql(sql) or "")
            chunks: Iterator[bytes] = (f"{printable(line)}\n".encode() for line in shown.splitlines())
        else:
            chunks = (_csv if format_name == "csv" else _jsonl)(connection.execute(sql))
        _output.emit(chunks, output)
    except need("duckdb").Error as error:
        said = " ".join(str(error).split())[:500]
        raise InputError(
            said, where="SQL", remedy="docs/corpus.md has the tables and their columns"
        ) from None
    return 0


def _batches(found: Any) -> Iterator[tuple[list[str], list[tuple[Any, ...]]]]:
    names = [column[0] for column in found.description]
    while rows := found.fetchmany(_ROWS):
        yield names, rows


def _jsonl(found: Any) -> Iterator[bytes]:
    import msgspec

    for names, rows in _batches(found):
        yield b"".join(msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n" for row in rows)


def _csv(found: Any) -> Iterator[bytes]:
    from framing.formats.csv import cell

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([column[0] for column in found.description])
    yield out.getvalue().encode()
    for _, rows in _batches(found):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([[cell(value) for value in row] for row in rows])
        yield out.getvalue().encode()
