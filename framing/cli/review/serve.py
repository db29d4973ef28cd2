"""``framing review serve``: the app, on this machine or for a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli import _errors
from framing.cli._batch import Batch
from framing.cli._inputs import Inputs, may_read_articles
from framing.cli.review import _database
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.review.database import Database


@click.command()
@may_read_articles
@_database.DATABASE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: a free one.")
@click.option(
    "--origin",
    multiple=True,
    metavar="URL",
    help="Where browsers reach it (https://desk.example), if not on this machine. May be repeated.",
)
@click.option("--allow-urls", is_flag=True, help="Let administrators fetch articles from the web.")
@click.option("--no-browser", is_flag=True, help="Print the link only.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: Inputs,
    database: str,
    host: str,
    port: int,
    origin: tuple[str, ...],
    allow_urls: bool,
    no_browser: bool,
) -> int:
    """Open the review desk.

    Articles in PATH are imported first; a changed one becomes a new version. On this machine the app opens by a
    link that works once. Anywhere else, people sign in: add them with 'framing review users add'.
    """
    ctx.meta[_errors.UNDONE] = "what was acknowledged is kept"
    with _database.opened(database, create=True) as db:
        from framing.review import serve
        from framing.review.web.site import Site

        batch = Batch()
        if inputs.paths:
            _errors.say(f"framing: {_database.told(_database.add(db, inputs, batch))}")
        local = serve.is_loopback(host) and not origin
        if not local:
            _refuse_without_people(db, host, origin)
        sock = serve.listen(host, port)
        port = sock.getsockname()[1]
        token = serve.one_time_token() if local else None
        origins = origin or tuple(f"http://{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        site = Site(db, origins, local=local, token=token, urls=allow_urls, config=inputs.config)
        named = "[::1]" if host == "::1" else "127.0.0.1"
        link = f"http://{named}:{port}/start?token={token}" if local else origins[0]

        def ready() -> None:
            click.echo(link)
            if local and not no_browser:
                import webbrowser

                webbrowser.open(link)

        serve.run(site, sock, ready)
        return batch.status


def _refuse_without_people(db: Database, host: str, origin: tuple[str, ...]) -> None:
    from sqlalchemy import select

    from framing.review.schema import account

    if not origin:
        raise FramingError(
            "others can reach this address", where=host, remedy="say where browsers find it, with --origin"
        )
    if any(not o.startswith(("http://", "https://")) for o in origin):
        raise FramingError("an origin is http://host or https://host", where="--origin", remedy="correct it")
    with db.read() as c:
        if c.execute(select(account.c.id).where(account.c.password.is_not(None))).first() is None:
            raise FramingError(
                "nobody can sign in", remedy="add somebody: framing review users add NAME --role admin"
            )
