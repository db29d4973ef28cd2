from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from framing.errors import InputError
from framing.evaluation import run

if TYPE_CHECKING:
    from pathlib import Path

STORIES: list[dict[str, Any]] = [
    {
        "id": "a",
        "story": "ferry",
        "title": "Ferry crews strike in Lindhaven",
        "text": "Ferry crews walked out over pay on Monday. About 400 passengers waited, the port said.",
    },
    {
        "id": "b",
        "story": "ferry",
        "title": "Strike strands 400 ferry passengers",
        "text": "A strike of crews at Lindhaven stopped every ferry. Union leader Piet Arends asked for pay.",
    },
    {
        "id": "c",
        "story": "bridge",
        "title": "Tolm bridge closed",
        "text": "Cracks in two pillars closed the Tolm bridge. Drivers face a detour until May.",
        "score": float("nan"),
    },
]
SAID = "Ada Moll said the boats would sail. The port was calm on Monday."


def written(folder: Path, rows: list[dict[str, Any]], name: str = "rows.jsonl") -> Path:
    path = folder / name
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_stories(tmp_path: Path, name: str) -> None:
    report = run("stories", written(tmp_path, STORIES, name), limit=None, dates=True)
    assert report.figures == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "adjusted_rand": 1.0,
        "articles": 3,
        "stories_found": 2,
        "stories_labelled": 2,
    }
    assert report.text().splitlines()[:2] == [
        f"stories: {name}, dates=True",
        "B-cubed precision 1.000 · recall 1.000 · F1 1.000",
    ]


def test_withheld_dates_do_not_split(tmp_path: Path) -> None:
    days = ("2031-01-01", "2031-02-01", "2031-01-01")
    rows = [{**row, "date": day} for row, day in zip(STORIES, days, strict=True)]
    path = written(tmp_path, rows)
    assert run("stories", path, dates=True).figures["stories_found"] == 3
    assert run("stories", path, dates=False).figures["stories_found"] == 2


def test_limit_takes_the_first_rows(tmp_path: Path) -> None:
    assert run("stories", written(tmp_path, STORIES), limit=2).figures["articles"] == 2


def test_attribution(tmp_path: Path) -> None:
    label = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 34]]}
    row = {"id": "a", "text": SAID, "attributions": [label]}
    report = run("attribution", written(tmp_path, [row, row | {"attributions": []}]))
    assert report.figures["articles"] == 1
    assert report.figures["cue"]["exact"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert report.figures["linked"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "f1_low": 1.0,
        "f1_high": 1.0,
        "found": 1,
        "labelled": 1,
    }
    assert "linked F1, 95 % interval by article: 1.000 to 1.000" in report.text()


def test_loaded(tmp_path: Path) -> None:
    rows = [
        {"text": "The mayor slammed the disastrous and shameful plan.", "label": 1},
        {"text": "The council meets on Thursday at noon.", "label": 0},
    ]
    report = run("loaded", written(tmp_path, rows), by="evidence")
    assert (report.figures["auc"], report.figures["macro_f1"]) == (1.0, 1.0)
    assert report.to_dict()["options"] == {"by": "evidence"}
    assert json.loads(json.dumps(report.to_dict()))["figures"]["precision_at"]["1%"] == 1.0


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"id": "a"}\n', "rows.jsonl, line 1: not a labelled row: "),
        (b'{"id": "a", "story": "s", "text": "T"}\n\nnonsense\n', "rows.jsonl, line 3: not a labelled row: "),
        (b'{"id": "a", "story": "s", "text": "\xff"}\n', "rows.jsonl, line 1: not a labelled row: "),
        (b"", "rows.jsonl: holds no rows"),
        (gzip.compress(b"{}" * 99, mtime=0)[:20], "rows.jsonl: cannot be read: "),
        (b'{"id": "a", "story": "s", "text": ""}\n', "record 1, id a: "),
    ],
)
def test_bad_rows_are_one_message(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        run("stories", path)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        run("loaded", tmp_path / "none.jsonl")
