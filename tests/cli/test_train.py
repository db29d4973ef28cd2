"""``framing train`` from the command line: a model that ``score`` takes, or one line that says what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

LOADED = ("slammed the vile plan", "rammed through a botched deal", "peddled a vile idea")
PLAIN = ("criticised the plan", "passed a revised deal", "presented an idea")


def rows(path: Path, who: tuple[str, ...]) -> None:
    made = [
        {"text": f"{name} {words} on Monday.", "label": label}
        for name in who
        for label, kind in ((1, LOADED), (0, PLAIN))
        for words in kind
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")


def test_a_model_of_ones_own(framing: Run, folder: Path) -> None:
    rows(folder / "data.jsonl", ("Moll", "The council", "The port", "A mayor"))
    rows(folder / "held.jsonl", ("Arends", "The union"))
    done = framing(
        *("train", "data.jsonl", "--held-out", "held.jsonl", "--outside", "held.jsonl"),
        *("--card", "card.md", "-o", "own.model"),
    )
    assert (done.code, done.problems) == (0, [])
    assert "held out: 12 sentences, 6 labelled as loaded" in done.out
    assert "| held out | 12 | 6 |" in (folder / "card.md").read_text(encoding="utf-8")
    (folder / "framing.toml").write_text('model = "own.model"\n', encoding="utf-8")
    shipped = framing("score", "in", "--format", "jsonl")
    own = framing("score", "in", "--format", "jsonl", "--config", "framing.toml")
    digests = [json.loads(run.out)["versions"]["model"] for run in (shipped, own)]
    assert digests[0] != digests[1]
    assert all(digest.startswith("sha256:") for digest in digests)


def test_a_broken_row_is_named_and_nothing_is_written(framing: Run, folder: Path) -> None:
    rows(folder / "held.jsonl", ("Arends",))
    (folder / "data.jsonl").write_text('{"text": "Boats sailed.", "label": 0}\n{"text": 3, "label": 1}\n')
    done = framing("train", "data.jsonl", "--held-out", "held.jsonl", "-o", "own.model")
    assert done.code == 2
    (problem,) = done.problems
    assert problem.startswith("framing: data.jsonl, line 2: not a labelled row")
    assert not (folder / "own.model").exists()


def test_a_model_cut_short_costs_its_own_score_only(framing: Run, folder: Path) -> None:
    (folder / "cut.model").write_bytes(b"framing-model 1\n{}")
    (folder / "framing.toml").write_text('model = "cut.model"\n', encoding="utf-8")
    done = framing("score", "in", "--format", "jsonl", "--config", "framing.toml")
    assert done.code == 0
    scores = json.loads(done.out)["scores"]
    assert "cut short" in scores["loaded_language.probability"]["skipped"]
    assert scores["loaded_language.narrator"]["value"] is not None


def test_reviews_are_learned_from_and_their_effect_is_shown(framing: Run, folder: Path) -> None:
    rows(folder / "data.jsonl", ("Moll", "The council", "The port"))
    rows(folder / "held.jsonl", ("Arends",))
    rows(folder / "reviews.jsonl", ("A mayor", "Quill"))
    options = ("--held-out", "held.jsonl", "--reviews", "reviews.jsonl", "-o", "own.model")
    done = framing("train", "data.jsonl", *options)
    assert (done.code, done.problems) == (0, [])
    assert done.out.index("without the reviews: ") < done.out.index("with the reviews: ")
    plain = framing("train", "data.jsonl", "--held-out", "held.jsonl", "-o", "plain.model")
    assert plain.code == 0
    assert (folder / "own.model").read_bytes() != (folder / "plain.model").read_bytes()
