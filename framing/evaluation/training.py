"""Labelled sentences -> a model, and a report of how well it does inside and outside its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from framing import classifier, engine
from framing.classifier import fit, traits
from framing.document import Document
from framing.errors import InputError
from framing.evaluation import _rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.classifier import Model
    from framing.types import Article


class Row(msgspec.Struct):
    """A labelled sentence; the loaded and the plain wording of one fact share ``pair``."""

    text: str
    label: Literal[0, 1]
    pair: str | int | None = None


class Labelled(NamedTuple):
    """A file's rows as articles, with their labels and pairs."""

    articles: list[Article]
    labels: list[bool]
    pairs: list[str]


def read(path: str | Path, limit: int | None = None) -> Labelled:
    """Return the labelled sentences of a file; raises InputError naming the line of a broken row."""
    rows = _rows.read(path, Row, limit)
    articles = list(_rows.articles([{"id": str(i), "text": row.text} for i, row in enumerate(rows)]))
    pairs = [f"{path}/{row.pair}" if row.pair is not None else "" for row in rows]
    return Labelled(articles, [bool(row.label) for row in rows], pairs)


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
    examples = [
        fit.Example(engine.look(article, known), label, pair)
        for article, label, pair in zip(articles, labels, pairs, strict=True)
    ]
    model = fit.fit(examples, sorted(known), space, settings or fit.Settings())
    unseen = [engine.look(article, known) for article in held.articles]
    return fit.calibrated(model, classifier.logits(model, unseen, model.header.prior), held.labels)


def _both_classes(labels: Sequence[bool], where: str) -> None:
    if len(set(labels)) < 2:
        raise InputError(
            f"all {len(labels)} rows have the label {int(labels[0])}",
            where=where,
            remedy="give rows of both labels: 1 loaded wording, 0 plain",
        )
