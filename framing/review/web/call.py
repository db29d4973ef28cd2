"""A request on its way: who asks, what they sent, and the answers that can be given."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from sqlalchemy.exc import IntegrityError
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from framing.errors import FramingError
from framing.review import accounts
from framing.review.database import StoreError
from framing.review.web import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    import msgspec
    from sqlalchemy import Connection
    from starlette.requests import Request

    from framing.review.accounts import Login, Viewer
    from framing.review.web.routes import Route
    from framing.review.web.site import Site

COOKIE: Final = "framing_review"
LARGEST_ID: Final = 2**31 - 1


class RefusedError(Exception):
    """A request that is not done; ``status`` and ``text`` are what the browser is told."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


@dataclass
class Call:
    """One request."""

    site: Site
    path: str
    params: Mapping[str, Any]
    query: Mapping[str, str]
    cookies: Mapping[str, str]
    nonce: str
    htmx: bool
    form: Mapping[str, str] = field(default_factory=dict)
    login: Login | None = None

    @property
    def viewer(self) -> Viewer:
        """Who asks; the route has made sure that there is somebody."""
        assert self.login is not None
        return self.login.viewer

    def number(self, name: str) -> int | None:
        """Return a whole number from the form or the query; None without one; raises RefusedError."""
        text = self.form.get(name, self.query.get(name, ""))
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or int(text[:12]) > LARGEST_ID:
            raise RefusedError(400, f"'{name}' is not a number that is used here")
        return int(text)

    def page(self, template: str, page: msgspec.Struct, status: int = 200) -> Response:
        """Return a page made from a template and its context."""
        shell = render.shell(self.nonce, self.login, self.keys, self.site.local)
        return HTMLResponse(render.html(template, page, shell), status)

    def go(self, path: str, **query: Any) -> Response:
        """Send the browser to another page."""
        target = path + (f"?{urlencode(query)}" if query else "")
        if self.htmx:
            return Response(status_code=200, headers={"HX-Redirect": target})
        return RedirectResponse(target, 303)

    keys: dict[str, Any] = field(default_factory=dict)


def fresh_key() -> str:
    """Return a key that tells one act of an editor from another."""
    return secrets.token_urlsafe(12)


async def answer(site: Site, route: Route, request: Request) -> Response:
    """Return the answer to a request, whatever comes of it."""
    try:
        call = _call(site, request)
        if route.method == "POST":
            call.form = _fields(await request.body(), request.headers.get("content-type", ""))
        return await run_in_threadpool(_answer, site, route, call)
    except SignInError:
        raise
    except RefusedError as refused:
        return PlainTextResponse(refused.text, refused.status)


def _call(site: Site, request: Request) -> Call:
    params = dict(request.path_params)
    if any(isinstance(v, int) and not 0 < v <= LARGEST_ID for v in params.values()):
        raise RefusedError(404, "there is no such thing")
    query = _pairs(request.scope["query_string"])
    return Call(
        site=site,
        path=request.url.path,
        params=params,
        query=query,
        cookies=request.cookies,
        nonce=request.scope["nonce"],
        htmx=request.headers.get("hx-request") == "true",
    )


def _fields(body: bytes, kind: str) -> dict[str, str]:
    if body and kind.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise RefusedError(400, "only forms are taken")
    return _pairs(body)


def _pairs(data: bytes) -> dict[str, str]:
    """Return the fields of a form or query; of a field that comes more than once, the values with spaces between."""
    try:
        pairs = parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise RefusedError(400, "what was sent is not UTF-8") from None
    out: dict[str, str] = {}
    for name, value in pairs:
        if "\0" in value or "\0" in name:
            raise RefusedError(400, "a NUL character was sent")
        value = value.replace("\r\n", "\n")  # how browsers send every line end
        out[name] = f"{out[name]} {value}" if name in out else value
    return out


def _answer(site: Site, route: Route, call: Call) -> Response:
    try:
        try:
            return _once(site, route, call)
        except IntegrityError:  # somebody else was first: now seen, it is a repetition or a conflict
            return _once(site, route, call)
    except StoreError as error:
        return PlainTextResponse(f"Not saved: {error}", 503)
    except IntegrityError:
        return PlainTextResponse("Somebody changed the same thing; reload the page.", 409)
    except FramingError as error:
        return PlainTextResponse(str(error), 400)


def _once(site: Site, route: Route, call: Call) -> Response:
    cookie = call.cookies.get(COOKIE, "")
    writes = route.method == "POST" and not route.slow
    with site.database.write() if writes else site.database.read() as c:
        call.login = accounts.signed_in(c, cookie) if cookie else None
        if route.role is not None:
            _authorise(route, call)
        if call.login is not None:
            call.keys = keys_of(c, call.login.viewer)
        return route.handler(call, c)


def _authorise(route: Route, call: Call) -> None:
    assert route.role is not None
    if call.login is None:
        raise SignInError
    if not call.viewer.may(route.role):
        raise RefusedError(403, "your account may not do this")
    if route.method == "POST":
        sent = call.form.get("csrf", "")
        if not hmac.compare_digest(sent.encode(), call.login.csrf.encode()):
            raise RefusedError(403, "this form is too old; reload the page")


class SignInError(RefusedError):
    """Nobody is signed in."""

    def __init__(self) -> None:
        super().__init__(403, "sign in first")


KEYS: Final = {
    "next": "j",
    "previous": "k",
    "accept": "a",
    "dismiss": "d",
    "unsure": "u",
    "note": "n",
    "undo": "z",
    "finish": "Enter",
    "mark": "m",
    "help": "?",
}
"""What each key does, as long as nobody changes it; 1 to 9 give reasons."""


def keys_of(c: Connection, viewer: Viewer) -> dict[str, Any]:
    """Return a person's keys: ``on``, and ``map`` from act to key."""
    from sqlalchemy import select

    from framing.review.schema import preference

    row = c.execute(
        select(preference.c.value).where(preference.c.account == viewer.id, preference.c.name == "keys")
    ).first()
    value = row.value if row is not None else {}
    return {"on": bool(value.get("on", True)), "map": {**KEYS, **value.get("map", {})}}


def as_json(value: object) -> str:
    """Return ``value`` as JSON for an attribute."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
