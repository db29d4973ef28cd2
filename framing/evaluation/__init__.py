"""How good the tool is, measured on labelled data; ``docs/formats-evaluation.md`` describes the rows."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import msgspec

from framing.types import SCHEMA

__all__ = ["Kind", "Report", "run"]

Kind = Literal["stories", "attribution", "loaded", "alignment"]


class Report(msgspec.Struct, frozen=True):
    """What was measured, on which file, with which options."""

    kind: Kind
    file: str
    options: dict[str, Any]
    figures: dict[str, Any]

    def text(self) -> str:
        """Return the figures for a person, with a heading."""
        options = "".join(f", {name}={value}" for name, value in self.options.items() if value is not None)
        body: str = import_module(f"framing.evaluation.{self.kind}").text(self.figures)
        return f"{self.kind}: {self.file}{options}\n{body}"

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {"schema": SCHEMA, **msgspec.to_builtins(self)}


def run(kind: Kind, path: str | Path, **options: Any) -> Report:
    """Measure the tool on the labelled rows of ``path``.

    Options: ``limit`` (first rows only); ``dates`` (stories; False withholds them); ``by`` (loaded;
    "probability" or "evidence"); ``split`` (alignment; stories of that split only). Raises InputError for
    rows that cannot be used.
    """
    figures = import_module(f"framing.evaluation.{kind}").evaluate(path, **options)
    return Report(kind, Path(path).name, options, figures)
