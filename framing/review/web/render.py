"""Context -> HTML with the report's marks and style; scripts and styles by address, under the page's nonce."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from framing import resources
from framing.review.web.context import Shell

if TYPE_CHECKING:
    from pathlib import Path

    import msgspec
    from jinja2 import Environment
    from markupsafe import Markup

    from framing.review.accounts import Login

_STATIC: Final = {
    "report.css": ("report/report.css", "text/css"),
    "review.css": ("review/review.css", "text/css"),
    "review.js": ("review/review.js", "text/javascript"),
    "htmx.js": ("review/vendor/htmx.min.js", "text/javascript"),
}


def html(name: str, page: msgspec.Struct, shell: Shell) -> str:
    """Return a page as HTML; a lone surrogate, which has no UTF-8, becomes "?"."""
    text: str = environment().get_template(name).render(page=page, shell=shell)
    return text.encode("utf-8", "replace").decode()


def shell(nonce: str, login: Login | None, keys: dict[str, Any]) -> Shell:
    """Return what a page has round its content for whoever is signed in."""
    import json

    if login is None:
        return Shell(nonce=nonce)
    return Shell(
        nonce=nonce,
        viewer=login.viewer.name,
        role=login.viewer.role,
        csrf=login.csrf,
        keys=json.dumps(keys["map"], sort_keys=True) if keys.get("on") else "",
    )


@cache
def environment() -> Environment:
    """Return the environment of the app's templates, which may use the report's."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = resources.folder("templates")
    out = Environment(
        loader=FileSystemLoader([folder / "review", folder / "report"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    out.filters["verbatim"] = _verbatim
    return out


def _verbatim(markup: str) -> Markup:
    """Return markup in which a carriage return stays one: a browser counts the same characters as we do."""
    from markupsafe import Markup, escape

    return Markup(str(escape(markup)).replace("\r", "&#13;"))  # noqa: S704 - escaped before


@cache
def static(name: str) -> tuple[bytes, str] | None:
    """Return the content and kind of a file that pages refer to, or None if there is none of this name."""
    if name not in _STATIC:
        return None
    path, kind = _STATIC[name]
    file: Path = resources.folder("templates") / path
    return file.read_bytes(), kind
