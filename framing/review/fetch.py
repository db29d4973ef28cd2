"""One article from the web, when an administrator asks for it: http and https, public addresses, within limits.

A name is looked up once, and the address that was found public is the one connected to, so that no second look-up can
lead elsewhere. Every redirect goes through the same checks.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.types import Article

LARGEST: Final = 4 * 1024 * 1024
"""Bytes of a page."""
SECONDS: Final = 15.0
"""Time for a page, redirects included."""
REDIRECTS: Final = 5
_PORTS: Final = {"http": 80, "https": 443}


def article(url: str) -> Article:
    """Return the article at ``url``; raises FramingError where it cannot or must not be fetched, or is none."""
    import io

    from framing import ingest
    from framing.types import Article, Failure

    final, page = fetch(url)
    read = list(ingest.read(["-"], input_format="html", manifest="none", stdin=io.BytesIO(page)))
    if len(read) != 1 or isinstance(read[0], Failure):
        reason = read[0].reason if read and isinstance(read[0], Failure) else "no article"
        raise FramingError(
            f"not an article: {reason}", where=final, remedy="save the page and import the file"
        )
    assert isinstance(read[0], Article)
    import msgspec

    return msgspec.structs.replace(read[0], url=read[0].url or final, path=None)


def fetch(url: str, connect: Callable[[str, int, float], socket.socket] | None = None) -> tuple[str, bytes]:
    """Return the final address and the page; ``connect`` opens a socket to a numeric address."""
    deadline = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        status, headers, body = _once(url, deadline, connect or _connect)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            url = urljoin(url, headers["location"])
            continue
        if status != 200:
            raise FramingError(f"the server answers {status}", where=url, remedy="check the address")
        return url, body
    raise FramingError("too many redirects", where=url, remedy="name the final address")


def public_address(host: str, port: int) -> str:
    """Return the numeric address of a host; raises FramingError unless all that it has are public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FramingError("there is no such host", where=host, remedy="check the address") from None
    addresses = [str(each[4][0]).partition("%")[0] for each in found]
    for address in addresses:
        parsed = ipaddress.ip_address(address)
        mapped = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None) or parsed
        if not (parsed.is_global and mapped.is_global) or parsed.is_multicast:
            raise FramingError("not a public address", where=host, remedy="save the page and import the file")
    return addresses[0]


def _connect(address: str, port: int, timeout: float) -> socket.socket:
    return socket.create_connection((address, port), timeout)


def _once(
    url: str, deadline: float, connect: Callable[[str, int, float], socket.socket]
) -> tuple[int, dict[str, str], bytes]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise FramingError("not an address", where=url, remedy="check it") from None
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise FramingError("only http and https are fetched", where=url, remedy="check the address")
    if port != _PORTS[parts.scheme]:
        raise FramingError("only the usual ports are fetched from", where=url, remedy="check the address")
    address = public_address(host, port)
    try:
        sock = connect(address, port, _left(deadline, url))
        with sock:
            return _read(sock, parts.scheme, host, _target(parts.path, parts.query), deadline, url)
    except (OSError, http.client.HTTPException) as error:
        reason = str(error) or type(error).__name__
        raise FramingError(f"cannot be fetched: {reason}", where=url, remedy="try again later") from None


def _target(path: str, query: str) -> str:
    from urllib.parse import quote

    return quote(path or "/", safe="/%:@!$&'()*+,;=~") + (
        f"?{quote(query, safe='=&%/?:@!$()*+,;~')}" if query else ""
    )


def _left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FramingError("it takes too long", where=url, remedy="save the page and import the file")
    return left


def _read(
    sock: socket.socket, scheme: str, host: str, target: str, deadline: float, url: str
) -> tuple[int, dict[str, str], bytes]:
    if scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection = http.client.HTTPConnection(host)
    connection.sock = sock
    try:
        return _response(connection, target, deadline, url)
    finally:
        connection.close()
        sock.close()


def _response(
    connection: http.client.HTTPConnection, target: str, deadline: float, url: str
) -> tuple[int, dict[str, str], bytes]:
    connection.request("GET", target, headers={"Accept": "text/html", "User-Agent": "framing"})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    parts: list[bytes] = []
    size = 0
    while response.status == 200:
        if connection.sock is not None:  # the response keeps it open where the connection let go
            connection.sock.settimeout(_left(deadline, url))
        _left(deadline, url)
        part = response.read1(65536)
        if not part:
            break
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise FramingError("the page is too large", where=url, remedy="save the page and import the file")
    return response.status, headers, b"".join(parts)
