"""``framing lexicon`` and house lists, as a user runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from framing.cli import cli
from framing.lexicon import digest, load
from tests.lexicon.samples import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def run(*arguments: str | Path) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(cli, ["lexicon", *map(str, arguments)])
    return done.exit_code, done.stdout.splitlines(), done.stderr


def test_show_finds_an_entry_by_any_of_its_forms() -> None:
    code, lines, _ = run("show", "Slammed")
    entry = next(
        e for x in load("loaded") for e in x.entries if (x.name, e.term) == ("loaded/combative", "slam")
    )
    assert code == 0
    assert lines[0] == f"slam (verb), weight 2: {entry.source}"
    assert lines[1].endswith(f"lexicons/en/loaded/combative.tsv, line {entry.line}")
    assert lines[2] == "  suggestion  criticise"
    assert lines[3] == f"  note        {entry.note}"
    assert lines[4].startswith("  only        not before: a door|against|")
    assert lines[-2] == "  forms       slam, slams, slammed, slamming"


def test_show_tells_of_every_family() -> None:
    sources = [line for line in run("show", "regime")[1] if "weight" in line]
    assert [s.partition(": ")[2].partition("@")[0] for s in sources] == ["contested/rulers"]


@pytest.mark.parametrize("name", ["contested/barrier", "barrier"])
def test_show_lists_the_entries_of_a_list(name: str) -> None:
    code, lines, _ = run("show", name)
    barrier = next(x for x in load("contested") if x.name == "contested/barrier")
    assert code == 0
    assert lines[0].startswith(
        f"contested/barrier, version {barrier.version}: {len(barrier.entries)} entries in "
    )
    assert [
        line.partition(f" {e.line}  ")[2].partition("  ")[0]
        for line, e in zip(lines[5:-1], barrier.entries, strict=True)
    ] == [e.term for e in barrier.entries]


def test_show_of_nothing_names_the_nearest() -> None:
    code, lines, problem = run("show", "castigatte")
    assert (code, lines) == (2, [])
    assert problem == "framing: no list and no entry matches 'castigatte'; did you mean 'castigate'?\n"


def test_stats_count_what_is_there() -> None:
    document = json.loads("\n".join(run("stats", "--format", "json")[1]))
    assert (document["schema"], document["digest"]) == (1, digest())
    for family, counted in document["families"].items():
        entries = [e for x in load(family) for e in x.entries]
        assert counted["entries"] == len(entries) == sum(counted["by_weight"].values())
        assert counted["with_context"] == sum(bool(e.when) for e in entries)
        assert [(x["name"], x["entries"]) for x in counted["lists"]] == [
            (x.name, len(x.entries)) for x in load(family)
        ]
    assert run("stats")[1][0].startswith(
        f"loaded: {sum(len(x.entries) for x in load('loaded')):>5} entries, "
    )


def test_stats_count_the_lists_in_use(tmp_path: Path) -> None:
    write(tmp_path / "house", "keelhaul,v,2", name="loaded/ours")
    settings = tmp_path / "framing.toml"
    settings.write_text('lexicons = ["house"]\nswitch_off = ["loaded/clickbait"]\n')
    document = json.loads("\n".join(run("stats", "--format", "json", "--config", settings)[1]))
    names = [x["source"] for x in document["families"]["loaded"]["lists"]]
    assert "house/loaded/ours@1" in names
    assert not [name for name in names if name.startswith("loaded/clickbait")]
    assert document["digest"] != digest()


def test_lint_of_a_clean_house_list(tmp_path: Path) -> None:
    path = write(tmp_path, "keelhaul,v,2", name="loaded/ours")
    assert run("lint", path) == (0, [], "")


def test_lint_names_file_line_and_reason(tmp_path: Path) -> None:
    path = write(tmp_path, "keelhaul,v,2,castigate", name="loaded/ours")
    code, lines, _ = run("lint", tmp_path)
    assert (code, lines) == (1, [f"{path}, line 9: suggests 'castigate', an entry itself; suggest another"])


def test_lint_of_a_list_that_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "keelhaul,v,9", name="loaded/ours")
    code, lines, _ = run("lint", path)
    assert (code, lines) == (
        2,
        [
            f"{path}, line 9: the weight '9' is not a number from 0 to 3; mend the line; nothing in the file is used"
        ],
    )


def test_lint_of_the_shipped_lists_and_those_of_the_settings(tmp_path: Path) -> None:
    path = write(tmp_path / "house", "keelhaul,v,2", name="loaded/ours", licence="mine")
    settings = tmp_path / "framing.toml"
    settings.write_text('lexicons = ["house"]\n')
    code, lines, _ = run("lint", "--config", settings)
    assert (code, [line.partition(";")[0] for line in lines]) == (
        1,
        [f"{path}: the licence 'mine' is not known"],
    )


def test_lint_notes_entries_that_texts_never_have(tmp_path: Path) -> None:
    path = write(tmp_path, "keelhaul,v,2", "vask,n,1", name="loaded/ours")
    (tmp_path / "a.txt").write_text("Mayor keelhauls plan\n\nThe mayor keelhauled the plan on Monday.\n")
    code, lines, _ = run("lint", path, "--texts", tmp_path / "a.txt")
    assert (code, lines) == (
        0,
        [f"note: {path}, line 10: 'vask' is found in none of the texts; keep it if you would flag it"],
    )


def test_lint_of_nothing_and_of_texts_that_are_not_there(tmp_path: Path) -> None:
    assert run("lint", tmp_path / "none") == (
        2,
        [],
        f"framing: {tmp_path}/none: there is no such file or folder; correct the path\n",
    )
    path = write(tmp_path, "keelhaul,v,2", name="loaded/ours")
    code, _, problem = run("lint", path, "--texts", tmp_path / "none.txt")
    assert (code, problem.count("\n")) == (2, 1)


def test_a_house_list_reaches_evidence_versions_and_percentiles(framing: Run, folder: Path) -> None:
    write(folder / "house", "stay ashore,v,2,strike", name="loaded/ours")
    (folder / "framing.toml").write_text('lexicons = ["house"]\nswitch_off = ["loaded/combative:slam"]\n')
    plain, house = (
        json.loads(framing("score", "in", "--format", "jsonl", *extra).out)
        for extra in ((), ("--config", "framing.toml"))
    )
    new = [e for e in house["evidence"] if e["source"] == "house/loaded/ours@1"]
    assert [(e["text"], e["kind"], e["suggestion"]) for e in new] == [
        ("stayed ashore", "loaded.ours", "struck")
    ]
    assert plain["versions"]["lexicons"] != house["versions"]["lexicons"]
    assert plain["versions"]["config"] == house["versions"]["config"]
    on_lists = [
        s for name, s in house["scores"].items() if name.startswith(("loaded_language.", "attribution."))
    ]
    assert {score.get("percentile") for score in on_lists} == {None}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('lexicons = ["hose"]', "framing: hose: there is no such file or folder; correct the path"),
        (
            'switch_off = ["loaded/clickbat"]',
            "framing: framing.toml, switch_off: no list that ships is called 'loaded/clickbat'; did you mean "
            "'loaded/clickbait'?",
        ),
        (
            'switch-off = ["loaded/clickbait"]',
            "framing: framing.toml: unknown key 'switch-off'; did you mean 'switch_off'?",
        ),
        (
            'lexicons = [""]',
            "framing: framing.toml: 'lexicons[0]': expected `str` of length >= 1; correct the value, or leave the "
            "key out for its default",
        ),
    ],
)
def test_settings_that_cannot_be_met_stop_the_command_in_one_line(
    framing: Run, folder: Path, settings: str, said: str
) -> None:
    (folder / "framing.toml").write_text(f"{settings}\n")
    done = framing("score", "in", "--config", "framing.toml")
    assert (done.code, done.out, done.problems) == (2, "", [said])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# name: loaded/caf\xe9\n", "byte 18: is not UTF-8; save it as UTF-8"),
        (None, "line 10: 'the' would match everywhere; say in 'when' beside what it is meant; mend the line"),
    ],
)
def test_a_house_list_that_is_refused_stops_the_command(
    framing: Run, folder: Path, content: bytes | None, said: str
) -> None:
    path = write(folder / "house", "keelhaul,v,2", "the,x,1", name="loaded/ours")
    if content is not None:
        path.write_bytes(content)
    (folder / "framing.toml").write_text('lexicons = ["house"]\n')
    for command in (("score", "in"), ("report", "in", "-o", "out"), ("lexicon", "stats")):
        done = framing(*command, "--config", "framing.toml")
        assert (done.code, done.out, done.problems) == (2, "", [f"framing: house/loaded/ours.tsv, {said}"])
