"""Labelled sentences -> a model, and a report of how well it does inside and outside its data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import msgspec

from framing import classifier, engine
from framing.classifier import fit, probability, traits
from framing.config import Config
from framing.document import Document
from framing.errors import InputError
from framing.evaluation import _rows, loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.classifier import Model
    from framing.types import Article

PREVALENCE: Final = Config().prevalence
FLAG_RATES: Final = (1, 5, 10)
"""Shares of the sentences, in percent, for which the precision of flags is given."""
TOP: Final = 100
COMMON: Final = 8.0
"""Rarity up to which a word is listed in a card: about ten sentences among 34,000."""


class Row(msgspec.Struct):
    """A labelled sentence; the loaded and the plain wording of one fact share ``pair``."""

    text: str
    label: Literal[0, 1]
    pair: str | int | None = None
    topic: str = ""
    outlet: str = ""


class Labelled(NamedTuple):
    """A file's rows as articles, with their labels, pairs, topics and outlets ("" where a row gives none)."""

    articles: list[Article]
    labels: list[bool]
    pairs: list[str]
    topics: list[str]
    outlets: list[str]


def read(path: str | Path, limit: int | None = None) -> Labelled:
    """Return the labelled sentences of a file; raises InputError naming the line of a broken row."""
    rows = _rows.read(path, Row, limit)
    articles = list(_rows.articles([{"id": str(i), "text": row.text} for i, row in enumerate(rows)]))
    pairs = [f"{path}/{row.pair}" if row.pair is not None else "" for row in rows]
    labels = [bool(row.label) for row in rows]
    return Labelled(articles, labels, pairs, [row.topic for row in rows], [row.outlet for row in rows])


def train(
    data: Sequence[str | Path],
    held_out: str | Path,
    vectors: Path | None = None,
    settings: fit.Settings | None = None,
) -> Model:
    """Return a model of the rows in ``data``, calibrated on those in ``held_out``.

    Raises InputError for a broken row, and for data, or held-out rows, of one class only.
    """
    files = [read(path) for path in data]
    articles = [article for file in files for article in file.articles]
    labels = [label for file in files for label in file.labels]
    pairs = [pair for file in files for pair in file.pairs]
    _both_classes(labels, ", ".join(map(str, data)))
    held = read(held_out)
    _both_classes(held.labels, str(held_out))
    space = traits.read_vectors(vectors) if vectors is not None else None
    known = classifier.known_words(map(Document, articles), space.words if space is not None else ())
    reader = classifier.Reader(known)
    examples = [
        fit.Example(next(engine.look(article, reader).each()), label, pair)
        for article, label, pair in zip(articles, labels, pairs, strict=True)
    ]
    model = fit.fit(examples, sorted(known), space, settings or fit.Settings())
    unseen = _logits(model, held.articles)
    return fit.calibrated(model, unseen, held.labels)


def _logits(model: Model, articles: Sequence[Article]) -> list[float]:
    """Return the logit of each article, taken for one sentence, for the share of loaded ones in training."""
    seen = (engine.look(article, model.reader) for article in articles)
    return [logit for looks in seen for logit in classifier.logits(model, looks, model.header.prior)]


def _both_classes(labels: Sequence[bool], where: str) -> None:
    if len(set(labels)) < 2:
        raise InputError(
            f"all {len(labels)} rows have the label {int(labels[0])}",
            where=where,
            remedy="give rows of both labels: 1 loaded wording, 0 plain",
        )


def report(model: Model, held_out: str | Path, outside: Sequence[str | Path] = ()) -> dict[str, Any]:
    """Return the figures of :mod:`framing.evaluation.loaded` inside the data and on each file outside it.

    ``calibration`` compares probabilities with labels in tenths, on the held-out rows, for their own share of
    loaded sentences; ``flagged`` has the precision to expect of flags in ordinary news.
    """
    files = {"held out": held_out, **{str(path): path for path in outside}}
    out: dict[str, Any] = {"features": len(model.words) + len(model.pairs) + len(model.shape), "figures": {}}
    for name, path in files.items():
        rows = read(path)
        scores = [probability(x) for x in _logits(model, rows.articles)]
        out["figures"][name] = loaded.figures(rows.labels, scores)
        out["figures"][name]["auc_within"] = {
            what: auc
            for what, groups in (("topics", rows.topics), ("outlets", rows.outlets))
            if (auc := _auc_within(rows.labels, scores, groups)) is not None
        }
        if path == held_out:
            out["calibration"] = _reliability(rows.labels, scores)
        out["figures"][name]["flagged_at"] = {
            f"{share}%": _precision(rows.labels, scores, share / 100) for share in FLAG_RATES
        }
    return out


def _auc_within(labels: Sequence[bool], scores: Sequence[float], groups: Sequence[str]) -> float | None:
    """Return the chance that a loaded row scores above a plain one of the same group; None without groups.

    A model that knows topics or outlets rather than wording loses here.
    """
    total = pairs = 0.0
    for group in set(groups) - {""}:
        mine = [i for i, other in enumerate(groups) if other == group]
        own = [labels[i] for i in mine]
        auc = loaded.auc(own, [scores[i] for i in mine])
        if auc is not None:
            n = sum(own) * (len(own) - sum(own))
            total, pairs = total + n * auc, pairs + n
    return total / pairs if pairs else None


def _reliability(labels: Sequence[bool], scores: Sequence[float]) -> list[dict[str, float]]:
    """Return, for each tenth of the probabilities from 0 to 1, rows, mean probability and share loaded."""
    out = []
    for tenth in range(10):
        inside = [(s, label) for s, label in zip(scores, labels, strict=True) if min(9, int(10 * s)) == tenth]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            share = sum(label for _, label in inside) / len(inside)
            out.append({"rows": len(inside), "mean": mean, "loaded": share})
    return out


def _precision(labels: Sequence[bool], scores: Sequence[float], flagged: float) -> float:
    """Return the precision of flags on a share ``flagged`` of sentences of which PREVALENCE are loaded.

    Rows are weighted so that loaded ones make up PREVALENCE; ties at the limit count in part.
    """
    loaded_weight = PREVALENCE / max(1, sum(labels))
    plain_weight = (1 - PREVALENCE) / max(1, len(labels) - sum(labels))
    total = right = 0.0
    for _, label in sorted(zip(scores, labels, strict=True), key=lambda row: -row[0]):
        weight = min(loaded_weight if label else plain_weight, flagged - total)
        total += weight
        right += weight * label
        if total >= flagged:
            break
    return right / flagged


def text(report: dict[str, Any]) -> str:
    """Return the report for a person."""
    parts = [f"{report['features']} features\n"]
    for name, figures in report["figures"].items():
        at = " · ".join(f"{share} {value:.3f}" for share, value in figures["flagged_at"].items())
        parts += [
            f"\n{name}: " + loaded.text(figures),
            f"precision where {PREVALENCE:.0%} are loaded, flagging the top {at}\n",
            *(f"AUC within {what} {auc:.3f}\n" for what, auc in figures["auc_within"].items()),
        ]
    return "".join(parts)


def card(model: Model, report: dict[str, Any]) -> str:
    """Return the parts of a model card that come from the model and its report, in Markdown."""
    kinds = ("topics", "outlets")
    lines = [
        "| data | rows | loaded | macro-F1 | AP | AUC | within topics | within outlets |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, f in report["figures"].items():
        aucs = [f["auc"], *(f["auc_within"].get(kind) for kind in kinds)]
        cells = [
            Path(name).name,
            f["rows"],
            f["loaded"],
            _digits(f["macro_f1"]),
            _digits(f["average_precision"]),
        ]
        lines.append(_row([*cells, *map(_digits, aucs)]))
    lines += [
        "",
        f"Precision of flags where {PREVALENCE:.0%} of the sentences are loaded, by share flagged:",
        "",
    ]
    lines += [_row(["data", *(f"{share} %" for share in FLAG_RATES)]), "|---|---|---|---|"]
    for name, f in report["figures"].items():
        lines.append(_row([Path(name).name, *map(_digits, f["flagged_at"].values())]))
    lines += ["", "Calibration on held-out rows, for their own share of loaded sentences:", ""]
    lines += ["| rows | mean probability | share loaded |", "|---|---|---|"]
    lines += [_row([c["rows"], _digits(c["mean"]), _digits(c["loaded"])]) for c in report["calibration"]]
    lines += ["", "Weights of the shape of a sentence:", "", "| feature | weight |", "|---|---|"]
    lines += [f"| {name} | {weight:+.2f} |" for name, weight in sorted(model.shape.items(), key=_by_weight)]
    ranked = sorted(_weighed(model).items(), key=_by_weight)
    for title, some in (("loaded", ranked[:TOP]), ("plain", ranked[: -TOP - 1 : -1])):
        shown = ", ".join(f"{name} {weight:+.1f}" for name, weight in some)
        lines += ["", f"The {TOP} words and pairs that speak most for {title} wording:", "", shown]
    return "\n".join(lines) + "\n"


def _digits(x: float | None) -> str:
    return "" if x is None else f"{x:.3f}"


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _by_weight(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _weighed(model: Model) -> dict[str, float]:
    """Return the weights of the words that training saw often enough to matter, and of all pairs."""
    seen = {word: weight for word, weight in model.words.items() if model.rarity[word] < COMMON}
    return {**seen, **model.pairs}
