"""The arguments that every command which reads articles has, and the reading itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.config import Config, load
from framing.errors import ConfigError

if TYPE_CHECKING:
    from framing.lexicon import Lists
    from framing.types import Article, Failure

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("text", "markdown", "html", "json", "jsonl")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, and with which metadata and settings."""

    paths: tuple[str, ...]
    input_format: str | None
    manifest: str | None
    outlets: str | None
    config: Config

    def articles(self) -> Iterator[Article | Failure]:
        """Yield the articles in input order; what cannot be read is a failure in its place."""
        from framing import ingest

        return ingest.read(
            [os.fsdecode(path) for path in self.paths],
            input_format=self.input_format,
            manifest=self.manifest,
            outlets=self.outlets,
        )


CONFIG = click.option(
    "--config", metavar="FILE", type=click.Path(), help="Settings: a framing.toml, or a pyproject.toml."
)
"""The option that names the settings."""


def settings(path: str | None) -> Config:
    """Return the settings in the file that ``--config`` names, once it is known that its lexicons can be read."""
    if path is None:
        return Config()
    config = load(path)
    if config.lexicons or config.switch_off:
        try:
            lists_of(config).check()
        except ConfigError as e:
            raise ConfigError(e.what, where=f"{path}, {e.where}", remedy=e.remedy) from None
    return config


def lists_of(config: Config) -> Lists:
    """Return the lexicons that the settings ask for."""
    from framing.lexicon import Lists

    return Lists(config.lexicons, config.switch_off)


def reads_articles(command: F) -> F:
    """Give a command the arguments for reading; it receives them as ``inputs: Inputs``."""
    return _reading(command, _PATHS)


def may_read_articles(command: F) -> F:
    """Do as ``reads_articles`` does for a command that is also run without a path."""
    return _reading(command, _MAYBE_PATHS)


def _reading(command: F, paths_argument: Callable[[Any], Any]) -> F:

    def wrapped(
        paths: tuple[str, ...],
        input_format: str | None,
        manifest: str | None,
        outlets: str | None,
        config: str | None,
        **rest: Any,
    ) -> Any:
        return command(inputs=Inputs(paths, input_format, manifest, outlets, settings(config)), **rest)

    wrapped.__doc__ = command.__doc__
    wrapped.__name__ = command.__name__
    if hasattr(command, "__click_params__"):
        wrapped.__click_params__ = command.__click_params__  # type: ignore[attr-defined]
    for option in reversed((paths_argument, *_OPTIONS)):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
_MAYBE_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "--input-format",
        type=click.Choice(FORMATS),
        help="How to read the input, instead of going by the file's name.",
    ),
    click.option(
        "--manifest",
        metavar="FILE|none",
        type=click.Path(),
        help="Metadata of the articles; default: manifest.toml or .csv beside them.",
    ),
    click.option(
        "--outlets", metavar="FILE", type=click.Path(), help="Names, aliases and domains of outlets (TOML)."
    ),
    CONFIG,
)
