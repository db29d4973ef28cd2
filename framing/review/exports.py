"""What was decided, in the formats of other tools; every span is checked against its text before it leaves.

All formats but the events are made of the same labels: a span of an article with what it is, and the verdict that
counts. The events (``framing.review.events``) are the whole history.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, select

from framing.errors import FramingError
from framing.review import anchoring, outcomes, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from framing.review.verdicts import Material

MISSED: Final = "missed:"
"""Before the code of a span that the machine missed."""
_COLUMNS: Final = (
    "article", "digest", "outlet", "title", "published", "code", "start", "end", "exact", "verdict", "reason",
    "reviewers", "at",
)  # fmt: skip


class Label(NamedTuple):
    """A span of an article's text: what it is (a rule's code, "missed:" + code) and the verdict that counts."""

    article: str
    digest: str
    outlet: str
    title: str
    published: str
    code: str
    start: int
    end: int
    exact: str
    verdict: str
    reason: str
    reviewers: str
    at: str


class Labelled(NamedTuple):
    """An article's text with its labels."""

    key: str
    digest: str
    text: str
    outlet: str
    url: str
    labels: tuple[Label, ...]


def labelled(c: Connection, found: Material) -> list[Labelled]:
    """Return every text that has labels; raises FramingError if one does not stand where it says."""
    versions = {item.version for item in found.judged} | {mark.version for mark in found.marked}
    a, v = schema.article, schema.version
    rows = c.execute(
        select(
            v.c.id,
            v.c.digest,
            v.c.text,
            *(a.c[name] for name in ("key", "outlet", "title", "published")),
        )
        .join(a, a.c.id == v.c.article)
        .where(v.c.id.in_(versions))
        .order_by(a.c.id, v.c.number)
    ).all()
    out = []
    for row in rows:
        labels = sorted(_labels(row, found), key=lambda each: (each.start, each.end, each.code))
        for each in labels:
            check(row.text, each)
        if labels:
            out.append(Labelled(row.key, row.digest, row.text, row.outlet, "", tuple(labels)))
    return out


def _labels(row: Any, found: Material) -> Iterable[Label]:
    about = (row.key, row.digest, row.outlet, row.title, row.published or "")
    for item in outcomes.latest(found.judged):
        if item.version == row.id and item.start is not None and item.end is not None:
            yield Label(
                *about,
                item.finding.code,
                item.start,
                item.end,
                item.exact,
                item.final or "disputed",
                " ".join(item.reasons),
                " ".join(sorted(item.verdicts)),
                item.at,
            )
    for mark in found.marked:
        if mark.version == row.id:
            final = mark.final or "disputed"
            reviewers = " ".join(mark.by)
            yield Label(
                *about, MISSED + mark.code, mark.start, mark.end, mark.exact, final, "", reviewers, mark.at
            )


def check(text: str, label: Label) -> None:
    """Raise FramingError unless the words of a label stand where it says."""
    if text[label.start : label.end] != label.exact or not label.exact:
        raise FramingError(
            f"{label.code} at {label.start} does not say what the text says there",
            where=label.article,
            remedy="nothing was written; report it, the database may be damaged",
        )


def w3c(texts: Sequence[Labelled]) -> bytes:
    """Return W3C Web Annotations: a page of them, each with text position, quote and 32 characters of context."""
    items = [_annotation(each, label) for each in texts for label in each.labels]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    }
    return _json(page)


def _annotation(each: Labelled, label: Label) -> dict[str, Any]:
    quoted = anchoring.quoted(each.text, label.start, label.end)
    return {
        "id": f"urn:framing:{label.digest.removeprefix('sha256:')}:{label.start}-{label.end}:{label.code}",
        "type": "Annotation",
        "motivation": "assessing",
        "created": label.at,
        "creator": {"type": "Person", "name": label.reviewers},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": label.code},
            {"type": "TextualBody", "purpose": "assessing", "value": label.verdict},
            *(
                [{"type": "TextualBody", "purpose": "describing", "value": label.reason}]
                if label.reason
                else []
            ),
        ],
        "target": {
            "source": f"urn:framing:article:{label.article}",
            "state": {"type": "State", "value": label.digest},
            "selector": [
                {"type": "TextPositionSelector", "start": label.start, "end": label.end},
                {"type": "TextQuoteSelector", **quoted._asdict()},
            ],
        },
    }


def spacy(texts: Sequence[Labelled]) -> bytes:
    """Return JSON lines that spaCy's tools read: text, and the accepted spans with their labels."""
    return b"".join(
        _line(
            {
                "text": each.text,
                "spans": [
                    {"start": s.start, "end": s.end, "label": s.code}
                    for s in each.labels
                    if s.verdict == "accept"
                ],
                "meta": {"article": each.key, "digest": each.digest, "outlet": each.outlet},
            }
        )
        for each in texts
    )


def label_studio(texts: Sequence[Labelled]) -> bytes:
    """Return tasks for Label Studio, each label as a region with its verdict as a choice on the region."""
    return _json([_task(each) for each in texts])


def _task(each: Labelled) -> dict[str, Any]:
    results = []
    for number, label in enumerate(each.labels):
        # Label Studio counts UTF-16 units, as its JavaScript does.
        start, end = (_units(each.text[:offset]) for offset in (label.start, label.end))
        region = {"id": f"r{number}", "from_name": "label", "to_name": "text", "type": "labels"}
        value = {"start": start, "end": end, "text": label.exact, "labels": [label.code]}
        results.append({**region, "value": value})
        choice = {"start": start, "end": end, "text": label.exact, "choices": [label.verdict]}
        results.append({**region, "from_name": "verdict", "type": "choices", "value": choice})
    return {
        "data": {"text": each.text, "article": each.key, "digest": each.digest, "outlet": each.outlet},
        "annotations": [{"result": results}],
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def as_csv(texts: Sequence[Labelled]) -> bytes:
    """Return one row a label; a cell that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in texts:
        for label in each.labels:
            writer.writerow([safe(str(value)) for value in label])
    return out.getvalue().encode("utf-8", "replace")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet computes (OWASP, "CSV injection")."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "'") else cell


def unsafe(cell: str) -> str:
    """Return what ``safe`` was given."""
    return cell[1:] if cell[:1] == "'" else cell


def sentences(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return labelled sentences, one a line, for ``framing train --reviews``."""
    return b"".join(map(_line, rows))


FORMATS: Final[dict[str, tuple[str, Callable[[Sequence[Labelled]], bytes]]]] = {
    "w3c": ("jsonld", w3c),
    "spacy": ("jsonl", spacy),
    "label-studio": ("json", label_studio),
    "csv": ("csv", as_csv),
}
"""The formats that are made of labels: ending of the file, and what makes it."""


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "replace")
