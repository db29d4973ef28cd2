"""The shipped lexicons as a matcher needs them, kept from one run to the next.

Reading and checking some two hundred lists takes many times as long as checking an article. So their entries, by the
letters that their forms begin with, are kept in the user's folder for caches: one file of MessagePack for each
installation, with a digest of itself and of what it was made from. It is made anew where either does not fit, and
done without where it cannot be written. ``FRAMING_CACHE_DIR`` names another folder; empty, it stands for none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framing.errors import OutputError
from framing.lexicon.files import FAMILIES, Entry, home
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

Waiting = dict[str, "list[Entry] | msgspec.Raw"]
"""Entries by their stem: read, or as they are kept."""

_FORMAT = 1
_DIGEST = 32


class _Kept(msgspec.Struct, frozen=True):
    key: str
    stems: dict[str, msgspec.Raw]


_decoder = msgspec.msgpack.Decoder(_Kept)
_entries = msgspec.msgpack.Decoder(list[Entry])


def entries(waiting: list[Entry] | msgspec.Raw) -> list[Entry]:
    """Return entries, read if they were not."""
    return _entries.decode(waiting) if isinstance(waiting, msgspec.Raw) else waiting


def kept(make: Callable[[], dict[str, list[Entry]]]) -> Waiting:
    """Return the entries of all families by their stem: as kept, else made by ``make`` and then kept."""
    file = _file()
    if file is None:
        return dict(make())
    key = _key()
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        data = file.read_bytes()
        if data[:_DIGEST] == hashlib.sha256(data[_DIGEST:]).digest():
            found = _decoder.decode(data[_DIGEST:])
            if found.key == key:
                return dict(found.stems)
    made = make()
    _keep(file, msgspec.msgpack.encode({"key": key, "stems": made}))
    return dict(made)


def _keep(file: Path, data: bytes) -> None:
    from framing import output

    with contextlib.suppress(OutputError):
        output.write(file, hashlib.sha256(data).digest() + data)


def _file() -> Path | None:
    """Return where the lexicons of this installation are kept; None for nowhere."""
    named = os.environ.get("FRAMING_CACHE_DIR")
    if named == "":
        return None
    folder = named or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        place = Path(folder) if folder else Path.home() / ".cache"
    except RuntimeError:  # there is no home
        return None
    where = hashlib.sha256(os.fsencode(home())).hexdigest()[:16]
    return (place if named else place / "framing") / f"lexicons-{where}.msgpack"


def _key() -> str:
    """Return a digest of what the entries are made from: names, sizes and times of change of lists and code."""
    total = hashlib.sha256(f"{_FORMAT} {__version__} {msgspec.__version__}".encode())
    folders = [home() / family for family in (*FAMILIES, "domains")]
    for folder in (*folders, Path(__file__).parent):
        for name, size, changed in sorted(_listed(os.fspath(folder))):
            total.update(f"\0{name}\0{size}\0{changed}".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _listed(folder: str) -> list[tuple[str, int, int]]:
    out: list[tuple[str, int, int]] = []
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith((".tsv", ".py")):
                status = entry.stat()
                out.append((entry.path, status.st_size, status.st_mtime_ns))
            elif entry.is_dir() and entry.name != "__pycache__":
                out += _listed(entry.path)
    return out
