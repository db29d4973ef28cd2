"""In front of every route: hosts and origins that are served, size of what is sent, headers of every answer."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST: Final = 512 * 1024
"""Bytes of a request's body."""
_SAFE = frozenset({b"GET", b"HEAD"})
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with "no-referrer", forms would be sent with the origin "null"
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


def policy(nonce: str) -> str:
    """Return the content security policy of a page: scripts and styles that carry its nonce, nothing else."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    """Refuses requests for other hosts and changes from other origins.

    ``origins`` are those that the app is served at ("http://127.0.0.1:8000"). A request must name the host of one
    of them, once; a change must come from one of them.
    """

    def __init__(self, app: ASGIApp, origins: Iterable[str]) -> None:
        self.app = app
        self.origins = frozenset(o.rstrip("/").lower().encode() for o in origins)
        self.hosts = frozenset(urlsplit(o.decode()).netloc.encode() for o in self.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        scope["nonce"] = secrets.token_urlsafe(16)
        send = _with_headers(send, scope["nonce"])
        refused = self._refused(scope)
        if refused is not None:
            await _answer(send, *refused)
            return
        body = await _body(receive)
        if body is None:
            await _answer(send, 413, "this is more than a request may hold")
            return
        await self.app(scope, _replay(body, receive), send)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value.lower() for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return 421, "this host is not served here"
        if scope["method"].encode() in _SAFE:
            return None
        origins = [value.lower() for name, value in headers if name == b"origin"]
        if len(origins) != 1 or origins[0] not in self.origins:
            return 403, "a change must come from a page of this app"
        return None


async def _body(receive: Receive) -> bytes | None:
    """Return the whole body, or None if it is too large."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(send: Send, nonce: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            has = {name.lower() for name, _ in message.get("headers", ())}
            more = [h for h in _HEADERS if h[0] not in has]
            if b"content-security-policy" not in has:
                more.append((b"content-security-policy", policy(nonce).encode()))
            if b"cache-control" not in has:
                more.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await send(message)

    return sent


async def _answer(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
