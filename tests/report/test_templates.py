"""The contract between context and templates: each uses only what the other documents."""

from __future__ import annotations

import inspect

import msgspec
import pytest
from jinja2 import meta, nodes

from framing.report import context, marks, render

STRUCTS = {
    name: value
    for module in (context, marks)
    for name, value in vars(module).items()
    if inspect.isclass(value) and issubclass(value, msgspec.Struct) and value.__module__ == module.__name__
}
FIELDS = {field for name, struct in STRUCTS.items() if name != "Mark" for field in struct.__struct_fields__}


def templates() -> list[str]:
    return sorted(name for name in render.environment().list_templates() if name.endswith(".html"))


def parsed(name: str) -> nodes.Template:
    environment = render.environment()
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, name)[0])


def used(name: str) -> set[str]:
    """The attributes that a template asks of the context: not those of loops and imported macros."""
    tree = parsed(name)
    modules = {node.target for node in tree.find_all(nodes.Import)}
    return {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name in {"loop", *modules})
    }


@pytest.mark.parametrize("name", templates())
def test_a_template_uses_documented_fields_only(name: str) -> None:
    assert sorted(used(name) - FIELDS) == []


@pytest.mark.parametrize("name", templates())
def test_a_template_is_given_page_and_shell_only(name: str) -> None:
    tree = parsed(name)
    # Jinja counts what a parent template imports as undeclared in the blocks that use it.
    imported = {node.target for node in tree.find_all(nodes.Import)}
    imported |= {str(given) for node in tree.find_all(nodes.FromImport) for given in node.names}
    assert meta.find_undeclared_variables(tree) - imported <= {"page", "shell"}


@pytest.mark.parametrize("name", templates())
def test_a_template_has_no_inline_style_script_or_handler(name: str) -> None:
    environment = render.environment()
    assert environment.loader is not None
    source = environment.loader.get_source(environment, name)[0].lower()
    source = source.replace("<script>{{ shell.script }}</script>", "")  # its digest stands in the policy
    assert [
        word for word in ("style=", "<script", "onclick", "onload", "http:", "https:") if word in source
    ] == []


def test_every_documented_field_is_shown() -> None:
    assert sorted(FIELDS - {field for name in templates() for field in used(name)}) == []


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_every_struct_is_frozen_and_documented(name: str) -> None:
    struct = STRUCTS[name]
    assert struct.__struct_config__.frozen
    assert (struct.__doc__ or "").strip()
