"""The outlet registry: joins the names, aliases and domains of one outlet. It holds facts, no ratings."""

from __future__ import annotations


class Registry:
    """Names, aliases and domains of outlets."""

    def canonical(self, name_or_url: str) -> str | None:
        """Return the outlet's display name, or None where the registry does not know it."""
        return None


def load(path: str | None = None) -> Registry:
    """Return the shipped registry, extended by the one at ``path``."""
    return Registry()


def canonical(name_or_url: str) -> str | None:
    """Return the display name of the outlet of that name, alias, domain or address, or None."""
    return load().canonical(name_or_url)
