"""Labels that other tools made or changed, back into the database: as decisions and annotations of one person.

A label on a finding becomes a verdict, any other a missed span. Only texts that the database has are labelled.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.exc import NoResultFound

from framing.errors import FramingError
from framing.review import decisions, schema
from framing.review.decisions import Given, Span
from framing.review.exports import MISSED, unsafe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.review.accounts import Viewer

_VERDICTS = ("accept", "dismiss", "unsure")


class Read(NamedTuple):
    """A label as read: the text by its digest, the span, what it is, the verdict."""

    digest: str
    start: int
    end: int
    exact: str
    code: str
    verdict: str
    reason: str = ""


def take(c: Connection, name: str, data: bytes, round_: Any, viewer: Viewer, where: str) -> tuple[int, int]:
    """Take the labels in a file of format ``name``; return how many were new, and how many said nothing new.

    Raises FramingError for a file that is none, a text that is not here, and a span that is not in it; nothing is
    taken then.
    """
    new = old = 0
    try:
        for label in _READERS[name](data):
            if label.verdict in _VERDICTS:
                taken = _take(c, label, round_, viewer)
                new, old = new + taken, old + (not taken)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise FramingError(
            f"not labels in the format {name}: {type(error).__name__} {error}",
            where=where,
            remedy="export it again",
        ) from None
    except NoResultFound:
        raise FramingError(
            "a text of it is not here", where=where, remedy="import the articles first"
        ) from None
    return new, old


def _take(c: Connection, label: Read, round_: Any, viewer: Viewer) -> bool:
    v = schema.version
    version = c.execute(select(v).where(v.c.digest == label.digest).order_by(v.c.id).limit(1)).one()
    span = Span(label.start, label.end, label.exact or version.text[label.start : label.end])
    decisions.check_span(version.text, span)
    key = hashlib.sha256("\0".join(map(str, (round_.id, *label))).encode()).hexdigest()[:40]
    if label.code.startswith(MISSED):
        t = schema.annotation
        same = select(t.c.id).where(
            t.c.session == round_.id,
            t.c.version == version.id,
            t.c.account == viewer.id,
            t.c.start == label.start,
            t.c.end == label.end,
        )
        if label.verdict != "accept" or c.execute(same).first() is not None:
            return False
        code = label.code.removeprefix(MISSED)
        decisions.annotate(c, round_, version, viewer, span, kind="missed", code=code, key=key)
        return True
    return _verdict(c, label, round_, viewer, version, key)


def _verdict(c: Connection, label: Read, round_: Any, viewer: Viewer, version: Any, key: str) -> bool:
    p, f = schema.placement, schema.finding
    finding = c.execute(
        select(f.c.id)
        .join(p, p.c.finding == f.c.id)
        .where(
            p.c.version == version.id, p.c.start == label.start, p.c.end == label.end, f.c.code == label.code
        )
    ).first()
    if finding is None:
        decisions.annotate(
            c,
            round_,
            version,
            viewer,
            Span(label.start, label.end, version.text[label.start : label.end]),
            kind="missed",
            code=label.code[:60],
            key=key,
        )
        return True
    last = decisions.latest(c, decisions.chain_of(round_, finding.id, viewer))
    if last is not None and last.verdict == label.verdict:
        return False
    reason = label.reason.split(" ")[0] or None
    given = Given(label.verdict, last.seq if last is not None else 0, key, reason)
    decisions.decide(c, round_, finding.id, version.id, viewer, given)
    return True


def _w3c(data: bytes) -> Iterator[Read]:
    for item in json.loads(data)["items"]:
        by_type = {s["type"]: s for s in item["target"]["selector"]}
        body = {b["purpose"]: b["value"] for b in item["body"]}
        at = by_type["TextPositionSelector"]
        yield Read(
            item["target"]["state"]["value"],
            at["start"],
            at["end"],
            by_type["TextQuoteSelector"]["exact"],
            body["classifying"],
            body["assessing"],
            body.get("describing", ""),
        )


def _spacy(data: bytes) -> Iterator[Read]:
    for line in data.splitlines():
        if line.strip():
            row = json.loads(line)
            for s in row["spans"]:
                exact = row["text"][s["start"] : s["end"]]
                yield Read(row["meta"]["digest"], s["start"], s["end"], exact, s["label"], "accept")


def _label_studio(data: bytes) -> Iterator[Read]:
    for task in json.loads(data):
        text = task["data"]["text"]
        for annotation in task["annotations"]:
            verdicts = {
                r["id"]: r["value"]["choices"][0] for r in annotation["result"] if r["type"] == "choices"
            }
            for r in annotation["result"]:
                if r["type"] == "labels":
                    value = r["value"]
                    start, end = (_points(text, value[name]) for name in ("start", "end"))
                    code = value["labels"][0]
                    verdict = verdicts.get(r["id"], "accept")
                    yield Read(task["data"]["digest"], start, end, value["text"], code, verdict)


def _points(text: str, units: int) -> int:
    """Return an offset in UTF-16 units as code points."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))


def _csv(data: bytes) -> Iterator[Read]:
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        cell = {key: unsafe(value) for key, value in row.items()}
        yield Read(
            cell["digest"],
            int(cell["start"]),
            int(cell["end"]),
            cell["exact"],
            cell["code"],
            cell["verdict"],
            cell["reason"],
        )


_READERS: dict[str, Callable[[bytes], Iterator[Read]]] = {
    "w3c": _w3c,
    "spacy": _spacy,
    "label-studio": _label_studio,
    "csv": _csv,
}
