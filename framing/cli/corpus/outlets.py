"""``framing corpus outlets``: each outlet of a corpus over all stories that it shares with others."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli import _errors
from framing.formats.printable import printable


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("-o", "--output", metavar="DIR", type=click.Path(), required=True, help="Where to write it.")
@click.pass_context
def command(ctx: click.Context, folder: str, output: str) -> int:
    """Compare the outlets of a corpus over all stories.

    As framing outlets does: each rating is the outlet's difference from the other outlets on the same stories. DIR
    was grouped by framing corpus stories; agency text does not count as an outlet's own. Writes index.html and
    outlets.json.
    """
    ctx.meta[_errors.UNDONE] = f"nothing was written to {output}"
    from framing import corpus, report
    from framing.corpus import outlets

    opened = corpus.open(folder)
    written = report.write_profiles(
        outlets.rated(opened), Path(output), versions=outlets.versions(opened), notes=outlets.notes(opened)
    )
    click.echo(f"wrote {printable(str(written[0]))}")
    return 0
