"""What the wire format promises, checked on whole articles as they come out of the pipeline."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from framing import engine, ingest
from framing.formats import wire
from framing.types import SCORED_ROLES, Analysis
from tests.cli.conftest import GOOD
from tests.formats.samples import TEXT

if TYPE_CHECKING:
    from pathlib import Path

ANALYSIS_LINE, _ = wire.line_types()
QUOTED = (
    "Mayor sees “a new start” \U0001f680\n\n"
    "“We will build,” said Mayor Oda Lind. “Not today.”\r\n\r\n"
    "READ MORE: Boats\r\n"
)


def line(analysis: Analysis) -> dict[str, Any]:
    data = json.loads(wire.encode(wire.record(analysis, include_text=True)))
    msgspec.convert(data, ANALYSIS_LINE)
    assert isinstance(data, dict)
    return data


def check(data: dict[str, Any]) -> None:
    text = data["text"]
    assert data["digest"] == "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    for name in ("blocks", "voices", "sentences"):
        ends = [0, *(span["end"] for span in data[name])]
        assert [s for s, end in zip(data[name], ends, strict=False) if not end <= s["start"] < s["end"]] == []
        assert ends[-1] <= len(text)
    spans = [*data["evidence"]]
    for a in data["attributions"]:
        spans += [s for s in (a["source"], a["cue"], *a["content"]) if s is not None]
    assert [(s["start"], s["text"]) for s in spans if text[s["start"] : s["end"]] != s["text"]] == []
    voiced = {i for v in data["voices"] for i in range(v["start"], v["end"])}
    scored = [b for b in data["blocks"] if b["role"] in SCORED_ROLES]
    assert {i for b in scored for i in range(b["start"], b["end"])} == voiced
    assert [
        s
        for s in data["sentences"]
        if not any(b["start"] <= s["start"] and s["end"] <= b["end"] for b in scored)
    ] == []
    assert [e["id"] for e in data["evidence"]] == [f"e{i}" for i in range(1, len(data["evidence"]) + 1)]
    ids = {x["id"] for x in (*data["evidence"], *data["attributions"])}
    for score in data["scores"].values():
        assert (score["value"] is None) == (score["skipped"] is not None)
        if isinstance(score["basis"], list):
            assert set(score["basis"]) <= ids
        if score["value"] is not None and score["low"] is not None:
            assert score["low"] <= score["high"]


@pytest.mark.parametrize("text", [TEXT, GOOD, QUOTED, "x", "One line only"])
def test_articles_of_our_own(text: str) -> None:
    check(line(engine.analyse(ingest.from_text(text))))


def test_the_real_articles(shared: Path) -> None:
    found = list(engine.analyse_many(ingest.read([str(shared / "seeds")])))
    assert len(found) == 5
    for analysis in found:
        assert isinstance(analysis, Analysis)
        check(line(analysis))
