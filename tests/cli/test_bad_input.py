"""Whatever is wrong with the input: one line that says what, where and what to do; the rest is done."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import GOOD, Done, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.document import Document


def scored(done: Done) -> list[str]:
    """Names of the files that were scored."""
    lines = [json.loads(line) for line in done.out.splitlines()]
    return [Path(line["path"]).name for line in lines if "failure" not in line]


def failed(done: Done) -> list[str]:
    """Names of the files that failed, from the output itself."""
    lines = [json.loads(line) for line in done.out.splitlines()]
    return [Path(line["path"]).name for line in lines if "failure" in line]


def binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def undecodable(path: Path) -> None:
    path.write_bytes(b"Caf\x81 closes\n\nThe caf\x8d closed on Monday.\n")


def fifty_megabytes(path: Path) -> None:
    path.write_bytes(b"The ferry left the port on Monday. " * 1_500_000)


def looping(path: Path) -> None:
    path.symlink_to(path.name)


def unreadable(path: Path) -> None:
    path.write_text(GOOD)
    path.chmod(0)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.txt")


@pytest.mark.parametrize(
    ("make", "name", "what"),
    [
        (empty, "bad.txt", "empty"),
        (binary, "bad.txt", "not text"),
        (undecodable, "bad.txt", "0x81"),
        (fifty_megabytes, "bad.txt", "MB, which no article is"),
        (looping, "bad.txt", "link"),
        (dangling, "bad.txt", "bad.txt"),
        (unreadable, "bad.txt", "ermission"),
    ],
)
def test_one_bad_file_in_a_folder(
    framing: Run, folder: Path, make: Callable[[Path], None], name: str, what: str
) -> None:
    make(folder / "in" / name)
    done = framing("score", "in", "--format", "jsonl")
    assert len(done.problems) == 1
    assert done.problems[0].startswith(f"framing: in/{name}")
    assert what in done.problems[0]
    assert "; " in done.problems[0]
    assert (done.code, scored(done), failed(done)) == (2, ["good.txt"], [name])


def test_tags_a_hundred_thousand_deep(framing: Run, folder: Path) -> None:
    page = "<html><body>" + "<div>" * 100_000 + "The ferry left the port." + "</div>" * 100_000
    (folder / "in" / "deep.html").write_text(page)
    done = framing("score", "in", "--format", "jsonl")
    assert sorted(scored(done) + failed(done)) == ["deep.html", "good.txt"]
    assert "good.txt" in scored(done)
    assert len(done.problems) == len(failed(done))
    assert done.code == (2 if done.problems else 0)


@pytest.mark.parametrize("name", ["deep.json", "deep.jsonl"])
def test_json_a_hundred_thousand_deep(framing: Run, folder: Path, name: str) -> None:
    (folder / "in" / name).write_text('{"text":' + "[" * 100_000 + "]" * 100_000 + "}")
    done = framing("score", "in", "--format", "jsonl")
    assert (done.code, len(done.problems), scored(done), failed(done)) == (2, 1, ["good.txt"], [name])


def test_a_file_that_is_not_there(framing: Run) -> None:
    done = framing("score", "none.txt", "in/good.txt", "--format", "jsonl")
    assert (done.code, len(done.problems), scored(done), failed(done)) == (2, 1, ["good.txt"], ["none.txt"])


def test_a_folder_that_links_to_itself(framing: Run, folder: Path) -> None:
    (folder / "in" / "again").symlink_to("../in", target_is_directory=True)
    done = framing("score", "in", "--format", "jsonl")
    assert scored(done) == ["good.txt"]
    assert done.code == (2 if done.problems else 0)
    assert len(done.problems) <= 1


@pytest.mark.parametrize("command", [["score"], ["stories"], ["report", "-o", "out"]])
def test_a_folder_with_nothing_to_read(framing: Run, folder: Path, command: list[str]) -> None:
    (folder / "void").mkdir()
    (folder / "void" / "picture.png").write_bytes(b"\x89PNG")
    done = framing(*command, "void")
    assert done.code == 2
    assert any("void" in line for line in done.problems)
    assert not (folder / "out").exists()


def test_a_manifest_that_names_a_missing_file(framing: Run, folder: Path) -> None:
    (folder / "in" / "manifest.toml").write_text('[[article]]\nfile = "gone.txt"\noutlet = "The Post"\n')
    done = framing("score", "in", "--format", "jsonl")
    assert (done.code, len(done.problems), scored(done)) == (2, 1, ["good.txt"])
    assert "manifest.toml" in done.problems[0]
    assert "gone.txt" in done.problems[0]


def test_duplicate_given_ids(framing: Run, folder: Path) -> None:
    records = [{"id": "a", "text": GOOD}, {"id": "b", "text": GOOD}, {"id": "a", "text": GOOD}]
    (folder / "in" / "all.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    done = framing("score", "in/all.jsonl", "--format", "jsonl")
    ids = [json.loads(line)["id"] for line in done.out.splitlines() if "failure" not in json.loads(line)]
    assert (done.code, len(done.problems), ids) == (2, 1, ["a", "b"])
    assert "all.jsonl" in done.problems[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("manifest.toml", '[[article]]\nfile = "good.txt"\noutlett = "The Post"\n'),
        ("manifest.csv", "file,outlett\ngood.txt,The Post\n"),
    ],
)
def test_an_unknown_key_in_a_manifest(framing: Run, folder: Path, name: str, text: str) -> None:
    (folder / "in" / name).write_text(text)
    done = framing("score", "in", "--format", "jsonl")
    assert (done.code, len(done.problems)) == (2, 1)
    assert name in done.problems[0]
    assert "outlett" in done.problems[0]
    assert "did you mean 'outlet'?" in done.problems[0]


def test_an_unknown_key_in_the_settings(framing: Run, folder: Path) -> None:
    (folder / "framing.toml").write_text("long_sentences = 3\n")
    done = framing("score", "in", "--config", "framing.toml")
    expected = "framing: framing.toml: unknown key 'long_sentences'; did you mean 'long_sentence'?"
    assert (done.code, done.out, done.problems) == (2, "", [expected])


def test_an_unknown_key_in_a_record(framing: Run) -> None:
    done = framing(
        "score", "-", "--input-format", "jsonl", "--format", "jsonl", stdin=json.dumps({"txt": GOOD}).encode()
    )
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.problems[0].startswith("framing: -")


def test_standard_input_without_a_format(framing: Run) -> None:
    done = framing("score", "-", stdin=GOOD.encode())
    assert done.code == (2 if done.problems else 0)
    assert len(done.problems) <= 1


@pytest.mark.parametrize("command", [["score", "--format", "jsonl"], ["stories", "--format", "json"]])
def test_names_that_would_break_the_line(framing: Run, folder: Path, command: list[str]) -> None:
    (folder / "in" / "two\nlines\x1b[2J.txt").write_bytes(b"")
    done = framing(*command, "in")
    assert (done.code, len(done.problems)) == (2, 1)
    assert done.problems[0].startswith("framing: in/two\\nlines\\x1b[2J.txt: ")


@pytest.mark.parametrize("text", [b"", GOOD.encode()])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_names_that_are_no_unicode(framing: Run, folder: Path, text: bytes, form: str) -> None:
    try:
        (folder / "in" / os.fsdecode(b"caf\xe9.txt")).write_bytes(text)
    except OSError:
        pytest.skip("a file system that takes names other than Unicode is absent")
    done = framing("score", b"in/caf\xe9.txt", "--format", form)
    assert (done.code, len(done.problems)) == ((0, 0) if text else (2, 1))
    assert "caf\ufffd" in (done.out if text else done.problems[0])


def test_a_bug_costs_one_article(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    from click.testing import CliRunner

    from framing import engine
    from framing.cli import cli
    from framing.cli._errors import REPORT_IT

    attribute = engine.attribute

    def broken(doc: Document) -> object:
        if doc.article.path and doc.article.path.endswith("bug.txt"):
            raise IndexError("list index\nout of range")
        return attribute(doc)

    monkeypatch.setattr(engine, "attribute", broken)
    (folder / "in" / "bug.txt").write_text(GOOD.replace("Ferry", "Boat"))
    done = CliRunner().invoke(cli, ["score", str(folder / "in"), "--format", "jsonl"])
    path = folder / "in" / "bug.txt"
    expected = f"framing: {path}: internal error: IndexError: list index out of range; {REPORT_IT}\n"
    assert (done.exit_code, done.stderr) == (2, expected)
    assert len(done.stdout.splitlines()) == 2
