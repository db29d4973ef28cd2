"""A server of its own for a test, in a thread."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from framing.review.serve import listen
from framing.review.web.app import app
from framing.review.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.review.database import Database


@contextmanager
def served(database: Database, *, token: str | None = None) -> Iterator[str]:
    """Serve a database on a free port, and give the address."""
    sock = listen("127.0.0.1", 0)
    origin = f"http://127.0.0.1:{sock.getsockname()[1]}"
    site = Site(database, (origin,), local=token is not None, token=token)
    config = uvicorn.Config(app(site), log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield origin
    finally:
        server.should_exit = True
        thread.join(10)
        sock.close()
