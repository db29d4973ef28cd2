"""What may be fetched from the web: public addresses by name looked up once, within limits."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from framing.errors import FramingError
from framing.review import fetch

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, list[str]]]:
    """Return a world of host names with addresses, and what each address answers; connections are noted."""

    def make(names: dict[str, list[str]], answers: dict[str, bytes]) -> tuple[Any, list[str]]:
        asked: list[str] = []

        def look_up(host: str, port: int, **_: object) -> list[Any]:
            if host not in names:
                raise socket.gaierror
            return [(0, 0, 0, "", (address, port)) for address in names[host]]

        def connect(address: str, port: int, timeout: float) -> socket.socket:
            asked.append(address)
            here, there = socket.socketpair()
            threading.Thread(target=_answer, args=(there, answers[address]), daemon=True).start()
            return here

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        return connect, asked

    return make


def _answer(sock: socket.socket, answer: bytes) -> None:
    with sock:
        sock.recv(65536)
        sock.sendall(answer)


def to(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def test_a_page_is_fetched_from_the_address_that_was_checked(web: Any) -> None:
    connect, asked = web({"news.example": ["93.184.216.34"]}, {"93.184.216.34": PAGE})
    assert fetch.fetch("http://news.example/a?b=c", connect) == ("http://news.example/a?b=c", b"Hello")
    assert asked == ["93.184.216.34"]


PRIVATE = [
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fc00::1",
    "fe80::1", "::ffff:127.0.0.1", "224.0.0.1", "2002:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_no_private_address_is_connected_to(web: Any, address: str) -> None:
    connect, asked = web({"news.example": [address], "mixed.example": ["93.184.216.34", address]}, {})
    for host in ("news.example", "mixed.example"):
        with pytest.raises(FramingError, match="not a public address"):
            fetch.fetch(f"http://{host}/", connect)
    assert asked == []


@pytest.mark.parametrize("url", ["http://[::1]/", "http://127.1/", "http://2130706433/", "http://0x7f.1/"])
def test_addresses_written_otherwise_are_looked_up_like_names(web: Any, url: str) -> None:
    connect, asked = web({"::1": ["::1"], "127.1": ["127.0.0.1"], "2130706433": ["127.0.0.1"]}, {})
    with pytest.raises(FramingError, match=r"not a public address|there is no such host"):
        fetch.fetch(url, connect)
    assert asked == []


@pytest.mark.parametrize(
    "location", ["http://inside.example/", "file:///etc/passwd", "http://news.example:8080/"]
)
def test_a_redirect_leads_nowhere_that_a_link_may_not(web: Any, location: str) -> None:
    names = {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.1"]}
    connect, asked = web(names, {"93.184.216.34": to(location)})
    with pytest.raises(FramingError):
        fetch.fetch("http://news.example/", connect)
    assert asked == ["93.184.216.34"]


def test_redirects_end(web: Any) -> None:
    connect, asked = web({"news.example": ["93.184.216.34"]}, {"93.184.216.34": to("/again")})
    with pytest.raises(FramingError, match="too many redirects"):
        fetch.fetch("http://news.example/", connect)
    assert len(asked) == fetch.REDIRECTS + 1


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "gopher://x", "http://", "http://u:p@news.example/", "http://[x"]
)
def test_other_addresses_are_refused(web: Any, url: str) -> None:
    connect, _ = web({}, {})
    with pytest.raises(FramingError):
        fetch.fetch(url, connect)


def test_a_page_too_large_is_not_kept(web: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "LARGEST", 4)
    connect, _ = web({"news.example": ["93.184.216.34"]}, {"93.184.216.34": PAGE})
    with pytest.raises(FramingError, match="too large"):
        fetch.fetch("http://news.example/", connect)


def test_it_is_off_unless_switched_on(sign_in: Any) -> None:
    answer = sign_in("root").post("/fetch", url="http://news.example/")
    assert (answer.status_code, "switched off" in answer.text) == (403, True)
