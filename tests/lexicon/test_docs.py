from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import load
from framing.lexicon.conditions import CLASSES, DYNAMIC, FORMS, NAMES, VALUES
from framing.lexicon.files import COLUMNS, FAMILIES, HEADER, LEAVE_OUT, POS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "lexicons.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted({*COLUMNS, *HEADER, *NAMES}))
def test_every_column_key_and_condition_has_its_row(name: str) -> None:
    assert f"\n| `{name}` | " in DOCS


@pytest.mark.parametrize(
    "value", sorted({*FORMS, *POS, *VALUES["role"], *VALUES["at"], *CLASSES, *DYNAMIC, LEAVE_OUT})
)
def test_every_value_is_named(value: str) -> None:
    assert f"`{value}`" in DOCS


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_its_row(family: str) -> None:
    assert f"\n| `{family}/` | " in DOCS


def test_every_contested_set_is_listed() -> None:
    rows = [
        f"| `{x.name.removeprefix('contested/')}` | {x.header['flags']} | {len(x.entries)} |"
        for x in load("contested")
    ]
    assert [line for line in DOCS.splitlines() if "| what an outlet calls " in line] == rows
