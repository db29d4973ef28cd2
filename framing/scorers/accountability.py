"""Vague attribution does not launder: what rests on sources that nobody can ask, and what backs anonymous ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from framing.scorers import Material, Metric
from framing.scorers.attribution import speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.scorers._bootstrap import FloatArray

_NOBODY: Final = frozenset({"vague", "anonymous", "agentless"})
_HEADS: Final = frozenset({"headline", "deck"})

METRICS: tuple[Metric, ...] = (
    Metric(
        name="attribution.headline",
        label="Headline and deck attributed to somebody",
        unit="% of sentences",
        direction="none",
        n="accountability.headlines",
        n_unit="sentences of headline and deck",
        floor=1,
        formula="100 · sentences of headline and deck that are reported or quoted, or hold a cue of speech / "
        "sentences of headline and deck",
        source="definition",
        select="headline and deck",
        columns=("accountability.headlines.attributed", "accountability.headlines"),
        digits=0,
        scale=100,
        share=True,
    ),
    Metric(
        name="attribution.backed",
        label="Anonymous attributions with a reason or a named source beside them",
        unit="% of anonymous attributions",
        direction="none",
        n="accountability.unnamed",
        n_unit="anonymous attributions",
        floor=3,
        formula="100 · anonymous attributions whose reason is given or whom a named source corroborates within five "
        "sentences / anonymous attributions",
        source="definition",
        attributions="attribution.naming:anonymous",
        digits=0,
        scale=100,
        share=True,
    ),
    Metric(
        name="attribution.unaccountable_loaded",
        label="Loaded wording resting on vague, anonymous or unnamed sources",
        unit="% of weight",
        direction="higher is more",
        n="accountability.loaded.hits",
        n_unit="loaded words in reported or quoted voice",
        floor=5,
        formula="100 · Σ weight of loaded evidence in the words of vague, anonymous or agentless sources / "
        "Σ weight of loaded evidence in reported or quoted voice",
        source="definition",
        select="loaded evidence in reported or quoted voice",
        columns=("accountability.loaded.unaccountable", "accountability.loaded.weight"),
        digits=0,
    ),
)


def columns(m: Material) -> dict[str, list[float]]:
    """Return counts of headline sentences, anonymous attributions and attributed loaded wording, a sentence each."""
    size = len(m.document.sentences)
    names = [metric.n for metric in METRICS] + [
        "accountability.headlines.attributed",
        "accountability.unnamed.backed",
        "accountability.loaded.unaccountable",
        "accountability.loaded.weight",
    ]
    out = {name: [0.0] * size for name in names}
    held = set()
    for a, i in zip(m.attributions, m.attribution_sentence, strict=True):
        if i < 0 or not speech(a):
            continue
        held.add(i)
        if a.naming == "anonymous":
            out["accountability.unnamed"][i] += 1
            out["accountability.unnamed.backed"][i] += "reason" in a.backing or "corroboration" in a.backing
    for i, sentence in enumerate(m.document.sentences):
        if sentence.role in _HEADS:
            out["accountability.headlines"][i] = 1
            out["accountability.headlines.attributed"][i] = float(i in held or m.voices[i] != "narrator")
    _loaded(m, out)
    return out


def _loaded(m: Material, out: dict[str, list[float]]) -> None:
    spans = [
        (s.end - s.start, s.start, s.end, a.naming) for a in m.attributions if speech(a) for s in a.content
    ]
    spans.sort()
    for item, i in zip(m.evidence, m.evidence_sentence, strict=True):
        if i < 0 or item.voice == "narrator" or not item.kind.startswith("loaded."):
            continue
        out["accountability.loaded.hits"][i] += 1
        out["accountability.loaded.weight"][i] += item.weight
        naming = next((naming for _, start, end, naming in spans if start <= item.start < end), None)
        if naming in _NOBODY:  # of nested attributions the innermost, the shortest, is whose words they are
            out["accountability.loaded.unaccountable"][i] += item.weight


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return shares in percent; nan where there is nothing to share."""
    return {
        "attribution.headline": 100
        * s["accountability.headlines.attributed"]
        / s["accountability.headlines"],
        "attribution.backed": 100 * s["accountability.unnamed.backed"] / s["accountability.unnamed"],
        "attribution.unaccountable_loaded": 100
        * s["accountability.loaded.unaccountable"]
        / s["accountability.loaded.weight"],
    }
