"""Shared fixtures. A test that needs what a machine may lack names it and skips.

``FRAMING_REQUIRE`` (comma-separated: "shared", "browser", "axe") turns such a skip into a failure: CI sets it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What is kept between runs belongs to the checkout, not to whoever runs the tests.
os.environ.setdefault("FRAMING_CACHE_DIR", str(ROOT / "build" / "cache"))
REQUIRED = frozenset(filter(None, os.environ.get("FRAMING_REQUIRE", "").split(",")))


def absent(what: str, reason: str) -> NoReturn:
    """Skip for lack of ``what``, or fail where CI has promised it."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required here: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real articles and data sets, which are not part of the repository."""
    folder = Path(os.environ.get("FRAMING_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        absent("shared", "the real articles and data sets are absent (set FRAMING_SHARED to their folder)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome to drive."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = os.environ.get("FRAMING_CHROMIUM") or shutil.which(name)
        if found:
            return found
    absent("browser", "no Chromium or Chrome is installed (set FRAMING_CHROMIUM to one)")
