"""Signing in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.review import accounts
from framing.review.web.call import COOKIE, RefusedError
from framing.review.web.context import SignInPage
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.responses import Response

    from framing.review.accounts import Viewer
    from framing.review.web.call import Call


@route("GET", "/login", None)
def form(call: Call, c: Connection) -> Response:
    """Show the form of name and password."""
    return call.page("signin.html", SignInPage(error="", token="", by_token=call.site.local))


# Checking a password takes long on purpose: nobody else waits for it.
@route("POST", "/login", None, Field("name", required=True), Field("password", required=True), slow=True)
def by_password(call: Call, c: Connection) -> Response:
    """Sign in with name and password."""
    name, password = call.form.get("name", ""), call.form.get("password", "")
    if not call.site.may_try(name):
        raise RefusedError(429, "too many wrong passwords; wait a minute")
    viewer = accounts.check(c, name, password[:1000])
    if viewer is None:
        call.site.failed(name)
        page = SignInPage(error="Name or password is wrong.", token="", by_token=False)
        return call.page("signin.html", page, 403)
    with call.site.database.write() as writing:
        return _welcome(call, writing, viewer)


@route("GET", "/start", None, Field("token"))
def link(call: Call, c: Connection) -> Response:
    """Show the button that a one-time link leads to: opening a link changes nothing."""
    token = call.query.get("token", "")
    return call.page("signin.html", SignInPage(error="", token=token, by_token=True))


@route("POST", "/start", None, Field("token", required=True))
def by_link(call: Call, c: Connection) -> Response:
    """Sign in with the one-time token."""
    if not call.site.local or not call.site.take_token(call.form.get("token", "")):
        error = "This link was used already. Start framing review serve again for a new one."
        return call.page("signin.html", SignInPage(error=error, token="", by_token=True), 403)
    return _welcome(call, c, accounts.local(c))


@route("POST", "/logout", "reviewer")
def out(call: Call, c: Connection) -> Response:
    """Sign out."""
    accounts.sign_out(c, call.cookies.get(COOKIE, ""))
    response = call.go("/login")
    response.delete_cookie(COOKIE, path="/")
    return response


def _welcome(call: Call, c: Connection, viewer: Viewer) -> Response:
    response = call.go("/")
    # Lax, so that a link in a mail leads to the article; every change asks for token and origin besides.
    response.set_cookie(
        COOKIE, accounts.sign_in(c, viewer), httponly=True, samesite="lax", secure=call.site.secure, path="/"
    )
    return response
