"""How well sentences with loaded wording are told from others, against labelled sentences."""

from __future__ import annotations

import re
from ast import literal_eval
from math import inf, sqrt
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from framing import engine
from framing.evaluation import _rows
from framing.evaluation._rows import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.types import Analysis

By = Literal["probability", "evidence"]
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
TOP = (1, 5, 10)
"""Shares of the rows, in percent, whose precision is given."""


class Row(msgspec.Struct):
    """A labelled sentence: 1 for loaded wording, else 0.

    ``pair``          shared by the loaded and the plain wording of one fact.
    ``spans``         the loaded words, each ``[start, end, ...]`` in code points of ``text``.
    ``form``          "hard" for a plain sentence that was written to mislead.
    ``biased_words``  the loaded words themselves: a list, or a list written as text; anything else is none.
    """

    text: str
    label: Literal[0, 1]
    pair: str | int | None = None
    spans: list[tuple[Any, ...]] = []
    form: str | None = None
    biased_words: Any = None


class Confusion(msgspec.Struct, frozen=True):
    """Rows by label and flag."""

    tp: int
    fp: int
    fn: int
    tn: int

    def figures(self) -> dict[str, float]:
        """Return macro-F1, precision and recall of the flagged rows, and Matthews' correlation (MCC)."""
        tp, fp, fn, tn = self.tp, self.fp, self.fn, self.tn
        spread = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
        return {
            "macro_f1": (ratio(2 * tp, 2 * tp + fp + fn) + ratio(2 * tn, 2 * tn + fn + fp)) / 2,
            "precision": ratio(tp, tp + fp),
            "recall": ratio(tp, tp + fn),
            "mcc": ratio(tp * tn - fp * fn, spread),
        }


def evaluate(
    path: str | Path, *, limit: int | None = None, by: By = "probability", explain: bool = False
) -> dict[str, Any]:
    """Return ranking and flagging figures; a row's score is that of :func:`score`.

    Where rows have a ``pair``, also how often the loaded twin scores higher; where some are plain and of the
    form "hard", the loaded evidence in narrator voice per 1,000 narrator words of these; with ``explain``, how often the
    words that explain a probability most are among those marked as loaded.
    """
    rows = _rows.read(path, Row, limit)
    scores, ranks = [], []
    flags, words = 0, 0.0
    for row, analysis in zip(rows, _analyses(rows), strict=True):
        scores.append(score(analysis, by))
        if row.form == "hard" and not row.label:
            flags += sum(e.voice == "narrator" and e.kind.startswith("loaded") for e in analysis.evidence)
            words += sum(
                sum(analysis.units.columns[f"loaded.words.{part}"]) for part in ("narrator", "headline")
            )
        if explain and row.label and (marked := _marked(row)):
            ranks.append(_rank(analysis, marked))
    out = figures([bool(row.label) for row in rows], scores)
    pairs = twins(rows, scores)
    if pairs:
        higher = sum((loaded > plain) + (loaded == plain) / 2 for loaded, plain in pairs)
        out["twins"] = {"pairs": len(pairs), "loaded_higher": higher / len(pairs)}
    if words:
        out["hard"] = {"flags": flags, "words": round(words), "per_1000_words": 1000 * flags / words}
    if explain:
        out["explained"] = {
            "rows": len(ranks),
            "top_1": ratio(sum(rank < 1 for rank in ranks), len(ranks)),
            "top_3": ratio(sum(rank < 3 for rank in ranks), len(ranks)),
        }
    return out


def _analyses(rows: Sequence[Row]) -> Iterator[Analysis]:
    return _rows.analyses([{"id": str(i), "text": row.text} for i, row in enumerate(rows)])


def twins(rows: Sequence[Row], scores: Sequence[float]) -> list[tuple[float, float]]:
    """Return the scores of the loaded and the plain row of each pair that has both."""
    found: dict[str | int, dict[int, float]] = {}
    for row, value in zip(rows, scores, strict=True):
        if row.pair is not None:
            found.setdefault(row.pair, {})[row.label] = value
    return [(pair[1], pair[0]) for pair in found.values() if len(pair) == 2]


def _marked(row: Row) -> set[str]:
    """Return the single words marked as loaded, lower-cased."""
    words = row.biased_words
    if isinstance(words, str):
        try:
            words = literal_eval(words)
        except (ValueError, SyntaxError):
            words = [words]
    marked = [row.text[start:end] for start, end, *_ in row.spans]
    marked += [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
    return {word.lower() for words in marked for word in _WORD.findall(words)}


def _rank(analysis: Analysis, marked: set[str]) -> float:
    """Return the place, from 0, of the first marked word among those that explain the likeliest sentence most."""
    explained = engine.explain(analysis)
    likeliest = max(
        range(len(explained)), key=lambda i: analysis.sentences[i].loaded_probability or 0.0, default=None
    )
    if likeliest is None:
        return inf
    text = analysis.article.text
    for place, (start, end, _) in enumerate(explained[likeliest].words):
        if marked & {word.lower() for word in _WORD.findall(text[start:end])}:
            return place
    return inf


def score(analysis: Analysis, by: By) -> float:
    """Return the largest loaded probability of a sentence, or the summed weight of loaded evidence."""
    if by == "evidence":
        return sum(e.weight for e in analysis.evidence if e.kind.startswith("loaded"))
    known = (s.loaded_probability for s in analysis.sentences if s.loaded_probability is not None)
    return max(known, default=0.0)


def figures(labels: Sequence[bool], scores: Sequence[float]) -> dict[str, Any]:
    """Return the figures of scores against labels.

    Flagged are as many rows as are labelled, so that a model calibrated to another prevalence is not
    punished; rows that tie at the limit are flagged together if that comes nearer to the number.
    """
    ranked = [label for _, label in sorted(zip(scores, labels, strict=True), key=lambda row: -row[0])]
    cut = threshold(labels, scores)
    return {
        "rows": len(labels),
        "loaded": sum(labels),
        "flagged": sum(s >= cut for s in scores),
        **confusion(labels, [s >= cut for s in scores]).figures(),
        "average_precision": average_precision(ranked),
        "auc": auc(labels, scores),
        "precision_at": {f"{k}%": precision_at(ranked, k) for k in TOP},
        "macro_f1_at_half": confusion(labels, [s >= 0.5 for s in scores]).figures()["macro_f1"],
    }


def text(figures: dict[str, Any]) -> str:
    """Return the figures for a person."""
    at = " · ".join(f"{share} {value:.3f}" for share, value in figures["precision_at"].items())
    auc = "undefined (one class only)" if figures["auc"] is None else f"{figures['auc']:.3f}"
    return (
        "{rows} sentences, {loaded} labelled as loaded, {flagged} flagged\n"
        "macro-F1 {macro_f1:.3f} · precision {precision:.3f} · recall {recall:.3f} · MCC {mcc:.3f}\n"
        "average precision {average_precision:.3f} · AUC " + auc + "\n"
        "precision among the top " + at + "\n"
        "macro-F1 at probability 0.5: {macro_f1_at_half:.3f}\n"
    ).format(**figures) + "".join(_more(figures))


def _more(figures: dict[str, Any]) -> Iterator[str]:
    if "twins" in figures:
        yield "loaded twin higher in {loaded_higher:.3f} of {pairs} pairs\n".format(**figures["twins"])
    if "hard" in figures:
        yield "{per_1000_words:.1f} flags per 1,000 narrator words of hard plain sentences".format(
            **figures["hard"]
        )
        yield " ({flags} in {words})\n".format(**figures["hard"])
    if "explained" in figures:
        yield "a marked word explains most in {top_1:.3f} of {rows} rows, is among three in {top_3:.3f}\n".format(
            **figures["explained"]
        )


def threshold(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the score from which rows are flagged."""
    wanted = sum(labels)
    if not wanted:
        return inf
    ranked = sorted(scores, reverse=True)
    cut = ranked[wanted - 1]
    with_ties, without = sum(s >= cut for s in scores), sum(s > cut for s in scores)
    if without and wanted - without < with_ties - wanted:
        return ranked[without - 1]
    return cut


def confusion(labels: Sequence[bool], flags: Sequence[bool]) -> Confusion:
    """Return the rows counted by label and flag."""
    both = list(zip(labels, flags, strict=True))
    return Confusion(
        *(both.count(cell) for cell in ((True, True), (False, True), (True, False), (False, False)))
    )


def average_precision(ranked: Sequence[bool]) -> float:
    """Return the mean, over loaded rows, of the precision down to the row; ties keep their order."""
    hits, total = 0, 0.0
    for rank, loaded in enumerate(ranked, 1):
        if loaded:
            hits += 1
            total += hits / rank
    return ratio(total, hits)


def auc(labels: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Return the chance that a loaded row scores above another (ties count half); None without both."""
    loaded = sum(labels)
    if not 0 < loaded < len(labels):
        return None
    ordered = sorted(scores)
    middle: dict[float, float] = {}
    first = 0
    for i in range(1, len(ordered) + 1):
        if i == len(ordered) or ordered[i] != ordered[first]:
            middle[ordered[first]] = (first + 1 + i) / 2
            first = i
    ranks = sum(middle[s] for s, label in zip(scores, labels, strict=True) if label)
    return (ranks - loaded * (loaded + 1) / 2) / (loaded * (len(labels) - loaded))


def precision_at(ranked: Sequence[bool], percent: int) -> float:
    """Return the share of loaded rows among the top ``percent`` (at least one row)."""
    rows = max(1, len(ranked) * percent // 100)
    return sum(ranked[:rows]) / rows
