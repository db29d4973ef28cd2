"""Articles come in once, change into versions, and what was decided stays where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from framing.config import Config
from framing.review import decisions, items, schema, sessions
from framing.review.decisions import Given, Span
from framing.review.serve import add_articles
from tests.review import sample

if TYPE_CHECKING:
    from framing.review.accounts import Viewer
    from framing.review.articles import Imported
    from framing.review.database import Database


def put(database: Database, text: str, **given: Any) -> Imported:
    return add_articles(database, [sample.article(text, **given)], Config())


def queue(database: Database, viewer: Viewer) -> list[items.Item]:
    with database.read() as c:
        round_ = c.execute(select(schema.session)).first()
        version = items.current(c, 1)
        access = sessions.access(c, round_, 1, viewer)
        return [i for i in items.of_version(c, round_, version, viewer, access) if i.row.kind == "rule"]


def decide(database: Database, viewer: Viewer, words: str, verdict: str = "dismiss") -> None:
    item = next(i for i in queue(database, viewer) if i.row.exact == words)
    with database.write() as c:
        round_ = c.execute(select(schema.session)).first()
        version = items.current(c, 1)
        given = Given(verdict, item.seq, f"decision-{item.row.id}-{item.seq}")
        decisions.decide(c, round_, item.row.id, version.id, viewer, given)


def told(database: Database, viewer: Viewer) -> list[tuple[str, str, str, bool]]:
    return [(i.row.exact, i.verdict, i.row.how, i.row.flagged) for i in queue(database, viewer)]


def test_the_same_article_is_imported_once(database: Database) -> None:
    assert put(database, sample.MAYOR)[:3] == (0, 0, 1)
    with database.read() as c:
        assert c.execute(select(func.count()).select_from(schema.version)).scalar() == 2


def test_findings_are_those_of_the_rules_where_they_stand(
    database: Database, people: dict[str, Viewer]
) -> None:
    assert ("slammed", "undecided", "machine", True) in told(database, people["ana"])
    for item in queue(database, people["ana"]):
        assert sample.MAYOR[item.row.start : item.row.end] == item.row.exact


def test_a_finding_names_the_entry_that_it_rests_on(database: Database, people: dict[str, Viewer]) -> None:
    entries = {i.row.exact: i.row.entry for i in queue(database, people["ana"])}
    assert entries["slammed"] == "loaded/combative:slam"


def test_text_before_a_finding_moves_it_and_its_decision(
    database: Database, people: dict[str, Viewer]
) -> None:
    decide(database, people["ana"], "slammed")
    changed = sample.MAYOR.replace("\n\n", "\n\nThis article was updated. 🚢\n\n", 1)
    assert put(database, changed)[:3] == (0, 1, 0)
    assert ("slammed", "dismiss", "machine", True) in told(database, people["ana"])
    for item in queue(database, people["ana"]):
        assert changed[item.row.start : item.row.end] == item.row.exact


def test_an_edited_sentence_carries_its_decision_along(database: Database, people: dict[str, Viewer]) -> None:
    decide(database, people["ana"], "slammed")
    put(database, sample.MAYOR.replace("the plan on Monday", "the plan on a Monday"))
    assert ("slammed", "dismiss", "fuzzy", True) in told(database, people["ana"])
    assert sum(row[0] == "slammed" for row in told(database, people["ana"])) == 1


def test_words_that_are_gone_leave_an_orphan_that_is_shown(
    database: Database, people: dict[str, Viewer]
) -> None:
    decide(database, people["ana"], "slammed")
    imported = put(database, sample.MAYOR.replace("slammed", "criticised"))
    assert imported.orphans == 1
    assert told(database, people["ana"])[-1] == ("slammed", "dismiss", "orphan", False)


def test_undecided_findings_that_are_gone_are_gone(database: Database, people: dict[str, Viewer]) -> None:
    put(database, sample.MAYOR.replace("slammed", "criticised"))
    assert "slammed" not in [row[0] for row in told(database, people["ana"])]


def test_an_article_that_goes_back_keeps_both_decisions(
    database: Database, people: dict[str, Viewer]
) -> None:
    decide(database, people["ana"], "slammed")
    edited = sample.MAYOR.replace("blasted the operator", "tore into the operator")
    put(database, edited)
    words = [row[0] for row in told(database, people["ana"])]
    fresh = next(w for w in words if w not in sample.MAYOR)
    decide(database, people["ana"], fresh, "accept")
    put(database, sample.MAYOR)
    now = told(database, people["ana"])
    assert ("slammed", "dismiss", "machine", True) in now
    assert (fresh, "accept", "orphan", False) in now


def test_a_missed_span_moves_with_its_words(database: Database, people: dict[str, Viewer]) -> None:
    start = sample.MAYOR.index("a bakery by the market")
    span = Span(start, start + 22, "a bakery by the market")
    with database.write() as c:
        round_ = c.execute(select(schema.session)).first()
        decisions.annotate(
            c, round_, items.current(c, 1), people["ana"], span, kind="missed", code="loaded", key="k" * 8
        )
    put(database, "Late news. " + sample.MAYOR)
    with database.read() as c:
        version = items.current(c, 1)
        place = c.execute(
            select(schema.placement).where(
                schema.placement.c.version == version.id, schema.placement.c.annotation.is_not(None)
            )
        ).one()
    assert version.text[place.start : place.end] == "a bakery by the market"
    assert place.how == "exact"


def test_a_file_that_changed_is_the_same_article_though_its_id_is_not(database: Database) -> None:
    first = sample.article(id="hash-1", path="a/ferry.txt")
    later = sample.article(sample.MAYOR + "More soon.\n", id="hash-2", path="a/ferry.txt")
    assert add_articles(database, [first], Config()).new == 1
    assert add_articles(database, [later], Config())[:3] == (0, 1, 0)


def test_line_ends_and_astral_letters_do_not_shift_findings(database: Database) -> None:
    text = sample.MAYOR.replace("\n", "\r\n").replace("Monday", "𝕄onday")
    article = msgspec.structs.replace(sample.article(text), id="odd")
    add_articles(database, [article], Config())
    with database.read() as c:
        version = items.current(c, 3)
        rows = c.execute(select(schema.placement).where(schema.placement.c.version == version.id)).all()
    assert version.text == text
    assert [text[r.start : r.end] for r in rows] == [r.exact for r in rows]
    assert "slammed" in [r.exact for r in rows]
