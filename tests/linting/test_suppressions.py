from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.linting.directives import in_comments
from tests.linting.conftest import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.types import Checked

    Run = Callable[..., Checked]

HEAD = "# Council debates ferry\n\n"
BAD = "The mayor slammed the plan on Monday.\n"
UNCLOSED = "the comment does not end on its line, or is longer than 500 characters"
IGNORE = "<!-- framing: ignore[LD102] -- the mayor's own word -->\n"


def test_the_next_block_alone(check: Run) -> None:
    done = check(f"{HEAD}{IGNORE}{BAD}\nLater the council slammed the mayor.\n")
    assert [(d.text, d.line) for d in done.diagnostics] == [("slammed", 6)]
    assert [(s.kind, s.reason, s.diagnostic.line) for s in done.silenced] == [
        ("inSource", "the mayor's own word", 4)
    ]


def test_the_block_that_it_stands_in(check: Run) -> None:
    assert codes(check(f"{HEAD}The mayor slammed it. <!-- framing: ignore[LD] -- a quote -->\n")) == []


def test_a_range(check: Run) -> None:
    text = f"{HEAD}<!-- framing: disable[LD102] -- a speech -->\n{BAD}\n{BAD}\n<!-- framing: enable[LD102] -->\n{BAD}"
    done = check(text)
    assert [d.line for d in done.diagnostics] == [9]
    assert len(done.silenced) == 2


@pytest.mark.parametrize(
    "line",
    [
        "<!-- framing: ignore-file[LD102] -- satire -->\n",
        "<!-- framing: disable[LD102] until=2031-06-01 -- satire -->\n",
    ],
)
def test_the_whole_file(check: Run, line: str) -> None:
    assert codes(check(f"{line}{HEAD}{BAD}\n{BAD}")) == []


@pytest.mark.parametrize(
    "front",
    [
        "framing: ignore[LD102] -- satire",
        'framing: "ignore[LD102] -- satire"',
        "framing:\n  - ignore[IN801] -- satire\n  - ignore[LD102] -- satire",
    ],
)
def test_front_matter(check: Run, front: str) -> None:
    for name in ("a.md", "a.txt"):
        text = f"---\ntitle: Council debates ferry\n{front}\n---\n\n{BAD}"
        assert codes(check(text, name, ("LD102", "SU"))) == []


def test_sidecar_of_a_plain_text(check: Run) -> None:
    sidecar = (
        '# words of others\nignore[LD102] "SLAMMED" -- he wrote it himself\nignore[LD102] "hit" -- so?\n'
    )
    check(sidecar, "a.txt.framing.md")  # writes it
    from pathlib import Path

    Path("a.txt.framing.md").rename("a.txt.framing")
    done = check(f"Council debates ferry\n\n{BAD}", "a.txt")
    assert [(d.code, d.path, d.line, d.column) for d in done.diagnostics] == [
        ("SU704", "a.txt.framing", 3, 1)
    ]
    assert [s.reason for s in done.silenced] == ["he wrote it himself"]


MALFORMED = [
    ("ignore[LD102]", "it gives no reason"),
    ("ignore[LD102] --", "it gives no reason"),
    ("ignore -- because", "it names no rule"),
    ("ignore[] -- because", "it names no rule"),
    ("ignore[combative-wording] -- because", "'combative-wording' is no code of a rule"),
    ("ignor[LD102] -- because", "'ignor' is none of ignore, disable"),
    ("ignore[LD102] until=tomorrow -- because", "'tomorrow' is no date"),
    ("ignore[LD102] until=20310601 -- because", "'20310601' is no date"),
    ("ignore[LD102] because", "'because' is not understood"),
    ("ignore[LD102", "'[LD102' is not understood"),
    ("ignore[LD102] -- " + "because " * 80, "the comment does not end"),
]


@pytest.mark.parametrize(("written", "what"), MALFORMED)
def test_malformed_ones_silence_nothing(check: Run, written: str, what: str) -> None:
    done = check(f"{HEAD}<!-- framing: {written} -->\n{BAD}")
    assert codes(done) == ["LD102", "SU701"]
    assert what in done.diagnostics[1].message
    assert (done.diagnostics[1].line, done.diagnostics[1].column) == (3, 1)


def test_expired_unknown_and_unused(check: Run) -> None:
    gone = "<!-- framing: ignore[LD102] until=2031-05-31 -- until the vote -->\n"
    assert codes(check(f"{HEAD}{gone}{BAD}")) == ["LD102", "SU703"]
    assert codes(check(f"{HEAD}<!-- framing: ignore[LD999] -- x -->\n{BAD}")) == ["LD102", "SU702"]
    assert codes(check(f"{HEAD}{IGNORE}The mayor spoke.\n")) == ["SU704"]
    both = "<!-- framing: ignore[LD102, IN802] -- x -->\n"
    done = check(f"{HEAD}{both}{BAD}", select=("LD102", "IN802", "SU"))
    assert [d.message for d in done.diagnostics] == [
        "IN802 is not found here: the suppression silences nothing"
    ]


def test_what_did_not_run_is_not_unused(check: Run) -> None:
    assert codes(check(f"{HEAD}{IGNORE}The mayor spoke.\n", select=("AT", "SU"))) == []


def test_a_page(check: Run) -> None:
    body = "<p>Nobody else spoke on Monday, and the meeting ended early in the evening.</p>" * 3
    page = (
        "<html lang=en><head><title>Council debates ferry</title></head><body><article>\n"
        "<h1>Council debates ferry</h1>\n"
        "<p>The mayor <b>slammed</b>\n the plan on Monday &amp; left the room before the vote was taken.</p>\n"
        "<!-- framing: ignore[LD102] -- her own word -->\n"
        "<p>Later the council slammed the mayor, who had gone home before the evening began.</p>\n"
        f"{body}</article></body></html>\n"
    )
    done = check(page, "a.html")
    assert [(d.code, d.line, d.column) for d in done.diagnostics] == [("LD102", 3, None)]
    assert [(s.diagnostic.line, s.reason) for s in done.silenced] == [(6, "her own word")]


def test_hostile_comments_take_no_time() -> None:
    text = "<!-- framing: " * 20_000 + " " * 200_000
    assert {d.fault for d in in_comments(text, "a.md", (0,))} == {UNCLOSED}
