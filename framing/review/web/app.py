"""The app as ASGI: the routes behind the guard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route as StarletteRoute

from framing.review.web import render
from framing.review.web.call import SignInError, answer
from framing.review.web.guard import Guard
from framing.review.web.routes import Route, openapi, routes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from framing.review.web.site import Site


def app(site: Site) -> ASGIApp:
    """Return the app of a site."""
    served = [
        StarletteRoute(each.path, partial(_answer, site, each), methods=[each.method]) for each in routes()
    ]
    served.append(StarletteRoute("/static/{name}", _static, methods=["GET"]))
    served.append(StarletteRoute("/openapi.json", _openapi, methods=["GET"]))
    inner = Starlette(routes=served, exception_handlers={404: _nothing, 405: _nothing, 500: _broken})
    return Guard(inner, site.origins)


async def _answer(site: Site, route: Route, request: Request) -> Response:
    try:
        return await answer(site, route, request)
    except SignInError as refused:
        if request.method == "GET":
            return RedirectResponse("/login", 303)
        return PlainTextResponse(refused.text, refused.status)


async def _static(request: Request) -> Response:
    found = render.static(request.path_params["name"])
    if found is None:
        return PlainTextResponse("there is no such thing", 404)
    content, kind = found
    return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})


async def _openapi(_: Request) -> Response:
    return JSONResponse(openapi())


async def _nothing(_: Request, __: Exception) -> Response:
    return PlainTextResponse("there is no such thing", 404)


async def _broken(_: Request, __: Exception) -> Response:
    return PlainTextResponse("framing failed at this; nothing was saved", 500)
