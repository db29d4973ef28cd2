"""Context -> HTML: Jinja2, escaping on, undefined names an error, under a policy that loads nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from framing import resources
from framing.errors import ConfigError
from framing.report.charts import Svg
from framing.report.context import IndexPage, OutletsPage, Shell, StoryPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Environment


def story(page: StoryPage, templates: Path | None = None) -> bytes:
    """Return the page of a story as a complete HTML document in UTF-8.

    ``templates``: a folder whose files stand in for the shipped ones of the same name, here and below. Raises
    ConfigError for a template that fails.
    """
    return _render("story.html", page, templates)


def index(page: IndexPage, templates: Path | None = None) -> bytes:
    """Return the index page."""
    return _render("index.html", page, templates)


def outlets(page: OutletsPage, templates: Path | None = None) -> bytes:
    """Return the page of outlets over many stories."""
    return _render("outlets.html", page, templates)


def _render(name: str, page: StoryPage | IndexPage | OutletsPage, templates: Path | None) -> bytes:
    from jinja2 import TemplateError

    try:
        html: str = environment(templates).get_template(name).render(page=page, shell=shell(templates))
    except TemplateError as error:
        if templates is None:
            raise
        raise ConfigError(
            f"{type(error).__name__}: {error}",
            where=str(templates / (getattr(error, "name", None) or name)),
            remedy="docs/templates.md lists what a template is given",
        ) from None
    # A lone surrogate, which JSON can smuggle in, has no UTF-8: it becomes "?".
    return html.encode("utf-8", "replace")


@cache
def environment(templates: Path | None = None) -> Environment:
    """Return the environment that the report's templates are loaded in, those of a house before the shipped ones."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    shipped = resources.folder("templates") / "report"
    return Environment(
        loader=FileSystemLoader([templates, shipped] if templates else shipped),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def shell(templates: Path | None = None) -> Shell:
    """Return style sheet and script, and the content security policy that names their digests and forbids the rest."""
    folders = [folder for folder in (templates, resources.folder("templates") / "report") if folder]
    css, script = (_first(folders, name) for name in ("report.css", "report.js"))
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return Shell(css=Svg(css), script=Svg(script), policy=policy)


def _first(folders: Sequence[Path], name: str) -> str:
    """Return the text of the first file of a name."""
    return next(f for f in (folder / name for folder in folders) if f.is_file()).read_text(encoding="utf-8")


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
