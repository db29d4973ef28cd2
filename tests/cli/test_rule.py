"""``framing rule``, as a user runs it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from framing.checks import rules
from framing.checks._precision import measured
from framing.cli import cli
from framing.formats.rules import as_markdown


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["rule", *arguments])
    return done.exit_code, done.stdout


@pytest.mark.parametrize("name", ["LD102", "ld102", "combative-wording"])
def test_a_rule_by_code_or_name(name: str) -> None:
    code, out = run(name)
    assert code == 0
    assert out.startswith("LD102 combative-wording (loaded wording, warning, on by default)\n")
    assert rules()["LD102"].WHY in " ".join(out.split())
    assert "«slammed»" in out


def test_every_rule_as_data() -> None:
    code, out = run("--all", "--format", "json")
    found = {each["code"]: each for each in json.loads(out)}
    assert code == 0
    assert list(found) == list(rules())
    assert found["RD401"]["options"] == ["max_sentence"]
    assert found["LD102"]["precision"]["n"] == measured("LD102").n
    assert found["CL601"]["precision"] is None


def test_one_rule_as_data_is_a_list_too() -> None:
    assert [each["name"] for each in json.loads(run("LD102", "--format", "json")[1])] == ["combative-wording"]


def test_markdown_is_the_page_in_the_documentation() -> None:
    assert run("AT201", "--format", "markdown") == (0, as_markdown(rules()["AT201"]))


@pytest.mark.parametrize("arguments", [(), ("LD102", "--all")])
def test_one_rule_or_all(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_an_unknown_rule_names_the_nearest() -> None:
    done = CliRunner().invoke(cli, ["rule", "combative-words"])
    assert done.exit_code == 2
    assert "no such rule 'combative-words'; did you mean 'combative-wording'?" in done.stderr
