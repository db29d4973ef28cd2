from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import load, read
from framing.lexicon.files import FAMILIES
from framing.lexicon.lint import Finding, check, lint, lint_house, unused
from tests.lexicon.samples import document, write


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


def test_words_that_are_one_only_without_their_space_are_not_the_same(tmp_path: Path) -> None:
    write(tmp_path, "goon,n,3", "resume,v,1,go on")
    write(tmp_path, "go on,v,1", name="loaded/other")
    assert reasons(tmp_path) == [("test", 10, "suggests 'go on', an entry itself")]


def test_a_hedge_or_contested_term_that_weighs_is_found(tmp_path: Path) -> None:
    write(tmp_path, "invasion,n,1,,the side attacked", name="contested/attack")
    write(tmp_path, "perhaps,r,0.5,,doubt", name="hedge/adverb")
    assert [reason for _, _, reason in reasons(tmp_path)] == [
        "'invasion' has a weight",
        "'perhaps' has a weight",
    ]


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


def test_a_house_list_is_looked_at_beside_the_shipped_ones(tmp_path: Path) -> None:
    path = write(
        tmp_path, "slam,v,3,,,near: harbour", "scold openly,v,1,castigate", "vask,n,1", name="loaded/ours"
    )
    findings = lint_house([path])
    assert [(f.path, f.line, f.reason) for f in findings] == [
        (path, 10, "suggests 'castigate', an entry itself")
    ]


def test_a_house_entry_that_ships_already_is_found_until_it_is_switched_off(tmp_path: Path) -> None:
    path = write(tmp_path, "castigate,v,3", name="loaded/ours")
    assert [f.reason.split(",")[0] for f in lint_house([path])] == ["'castigate' is also in loaded/combative"]
    assert lint_house([path], ["loaded/combative:castigate"]) == ()


def test_a_house_list_that_is_refused_names_its_line_and_the_others_are_checked(tmp_path: Path) -> None:
    bad = write(tmp_path, "vask,n,1", "slam,v,9", name="loaded/a")
    good = write(tmp_path, "vask,n,1", name="loaded/b", licence="mine")
    refused, other = lint_house([bad, good])
    assert (refused.path, refused.line, refused.refused) == (bad, 10, True)
    assert refused.remedy == "mend the line; nothing in the file is used"
    assert (other.path, other.refused) == (good, False)


def test_two_house_lists_of_one_name_are_refused(tmp_path: Path) -> None:
    first = write(tmp_path / "x", "vask,n,1", name="loaded/a")
    second = write(tmp_path / "y", "vesk,n,1", name="loaded/a")
    assert [(f.path, f.reason, f.refused) for f in lint_house([first, second])] == [
        (second, f"has the name of {first}, 'loaded/a'", True)
    ]


def test_entries_that_texts_never_have_are_named(tmp_path: Path) -> None:
    lexicon = read(write(tmp_path, "slam,v,2", "slate,v,2"), tmp_path)
    assert [f.reason for f in unused([lexicon], [document("They slammed it."), document("They left.")])] == [
        "'slate' is found in none of the texts"
    ]


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
    assert len(load("contested")) >= 66
