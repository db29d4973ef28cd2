"""One interval method: what it gives in cases where the answer is known."""

from __future__ import annotations

import math

import pytest

from framing import scorers
from framing.scorers import Metric, Pool
from framing.scorers._bootstrap import Spread
from framing.types import Units


def units(hits: list[float], words: float = 20.0) -> Units:
    """Sentences of ``words`` words with the given loaded weight in narrator voice."""
    zero = [0.0] * len(hits)
    columns = dict.fromkeys(_columns(), zero)
    columns |= {"loaded.words.narrator": [words] * len(hits), "loaded.weight.narrator": hits}
    return Units(n=len(hits), columns=columns)


def _columns() -> set[str]:
    import framing

    return set(framing.analyse("The port of Skell stayed shut on Monday.").units.columns)


def narrator(parts: list[Units], seed: str = "x", replicates: int = 400) -> tuple[float, float, float]:
    score = scorers.score(Pool(parts, [], [], seed), replicates)["loaded_language.narrator"]
    assert score.value is not None
    assert score.low is not None
    assert score.high is not None
    return score.value, score.low, score.high


def test_the_estimate_is_the_formula_on_the_sums() -> None:
    assert narrator([units([1, 0, 0, 2, 0])])[0] == 3.0


def test_pooling_stacks_sentences_it_does_not_average_scores() -> None:
    short, long = units([2, 2, 2]), units([0] * 17)
    assert narrator([short, long])[0] == pytest.approx(100 * 6 / 400)


def test_a_bootstrap_interval_is_near_the_binomial_one() -> None:
    n, hits = 200, 50
    _, low, high = narrator([units([1.0] * hits + [0.0] * (n - hits), words=1.0)], replicates=2000)
    spread = 1.96 * math.sqrt(0.25 * 0.75 / n) * 100
    assert low == pytest.approx(25 - spread, abs=1.5)
    assert high == pytest.approx(25 + spread, abs=1.5)


def test_the_interval_depends_on_the_seed_alone() -> None:
    part = units([1, 0, 0, 2, 0, 0, 1, 0])
    assert narrator([part], seed="a") == narrator([part], seed="a")
    assert narrator([part], seed="a") != narrator([part], seed="b")


def test_nothing_found_has_the_limit_of_the_rule_of_three() -> None:
    assert narrator([units([0.0] * 10)]) == (0.0, 0.0, pytest.approx(100 * 3 / 200))


def test_articles_that_differ_widen_the_pooled_interval() -> None:
    mixed = [1.0, 0.0] * 10
    same = narrator([units(mixed), units(mixed)])
    apart = narrator([units([1.0] * 20), units([0.0] * 20)])
    assert same[0] == apart[0]
    assert apart[2] - apart[1] > same[2] - same[1]


def test_one_sentence_has_no_interval() -> None:
    score = scorers.score(Pool([units([3.0], words=60)], [], [], "x"))
    assert score["loaded_language.narrator"].value == 5.0
    assert (score["loaded_language.narrator"].low, score["loaded_language.narrator"].high) == (None, None)


@pytest.mark.parametrize(
    ("spread", "share", "limits"),
    [
        (Spread(0.0, 0.0, 0.0, 0.0), True, (0.0, 30.0)),
        (Spread(100.0, 100.0, 100.0, 100.0), True, (70.0, 100.0)),
        (Spread(40.0, 20.0, 60.0, 41.0), True, (20.0, 60.0)),
    ],
)
def test_limits_of_a_share(spread: Spread, share: bool, limits: tuple[float, float]) -> None:
    metric = Metric("m", "m", "%", "none", "n", "things", 1, "f", "s", scale=100, share=share)
    assert scorers._limits(metric, spread, 10) == limits


def test_a_plug_in_estimate_is_centred() -> None:
    metric = Metric("m", "m", "sources", "none", "n", "things", 1, "f", "s", centred=True)
    assert scorers._limits(metric, Spread(12.0, 6.0, 10.0, 8.0), 10) == (10.0, 14.0)


def test_metric_names_and_columns_are_unique() -> None:
    names = [m.name for s in scorers.scorers() for m in s.METRICS]
    assert len(names) == len(set(names))


def test_every_metric_is_declared_in_full() -> None:
    for metric in scorers.metrics().values():
        assert metric.label
        assert metric.unit
        assert metric.formula
        assert metric.source
        assert metric.evidence or metric.attributions or (metric.select and metric.columns)
