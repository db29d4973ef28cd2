"""docs/cli.md names every command, option and setting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from framing import formats
from framing.cli import cli
from framing.config import Check, Config

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "cli.md").read_text(encoding="utf-8")


def test_every_command_and_option() -> None:
    assert [name for name in names("framing", cli) if name not in PAGE] == []


def names(path: str, group: click.Group) -> Iterator[str]:
    """Yield the commands of a group, of the groups in it, and their options."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}"
        yield from (o for p in command.params if isinstance(p, click.Option) for o in p.opts)
        if isinstance(command, click.Group):
            yield from names(f"{path} {name}", command)


def test_every_setting_with_its_default() -> None:
    fields = [f for f in msgspec.structs.fields(Config) if f.name != "check"]
    rows = [f"| `{f.name}` | {'none' if f.default == () else f.default} |" for f in fields]
    assert [row for row in rows if row not in PAGE] == []


def test_every_setting_of_check_with_its_default() -> None:
    page = (DOCS / "check-settings.md").read_text(encoding="utf-8")
    rows = [
        f"| `{f.name}` | {f'`{f.default}`' if isinstance(f.default, str | int | float) else 'none'} |"
        for f in msgspec.structs.fields(Check)
    ]
    assert [row for row in rows if row not in page] == []


def test_every_format_of_check() -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8").partition("## Findings\n")[2]
    assert [name for name in formats.names("diagnostics") if f"`{name}`" not in page] == []
