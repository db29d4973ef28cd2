"""The folder of a corpus: finished chunks, the tables made of them, and what is known of the run.

corpus.json                        says that the folder is one, and its schema
chunks/<2 digits>/<key>.zip        finished chunks: written whole or not at all
<table>/month=2031-05/part.parquet the tables; failures/part.parquet
manifest.json                      inputs, digests, counts; written last: without it the tables are not whole
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from framing import output
from framing.corpus.job import SCHEMA, Digests
from framing.errors import FramingError, InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "corpus.json"
_MANIFEST = "manifest.json"
_LOCK = ".lock"
_AGAIN = "run 'framing corpus score' on it again"


class InputRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An input as it was read: ``digest`` is that of its records, in order."""

    path: str
    name: str
    files: int
    records: int
    digest: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished run did.

    ``rows`` counts those of each table. ``months``: for each month the digest of the chunks that its tables are made
    of; a month whose digest stays is not written again.
    """

    schema: int
    inputs: tuple[InputRecord, ...]
    digests: Digests
    chunks: int
    rows: dict[str, int]
    months: dict[str, str]


class Store:
    """A folder that is a corpus, or becomes one."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def claim(self) -> contextlib.AbstractContextManager[None]:
        """Make the folder ours, or refuse: raises OutputError for one that is not empty and no corpus of ours."""
        found = self._mark()
        if found is None and self.folder.is_dir() and any(self._visible()):
            raise OutputError(
                "is no corpus, and not empty", where=str(self.folder), remedy="name another folder"
            )
        if found not in (None, SCHEMA):
            raise OutputError(
                f"is a corpus of schema {found}; this version writes {SCHEMA}",
                where=str(self.folder),
                remedy="name another folder",
            )
        if found is None:
            mark = {"format": "framing corpus", "schema": SCHEMA}
            output.write(self.folder / _MARK, msgspec.json.encode(mark) + b"\n")
        return self._locked()

    def check(self) -> Manifest:
        """Return the manifest; raises InputError where the folder is no corpus, or is not whole."""
        found = self._mark()
        if found is None:
            raise InputError(
                "is no corpus",
                where=str(self.folder),
                remedy="make it with 'framing corpus score INPUT -o DIR'",
            )
        manifest = self.manifest()
        if manifest is None:
            raise InputError("its run has not ended", where=str(self.folder), remedy=_AGAIN)
        if manifest.schema != SCHEMA:
            what = f"is a corpus of schema {manifest.schema}; this version reads {SCHEMA}"
            raise InputError(what, where=str(self.folder), remedy="score it anew")
        return manifest

    @contextlib.contextmanager
    def use(self) -> Iterator[Manifest]:
        """Hold the folder of a run that has ended, to add to it; see ``check``."""
        manifest = self.check()
        with self._locked():
            yield manifest

    def manifest(self) -> Manifest | None:
        """Return the manifest of the last run, if it ended."""
        try:
            return msgspec.json.decode((self.folder / _MANIFEST).read_bytes(), type=Manifest)
        except FileNotFoundError:
            return None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise InputError("is damaged", where=str(self.folder / _MANIFEST), remedy=_AGAIN) from None

    def end(self, manifest: Manifest) -> None:
        """Write the manifest: from now on the tables are whole."""
        data = msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=2)
        output.write(self.folder / _MANIFEST, data + b"\n")

    def begin(self) -> None:
        """Take the manifest away: from now on the tables are not whole."""
        (self.folder / _MANIFEST).unlink(missing_ok=True)

    def chunk(self, key: str) -> Path:
        """Return where a chunk is kept."""
        return self.folder / "chunks" / key[:2] / f"{key}.zip"

    def put(self, key: str, data: bytes) -> None:
        """Keep a finished chunk; raises OutputError."""
        output.write(self.chunk(key), data)

    def part(self, table: str, month: str | None) -> Path:
        """Return the file of a table's month; ``month`` is None for a table that is not parted."""
        folder = self.folder / table if month is None else self.folder / table / f"month={month}"
        return folder / "part.parquet"

    def sweep(self, table: str, wanted: set[Path]) -> None:
        """Remove the parts of a table that are not wanted any more."""
        for path in sorted((self.folder / table).glob("**/*.parquet")):
            if path not in wanted:
                path.unlink()
                with contextlib.suppress(OSError):  # other files lie in it: not ours to remove
                    path.parent.rmdir()

    def _visible(self) -> Iterator[Path]:
        return (path for path in self.folder.iterdir() if path.name != _LOCK)

    def _mark(self) -> int | None:
        """Return the schema of the corpus in the folder, or None where there is none."""
        try:
            found = msgspec.json.decode((self.folder / _MARK).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as e:
            raise OutputError(
                e.strerror or str(e), where=str(self.folder), remedy="check its permissions"
            ) from None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        if not isinstance(found, dict) or found.get("format") != "framing corpus":
            return None
        return int(found.get("schema", 0))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the folder: two runs would take each other's temporary files for remains."""
        with (self.folder / _LOCK).open("wb") as file:
            _hold(file, self.folder)
            for path in self.folder.rglob(".*.part"):  # what a killed run left
                path.unlink()
            yield


def _hold(file: IO[bytes], folder: Path) -> None:
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FramingError(
            "another run is writing to it", where=str(folder), remedy="wait for it, or name another folder"
        ) from None
    except OSError:  # a file system without locks
        return
