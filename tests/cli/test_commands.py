from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import framing.cli
from framing import __version__
from framing.cli import cli
from tests.cli.conftest import GOOD, Run, environment


def test_help_names_every_command() -> None:
    done = CliRunner().invoke(cli, ["--help"])
    assert done.exit_code == 0
    found = [line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    names = {p.stem for p in Path(framing.cli.__file__).parent.iterdir() if not p.stem.startswith("_")}
    first = ["report", "check", "score", "stories", "explain"]
    assert found == first + sorted(names.difference(first))


def test_every_summary_in_the_help_is_whole() -> None:
    assert "..." not in CliRunner().invoke(cli, ["--help"]).stdout.partition("Commands:")[2]


def test_without_a_command() -> None:
    done = CliRunner().invoke(cli, [])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: framing ")


def test_version() -> None:
    done = CliRunner().invoke(cli, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"framing {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["scor"], "no such command 'scor'; did you mean 'score'?"),
        (["score"], "missing argument 'PATH...'"),
        (["score", "x", "--formt", "json"], "no such option"),
        (["score", "x", "--format", "xml"], "'xml' is not one of"),
        (["score", "x", "--include-text"], "--include-text goes with --format json or jsonl, not with table"),
        (["report", "x"], "missing option '-o' / '--output'"),
        (["evaluate", "loaded", "x", "--no-dates"], "--no-dates goes with stories, not with loaded"),
        (["evaluate", "stories", "x", "--by", "evidence"], "--by goes with loaded, not with stories"),
        (["evaluate", "stories", "x", "--explain"], "--explain goes with loaded, not with stories"),
        (["train", "x", "-o", "y"], "missing option '--held-out'"),
    ],
)
def test_wrong_usage_takes_one_line(arguments: list[str], what: str) -> None:
    done = CliRunner().invoke(cli, arguments)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("framing: ")
    assert what.lower() in done.stderr.lower()


def test_score_from_standard_input(framing: Run) -> None:
    records = [{"id": str(i), "text": GOOD, "outlet": "The Post"} for i in range(3)]
    stdin = "".join(json.dumps(r) + "\n" for r in records).encode()
    done = framing("score", "-", "--input-format", "jsonl", "--format", "jsonl", stdin=stdin)
    assert (done.code, done.problems) == (0, [])
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["0", "1", "2"]


def test_offsets_select_the_words(framing: Run) -> None:
    done = framing("score", "in", "--format", "jsonl", "--include-text")
    line = json.loads(done.out)
    text = line["text"]
    assert text == GOOD
    spans = [*line["evidence"], *(span for a in line["attributions"] for span in a["content"])]
    assert spans
    assert [s["text"] for s in spans] == [text[s["start"] : s["end"]] for s in spans]


def test_same_bytes_twice(framing: Run) -> None:
    arguments = ("score", "in", "--format", "jsonl", "--include-text")
    assert framing(*arguments).out == framing(*arguments, PYTHONHASHSEED="7").out


def test_settings_reach_the_result(framing: Run, folder: Path) -> None:
    (folder / "framing.toml").write_text("long_sentence = 10\n")
    plain = json.loads(framing("score", "in", "--format", "jsonl").out)
    strict = json.loads(framing("score", "in", "--format", "jsonl", "--config", "framing.toml").out)
    assert plain["versions"]["config"] != strict["versions"]["config"]
    long = "readability.long_sentences"
    assert plain["scores"][long]["value"] < strict["scores"][long]["value"]


def test_stories_holds_every_article_once(framing: Run, folder: Path) -> None:
    (folder / "in" / "two.txt").write_text(GOOD.replace("Monday", "Tuesday"))
    done = framing("stories", "in", "--format", "json")
    assert (done.code, done.problems) == (0, [])
    document = json.loads(done.out)
    ids = [json.loads(line)["id"] for line in framing("score", "in", "--format", "jsonl").out.splitlines()]
    assert sorted(i for story in document["stories"] for i in story["articles"]) == sorted(ids)


def test_report(framing: Run, folder: Path) -> None:
    (folder / "in" / "empty.txt").write_bytes(b"")
    done = framing("report", "in", "-o", "out")
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.out == "wrote 1 story: out/index.html\n"
    assert (folder / "out" / "index.html").is_file()
    assert len(list((folder / "out").glob("*/story.json"))) == 1


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_formats_for_programs_never_import_rich(folder: Path, form: str) -> None:
    code = "import sys; sys.modules['rich'] = None; from framing.cli import main; main()"
    arguments = [sys.executable, "-c", code, "score", "in", "--format", form]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, env=environment(), timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
