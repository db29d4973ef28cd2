"""Loaded language: weighted lexicon evidence per 100 words, by voice; headline and deck apart.

Apart from it, never mixed with it, the classifier's mean probability over the outlet's own sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.scorers import Material, Metric
from framing.types import Attribution, Evidence, Role, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.scorers._bootstrap import FloatArray

_FAMILY = "loaded."
_LABELS = {
    "narrator": "Loaded language, outlet's own voice",
    "headline": "Loaded language, headline and deck",
    "reported": "Loaded language in reported speech",
    "quoted": "Loaded language in quotations",
}
_HEAD_ROLES = frozenset({"headline", "deck"})


def part_of(item: Evidence) -> str:
    """Return which rating a piece of loaded evidence belongs to: a voice, or "headline"."""
    return _part(item.voice, item.role)


def _part(voice: Voice, role: Role) -> str:
    return "headline" if voice == "narrator" and role in _HEAD_ROLES else voice


def _metric(part: str) -> Metric:
    where = "headline and deck" if part == "headline" else f"{part} voice outside headline and deck"
    return Metric(
        name=f"loaded_language.{part}",
        label=_LABELS[part],
        unit="weighted hits per 100 words",
        direction="higher is more",
        n=f"loaded.words.{part}",
        n_unit="words",
        floor=4 if part == "headline" else 50,
        formula=f"100 · Σ weight of loaded evidence / words; {where}",
        source="lexicons under loaded/, each with its own header",
        evidence=f"loaded.{part}",
        headline=part in ("narrator", "headline"),
        scale=100,
    )


METRICS: tuple[Metric, ...] = (
    *(_metric(part) for part in _LABELS),
    Metric(
        name="loaded_language.probability",
        label="Loaded wording by the classifier, outlet's own voice",
        unit="mean probability (0 to 1)",
        direction="higher is more",
        n="loaded.rated",
        n_unit="sentences",
        floor=5,
        formula="Σ probability that the wording is loaded / sentences; narrator voice outside headline and deck; "
        "for the declared prevalence of loaded sentences (0.05 unless configured)",
        source="the classifier described in the model card",
        select="sentences in narrator voice outside headline and deck",
        columns=("loaded.rated", "loaded.probability"),
        digits=3,
    ),
)


def groups(item: Evidence | Attribution) -> tuple[str, ...]:
    """Return the part of the rating that a piece of loaded evidence belongs to."""
    if isinstance(item, Evidence) and item.kind.startswith(_FAMILY):
        return (f"loaded.{part_of(item)}",)
    return ()


def columns(m: Material) -> dict[str, list[float]]:
    """Return words and summed weights per part, one value a sentence."""
    sentences = m.document.sentences
    words_of = {part: [0.0] * len(sentences) for part in _LABELS}
    weight_of = {part: [0.0] * len(sentences) for part in _LABELS}
    for i, (sentence, words) in enumerate(zip(sentences, m.words_by_voice, strict=True)):
        for voice, count in words.items():
            words_of[_part(voice, sentence.role)][i] += count
    for item, i in zip(m.evidence, m.evidence_sentence, strict=True):
        if item.kind.startswith(_FAMILY) and i >= 0:
            weight_of[part_of(item)][i] += item.weight
    out = {
        f"loaded.{what}.{part}": column
        for what, columns in (("words", words_of), ("weight", weight_of))
        for part, column in columns.items()
    }
    out["loaded.rated"], out["loaded.probability"] = _probabilities(m)
    return out


def _probabilities(m: Material) -> tuple[list[float], list[float]]:
    """Return which sentences of the outlet's own voice were rated, and their probabilities."""
    if m.probabilities is None:
        return [0.0] * len(m.voices), [0.0] * len(m.voices)
    own = [
        float(voice == "narrator" and sentence.role not in _HEAD_ROLES)
        for voice, sentence in zip(m.voices, m.document.sentences, strict=True)
    ]
    return own, [p * mine for p, mine in zip(m.probabilities, own, strict=True)]


def values(s: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Return 100 · Σ weight / Σ words for each part, and the mean probability."""
    out = {
        f"loaded_language.{part}": 100 * s[f"loaded.weight.{part}"] / s[f"loaded.words.{part}"]
        for part in _LABELS
    }
    out["loaded_language.probability"] = s["loaded.probability"] / s["loaded.rated"]
    return out
