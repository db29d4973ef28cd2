"""Every address of the app, with who may use it and what it takes: the one place that says so.

Addresses, authorisation, the OpenAPI description and the test of roles against routes are made from this list.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.responses import Response

    from framing.review.web.call import Call

Handler = Callable[["Call", "Connection"], "Response"]
_MODULES: Final = ("signin", "desk", "article", "acts", "rounds", "results", "people")


class Field(NamedTuple):
    """A field of a form or a query: its name, kind and whether it must be there."""

    name: str
    kind: Literal["string", "integer"] = "string"
    required: bool = False


class Route(NamedTuple):
    """An address. ``role``: the least role, or None for everybody; ``fields``: what it takes besides its path.

    A handler that changes something has its transaction to write in; one that is ``slow`` opens it itself, so that
    nobody waits for it meanwhile.
    """

    method: Literal["GET", "POST"]
    path: str
    role: str | None
    fields: tuple[Field, ...]
    handler: Handler
    summary: str
    slow: bool = False


_ROUTES: list[Route] = []


def route(
    method: Literal["GET", "POST"], path: str, role: str | None, *fields: Field, slow: bool = False
) -> Callable[[Handler], Handler]:
    """Make a function the handler of an address."""

    def add(handler: Handler) -> Handler:
        summary = (handler.__doc__ or "").partition("\n")[0]
        _ROUTES.append(Route(method, path, role, fields, handler, summary, slow))
        return handler

    return add


@cache
def routes() -> tuple[Route, ...]:
    """Return every route."""
    for name in _MODULES:
        importlib.import_module(f"framing.review.web.{name}")
    return tuple(_ROUTES)


def openapi() -> dict[str, Any]:
    """Return the description of the app as OpenAPI 3.1."""
    paths: dict[str, dict[str, Any]] = {}
    for each in routes():
        path = each.path.replace(":int", "")
        paths.setdefault(path, {})[each.method.lower()] = _operation(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "framing review", "version": "1"},
        "paths": paths,
    }


_ANSWERS: Final = {
    "200": "A page, or a part of one",
    "303": "Done, or to be signed in: another page follows",
    "400": "What was sent cannot be used",
    "403": "Not for this account",
    "404": "There is no such thing",
    "409": "Somebody decided meanwhile; both are shown",
    "413": "Too much was sent",
    "421": "Not the host that this app serves",
    "429": "Too many tries; wait",
    "503": "The database cannot take it now; nothing was saved",
}


def _operation(each: Route) -> dict[str, Any]:
    names = [part[1:-1] for part in each.path.split("/") if part.startswith("{")]
    parameters: list[dict[str, Any]] = [
        {
            "name": name.partition(":")[0],
            "in": "path",
            "required": True,
            "schema": {"type": "integer", "minimum": 1} if name.endswith(":int") else {"type": "string"},
        }
        for name in names
    ]
    operation: dict[str, Any] = {
        "summary": each.summary,
        "responses": {code: {"description": text} for code, text in _ANSWERS.items()},
    }
    if each.method == "GET":
        parameters += [
            {"name": f.name, "in": "query", "required": f.required, "schema": {"type": f.kind}}
            for f in each.fields
        ]
    else:
        operation["requestBody"] = {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "properties": {f.name: {"type": f.kind} for f in each.fields}
                        | {"csrf": {"type": "string"}},
                        "required": [f.name for f in each.fields if f.required],
                    }
                }
            },
        }
    if parameters:
        operation["parameters"] = parameters
    return operation
