"""The one pass: numbers rest on evidence, voices decide where a word counts, nothing is guessed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.config import Config
from framing.types import Failure, Selector

TEXT = """Harbour strike enters third week

The harbour of Skell stayed shut on Monday as dockers refused to go back to work.

“The owners are ruthless liars and they will pay,” union leader Mira Holt said. “We will stay out.”

The owners said the demands were a disgrace. A spokesman for the port, Ivo Skarn, said talks would resume on
Friday. He said nobody wanted a long strike, and that the port would lose 400 ships.

Critics say the strike is a catastrophe for the town. According to the town council, two shops have closed.

Read more: How the strike began
"""


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    return framing.analyse(TEXT)


def test_evidence_is_a_slice_of_the_text(analysis: framing.Analysis) -> None:
    assert all(TEXT[e.start : e.end] == e.text for e in analysis.evidence)


def test_a_loaded_word_in_a_quotation_is_not_the_outlets(analysis: framing.Analysis) -> None:
    voices = {e.text: e.voice for e in analysis.evidence if e.kind.startswith("loaded.")}
    assert voices["ruthless"] == "quoted"
    assert voices["disgrace"] == "reported"
    assert "ruthless" not in {e.text for e in analysis.evidence if e.voice == "narrator"}


def test_a_score_is_its_evidence_over_its_words(analysis: framing.Analysis) -> None:
    for part in ("narrator", "headline", "reported", "quoted"):
        score = analysis.scores[f"loaded_language.{part}"]
        assert isinstance(score.basis, tuple)
        weights = {e.id: e.weight for e in analysis.evidence}
        total = sum(weights[i] for i in score.basis)
        if score.value is not None:
            assert score.value == pytest.approx(100 * total / score.n, abs=1e-3)


def test_every_score_has_a_value_or_a_reason(analysis: framing.Analysis) -> None:
    for score in analysis.scores.values():
        assert (score.value is None) == (score.skipped is not None)
        if score.value is not None and score.low is not None:
            assert score.high is not None
            assert score.low <= score.value + 1e-6
            assert score.value <= score.high + 1e-6


def test_a_basis_names_what_exists(analysis: framing.Analysis) -> None:
    known = {e.id for e in analysis.evidence} | {a.id for a in analysis.attributions}
    for score in analysis.scores.values():
        if isinstance(score.basis, Selector):
            assert score.basis.counts
        else:
            assert set(score.basis) <= known


def test_coverage_says_what_was_left_out_and_why(analysis: framing.Analysis) -> None:
    left = [(TEXT[x.start : x.end], x.why) for x in analysis.coverage.left_out]
    assert left == [("Read more: How the strike began", "boilerplate: related link")]
    assert 0.9 < analysis.coverage.scored < 1


def test_the_same_text_gives_the_same_bytes() -> None:
    assert next(
        msgspec.json.encode(framing.analyse(TEXT).to_dict()) for _ in range(2)
    ) == msgspec.json.encode(framing.analyse(TEXT).to_dict())


def test_another_language_is_skipped_with_a_reason() -> None:
    text = "Der Hafen blieb am Montag geschlossen, weil die Arbeiter nicht arbeiten wollten. " * 4
    reasons = {s.skipped for s in framing.analyse(text).scores.values()}
    assert len(reasons) == 1
    assert "only English is scored" in str(reasons.pop())


def test_a_declared_language_is_believed() -> None:
    article = framing.from_text(TEXT, language="de")
    assert {s.value for s in framing.analyse(article).scores.values()} == {None}


def test_a_short_text_is_not_rated() -> None:
    score = framing.analyse("The port stayed shut.").scores["loaded_language.narrator"]
    assert (score.value, score.skipped) == (None, "4 words, fewer than 50")


def test_an_analysis_does_not_depend_on_the_articles_beside_it() -> None:
    from framing.engine import analyse_all

    texts = (TEXT, "A calm day\n\nNothing happened in Brell on Monday.\n", "***\n", TEXT.upper())
    articles = [framing.from_text(text) for text in texts]
    assert analyse_all(articles) == [framing.analyse(article) for article in articles]
    assert analyse_all([]) == []


def test_failures_pass_through_in_their_place() -> None:
    from framing.engine import analyse_many

    failure = Failure(path="b.txt", reason="empty", remedy="remove it")
    out = list(analyse_many([framing.from_text(TEXT), failure]))
    assert out[1] is failure


def test_fewer_replicates_move_the_interval_not_the_value(analysis: framing.Analysis) -> None:
    other = framing.analyse(TEXT, Config(replicates=100))
    assert {k: s.value for k, s in other.scores.items()} == {k: s.value for k, s in analysis.scores.items()}


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_text_is_analysed(text: str) -> None:
    try:
        article = framing.from_text(text)
    except framing.FramingError:
        return
    framing.analyse(article).to_dict(include_text=True)
