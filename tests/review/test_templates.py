"""The contract between context and templates: each uses only what the other documents."""

from __future__ import annotations

import inspect
import re

import msgspec
import pytest
from jinja2 import nodes

from framing import resources
from framing.report import marks
from framing.review.web import context, render

STRUCTS = {
    name: value
    for module in (context, marks)
    for name, value in vars(module).items()
    if inspect.isclass(value) and issubclass(value, msgspec.Struct) and name != "Mark"
}
FIELDS = {field for struct in STRUCTS.values() for field in struct.__struct_fields__}
TEMPLATES = sorted(path.name for path in (resources.folder("templates") / "review").glob("*.html"))


def source(name: str) -> str:
    environment = render.environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def used(name: str) -> set[str]:
    tree = render.environment().parse(source(name))
    modules = {node.target for node in tree.find_all(nodes.Import)}
    return {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name in {"loop", *modules})
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_documented_fields_only(name: str) -> None:
    assert sorted(used(name) - FIELDS) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_inline_style_or_handler(name: str) -> None:
    text = source(name).lower()
    assert re.findall(r"\sstyle=|\son\w+=|hx-on|hx-vals|javascript:|\| ?safe|http://|https://", text) == []
    assert all(
        'nonce="{{ shell.nonce }}"' in tag
        for tag in re.findall(r"<script[^>]*>|<link rel=\"stylesheet\"[^>]*>", text)
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_form_that_changes_something_carries_its_token(name: str) -> None:
    forms = re.findall(r"<form method=\"post\".*?</form>", source(name), re.DOTALL)
    without = [
        f[:80]
        for f in forms
        if "forms.hidden(" not in f and "hidden(shell" not in f and 'name="csrf"' not in f
    ]
    assert [f for f in without if 'action="/login"' not in f and 'action="/start"' not in f] == []


def test_every_documented_field_is_shown() -> None:
    assert sorted(FIELDS - {"gap"} - {field for name in TEMPLATES for field in used(name)}) == []


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_every_struct_is_frozen_and_documented(name: str) -> None:
    assert STRUCTS[name].__struct_config__.frozen
    assert (STRUCTS[name].__doc__ or "").strip()


def test_scripts_keep_to_the_page() -> None:
    script, _ = render.static("review.js") or (b"", "")
    assert (
        re.findall(
            rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|fetch\(|https?://",
            script,
        )
        == []
    )
    assert (resources.folder("templates") / "review" / "vendor" / "htmx.LICENSE").is_file()
