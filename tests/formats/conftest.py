from __future__ import annotations

from types import SimpleNamespace

import pytest

from framing import scorers
from framing.formats import full, sarif
from tests.formats.samples import metric


@pytest.fixture
def three_ratings(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = (
        metric("loaded_language.narrator", "Loaded language", "weighted hits per 100 words", "words", 2),
        metric("loaded_language.headline", "Not shown: second of its family", "", "", 2),
        metric("attribution.share", "Attributed", "percent of sentences", "sentences", 0),
        metric("readability.grade", "Reading grade", "US school grade", "words", 1),
    )
    monkeypatch.setattr(scorers, "metrics", lambda: {m.name: m for m in shown})


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = SimpleNamespace(
        CODE="LD102",
        NAME="combative-wording",
        SEVERITY="warning",
        CONFIDENCE="high",
        WHAT="What it flags.",
        WHY="Why it does.",
        INSTEAD="What to write.",
        FINE="When it is fine.",
    )
    for module in (full, sarif):
        monkeypatch.setattr(module, "rules", lambda: {"LD102": rule})
    monkeypatch.setattr(sarif, "__version__", "0")
