"""Finds the data that ships with the package: lexicons, templates, tables, in a wheel or a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``name`` ("lexicons", "templates" or "data").

    In a wheel all of them lie inside the package; in a checkout ``lexicons/`` and ``templates/`` stand
    beside it. Raises FileNotFoundError for an installation that lacks them.
    """
    for candidate in (_PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {name!r} is missing from this installation of framing; reinstall it")
