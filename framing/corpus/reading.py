"""Inputs of a corpus to items: folders, JSON lines, Parquet, WARC; local, or at an address that the user gives.

Only bytes are read here. Memory stays flat whatever the size: one record is held at a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import msgspec

from framing.corpus.extra import need
from framing.corpus.items import Columns, Item, Raw
from framing.errors import ConfigError, InputError
from framing.ingest import files, jsonl, walk
from framing.ingest.known import Known
from framing.ingest.meta import NOTHING, Meta, nearest
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FORMATS = walk.FORMATS | {
    ".jsonl.zst": "jsonl",
    ".ndjson.zst": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
"""The format that each suffix stands for."""


class File(msgspec.Struct, frozen=True):
    """A file to read: ``name`` as in ``Raw``, ``path`` as the user would write it; ``state`` changes if it does."""

    name: str
    path: str
    format: str
    open: Callable[[], BinaryIO]
    state: Callable[[], tuple[int, int] | None]
    known: Meta = NOTHING


class Input:
    """One input as given, and what has been read of it: ``records`` and, over their bytes, ``digest()``."""

    def __init__(self, path: str, label: str) -> None:
        self.path, self.label = path, label
        self.files = self.records = 0
        self._digest = hashlib.sha256()

    def count(self, item: Item) -> None:
        """Take an item into account."""
        self.records += 1
        self._digest.update(msgspec.msgpack.encode(item))

    def digest(self) -> str:
        """Return "sha256:" + the digest of all that was read so far."""
        return f"sha256:{self._digest.hexdigest()}"


def inputs(paths: Sequence[str]) -> list[Input]:
    """Return the inputs, each under a name of its own; raises ConfigError where one lies inside another."""
    real = [path if "://" in path else os.path.realpath(path) for path in paths]
    for path, here in zip(paths, real, strict=True):
        for other, there in zip(paths, real, strict=True):
            if path is not other and (here == there or here.startswith(f"{there}/")):
                raise ConfigError(
                    f"is given twice: {other} holds it" if here != there else "is given twice",
                    where=path,
                    remedy="name it once",
                )
    out: list[Input] = []
    for path, here in zip(paths, real, strict=True):
        label = wanted = Path(here.rpartition("://")[2].rstrip("/")).name or "input"
        number = 1
        while label in {each.label for each in out}:
            number += 1
            label = f"{wanted}~{number}"
        out.append(Input(path, label))
    return out


def check_format(name: str | None) -> None:
    """Raise ConfigError for the name of a format that there is none of."""
    known = [*dict.fromkeys(FORMATS.values())]
    if name is not None and name not in known:
        meant = nearest(name, tuple(known))
        remedy = f"did you mean {meant!r}?" if meant else f"formats are {walk.listed(FORMATS)}"
        raise ConfigError(f"unknown input format {name!r}", remedy=remedy)


class Reader:
    """Reads inputs: ``columns`` maps fields to the input's names, ``manifest`` is as in ``ingest.read``."""

    def __init__(
        self, columns: Columns = (), *, input_format: str | None = None, manifest: str | None = None
    ) -> None:
        self.columns = columns
        self.input_format = input_format
        self.manifests = Known(manifest)
        self._total = self._passed = 0
        self._stream: BinaryIO | None = None

    def share(self) -> float | None:
        """Return which part of the bytes of the inputs has been read; None where their size is not known."""
        if not self._total:
            return None
        here = 0
        if self._stream is not None and not self._stream.closed:
            here = self._stream.tell()
        return min(1.0, (self._passed + here) / self._total)

    def read(self, given: Sequence[Input]) -> Iterator[Item]:
        """Yield all items in order, counting each in its input."""
        self._total = sum(_size(each.path) for each in given)
        yield from self.manifests.problems()
        for each in given:
            for item in self._items(each):
                each.count(item)
                yield item

    def _items(self, given: Input) -> Iterator[Item]:
        found = self._remote(given) if "://" in given.path else self._local(given)
        for file in found:
            if isinstance(file, Failure):
                yield file
                continue
            given.files += 1
            yield from self._watched(file)

    def _watched(self, file: File) -> Iterator[Item]:
        """Yield the items of a file; what goes wrong with it, and a change meanwhile, is a failure."""
        try:
            before = file.state()
            yield from self._file(file)
            changed = file.state() != before
        except EOFError:
            yield _failed(file, "the compressed file is cut short", "make or fetch it anew")
        except zlib.error:
            yield _failed(file, "the compressed file is damaged", "make or fetch it anew")
        except InputError as error:
            yield _failed(file, error.what, error.remedy, error.where)
        except OSError as error:
            yield _system(file, error)
        else:
            self._passed += before[0] if before else 0
            if changed:
                yield _failed(file, "it changed while it was read", "run again once nothing writes to it")

    def _file(self, file: File) -> Iterator[Item]:
        fallback = walk.stem(file.path)
        with file.open() as stream:
            self._stream = stream
            if file.format == "parquet":
                from framing.corpus import parquet

                for number, row in parquet.rows(stream, self.columns):
                    yield _record(file, number, row, fallback)
            elif file.format == "warc":
                from framing.corpus import warc

                for number, page in warc.pages(stream):
                    yield _page(file, number, page, fallback)
            elif file.format == "jsonl":
                for number, line in jsonl.lines(_unpacked(file.path, stream)):
                    yield _record(file, number, line, fallback)
            else:
                data = stream.read(files.LIMITS[file.format] + 1)
                yield Raw(name=file.name, format=file.format, data=data, known=file.known, fallback=fallback)

    def _local(self, given: Input) -> Iterator[File | Failure]:
        walked = Path(given.path).is_dir()
        for source in walk.sources(given.path, self.input_format, FORMATS):
            if isinstance(source, Failure):
                yield source
                continue
            yield from self.manifests.load(source, walked=walked)
            path = Path(source.path)
            name = f"{given.label}/{source.name}" if walked else given.label
            yield File(
                name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
                source.path,
                source.format,
                lambda path=path: path.open("rb"),  # type: ignore[misc]
                lambda path=path: _state(path),  # type: ignore[misc]
                self.manifests.meta(source),
            )

    def _remote(self, given: Input) -> Iterator[File | Failure]:
        """Yield the files at an address; fsspec asks for the package that its protocol needs."""
        try:
            system, path = need("fsspec").core.url_to_fs(given.path)
            below = system.find(path) if system.isdir(path) else system.glob(path) if "*" in path else [path]
        except (ImportError, ValueError, OSError) as error:
            yield Failure(path=given.path, reason=_said(error), remedy="check the address")
            return
        for each in sorted(below):
            form = self.input_format or walk.format_of(each, FORMATS)
            name = given.label + each.removeprefix(path) if len(below) > 1 else given.label
            if form is not None:
                yield File(name, each, form, lambda each=each: system.open(each, "rb"), lambda: None)  # type: ignore[misc]
            elif len(below) == 1:
                yield Failure(
                    path=given.path,
                    reason="its format is not known by its suffix",
                    remedy=f"name it with --input-format {walk.listed(FORMATS)}",
                )


def _size(path: str) -> int:
    """Return the bytes of a local file or of the articles in a folder, 0 where that is not known."""
    if "://" in path:
        return 0
    total = 0
    for each in walk.sources(path, "text", FORMATS):
        with contextlib.suppress(OSError):  # reading it will say what is wrong
            total += 0 if isinstance(each, Failure) else Path(each.path).stat().st_size
    return total


def _record(file: File, number: int, data: bytes | Failure, fallback: str) -> Item:
    if isinstance(data, Failure):
        return msgspec.structs.replace(data, path=file.name)
    if len(data) > jsonl.LINE_LIMIT:
        reason, remedy = jsonl.TOO_LONG
        return Failure(path=file.name, place=f"record {number}", reason=reason, remedy=remedy)
    return Raw(name=file.name, format="jsonl", data=data, record=number, known=file.known, fallback=fallback)


def _page(file: File, number: int, page: tuple[str | None, bytes] | Failure, fallback: str) -> Item:
    if isinstance(page, Failure):
        return msgspec.structs.replace(page, path=file.name)
    url, data = page
    known = file.known.over(Meta(url=url))
    return Raw(name=file.name, format="html", data=data, record=number, known=known, fallback=fallback)


def _unpacked(path: str, stream: BinaryIO) -> BinaryIO:
    if path.lower().endswith(".gz"):
        import gzip

        return cast("BinaryIO", gzip.open(stream))
    if path.lower().endswith(".zst"):
        import io

        arrow = need("pyarrow")
        packed = arrow.CompressedInputStream(arrow.PythonFile(stream, mode="r"), "zstd")
        return cast("BinaryIO", io.BufferedReader(packed, 1 << 20))
    return stream


def _state(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _failed(file: File, reason: str, remedy: str, place: str = "") -> Failure:
    return Failure(path=file.name, place=place, reason=reason, remedy=remedy)


def _system(file: File, error: OSError) -> Failure:
    if error.errno:
        return msgspec.structs.replace(walk.failure(file.path, error), path=file.name)
    # gzip and zstd, where the errors of their streams carry no number of the system's
    if "runcated" in str(error):
        return _failed(file, "the compressed file is cut short", "make or fetch it anew")
    return _failed(file, _said(error), "check that the file is what its name says, or fetch it anew")


def _said(error: Any) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
