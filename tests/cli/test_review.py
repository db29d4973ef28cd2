"""``framing review`` from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_articles_are_imported_once_and_an_empty_desk_has_no_results(framing: Run, folder: Path) -> None:
    first = framing("review", "import", "in")
    assert (first.code, first.problems) == (0, [])
    assert first.out.startswith(f"{first.out.split()[0]} new, 0 changed, 0 as they were")
    again = framing("review", "import", "in")
    assert again.out.startswith("0 new, 0 changed, ")
    table = json.loads(framing("review", "outcomes", "table").out)
    assert table == {"schema": 1, "target": 0.7, "rules": [], "entries": []}
    assert json.loads(framing("review", "agreement", "--format", "json").out) == {"schema": 1, "rounds": []}
    events = [json.loads(line) for line in framing("review", "export").out.splitlines()]
    assert [e["type"] for e in events] == ["framing-review", "session"]


def test_people_are_added_changed_and_listed(framing: Run, folder: Path) -> None:
    assert framing("review", "users", "add", "ana", "--password", "a long password").code == 0
    assert framing("review", "users", "set", "ana", "--role", "adjudicator", "--inactive").code == 0
    assert framing("review", "users", "list").out == "adjudicator ana  (shut out)\n"
    short = framing("review", "users", "add", "bo", "--password", "short")
    assert (short.code, "at least 10 characters" in short.problems[0]) == (2, True)


def test_what_cannot_be_is_one_line(framing: Run, folder: Path) -> None:
    for arguments, told in (
        (("agreement",), "no such review database"),
        (("import",), "name articles, or decisions"),
        (("serve", "--host", "0.0.0.0"), "say where browsers find it, with --origin"),
        (("serve", "--host", "0.0.0.0", "--origin", "https://desk.example"), "nobody can sign in"),
        (("serve", "--database", "mysql://x/y"), "neither a file nor a PostgreSQL database"),
        (("import", "--decisions", "none.jsonl"), "none.jsonl"),
    ):
        done = framing("review", *arguments)
        assert done.code == 2
        assert len(done.problems) == 1
        assert told in done.problems[0]


def test_help_needs_no_extra(framing: Run) -> None:
    done = framing("review", "--help")
    assert done.code == 0
    assert done.out.index("serve") < done.out.index("import") < done.out.index("backup")


def test_a_rule_tells_what_editors_made_of_it(framing: Run, folder: Path) -> None:
    row = {
        "name": "LD102",
        "accepted": 3,
        "dismissed": 1,
        "unsure": 2,
        "value": 0.75,
        "low": 0.3,
        "high": 0.95,
    }
    (folder / "table.json").write_text(json.dumps({"schema": 1, "rules": [row]}), encoding="utf-8")
    told = framing("rule", "LD102", "--reviews", "table.json").out
    assert "editors accepted 3 of 4 findings, 75% (95 % interval 30% to 95%); unsure of 2." in told
    assert "In review: no decision yet." in framing("rule", "LD101", "--reviews", "table.json").out
    data = json.loads(framing("rule", "LD102", "--reviews", "table.json", "--format", "json").out)
    assert data[0]["reviewed"] == row
    (folder / "other.json").write_text("[]", encoding="utf-8")
    refused = framing("rule", "LD102", "--reviews", "other.json")
    assert (refused.code, "no table of precision" in refused.problems[0]) == (2, True)
