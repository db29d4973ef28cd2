"""Parquet to records: each row with a text becomes the line of JSON that it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from framing.corpus.extra import need
from framing.errors import InputError
from framing.ingest.meta import FIELDS, plain
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.corpus.items import Columns

_ROWS = 64
"""Rows that are decoded at a time."""


def rows(stream: BinaryIO, columns: Columns = ()) -> Iterator[tuple[int, bytes | Failure]]:
    """Yield the number, from 1, and the record of each row.

    ``columns`` pairs our fields with the file's names for them. Raises InputError where the file is none, or has
    no column of texts.
    """
    need("pyarrow")
    arrow, parquet = need("pyarrow"), need("pyarrow.parquet")
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        names = _names(file.schema_arrow, dict(columns), arrow)
        for batch in file.iter_batches(batch_size=_ROWS, columns=[*names.values()], use_threads=False):
            for row in _rows(batch):
                number += 1
                yield number, _record(row, names, number, columns)
    except (arrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise InputError(
            f"not Parquet, or damaged: {' '.join(str(error).split())[:200]}",
            where=f"after record {number}" if number else "",
            remedy="write or fetch it anew",
        ) from None


def _names(schema: Any, columns: dict[str, str], arrow: Any) -> dict[str, str]:
    """Return the file's name of each of our fields that it has."""
    fields = ("text", *FIELDS)
    names = {field: name for field in fields if (name := columns.get(field, field)) in schema.names}
    known = ", ".join(schema.names)
    if "text" not in names:
        raise InputError(
            f"has no column '{columns.get('text', 'text')}'; its columns are {known}",
            remedy="say which one holds the text: --column text=NAME",
        )
    kind = schema.field(names["text"]).type
    kind = kind.value_type if arrow.types.is_dictionary(kind) else kind
    if kind not in (arrow.string(), arrow.large_string(), arrow.string_view()):
        raise InputError(
            f"the column '{names['text']}' holds {kind}, not text; its columns are {known}",
            remedy="say which one holds the text: --column text=NAME",
        )
    return names


def _rows(batch: Any) -> Iterator[dict[str, Any] | None]:
    """Yield rows as dictionaries; None for one that is no text in some column."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for i in range(batch.num_rows):
            try:
                yield batch.slice(i, 1).to_pylist()[0]
            except UnicodeDecodeError:
                yield None


def _record(
    row: dict[str, Any] | None, names: dict[str, str], number: int, columns: Columns
) -> bytes | Failure:
    if row is None or row[names["text"]] is None:
        reason, remedy = (
            ("not UTF-8", "write the column as UTF-8") if row is None else ("no text in it", "fill it in")
        )
        return Failure(path="", place=f"record {number}", reason=reason, remedy=remedy)
    known = {field: plain(row[name]) for field, name in names.items() if field != "text"}
    record = {"text": row[names["text"]]} | {k: v for k, v in known.items() if v is not None}
    asked = dict(columns)
    return msgspec.json.encode({asked.get(field, field): value for field, value in record.items()})
