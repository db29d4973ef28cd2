"""How well attributions are found, against labelled sources, cues and contents."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from framing.evaluation import _rows, fields
from framing.evaluation._rows import f1, ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from framing.types import Analysis, Attribution

Range = tuple[int, int]
Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
REPLICATES = 1000


class Labelled(msgspec.Struct, frozen=True):
    """One attribution: the spans of each part, as offsets into the text; a part may be absent.

    A label may have the fields of ``docs/labelling-attribution.md`` as well; ``parent`` makes it a nested one.
    """

    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    kind: str | None = None
    cue_class: str | None = None
    speaker: str | None = None
    naming: str | None = None
    stance: str | None = None
    parent: str | None = None

    def part(self, name: Part) -> tuple[Range, ...]:
        """Return the spans of one part."""
        spans: tuple[Range, ...] = getattr(self, name)
        return spans


class Row(msgspec.Struct):
    """A labelled article."""

    id: str
    text: str
    attributions: tuple[Labelled, ...]


class Counts(msgspec.Struct, frozen=True):
    """Found and labelled items, and how many of each the other side confirms."""

    found: int
    labelled: int
    found_right: int
    labelled_found: int

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1."""
        precision, recall = ratio(self.found_right, self.found), ratio(self.labelled_found, self.labelled)
        return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def evaluate(path: str | Path, *, limit: int | None = None) -> dict[str, Any]:
    """Return exact and overlap figures for each part, and linked figures with an interval for linked F1.

    Of several rows with one id (several annotators) the first counts. Nested attributions do not count.
    """
    rows = list({row.id: row for row in reversed(_rows.read(path, Row, limit))}.values())[::-1]
    analyses = _rows.analyses([{"id": row.id, "text": row.text} for row in rows])
    both = list(zip(rows, analyses, strict=True))
    pairs = [(found(analysis), [a for a in row.attributions if a.parent is None]) for row, analysis in both]
    figures: dict[str, Any] = {}
    for name in PARTS:
        spans = [(_spans(f, name), _spans(labels, name)) for f, labels in pairs]
        exact, overlap = (
            total(map(exact_counts, *zip(*spans, strict=True))),
            total(map(overlap_counts, *zip(*spans, strict=True))),
        )
        figures[name] = {"exact": exact.figures(), "overlap": overlap.figures()} | _sizes(exact)
    links = [linked_counts(f, labels) for f, labels in pairs]
    low, high = interval(links)
    figures["linked"] = total(links).figures() | {"f1_low": low, "f1_high": high} | _sizes(total(links))
    if any(label.kind for row in rows for label in row.attributions):
        matches = (matched(analysis.attributions, row.attributions) for row, analysis in both)
        figures["fields"] = fields.figures(pair for pairs in matches for pair in pairs)
    return figures | {"articles": len(rows)}


def text(figures: dict[str, Any]) -> str:
    """Return the figures for a person."""
    lines = ["             precision   recall       F1     found  labelled"]
    for name in PARTS:
        part = figures[name]
        lines += [_line(f"{name} {how}", part[how], part) for how in ("exact", "overlap")]
    linked = figures["linked"]
    lines.append(_line("linked", linked, linked))
    lines.append(f"linked F1, 95 % interval by article: {linked['f1_low']:.3f} to {linked['f1_high']:.3f}")
    if "fields" in figures:
        lines.append(fields.text(figures["fields"]).rstrip())
    lines.append(f"{figures['articles']} articles")
    return "\n".join(lines) + "\n"


def found(analysis: Analysis) -> list[Labelled]:
    """Return the attributions of an analysis that are not nested, as offsets."""
    return [_as_label(a) for a in analysis.attributions if a.parent is None]


def matched(found: Sequence[Attribution], labelled: Sequence[Labelled]) -> list[tuple[Attribution, Labelled]]:
    """Return each attribution with the label that it links to (see ``linked_counts``), nested ones too."""
    free = list(labelled)
    out = []
    for attribution in found:
        spans = _as_label(attribution)
        for label in free:
            if _links(spans, label):
                free.remove(label)
                out.append((attribution, label))
                break
    return out


def _as_label(a: Attribution) -> Labelled:
    source, cue, content = (
        tuple((span.start, span.end) for span in spans if span is not None)
        for spans in ((a.source,), (a.cue,), a.content)
    )
    return Labelled(source, cue, content)


def exact_counts(found: Collection[Range], labelled: Collection[Range]) -> Counts:
    """Count the spans that have the same start and end on both sides."""
    same = len(set(found) & set(labelled))
    return Counts(len(found), len(labelled), same, same)


def overlap_counts(found: Collection[Range], labelled: Collection[Range]) -> Counts:
    """Count the spans that share a character with one of the other side."""
    return Counts(
        len(found),
        len(labelled),
        sum(_touches((span,), labelled) for span in found),
        sum(_touches((span,), found) for span in labelled),
    )


def linked_counts(found: Sequence[Labelled], labelled: Sequence[Labelled]) -> Counts:
    """Count the attributions whose source, cue and content each overlap those of one labelled attribution.

    A part that the label lacks need not be found. In order, each takes the first label that is still free.
    """
    free = list(labelled)
    for attribution in found:
        for label in free:
            if _links(attribution, label):
                free.remove(label)
                break
    right = len(labelled) - len(free)
    return Counts(len(found), len(labelled), right, right)


def _links(found: Labelled, label: Labelled) -> bool:
    return all(not label.part(p) or _touches(found.part(p), label.part(p)) for p in PARTS)


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sums over articles."""
    return Counts(*(sum(column) for column in zip(*map(msgspec.structs.astuple, counts), strict=True)))


def interval(articles: Sequence[Counts], replicates: int = REPLICATES) -> tuple[float, float]:
    """Return the 95 % percentile interval of F1 over articles drawn with replacement (fixed seed)."""
    draw = Random("articles")  # noqa: S311 (a bootstrap, not a secret)
    sums = sorted(total(draw.choices(articles, k=len(articles))).figures()["f1"] for _ in range(replicates))
    return sums[int(0.025 * replicates)], sums[int(0.975 * replicates) - 1]


def _spans(attributions: Iterable[Labelled], name: Part) -> set[Range]:
    return {span for attribution in attributions for span in attribution.part(name)}


def _touches(xs: Iterable[Range], ys: Collection[Range]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in xs for y in ys)


def _sizes(counts: Counts) -> dict[str, int]:
    return {"found": counts.found, "labelled": counts.labelled}


def _line(name: str, figures: dict[str, float], sizes: dict[str, int]) -> str:
    return (
        f"{name:15}{figures['precision']:>7.3f}{figures['recall']:>9.3f}{figures['f1']:>9.3f}"
        f"{sizes['found']:>10}{sizes['labelled']:>10}"
    )
