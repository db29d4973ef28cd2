"""The rules that are on, held to floors: what they find in our labelled sentences, and what was judged of them."""

from __future__ import annotations

import json

from framing import engine, ingest
from framing.checks import default, rules, run
from framing.checks._precision import measured
from tests.conftest import ROOT

LABELLED = ROOT / "seeds" / "labelled"
HEADLINE = "Council meets"
LEAST = 0.7
"""Precision below which a rule is off; it needs findings enough to tell."""


def test_the_rules_find_the_marked_spans_of_the_outlets_own_voice() -> None:
    marked = found = false = words = 0
    for line in (LABELLED / "loaded-train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = ingest.from_text(row["text"], title=HEADLINE)
        offset = article.text.index(row["text"])
        reading = engine.read(article)
        flags = [d for d in run(reading) if d.code.startswith(("LD", "AT"))]
        if not row["label"]:
            false += len(flags)
            words += len(reading.document.words)
        for start, end, _ in row["spans"]:
            if reading.voice_at(start + offset) != "narrator":
                continue  # what somebody is said to have said is not flagged
            marked += 1
            found += any(d.start < end + offset and start + offset < d.end for d in flags)
    assert found / marked >= 0.7
    assert 1000 * false / words <= 0.5


def test_the_set_read_last_is_precise_and_sparse() -> None:
    on = set(default())
    judged = [json.loads(x) for x in (LABELLED / "check-judgements.jsonl").read_text("utf-8").splitlines()]
    articles = [json.loads(x) for x in (LABELLED / "check-articles.jsonl").read_text("utf-8").splitlines()]
    last = [a for a in articles if a["set"] == "fourth"]
    counts = {code: sum(a["findings"].get(code, 0) for a in last) for code in on}
    right = total = 0.0
    for code in on:
        verdicts = [
            j["first"] + j["second"]
            for j in judged
            if (j["set"], j["code"], j["mended"]) == ("fourth", code, False)
        ]
        if verdicts:
            right += counts[code] * sum(verdicts) / (2 * len(verdicts))
            total += counts[code]
    assert len(last) == 40
    assert right / total >= 0.85
    assert 1000 * total / sum(a["words"] for a in last) <= 6


def test_imprecise_rules_are_off() -> None:
    figures = {code: measured(code) for code in rules()}
    known = {code: found for code, found in figures.items() if found is not None and not found.few}
    assert len(known) > 20
    assert [code for code, found in known.items() if rules()[code].DEFAULT and found.precision < LEAST] == []
