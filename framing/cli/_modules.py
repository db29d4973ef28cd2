"""A group of commands whose commands are the modules of a package, imported when they are used."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import cast

import click

from framing.cli import _errors


class Modules(click.Group):
    """The modules of the package that the group's function stands in, as commands.

    A module without an underscore has ``command``; ``FIRST`` names those that come first in the help.
    """

    FIRST: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """The name of the package."""
        return str(getattr(self.callback, "__module__", ""))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the modules, in the order of use rather than of the alphabet."""
        path = sys.modules[self.package].__path__
        names = {m.name for m in pkgutil.iter_modules(path) if not m.name.startswith("_")}
        return [n for n in self.FIRST if n in names] + sorted(names.difference(self.FIRST))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return its ``command``, or refuse with the nearest name."""
        names = self.list_commands(ctx)
        if cmd_name not in names:
            if cmd_name.startswith("-"):
                return None
            raise click.UsageError(f"no such command '{cmd_name}'; {_errors.nearest(cmd_name, names)}", ctx)
        return cast("click.Command", importlib.import_module(f"{self.package}.{cmd_name}").command)
