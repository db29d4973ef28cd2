"""Packages that only the corpus needs: imported when they are used, and named where they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from framing.errors import FramingError


def need(module: str, extra: str = "corpus") -> Any:
    """Return ``module``, imported; raises FramingError with what to install where it is missing."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as e:
        package = module.partition(".")[0]
        if e.name is None or e.name.partition(".")[0] != package:
            raise
        raise FramingError(
            f"the package {package} is needed for this, and is not installed",
            remedy=f"run: pip install 'framing[{extra}]'",
        ) from None
