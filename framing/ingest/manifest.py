"""Manifests: ``manifest.toml`` or ``manifest.csv`` beside the articles, metadata for the files they name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from framing.errors import ConfigError, InputError
from framing.ingest.decode import decode
from framing.ingest.meta import FIELDS, NOTHING, Meta, from_mapping, iso, nearest
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMES = ("manifest.toml", "manifest.csv")
KEYS = ("file", *FIELDS)
_SIZE_LIMIT = 16 * 1024 * 1024

_Row = tuple[str, dict[str, Any]]
"""Where an entry stands, and its keys and values."""


class Manifest(msgspec.Struct, frozen=True):
    """Metadata, and the place where it stands, by absolute path of the file; and what is wrong in it."""

    path: str
    entries: dict[str, tuple[Meta, str]]
    problems: tuple[Failure, ...]

    def meta(self, file: str) -> Meta:
        """Return what the manifest says of a file."""
        entry = self.entries.get(_absolute(file))
        return entry[0] if entry else NOTHING

    def missing(self) -> Iterator[Failure]:
        """Yield a failure for each file that is named and does not exist."""
        folder = Path(_absolute(self.path)).parent
        for file, (_, place) in self.entries.items():
            if not os.path.lexists(file):
                yield Failure(
                    path=self.path,
                    place=place,
                    reason=f"names {os.path.relpath(file, folder)}, which does not exist",
                    remedy="correct the name, or remove the entry",
                )


def _absolute(path: str | Path) -> str:
    return os.path.normpath(Path(path).absolute())


def load(path: str) -> Manifest:
    """Return the manifest at ``path``; raises ConfigError where it cannot be read as one.

    An entry with an unknown key, or a date that is none, keeps its other keys, and becomes a problem that is
    reported.
    """
    text = _read(path)
    rows = _csv(text, path) if path.lower().endswith(".csv") else _toml(text, path)
    folder = Path(path).parent
    entries: dict[str, tuple[Meta, str]] = {}
    problems: list[Failure] = []
    for place, values in rows:
        problems += [_unknown(path, place, key, KEYS) for key in values if key not in KEYS]
        file = values.get("file")
        if not isinstance(file, str) or not file.strip():
            problems.append(
                Failure(
                    path=path, place=place, reason="an entry names no file", remedy='add file = "…" to it'
                )
            )
            continue
        key = _absolute(folder / file.strip().replace("\\", "/"))
        if key in entries:
            problems.append(
                Failure(
                    path=path,
                    place=place,
                    reason=f"names {file} a second time",
                    remedy="keep one entry a file",
                )
            )
            continue
        meta = from_mapping(values)
        if meta.published and not iso(meta.published):
            problems.append(
                Failure(
                    path=path,
                    place=place,
                    reason=f"the date {meta.published!r} of {file} names no one day, and was left out",
                    remedy="write it as 2023-02-21",
                )
            )
        entries[key] = (meta, place)
    return Manifest(path, entries, tuple(problems))


def _read(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            f"cannot be read: {reason}", where=path, remedy="check path and permissions"
        ) from None
    if len(data) > _SIZE_LIMIT:
        raise ConfigError("is larger than 16 MB", where=path, remedy="split it, one manifest a folder")
    try:
        return decode(data)[0]
    except InputError as error:
        raise ConfigError(error.what, where=path, remedy="save it as UTF-8") from None


def _toml(text: str, path: str) -> list[_Row]:
    import tomllib

    try:
        # TOML knows no lone CR; a manifest saved with CRLF is fine.
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"is not TOML: {error}", where=path, remedy="repair that line") from None
    articles = values.pop("article", [])
    for key in values:
        place = f"line {_line(text, key)}"
        problem = _unknown(path, place, key, ("article",))
        raise ConfigError(problem.reason, where=f"{path}, {place}", remedy=problem.remedy)
    if not isinstance(articles, list) or not all(isinstance(row, dict) for row in articles):
        raise ConfigError("[article] is one table", where=path, remedy="write [[article]] above each entry")
    starts = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(r"(?m)^[ \t]*\[\[", text)]
    starts += [0] * (len(articles) - len(starts))
    return [(f"line {start}" if start else "", row) for start, row in zip(starts, articles, strict=False)]


def _line(text: str, key: str) -> int:
    found = re.search(rf'(?m)^[ \t]*\[*[ \t]*"?{re.escape(key)}\b', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _csv(text: str, path: str) -> list[_Row]:
    import csv
    import io

    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[_Row] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "file" not in header:
            raise ConfigError(
                "has no column 'file'", where=f"{path}, line 1", remedy=f"columns are {', '.join(KEYS)}"
            )
        for name in header:
            if name not in KEYS:
                problem = _unknown(path, "line 1", name, KEYS)
                raise ConfigError(problem.reason, where=f"{path}, line 1", remedy=problem.remedy)
        rows += [
            (f"line {reader.line_num}", dict(zip(header, row, strict=False))) for row in reader if any(row)
        ]
    except csv.Error as error:
        raise ConfigError(
            f"is not CSV: {error}", where=f"{path}, line {reader.line_num}", remedy=""
        ) from None
    return rows


def _unknown(path: str, place: str, key: str, valid: Iterable[str]) -> Failure:
    meant = nearest(key, tuple(valid))
    remedy = f"did you mean {meant!r}?" if meant else f"keys are {', '.join(valid)}"
    return Failure(path=path, place=place, reason=f"unknown key {key!r}", remedy=remedy)
