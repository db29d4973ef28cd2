"""Loaded language: weighted lexicon evidence per 100 words, by voice; headline and deck apart.

Apart from it, never mixed with it, the classifier's mean probability over the outlet's own sentences; and what the
article imports: charged words that somebody else said, but that the outlet cut out to lead with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.document.quotes import is_partial
from framing.scorers import Material, Metric
from framing.types import Attribution, Evidence, Role, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.document import Document
    from framing.scorers._bootstrap import FloatArray
    from framing.types import Sentence

_FAMILY = "loaded."
_LABELS = {
    "narrator": "Loaded language, outlet's own voice",
    "headline": "Loaded language, headline and deck",
    "reported": "Loaded language in reported speech",
    "quoted": "Loaded language in quotations",
}
_HEAD_ROLES = frozenset({"headline", "deck"})
_FRAGMENT = 5
"""Words that a quotation at the start of a headline or deck may have to be a part of what was said."""


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
    Metric(
        name="loaded_language.imported",
        label="Loaded language imported by partial quotations that lead the article",
        unit="weighted hits per 100 words",
        direction="higher is more",
        n="loaded.lead",
        n_unit="words of headline, deck and lead",
        floor=10,
        formula="100 · Σ weight of loaded evidence inside partial quotations / words; "
        "headline, deck and first paragraph",
        source="lexicons under loaded/, each with its own header",
        select="partial quotations in headline, deck and the first paragraph of the body",
        columns=("loaded.imported", "loaded.lead"),
        scale=100,
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
    out["loaded.lead"], out["loaded.imported"] = _imported(m)
    return out


def _imported(m: Material) -> tuple[list[float], list[float]]:
    """Return the words of each sentence that leads the article, and the weight that partial quotations bring there."""
    doc = m.document
    lead = next((i for i, block in enumerate(doc.blocks) if block.role == "body"), -1)
    leads = [s.role in _HEAD_ROLES or s.block == lead for s in doc.sentences]
    words = [
        float(sum(counts.values())) if first else 0.0
        for first, counts in zip(leads, m.words_by_voice, strict=True)
    ]
    weight = [0.0] * len(leads)
    for item, i in zip(m.evidence, m.evidence_sentence, strict=True):
        if i >= 0 and leads[i] and item.voice == "quoted" and item.kind.startswith(_FAMILY):
            weight[i] += item.weight * _cut_out(doc, item, doc.sentences[i])
    return words, weight


def _cut_out(doc: Document, item: Evidence, sentence: Sentence) -> bool:
    """Return whether a piece of evidence stands in a quotation of a part of what somebody said.

    Such a quotation is woven into the outlet's own sentence, or opens a headline with a few words of it.
    """
    quote = next((q for q in doc.quotes if q.depth == 0 and q.start <= item.start < q.end), None)
    if quote is None or quote.kind != "speech":
        return False
    opens = quote.start == sentence.start and sentence.role in _HEAD_ROLES and quote.end < sentence.end
    few = len(doc.text[quote.inner_start : quote.inner_end].split()) <= _FRAGMENT
    return is_partial(doc, quote, sentence.start) or (opens and few)


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
    out["loaded_language.imported"] = 100 * s["loaded.imported"] / s["loaded.lead"]
    return out
