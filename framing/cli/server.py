"""``framing server``: findings in an editor, over the language server protocol."""

from __future__ import annotations

import click

from framing.cli._inputs import CONFIG
from framing.errors import FramingError


@click.command()
@CONFIG
def command(config: str | None) -> int:
    """Show findings in an editor.

    A language server over standard input and output. Settings are those nearest to each article, unless --config
    names others.
    """
    try:
        from framing import server
    except ModuleNotFoundError as e:
        if e.name not in ("pygls", "lsprotocol"):
            raise
        raise FramingError(f"{e.name} is not installed", remedy="pip install 'framing[lsp]'") from None
    server.make(config).start_io()
    return 0
