"""``framing check`` as a user runs it: exit codes, options, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, Run, environment

BAD = "Council debates plan\n\nThe mayor slammed the plan on Monday. Nobody else spoke.\n"
CLEAN = "Council debates plan\n\nThe mayor read the plan on Monday. Nobody else spoke.\n"
LD = ("--select", "LD102", "--isolated")


@pytest.fixture
def desk(folder: Path) -> Path:
    """A folder with a file that has a finding, and one that has none."""
    (folder / "desk").mkdir()
    (folder / "desk" / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "desk" / "clean.md").write_text(f"# {CLEAN}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),  # a warning is no error
        (("--fail-on", "warning"), 1),
        (("--fail-on", "note"), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "warning", "--exit-zero"), 0),
        (
            ("--fail-on", "warning", "--min-severity", "error"),
            1,
        ),  # what is shown is one thing, what fails another
        (("--fail-on", "warning", "--ignore", "LD102"), 0),
        (("--fail-on", "warning", "--per-file-ignores", "desk/*.txt:LD"), 0),
        (("--fail-on", "warning", "--exclude", "bad.txt"), 0),
    ],
)
@pytest.mark.usefixtures("desk")
def test_exit_codes(framing: Run, options: tuple[str, ...], code: int) -> None:
    done = framing("check", "desk", *LD, *options)
    assert done.code == code
    assert len(done.problems) == 1


@pytest.mark.usefixtures("desk")
def test_full_is_the_default(framing: Run) -> None:
    done = framing("check", "desk", *LD)
    assert "desk/bad.txt:3:11: warning LD102 combative-wording\n" in done.out
    assert "3 | The mayor slammed the plan" in done.out
    assert "\x1b" not in done.out
    assert done.problems == ["1 finding (1 warning) in 2 articles"]


@pytest.mark.usefixtures("desk")
def test_a_missing_file_is_an_error_even_beside_others(framing: Run) -> None:
    done = framing("check", "desk", "none.txt", *LD, "--exit-zero", "--format", "concise")
    assert done.code == 2
    assert done.out.startswith("desk/bad.txt:3:11: warning LD102 ")
    assert done.problems[0] == "framing: none.txt: no such file or folder; check the path"


@pytest.mark.usefixtures("desk")
def test_all_excluded_is_no_error(framing: Run) -> None:
    options = ("--exclude", "desk", "--force-exclude", "--fail-on", "note")
    assert framing("check", "desk/bad.txt", *LD, *options).code == 0
    assert framing("check", "desk/bad.txt", *LD, *options[:2], *options[3:]).code == 1


@pytest.mark.usefixtures("desk")
def test_output_to_a_file(framing: Run, folder: Path) -> None:
    done = framing("check", "desk", *LD, "--output-format", "sarif", "-o", "out/found.sarif")
    assert (done.code, done.out, done.problems) == (0, "", [])
    log = json.loads((folder / "out" / "found.sarif").read_bytes())
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["LD102"]


@pytest.mark.usefixtures("desk")
def test_paths_are_told_from_the_working_folder(framing: Run, folder: Path) -> None:
    done = framing("check", str(folder / "desk" / "bad.txt"), *LD, "--format", "gitlab")
    assert [e["location"]["path"] for e in json.loads(done.out)] == ["desk/bad.txt"]


def test_standard_input_under_a_name(framing: Run, folder: Path) -> None:
    (folder / "opinion").mkdir()
    (folder / "opinion" / "framing.toml").write_text(
        '[check]\nselect = ["LD102"]\nseverity = {LD = "error"}\n'
    )
    arguments = ("check", "-", "--stdin-filename", "opinion/x.md", "--format", "concise")
    done = framing(*arguments, stdin=f"# {BAD}".encode())
    assert done.code == 1
    assert done.out.startswith("opinion/x.md:3:11: error LD102 ")
    assert framing("check", "-", *LD, stdin=BAD.encode()).code == 2  # its format is not known


@pytest.mark.usefixtures("desk")
def test_statistics_files_and_settings(framing: Run) -> None:
    assert framing("check", "desk", *LD, "--statistics").out == "1  LD102  combative-wording\n"
    assert framing("check", "desk", "--show-files").out == "desk/bad.txt\ndesk/clean.md\n"
    shown = json.loads(framing("check", "desk", *LD, "--show-settings").out)
    assert (shown["file"], shown["settings"], shown["rules"]) == ("desk/bad.txt", None, ["LD102"])


USAGE = [
    (("--diff",), "--diff goes with --fix"),
    (("--add-ignores",), "--add-ignores and --reason go together"),
    (("--add-ignores", "--reason", "a --> b"), "--reason takes one line"),
    (("--fix", "--add-ignores", "--reason", "x"), "--fix and --add-ignores exclude each other"),
    (("--isolated", "--config", "x"), "--isolated and --config exclude each other"),
    (("--per-file-ignores", "LD"), "'LD' is not PATTERN:CODE"),
    (("--select", "XX"), "no rule is called 'XX'"),
    (("--format", "xml"), "xml"),
    (("--since", "HEAD"), "git"),
]


@pytest.mark.parametrize(("options", "what"), USAGE)
@pytest.mark.usefixtures("desk")
def test_usage(framing: Run, options: tuple[str, ...], what: str) -> None:
    done = framing("check", "desk", *options)
    assert done.code == 2
    assert what in done.problems[-1]


@pytest.mark.usefixtures("desk")
def test_suppressions_are_written_and_hold(framing: Run, folder: Path) -> None:
    done = framing("check", "desk", *LD, "--add-ignores", "--reason", "his own word", "--fail-on", "warning")
    assert (done.code, done.out) == (0, "")
    assert done.problems == ["1 suppression written in 1 file", "nothing found in 2 articles; 1 silenced"]
    assert (folder / "desk" / "bad.txt.framing").read_text() == 'ignore[LD102] "slammed" -- his own word\n'
    assert (
        framing("check", "desk", *LD, "--add-ignores", "--reason", "again").problems[0].startswith("0 supp")
    )


@pytest.mark.usefixtures("desk")
def test_fixing_where_nothing_is_safe(framing: Run, folder: Path) -> None:
    done = framing("check", "desk", *LD, "--fix")
    assert done.problems[0] == "0 fixes made in 0 files"
    assert (folder / "desk" / "bad.txt").read_text(encoding="utf-8") == BAD
    assert framing("check", "desk", *LD, "--fix", "--diff").code == 0


@pytest.mark.usefixtures("desk")
def test_baseline(framing: Run, folder: Path) -> None:
    (folder / "framing.toml").write_text(
        '[check]\nselect = ["LD102"]\nbaseline = "base.json"\nfail_on = "note"\n'
    )
    done = framing("check", "desk")
    assert (done.code, done.problems[-1][:43]) == (2, "framing: " + f"{folder.resolve()}/base.json"[:34])
    assert framing("baseline", "create", "desk").code == 0
    assert framing("baseline", "create", "desk").code == 2  # it is there
    assert framing("check", "desk").problems == ["nothing found in 2 articles; 1 silenced"]
    assert framing("baseline", "check", "desk").code == 0
    (folder / "desk" / "bad.txt").write_text(CLEAN + "\nThe union slammed it.\n", encoding="utf-8")
    assert framing("check", "desk").code == 1
    done = framing("baseline", "check", "desk")
    assert (done.code, done.out.split()[1]) == (1, "LD102")
    assert framing("baseline", "check", "desk", "--allow-stale").code == 0
    assert framing("baseline", "update", "desk").code == 1
    assert framing("check", "desk").code == 1
    assert framing("baseline", "update", "desk", "--allow-new").code == 0
    assert framing("check", "desk").code == 0
    (folder / "desk" / "bad.txt").write_text(CLEAN, encoding="utf-8")
    assert framing("baseline", "prune", "desk").code == 0
    assert '"fp"' not in (folder / "base.json").read_text()


BROKEN = [
    (
        "framing.toml",
        b"[check]\nselct = []\n",
        "framing.toml: unknown key 'check.selct'; did you mean 'select'?",
    ),
    ("framing.toml", b"x = [\n", "framing.toml: not TOML: "),
    ("framing.toml", b"\xff", "framing.toml: not UTF-8: byte 0"),
    ("framing.toml", b'lexicons = ["a.tsv"]\n', "a.tsv: there is no such file"),
    ("framing.toml", b'[check]\nbaseline = "b.json"\n', "b.json: there is no such baseline"),
    ("desk/bad.txt.framing", b"\xff", "bad.txt.framing: not UTF-8: byte 0"),
    ("a.tsv", b"# name: loaded/ours\n", "a.tsv"),
]


@pytest.mark.parametrize(("name", "data", "what"), BROKEN)
def test_broken_settings_baselines_and_lexicons(
    framing: Run, desk: Path, name: str, data: bytes, what: str
) -> None:
    (desk / name).write_bytes(data)
    if name == "a.tsv":
        (desk / "framing.toml").write_text('lexicons = ["a.tsv"]\n')
    done = framing("check", "desk")
    assert done.code == 2
    assert what in " ".join(done.problems)


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(framing: Run, desk: Path) -> None:
    (desk / "desk" / "binary.txt").write_bytes(b"\x7fELF\x00")
    (desk / "desk" / "empty.md").write_bytes(b"")
    (desk / "desk" / "link.txt").symlink_to("link.txt")
    (desk / "desk" / "page.html").write_text("<html><body></body></html>")
    (desk / "desk" / "notes.xyz").write_text("x")
    done = framing("check", "desk", "desk/notes.xyz", *LD, "--format", "jsonl")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert sorted(Path(line["path"]).name for line in lines if "failure" in line) == [
        "binary.txt", "empty.md", "link.txt", "notes.xyz", "page.html",
    ]  # fmt: skip
    assert [line["code"] for line in lines if "code" in line] == ["LD102"]
    assert (done.code, len(done.problems)) == (2, 5)


def test_a_file_that_vanishes_meanwhile(desk: Path) -> None:
    from msgspec.structs import replace

    from framing.linting import Checker, Settings
    from framing.linting.edits import fixes

    page = desk / "page.html"
    page.write_text(
        f"<html lang=en><body><article><h1>Plan</h1>{'<p>The mayor slammed the plan.</p>' * 9}</article>"
    )
    checker = Checker(Settings(isolated=True), "2031-01-01")
    found = list(checker.articles([str(page), str(desk / "desk" / "bad.txt")]))
    page.unlink()
    with pytest.raises(Exception, match="it went away while it was checked"):
        checker.check(found[0])  # type: ignore[arg-type]
    done = checker.check(found[1])  # type: ignore[arg-type]
    (desk / "desk" / "bad.txt").unlink()
    change = fixes(replace(done, diagnostics=tuple(replace(d, safe=True) for d in done.diagnostics)))
    with pytest.raises(Exception, match="it went away while it was checked"):
        change.write()  # type: ignore[union-attr]


def test_an_internal_error_costs_one_article(desk: Path) -> None:
    code = (
        "import framing.checks.ld102_combative_wording as rule\n"
        "before = rule.check\n"
        "def check(reading):\n"
        "    if 'bad' in reading.article.path: raise ZeroDivisionError('oh')\n"
        "    return before(reading)\n"
        "rule.check = check\n"
        "from framing.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "desk", *LD], cwd=desk, capture_output=True, text=True, check=False,
        env=environment(),
    )  # fmt: skip
    assert done.returncode == 2
    assert "desk/bad.txt: internal error: ZeroDivisionError: oh" in done.stderr
    assert "in 1 article; 1 could not be checked" in done.stderr


@pytest.mark.parametrize("form", ["full", "jsonl"])
def test_a_pipe_that_is_closed(desk: Path, form: str) -> None:
    for n in range(30):
        (desk / "desk" / f"{n}.txt").write_text(BAD * 20)
    command = [*PROGRAM, "check", "desk", *LD, "--format", form]
    with subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


@pytest.mark.usefixtures("desk")
def test_github_stops_at_its_limit_and_writes_a_summary(framing: Run, folder: Path) -> None:
    (folder / "desk" / "many.md").write_text("# Plan\n\n" + "The mayor slammed the plan.\n\n" * 14)
    summary = folder / "summary.md"
    done = framing("check", "desk", *LD, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    lines = done.out.splitlines()
    assert sum(line.startswith("::warning file=desk/") for line in lines) == 10
    assert lines[-1] == "5 more than GitHub shows beside the lines; they are listed above"
    assert summary.read_text(encoding="utf-8").startswith("### framing check: 15 found\n")


HEAVY = "numpy scipy sklearn nltk textstat jinja2 rich trafilatura lxml pathspec pygls asyncio".split()


@pytest.mark.parametrize("name", ["bad.txt", "clean.md"])
def test_what_a_start_does_not_import(desk: Path, name: str) -> None:
    report = "print(*sorted({n.partition('.')[0] for n in sys.modules}), file=sys.stderr)"
    code = f"import atexit, sys; atexit.register(lambda: {report})\nfrom framing.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", f"desk/{name}"], cwd=desk, capture_output=True, text=True, check=False,
        env=environment(),
    )  # fmt: skip
    assert done.returncode == 0
    modules = set(done.stderr.splitlines()[-1].split())
    assert "framing" in modules
    assert modules.intersection(HEAVY) == set()


def test_dates_of_suppressions_heed_source_date_epoch(framing: Run, desk: Path) -> None:
    (desk / "desk" / "bad.txt.framing").write_text("ignore[LD102] until=2020-01-01 -- until the vote\n")
    select = ("--select", "LD102,SU703", "--isolated", "--format", "concise")
    assert "SU703" in framing("check", "desk", *select).out
    assert framing("check", "desk", *select, SOURCE_DATE_EPOCH="1500000000").out == ""


def test_undecodable_names(framing: Run, desk: Path) -> None:
    name = os.fsencode(desk / "desk") + b"/caf\xe9.txt"
    with Path(os.fsdecode(name)).open("w") as file:
        file.write(BAD)
    for form in ("full", "json", "sarif", "junit", "github", "gitlab", "rdjson"):
        done = framing("check", "desk", *LD, "--format", form)
        assert done.code == 0, form
        assert "internal" not in " ".join(done.problems)


def test_safe_suggestions_are_put_in_once(framing: Run, desk: Path) -> None:
    article = desk / "desk" / "bad.txt"
    before = (
        "Council debates plan\n\nThe mayor lauded the plan, a brouhaha ended. “I laud it,” said Ida Berg.\n"
    )
    article.write_text(before)
    diff = framing("check", "desk/bad.txt", "--isolated", "--fix", "--diff")
    assert (diff.code, article.read_text()) == (1, before)
    assert "\n-The mayor lauded the plan" in diff.out
    assert framing("check", "desk/bad.txt", "--isolated", "--fix").problems[0].endswith("in 1 file")
    after = article.read_text()
    assert after == before.replace("lauded", "praised").replace("brouhaha", "dispute")
    assert framing("check", "desk/bad.txt", "--isolated", "--fix").problems[0] == "0 fixes made in 0 files"
    assert article.read_text() == after
