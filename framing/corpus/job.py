"""What a run does with its items, and the digests that name it: code, settings, lexicons, model."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framing.errors import ModelError
from framing.version import __version__

if TYPE_CHECKING:
    from framing.config import Config
    from framing.corpus.items import Columns

SCHEMA = 1
"""Version of the tables: raised when a column goes, or changes its meaning."""
_LIBRARIES = ("numpy", "pyarrow", "pyphen", "textstat", "trafilatura", "vaderSentiment")
"""Packages whose version can move a number or a byte of the output."""
_APART = frozenset({"cli", "evaluation", "report", "formats", "comparison", "review"})
"""Parts of the package that no score depends on."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """All that scoring a chunk needs besides the chunk; it travels to other processes.

    ``outlets``: a registry file that extends the one shipped.
    """

    config: Config
    columns: Columns = ()
    outlets: str | None = None


class Digests(msgspec.Struct, frozen=True, kw_only=True):
    """What the result of a chunk depends on besides its items."""

    schema: int
    framing: str
    code: str
    config: str
    lexicons: str
    model: str | None
    columns: tuple[tuple[str, str], ...]
    outlets: str | None
    libraries: dict[str, str]

    def total(self) -> str:
        """Return one digest over all of them, as hexadecimal digits."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


def digests(job: Job) -> Digests:
    """Return the digests of a job. Raises what loading its lexicons or registry would."""
    from framing import lexicon
    from framing.ingest import outlets

    outlets.load(job.outlets)
    lists = lexicon.Lists(job.config.lexicons, job.config.switch_off)
    return Digests(
        schema=SCHEMA,
        framing=__version__,
        code=_code(),
        config=job.config.digest(),
        lexicons=lists.digest(),
        model=_model(job.config.model),
        columns=job.columns,
        outlets=_file(Path(job.outlets)) if job.outlets else None,
        libraries={name: _version(name) for name in _LIBRARIES},
    )


@cache
def _code() -> str:
    """Return the digest of the program and its tables; that of the model and the lexicons is apart."""
    package = Path(__file__).resolve().parent.parent
    total = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if path.suffix in (".py", ".tsv", ".toml", ".json", ".bin") and parts[0] not in {*_APART, "lexicons"}:
            total.update("/".join(parts).encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{total.hexdigest()}"


def _model(path: str | None) -> str | None:
    from framing.classifier import load_model, shipped_model

    try:
        return load_model(Path(path) if path else shipped_model()).digest
    except ModelError:
        return None


def _file(path: Path) -> str:
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
