"""Formats leave with every span checked, and come back as what they were."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from framing.config import Config
from framing.errors import FramingError
from framing.review import accounts, decisions, events, exports, items, labels, schema, sessions, verdicts
from framing.review.database import Database, open_database
from framing.review.decisions import Given, Span
from framing.review.serve import add_articles
from tests.review import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EMOJI = sample.MAYOR.replace("\n\n", "\n\n🚢 ", 1).replace("\n", "\r\n")


@pytest.fixture
def decided(database: Database) -> Database:
    """The desk with a decision on every finding of a text with emoji and CR LF, a missed span, a comment."""
    add_articles(database, [sample.article(EMOJI, id="emoji", outlet="=cmd|' /C calc'!A0")], Config())
    with database.write() as c:
        ana = accounts.add(c, "ana", "reviewer", None)
        round_ = c.execute(select(schema.session)).one()
        version = items.current(c, 3)
        found = items.of_version(c, round_, version, ana, sessions.access(c, round_, 3, ana))
        for n, item in enumerate(i for i in found if i.row.kind == "rule"):
            verdict = ("accept", "dismiss", "unsure")[n % 3]
            decisions.decide(
                c, round_, item.row.id, version.id, ana, Given(verdict, 0, f"decision-{n}", "sense", "=1+1")
            )
        start = EMOJI.index("a disgrace")
        decisions.annotate(
            c,
            round_,
            version,
            ana,
            Span(start, start + 10, "a disgrace"),
            kind="missed",
            code="loaded",
            key="missed-1",
        )
        decisions.say(c, round_, 3, ana, "Is it?", "comment-1")
    return database


@pytest.fixture
def empty(prepared: Path, tmp_path: Path) -> Iterator[Database]:
    """Another database with the same texts and nothing decided."""
    opened = open_database(str(tmp_path / "other.db"))
    articles = [*sample.both(), sample.article(EMOJI, id="emoji", outlet="=cmd|' /C calc'!A0")]
    add_articles(opened, articles, Config())
    with opened.write() as c:
        accounts.add(c, "ana", "reviewer", None)
    yield opened
    opened.close()


def export(database: Database, name: str) -> bytes:
    with database.read() as c:
        rounds = c.execute(select(schema.session)).all()
        found = verdicts.material(c, rounds)
        if name == "jsonl":
            return b"".join(events.write(c, rounds, found.shown))
        return exports.FORMATS[name][1](exports.labelled(c, found))


def take(database: Database, name: str, data: bytes) -> tuple[int, int]:
    with database.write() as c:
        if name == "jsonl":
            return events.read(c, data.splitlines(), "in")
        round_ = c.execute(select(schema.session)).first()
        return labels.take(c, name, data, round_, accounts.named(c, "ana"), "in")


def test_events_come_back_as_they_were_and_once(decided: Database, empty: Database) -> None:
    data = export(decided, "jsonl")
    new, known = take(empty, "jsonl", data)
    assert (new > 4, known) == (True, 0)
    assert export(empty, "jsonl") == data
    assert take(empty, "jsonl", data) == (0, new)


@pytest.mark.parametrize("name", exports.FORMATS)
def test_labels_come_back(decided: Database, empty: Database, name: str) -> None:
    data = export(decided, name)
    before = _labels(decided)
    take(empty, name, data)
    wanted = {k: v for k, v in before.items() if name != "spacy" or v == "accept"}
    assert _labels(empty) == wanted
    assert take(empty, name, data)[0] == 0


def _labels(database: Database) -> dict[tuple[str, int, int], str]:
    with database.read() as c:
        rounds = c.execute(select(schema.session)).all()
        texts = exports.labelled(c, verdicts.material(c, rounds))
    return {(s.code, s.start, s.end): s.verdict for each in texts for s in each.labels}


def test_label_studio_counts_as_javascript_does(decided: Database) -> None:
    task = json.loads(export(decided, "label-studio"))[0]
    units = task["data"]["text"].encode("utf-16-le")
    for r in task["annotations"][0]["result"]:
        v = r["value"]
        assert units[2 * v["start"] : 2 * v["end"]].decode("utf-16-le") == v["text"]


def test_spacy_spans_are_code_points(decided: Database) -> None:
    row = json.loads(export(decided, "spacy").splitlines()[0])
    assert {row["text"][s["start"] : s["end"]] for s in row["spans"]} >= {"slammed", "a disgrace"}


def test_web_annotations_quote_their_context(decided: Database) -> None:
    page = json.loads(export(decided, "w3c"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert EMOJI[start:end] == quote["exact"]
        assert EMOJI[max(0, start - 32) : start] == quote["prefix"]
        assert EMOJI[end : end + 32] == quote["suffix"]


def test_no_cell_is_a_formula(decided: Database) -> None:
    rows = list(csv.reader(io.StringIO(export(decided, "csv").decode(), newline="")))
    cells = [cell for row in rows for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []


@settings(deadline=None)
@given(st.text(max_size=20))
def test_what_is_made_safe_comes_back(cell: str) -> None:
    assert exports.unsafe(exports.safe(cell)) == cell
    assert exports.safe(cell)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


def test_a_span_that_is_not_in_its_text_does_not_leave(decided: Database) -> None:
    with decided.read() as c:
        found = verdicts.material(c, c.execute(select(schema.session)).all())
        moved = found._replace(judged=tuple(i._replace(start=0, end=3) for i in found.judged))
        with pytest.raises(FramingError, match="does not say what the text says there"):
            exports.labelled(c, moved)


def _events(decided: Database) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(decided, "jsonl").splitlines()]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"article": "nowhere"}, "the article 'nowhere' is not here"),
        ({"digest": "sha256:0"}, "this version of the article is not here"),
        ({"verdict": "maybe"}, "CHECK constraint|IntegrityError"),
        ({"start": 3}, "these words do not stand there"),
        ({"finding": {"code": "LD102", "fingerprint": "0", "ordinal": 0}}, "a finding of LD102 is not here"),
        ({"supersedes": "unknown"}, "No row was found|NoResultFound"),
        ({"uid": None}, "not an event|NOT NULL|IntegrityError"),
    ],
)
def test_events_that_do_not_fit_are_refused_whole(
    decided: Database, empty: Database, change: dict[str, Any], told: str
) -> None:
    rows = _events(decided)
    kind = "annotation" if "start" in change else "decision"
    at = max(i for i, row in enumerate(rows) if row["type"] == kind)
    rows[at] |= change
    with pytest.raises(Exception, match=told):
        take(empty, "jsonl", b"\n".join(json.dumps(row).encode() for row in rows))
    assert len(_events(empty)) == 2


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"type":"decision"}', b"null", b'"x"'])
@pytest.mark.parametrize("name", ["jsonl", *exports.FORMATS])
def test_what_is_no_export_is_refused_or_empty(empty: Database, name: str, data: bytes) -> None:
    assert _told(empty, name, data) in ("", "in")


def _told(database: Database, name: str, data: bytes) -> str:
    """Return what an error begins with, "" where nothing was taken without one."""
    try:
        taken = take(database, name, data)
    except FramingError as error:
        return error.where.partition(",")[0]
    return "" if taken == (0, 0) else f"took {taken}"
