"""Paths to files: folders walked in order, loops noticed, and what cannot be read said."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
}
_PACKED = (".gz", ".zst")
_NO_ARTICLES = ("readme", "license", "licence", "manifest.", "changelog", "copying")


class Source(msgspec.Struct, frozen=True):
    """A file to read.

    ``path`` as the user gave it; ``name``: the path below the folder that was given; ``folders``: those to
    look for manifests in, nearest first.
    """

    path: str
    name: str
    format: str
    folders: tuple[str, ...]


def sources(
    path: str, input_format: str | None = None, formats: Mapping[str, str] = FORMATS
) -> Iterator[Source | Failure]:
    """Yield the file at ``path``, or all files with articles below it, sorted by path.

    ``formats``: the format that each suffix stands for.
    """
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield failure(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, formats)
    elif not stat.S_ISREG(mode):
        yield Failure(
            path=path, reason=f"is {_kind(mode)}, not a file", remedy="pipe it in, and give - as the path"
        )
    elif known := input_format or format_of(path, formats):
        yield Source(path, Path(path).name, known, (str(Path(path).parent),))
    else:
        yield Failure(
            path=path,
            reason=f"its format is not known by its suffix {Path(path).suffix!r}",
            remedy=f"name it with --input-format {listed(formats)}",
        )


def listed(formats: Mapping[str, str]) -> str:
    """Return the formats as words: "text, html or json"."""
    *names, last = dict.fromkeys(formats.values())
    return f"{', '.join(names)} or {last}"


def format_of(path: str, formats: Mapping[str, str] = FORMATS) -> str | None:
    """Return the format that a file's suffix stands for, or None."""
    path = path.lower()
    return formats.get("".join(Path(path).suffixes[-2 if path.endswith(_PACKED) else -1 :]))


def stem(path: str) -> str:
    """Return the name of a file without folder and suffix."""
    name = Path(path).stem
    return Path(name).stem if path.lower().endswith(_PACKED) else name


def failure(path: str, error: OSError | ValueError) -> Failure:
    """Return the failure that an error of the file system is."""
    if isinstance(error, FileNotFoundError):
        reason, remedy = "no such file or folder", "check the path"
        if Path(path).is_symlink():
            reason, remedy = "a symbolic link to nothing", "repair or remove the link"
    elif isinstance(error, PermissionError):
        reason, remedy = "not allowed to read it", "change its permissions"
    elif isinstance(error, OSError) and error.strerror:
        reason, remedy = error.strerror[0].lower() + error.strerror[1:], "check the path"
        if "symbolic links" in reason:
            reason, remedy = "a symbolic link that leads to itself", "remove the link"
    else:
        reason, remedy = str(error), "check the path"
    return Failure(path=path, reason=reason, remedy=remedy)


def _folder(root: str, formats: Mapping[str, str]) -> Iterator[Source | Failure]:
    """Walk depth first in the order of whole paths, each folder once whatever the links."""
    seen: set[tuple[int, int]] = set()
    empty = True
    stack: list[tuple[str, str, tuple[str, ...], frozenset[tuple[int, int]]]] = [(root, "", (), frozenset())]
    while stack:
        path, name, above, ancestors = stack.pop()
        try:
            status = Path(path).stat()
            if not stat.S_ISDIR(status.st_mode):
                if stat.S_ISREG(status.st_mode):
                    empty = False
                    yield Source(path, name, format_of(path, formats) or "", above)
                continue
            key = (status.st_dev, status.st_ino)
            if key in ancestors:
                empty = False
                yield Failure(
                    path=path,
                    reason="a symbolic link that leads back to a folder above",
                    remedy="remove the link",
                )
                continue
            if key in seen:
                continue
            seen.add(key)
            entries = _entries(path, formats)
        except OSError as error:
            empty = False
            yield failure(path, error)
            continue
        stack += [
            (str(Path(path) / entry), f"{name}/{entry}" if name else entry, (path, *above), ancestors | {key})
            for entry in reversed(entries)
        ]
    if empty:
        yield Failure(
            path=root,
            reason="nothing to read in this folder",
            remedy=f"articles end in {', '.join(s for s in formats if s.count('.') == 1)}",
        )


def _entries(path: str, formats: Mapping[str, str]) -> list[str]:
    """Return the names in a folder that may lead to articles, in the order of their paths."""
    names = []
    with os.scandir(path) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue
            if _leads_to_folder(entry):
                names.append(entry.name + "/")
            elif format_of(entry.name, formats) and not entry.name.lower().startswith(_NO_ARTICLES):
                names.append(entry.name)
    return [name.rstrip("/") for name in sorted(names)]


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: an entry that fails by its own name, not the whole folder
        return False


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
