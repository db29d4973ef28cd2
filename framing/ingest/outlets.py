"""The outlet registry: joins the names, aliases and domains of one outlet. It holds facts, no ratings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from framing.errors import ConfigError
from framing.resources import folder

KEYS = ("name", "aliases", "domains")
_WORD = re.compile(r"\w+")


class Registry(msgspec.Struct, frozen=True):
    """Display names of outlets by folded name or alias, and by domain."""

    names: dict[str, str]
    domains: dict[str, str]

    def canonical(self, name_or_url: str) -> str | None:
        """Return the display name of an outlet by name, alias, domain or address, or None."""
        if found := self.names.get(_fold(name_or_url)):
            return found
        labels = _host(name_or_url).split(".")
        for i in range(len(labels) - 1):
            if found := self.domains.get(".".join(labels[i:])):
                return found
        return None


def _fold(name: str) -> str:
    words = _WORD.findall(name.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _host(name_or_url: str) -> str:
    if any(map(str.isspace, name_or_url)):
        return ""
    from urllib.parse import urlsplit

    try:
        return urlsplit(name_or_url if "//" in name_or_url else f"//{name_or_url}").hostname or ""
    except ValueError:
        return ""


@cache
def load(path: str | None = None) -> Registry:
    """Return the shipped registry, extended and overruled by the file ``path``.

    The file holds ``[[outlet]]`` tables with ``name``, ``aliases`` and ``domains``. Raises ConfigError.
    """
    registry = Registry({}, {})
    files = [str(folder("data") / "outlets.toml"), *([path] if path else [])]
    for file in files:
        for outlet in _read(file):
            name = outlet["name"]
            for alias in (name, *outlet.get("aliases", ())):
                registry.names[_fold(alias)] = name
            for domain in outlet.get("domains", ()):
                registry.domains[domain.lower().removeprefix("www.")] = name
    return registry


def canonical(name_or_url: str) -> str | None:
    """Return the display name of the outlet of that name, alias, domain or address, or None."""
    return load().canonical(name_or_url)


def _read(file: str) -> list[dict[str, Any]]:
    import tomllib

    try:
        values = tomllib.loads(Path(file).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}", where=file, remedy="check path and permissions"
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"is not TOML: {error}", where=file, remedy="repair that line") from None
    outlets = values.get("outlet", [])
    for key in values:
        if key != "outlet":
            raise ConfigError(
                f"unknown key {key!r}", where=file, remedy="an outlet registry holds [[outlet]] tables"
            )
    if not isinstance(outlets, list):
        raise ConfigError("'outlet' is no list of tables", where=file, remedy="write [[outlet]] above each")
    for number, outlet in enumerate(outlets, 1):
        if problem := _problem(outlet):
            raise ConfigError(problem, where=f"{file}, outlet {number}", remedy=f"keys are {', '.join(KEYS)}")
    return list(outlets)


def _problem(outlet: object) -> str:
    if not isinstance(outlet, dict):
        return "is no table"
    for key, value in outlet.items():
        if key not in KEYS:
            return f"unknown key {key!r}"
        if key != "name" and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            return f"{key!r} is no list of texts"
    return "" if isinstance(outlet.get("name"), str) and outlet["name"].strip() else "has no name"
