from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import load
from framing.lexicon.files import FAMILIES
from framing.lexicon.lint import Finding, check, lint
from tests.lexicon.samples import write


def reasons(root: Path) -> list[tuple[str, int, str]]:
    return [(f.path.stem, f.line, f.reason) for f in lint(root)]


def test_clean_lexicons_give_nothing(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2,criticise", "war,n,1,,,near: troops; not after: trade")
    write(tmp_path, "may,x,0,,,not before: {number}", name="hedge/modal")
    assert lint(tmp_path) == ()


def test_an_entry_in_two_files_is_found(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2", name="loaded/a")
    write(tmp_path, "fear-mongering,n,2", "slam,n,2", name="loaded/b")
    write(tmp_path, "fearmongering,n,2", name="loaded/c")
    assert reasons(tmp_path) == [
        ("b", 10, "'slam' is also in loaded/a, line 9, as 'slam'"),
        ("c", 9, "'fearmongering' is also in loaded/b, line 9, as 'fear-mongering'"),
    ]


def test_two_entries_told_apart_by_context_are_no_duplicates(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2,,,role: body", name="loaded/a")
    write(tmp_path, "slam,v,3,,,role: headline", name="loaded/b")
    assert lint(tmp_path) == ()


def test_a_suggestion_that_is_an_entry_is_found(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2,criticise|lash out", "*lash out,v,2")
    assert reasons(tmp_path) == [("test", 9, "suggests 'lash out', an entry itself")]


def test_a_licence_that_is_not_known_and_an_empty_promise_are_found(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2", licence="mine", source="TODO")
    assert [reason for _, _, reason in reasons(tmp_path)] == [
        "the header says 'TODO' for 'source'",
        "the licence 'mine' is not known",
    ]


def test_a_condition_in_the_wrong_column_is_found(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,2,,not before: door")
    assert reasons(tmp_path) == [("test", 9, "'not before: door' is no text for readers")]


@pytest.mark.parametrize(
    "row",
    [
        "slam,v,2,,,near: door; not near: door",
        "slam,v,2,,,form: NNS",
        "foo.bar,n,2",
        "slam,v,2,,,role: body; not role: body",
    ],
)
def test_an_entry_that_can_never_match_is_found(tmp_path: Path, row: str) -> None:
    write(tmp_path, row)
    assert [reason.split(" in ")[0] for _, _, reason in reasons(tmp_path)] == [
        f"{row.split(',')[0]!r} is not found"
    ]


def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_are_still_checked(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,9", name="loaded/a")
    write(tmp_path, "slam,v,2", licence="mine", name="loaded/b")
    assert [f.path.stem for f in lint(tmp_path)] == ["a", "b"]


def test_a_finding_reads_as_a_line() -> None:
    finding = Finding(Path("a.tsv"), 3, "is wrong", "mend it")
    assert str(finding) == "a.tsv, line 3: is wrong; mend it"


@pytest.mark.parametrize("family", FAMILIES)
def test_the_shipped_lexicons_are_clean(family: str) -> None:
    assert [str(finding) for finding in check(load(family))] == []


@pytest.mark.parametrize("family", ["hedge", "contested"])
def test_hedges_and_contested_terms_weigh_nothing_and_say_why(family: str) -> None:
    entries = [entry for lexicon in load(family) for entry in lexicon.entries]
    assert {(entry.weight, entry.suggestion) for entry in entries} == {(0.0, "")}
    assert [entry.term for entry in entries if not entry.note] == []


def test_every_contested_set_offers_a_choice() -> None:
    assert [lexicon.name for lexicon in load("contested") if len(lexicon.entries) < 3] == []
    assert len(load("contested")) >= 20
