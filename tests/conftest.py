"""Shared fixtures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real articles and data sets, which are not part of the repository."""
    folder = Path(os.environ.get("FRAMING_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the real articles and data sets are absent (set FRAMING_SHARED to their folder)")
    return folder
