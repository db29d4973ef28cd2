"""The explanation is the number: bias and contributions sum to the logit, whatever the text."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing import engine
from framing.classifier import load_model, shipped_model
from framing.config import Config

WORDS = st.sampled_from(
    "the a minister slammed shameful plan said critics women Brell Ada 300 “utterly crooked” not , . ! ? "
    "— so-called desperate to will be clearly failed regime \n\n However".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join).filter(str.strip)


def logit(p: float) -> float:
    return log(p / (1 - p))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from([0.01, 0.05, 0.5]))
def test_bias_and_contributions_sum_to_the_logit(text: str, prevalence: float) -> None:
    config = Config(prevalence=prevalence)
    analysis = framing.analyse(text, config)
    explained = engine.explain(analysis, config)
    rated = [s.loaded_probability for s in analysis.sentences]
    if None in rated:  # not English
        assert explained == []
        return
    assert len(explained) == len(rated)
    for why, probability in zip(explained, rated, strict=True):
        assert probability is not None
        total = why.bias + sum(c.value for c in why.contributions)
        assert 1 / (1 + pow(2.718281828459045, -total)) == pytest.approx(probability, abs=6e-5)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_contributions_lie_in_their_sentence(text: str) -> None:
    analysis = framing.analyse(text)
    for sentence, why in zip(analysis.sentences, engine.explain(analysis), strict=False):
        for c in why.contributions:
            assert (c.start, c.end) == (-1, -1) or sentence.start <= c.start < c.end <= sentence.end
        assert all(sentence.start <= start < end <= sentence.end for start, end, _ in why.words)
        assert all(added > 0 for *_, added in why.words)


def test_prevalence_moves_every_logit_by_the_same() -> None:
    text = "The minister slammed the shameful plan.\n\nShe said the plan would cost 300 crowns a year."
    common, rare = (framing.analyse(text, Config(prevalence=p)) for p in (0.5, 0.05))
    for one, other in zip(common.sentences, rare.sentences, strict=True):
        assert one.loaded_probability is not None
        assert other.loaded_probability is not None
        moved = logit(one.loaded_probability) - logit(other.loaded_probability)
        assert moved == pytest.approx(logit(0.5) - logit(0.05), abs=0.05)


def test_the_loaded_wording_is_likelier_and_its_words_explain_it() -> None:
    loaded = framing.analyse("The minister slammed the council's shameful and reckless plan on Monday.")
    plain = framing.analyse("The minister criticised the council's plan on Monday.")
    (one,), (other,) = loaded.sentences, plain.sentences
    assert one.loaded_probability is not None
    assert other.loaded_probability is not None
    assert one.loaded_probability > 5 * other.loaded_probability
    (why,) = engine.explain(loaded)
    telling = [loaded.article.text[start:end] for start, end, _ in why.words[:3]]
    assert set(telling) == {"slammed", "shameful", "reckless"}


def test_sentences_of_every_voice_are_rated_and_only_the_outlets_own_are_summed() -> None:
    text = "“This is a shameful betrayal,” Moll said.\n\n" + "Boats sailed on Monday.\n\n" * 6
    analysis = framing.analyse(text)
    assert all(s.loaded_probability is not None for s in analysis.sentences)
    own = [s.loaded_probability or 0 for s in analysis.sentences if s.voice == "narrator"]
    score = analysis.scores["loaded_language.probability"]
    assert (score.n, len(own)) == (6, 6)
    assert score.value == pytest.approx(sum(own) / len(own), abs=1e-4)
    assert analysis.versions.model == load_model(shipped_model()).digest


def test_another_language_is_not_rated() -> None:
    analysis = framing.analyse("Der Hafen blieb am Montag geschlossen, weil niemand arbeiten wollte. " * 4)
    assert {s.loaded_probability for s in analysis.sentences} == {None}
    assert engine.explain(analysis) == []
