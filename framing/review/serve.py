"""Importing for a command, and the server."""

from __future__ import annotations

import secrets
import socket
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.review import accounts, articles, sessions
from framing.review.articles import Imported
from framing.stories import group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from framing.config import Config
    from framing.review.database import Database
    from framing.review.web.site import Site
    from framing.types import Article

_TOGETHER = 64


def add_articles(
    database: Database,
    given: Sequence[Article],
    config: Config,
    outlets: Iterable[tuple[str, Sequence[str]]] = (),
    step: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Score articles and store them, 64 in a transaction; return how many were new and changed."""
    stories = group(given)
    with database.write() as c:
        sessions.desk(c)
        articles.known_outlets(c, outlets)
    total = Imported()
    for i in range(0, len(given), _TOGETHER):
        scored = articles.score(given[i : i + _TOGETHER], config)
        with database.write() as c:
            total += articles.store(c, scored, stories)
        step(len(scored))
    with database.write() as c:
        detail = f"{total.new} new, {total.changed} changed, {total.same} as they were"
        accounts.note(c, None, "import", detail)
    return total


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one. Raises FramingError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        raise FramingError(
            f"cannot listen: {error.strerror or error}",
            where=f"{host}:{port}",
            remedy="choose another --port",
        ) from None
    return sock


def one_time_token() -> str:
    """Return a token for the link that opens the app."""
    return secrets.token_urlsafe(32)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``."""
    import ipaddress

    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def run(site: Site, sock: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted; ``ready`` is called when requests are answered."""
    import asyncio

    import uvicorn

    from framing.review.web.app import app

    config = uvicorn.Config(
        app(site), log_level="warning", access_log=False, server_header=False, lifespan="off", loop="asyncio"
    )
    server = uvicorn.Server(config)

    async def serve() -> None:
        task = asyncio.create_task(server.serve(sockets=[sock]))
        while not server.started and not task.done():
            await asyncio.sleep(0.01)
        if server.started:
            ready()
        await task

    try:
        asyncio.run(serve())
    except KeyboardInterrupt:  # uvicorn has closed its connections
        return
