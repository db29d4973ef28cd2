"""docs/cli.md names every command, option and setting."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from framing.cli import cli
from framing.config import Config

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_command_and_option() -> None:
    context = click.Context(cli)
    names = []
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
        names += [f"framing {name}", *options]
    assert [name for name in names if name not in PAGE] == []


def test_every_setting_with_its_default() -> None:
    rows = [f"| `{f.name}` | {f.default} |" for f in msgspec.structs.fields(Config)]
    assert [row for row in rows if row not in PAGE] == []
