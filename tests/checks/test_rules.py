"""Every rule is named and explained, flags what its examples mark, and leaves the others alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from framing import engine, ingest
from framing.checks import FAMILIES, rules, run
from framing.config import Check, Config
from framing.linting import Checker, Overrides, Settings

if TYPE_CHECKING:
    from framing.types import Article, Diagnostic

PROSE = ("WHAT", "WHY", "INSTEAD", "FINE")
SETTINGS = {
    "LD117": Config(lexicons=(str(Path(__file__).with_name("house.tsv")),)),
    "RT901": Config(check=Check(limits={"readability.consensus_grade": 2.0})),
}
"""What the examples of a rule need beyond the defaults."""


def flagged(code: str, marked: str) -> tuple[list[str], list[str]]:
    """Return what an example marks, and what the rule flags in it, each as "offset words"."""
    text = marked.replace("«", "").replace("»", "")
    spans, removed = [], 0
    for match in re.finditer("«([^»]*)»", marked):
        spans.append(f"{match.start() - removed} {match[1]}")
        removed += 2
    if code.startswith("SU"):
        article = ingest.from_text(text, format="markdown", path="example.md")
        codes = (code, "LD102")
        found = [d for d in _checked(article, codes) if d.code == code]
    else:
        found = run(engine.read(ingest.from_text(text), SETTINGS.get(code)), [code])
    return spans, [f"{d.start} {d.text}" for d in found]


def _checked(article: Article, codes: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    settings = Settings(overrides=Overrides(select=codes), isolated=True)
    return Checker(settings, "2031-01-01").check(article).diagnostics


BAD = [(code, example) for code, rule in rules().items() for example in rule.BAD]
GOOD = [(code, example) for code, rule in rules().items() for example in rule.GOOD]


@pytest.mark.parametrize(("code", "example"), BAD)
def test_failing_example(code: str, example: str) -> None:
    marked, found = flagged(code, example)
    assert marked
    assert found == marked


@pytest.mark.parametrize(("code", "example"), GOOD)
def test_passing_example(code: str, example: str) -> None:
    assert flagged(code, example) == ([], [])


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.CODE)
def test_rule_is_complete(rule) -> None:
    module = rule.__name__.rpartition(".")[2]
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.CODE)
    assert rule.CODE[:2] in FAMILIES
    assert module == f"{rule.CODE.lower()}_{rule.NAME.replace('-', '_')}"
    assert rule.BAD
    assert rule.GOOD
    for part in PROSE:
        assert getattr(rule, part).strip().endswith((".", "?")), part


def test_codes_and_names_are_unique() -> None:
    assert len({rule.NAME for rule in rules().values()}) == len(rules())
