"""Templates of a house stand in for the shipped ones; one that asks for what is not there is a named error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing import report
from framing.errors import ConfigError
from framing.report import pages, render
from tests.report import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_a_template_of_a_house_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "_framed.html").write_text(
        "{% macro frames(f) %}{% endmacro %}{% macro distinctive(d) %}{% endmacro %}", encoding="utf-8"
    )
    (tmp_path / "report.css").write_text("body { color: black }", encoding="utf-8")
    page = pages.story_page(sample.comparison(), sample.METRICS, "full")
    ours, shipped = render.story(page, tmp_path).decode(), render.story(page).decode()
    assert "<style>body { color: black }</style>" in ours
    assert "<style>body { color: black }</style>" not in shipped
    assert "Cracks close the Marrow Bridge" in ours


def test_a_field_that_is_not_documented_is_an_error_that_names_the_template(tmp_path: Path) -> None:
    (tmp_path / "_framed.html").write_text("{% macro frames(f) %}{% endmacro %}", encoding="utf-8")
    (tmp_path / "index.html").write_text("{{ page.no_such_field }}", encoding="utf-8")
    with pytest.raises(ConfigError, match="no_such_field"):
        report.write([sample.comparison()], tmp_path / "out", templates=tmp_path)
