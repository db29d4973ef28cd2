"""A model file is used whole or refused with a remedy; the other scores are given all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import framing
from framing.classifier import Model, load_model, shipped_model
from framing.classifier.features import VERSION
from framing.classifier.model import Header, decode
from framing.config import Config
from framing.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The minister slammed the shameful plan.\n\n" + "Boats sailed on Monday and came back.\n\n" * 10


def small() -> Model:
    header = Header(features=VERSION, bias=-0.5, prior=0.5, shape={"length": 0.25}, sizes=(0, 0))
    return Model(header, {"plan": 0.5, "œuvre": -1.5}, {"the plan": 2.0}, bytes((16, 40)))


def test_what_is_written_is_read() -> None:
    one = small()
    other = decode(one.encode(), "here")
    assert (other.words, other.pairs, other.shape) == (one.words, one.pairs, one.shape)
    assert other.rarity == {"plan": 1.0, "œuvre": 2.5}
    assert other.bias(0.5) == -0.5
    assert other.encode() == one.encode()
    assert other.digest.startswith("sha256:")


def test_the_shipped_model_is_small_and_finite() -> None:
    path = shipped_model()
    assert path.stat().st_size <= 5_000_000
    model = load_model(path)
    assert all(abs(w) < 100 for table in (model.words, model.pairs, model.shape) for w in table.values())


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.999])
def test_a_file_cut_short_is_refused(share: float) -> None:
    content = shipped_model().read_bytes()
    with pytest.raises(ModelError) as e:
        decode(content[: int(len(content) * share)], "m.model")
    assert str(e.value).startswith("m.model: ")
    assert "framing train" in str(e.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"framing-model 2\n{}", "is a model of another version"),
        (b"PK\x03\x04", "is no model of framing"),
        (b"", "is no model of framing"),
    ],
)
def test_what_is_no_model_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(ModelError, match=what):
        decode(content, "m.model")


def test_a_changed_byte_is_noticed() -> None:
    content = bytearray(small().encode())
    content[-40] ^= 1
    with pytest.raises(ModelError, match="damaged"):
        decode(bytes(content), "m.model")


def test_features_of_another_version_are_refused() -> None:
    one = small()
    header = Header(features=0, bias=0, prior=0.5, shape={}, sizes=(0, 0))
    with pytest.raises(ModelError, match="features of version 0"):
        decode(Model(header, one.words, one.pairs, bytes(2)).encode(), "m.model")


@pytest.mark.parametrize("name", ["cut.model", "missing.model"])
def test_without_a_model_the_other_scores_stand(tmp_path: Path, name: str) -> None:
    (tmp_path / "cut.model").write_bytes(shipped_model().read_bytes()[:5000])
    analysis = framing.analyse(TEXT, Config(model=str(tmp_path / name)))
    assert {s.loaded_probability for s in analysis.sentences} == {None}
    assert analysis.versions.model is None
    score = analysis.scores["loaded_language.probability"]
    assert score.value is None
    assert score.skipped is not None
    assert name in score.skipped
    assert "framing train" in score.skipped
    whole = framing.analyse(TEXT)
    others = {k: s for k, s in whole.scores.items() if k != "loaded_language.probability"}
    assert {k: analysis.scores[k] for k in others} == others


def test_a_model_of_ones_own_is_used(tmp_path: Path) -> None:
    path = tmp_path / "own.model"
    small().write(path)
    analysis = framing.analyse(TEXT, Config(model=str(path), prevalence=0.5))
    assert analysis.versions.model == load_model(path).digest
    assert analysis.versions.model != framing.analyse(TEXT).versions.model
