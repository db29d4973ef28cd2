"""Training: reproducible, learns wording rather than who is spoken of, and refuses what it cannot learn from."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from framing.classifier import fit
from framing.errors import InputError
from framing.evaluation import training

if TYPE_CHECKING:
    from pathlib import Path

WHO = (
    "Moll",
    "Arends",
    "The council",
    "The union",
    "The port",
    "Brell's mayor",
    "A spokesman",
    "The ministry",
)
LOADED = (
    "slammed the vile plan",
    "rammed through a botched deal",
    "peddled a vile idea",
    "bungled a botched plan",
)
PLAIN = ("criticised the plan", "passed a revised deal", "presented an idea", "presented a revised plan")


def rows(first: int = 0) -> list[dict[str, Any]]:
    out = []
    for i, (who, (loaded, plain)) in enumerate(itertools.product(WHO, zip(LOADED, PLAIN, strict=True))):
        if i % 2 == first:
            for label, words in ((1, loaded), (0, plain)):
                out.append({"text": f"{who} {words} on Monday.", "label": label, "pair": i, "topic": who[0]})
    return out


def written(path: Path, some: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
    return path


def test_a_model_learns_wording_and_is_the_same_each_time(tmp_path: Path) -> None:
    data, held = written(tmp_path / "data", rows()), written(tmp_path / "held", rows(1))
    model = training.train([data], held)
    assert model.encode() == training.train([data], held).encode()
    assert model.words["vile"] > 0.1
    assert model.words["presented"] < -0.1
    figures = training.report(model, held)["figures"]["held out"]
    assert figures["auc"] == 1.0
    assert "held out: 32 sentences" in training.text(training.report(model, held))
    assert "| held out | 32 | 16 | 1.000 | 1.000 | 1.000 | 1.000 |  |" in training.card(
        model, training.report(model, held)
    )


def test_a_word_never_seen_has_the_weight_of_its_like(tmp_path: Path) -> None:
    data, held = written(tmp_path / "data", rows()), written(tmp_path / "held", rows(1))
    words = ["vile", "botched", "slammed", "revised", "presented", "passed", "odious", "amended"]
    vectors = np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1], [0.1, 1], [0.2, 1], [1, 0.1], [0.1, 1]])
    np.savez(tmp_path / "v.npz", words=np.array(words), vectors=vectors)
    model = training.train([data], held, tmp_path / "v.npz", fit.Settings(least=0.0))
    assert model.words["odious"] > model.words["amended"]


@pytest.mark.parametrize(
    ("some", "what"),
    [
        (
            [{"text": "Boats sailed.", "label": 0}] * 3,
            "all 3 rows have the label 0; give rows of both labels",
        ),
        (
            [{"text": "Boats sailed.", "label": 0}, {"text": "Boats sank.", "label": 2}],
            "line 2: not a labelled row",
        ),
        ([{"text": "Boats sailed.", "label": 0}, {"label": 1}], "line 2: not a labelled row"),
        ([], "holds no rows"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(
    tmp_path: Path, some: list[dict[str, Any]], what: str
) -> None:
    good = written(tmp_path / "good", rows())
    bad = written(tmp_path / "bad", some)
    for data, held in ((bad, good), (good, bad)):
        with pytest.raises(InputError) as e:
            training.train([data], held)
        assert str(e.value).startswith(str(bad))
        assert what in str(e.value)


def test_vectors_that_are_none_are_refused(tmp_path: Path) -> None:
    data = written(tmp_path / "data", rows())
    (tmp_path / "v.npz").write_bytes(b"PK nothing")
    with pytest.raises(InputError, match="no word vectors"):
        training.train([data], data, tmp_path / "v.npz")
