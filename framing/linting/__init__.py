"""What ``framing check`` does with the rules: settings, suppressions, baselines, fixes, and what changed in git."""

from __future__ import annotations

from framing.linting.run import Checker
from framing.linting.settings import SEVERITIES, Active, Overrides, Profile, Settings, at_least

__all__ = ["SEVERITIES", "Active", "Checker", "Overrides", "Profile", "Settings", "at_least"]
