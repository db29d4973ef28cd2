from __future__ import annotations

import pytest

from framing import scorers
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
