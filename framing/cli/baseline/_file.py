"""Which baseline is meant, and what stands in the way of using the results for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing import output
from framing.errors import ConfigError
from framing.linting import baseline
from framing.types import Checked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cli._check import Scope
    from framing.linting.baseline import Baseline


def checked(results: Iterable[Checked | Failure]) -> list[Checked] | None:
    """Return the results; None where something could not be checked, for a baseline of a part is none."""
    held = list(results)
    return None if any(isinstance(r, Failure) for r in held) else [r for r in held if isinstance(r, Checked)]


def path(scope: Scope) -> str:
    """Return the path of the baseline that the settings of what is checked name, else the usual name."""
    named = {active.config.check.baseline for active in scope.settings.all()}
    if len(named) > 1:
        told = ", ".join(sorted(name or "none" for name in named))
        raise ConfigError(
            f"the settings name several baselines: {told}",
            remedy="name one with --baseline, or take them in turn",
        )
    return named.pop() or baseline.NAME


def write(made: Baseline, target: str) -> None:
    """Write a baseline, whole or not at all."""
    output.write(Path(target), baseline.render(made))


def total(made: Baseline) -> int:
    """Return how many findings a baseline holds."""
    return sum(entry.n for entry in made.findings)
