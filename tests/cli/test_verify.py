"""``framing verify`` confirms what was published, or names the first place that differs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

STORIES = ROOT / "seeds" / "stories"


def altered(pack: Path, change: Callable[[dict[str, Any]], None]) -> str:
    data = json.loads(pack.read_text(encoding="utf-8"))
    change(data)
    other = pack.with_name("altered.json")
    other.write_text(json.dumps(data), encoding="utf-8")
    return str(other)


def another_number(data: dict[str, Any]) -> None:
    data["outlets"][1]["scores"]["readability.consensus_grade"]["value"] = 3.21


def one_left_out(data: dict[str, Any]) -> None:
    del data["articles"][2]["attributions"][-1]


@pytest.mark.parametrize("text", ["full", "excerpts", "none"])
def test_what_was_published_is_confirmed_and_what_was_altered_is_named(
    framing: Run, folder: Path, text: str
) -> None:
    framing("report", str(STORIES / "strike"), "-o", "out", "--text", text)
    pack = next((folder / "out").glob("*/story.json"))
    done = framing("verify", str(pack), str(STORIES))  # the other stories do no harm
    assert (done.code, done.problems) == (0, [])
    assert done.out.startswith("confirmed: 4 articles, ")
    done = framing("verify", altered(pack, another_number), str(STORIES))
    assert (done.code, done.problems) == (1, [])
    assert done.out.startswith("differs: outlets[1].scores.readability.consensus_grade.value is 3.21 in ")
    done = framing("verify", altered(pack, one_left_out), str(STORIES))
    assert done.code == 1
    assert "articles[2].attributions is " in done.out
    assert " entries in " in done.out


def test_settings_come_from_the_file(framing: Run, folder: Path) -> None:
    (folder / "s.toml").write_text("long_sentence = 12\n", encoding="utf-8")
    framing("report", str(STORIES / "strike"), "--config", "s.toml", "-o", "out")
    pack = str(next((folder / "out").glob("*/story.json")))
    assert framing("verify", pack, str(STORIES / "strike")).code == 0
    (folder / "s.toml").write_text("long_sentence = 13\n", encoding="utf-8")
    done = framing("verify", pack, str(STORIES / "strike"), "--config", "s.toml")
    assert done.code == 2
    assert "made with config sha256:" in done.problems[0]


def one(framing: Run, folder: Path) -> Path:
    framing("report", str(STORIES / "strike"), "-o", "out")
    return next((folder / "out").glob("*/story.json"))


def test_an_altered_article_is_missed(framing: Run, folder: Path) -> None:
    pack = one(framing, folder)
    copies = folder / "copies"
    copies.mkdir()
    for file in (STORIES / "strike").iterdir():
        text = file.read_text(encoding="utf-8")
        copies.joinpath(file.name).write_text(text.replace("strike", "walkout"), encoding="utf-8")
    done = framing("verify", str(pack), "copies")
    assert (done.code, done.out) == (2, "")
    assert "no text given has the digest of" in done.problems[0]
    assert "unaltered" in done.problems[0]


def test_another_version_cannot_be_checked(framing: Run, folder: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        for article in data["articles"]:
            article["versions"]["framing"] = "9.9.9"

    done = framing("verify", altered(one(framing, folder), change), str(STORIES))
    assert done.code == 2
    assert "made with framing 9.9.9" in done.problems[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"not json", "not JSON"),
        (b"[1]", "its schema is None"),
        (b'{"schema": 7}', "its schema is 7"),
        (b'{"schema": 1}', "not a whole one"),
        (b'{"schema": 1, "made_with": {"settings": {"x": 1}}, "story": 3}', "not a whole one"),
    ],
)
def test_what_is_no_pack_is_refused(framing: Run, folder: Path, content: bytes, says: str) -> None:
    (folder / "story.json").write_bytes(content)
    done = framing("verify", "story.json", "in")
    assert (done.code, done.out) == (2, "")
    assert says in done.problems[0]


def test_a_missing_pack_is_said(framing: Run) -> None:
    done = framing("verify", "absent.json", "in")
    assert (done.code, done.out) == (2, "")
    assert "absent.json" in done.problems[0]
