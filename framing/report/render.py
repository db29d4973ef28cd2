"""Context -> HTML: Jinja2, escaping on, undefined names an error, under a policy that loads nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from framing import resources
from framing.report.charts import Svg
from framing.report.context import IndexPage, OutletsPage, Shell, StoryPage

if TYPE_CHECKING:
    from jinja2 import Environment


def story(page: StoryPage) -> bytes:
    """Return the page of a story as a complete HTML document in UTF-8."""
    return _render("story.html", page)


def index(page: IndexPage) -> bytes:
    """Return the index page."""
    return _render("index.html", page)


def outlets(page: OutletsPage) -> bytes:
    """Return the page of outlets over many stories."""
    return _render("outlets.html", page)


def _render(name: str, page: StoryPage | IndexPage | OutletsPage) -> bytes:
    html: str = environment().get_template(name).render(page=page, shell=shell())
    # A lone surrogate, which JSON can smuggle in, has no UTF-8: it becomes "?".
    return html.encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """Return the environment that the report's templates are loaded in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(resources.folder("templates") / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def shell() -> Shell:
    """Return style sheet and script, and the content security policy that names their digests and forbids the rest."""
    folder = resources.folder("templates") / "report"
    css, script = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return Shell(css=Svg(css), script=Svg(script), policy=policy)


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
