"""Precision, retirement, exceptions, additions and sentences come from decisions, and from nothing else."""

from __future__ import annotations

import tomllib
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from framing.review import outcomes, schema, verdicts
from framing.review.verdicts import Judged, Marked, Material, settled
from tests.review.test_rounds import decide_all, finish

if TYPE_CHECKING:
    from framing.review.database import Database


def judged(number: int, final: str | None, *, article: int = 0, code: str = "LD102", **more: Any) -> Judged:
    row = {
        "id": number, "article": article or number, "kind": "rule", "code": code, "entry": "loaded/combative:slam",
        "section": "news",
    }  # fmt: skip
    fields = {
        "round": 1, "version": 1, "start": 4, "end": 11, "exact": "slammed", "prefix": "the wind ",
        "suffix": " the door at", "verdicts": {"ana": final or "unsure"}, "ruling": None, "reasons": ("sense",),
        "at": "2031-04-07T10:00:00.000Z",
    }  # fmt: skip
    own = {k: v for k, v in more.items() if k in row}
    rest = {k: v for k, v in more.items() if k not in row}
    return Judged(finding=SimpleNamespace(**{**row, **own}), final=final, **{**fields, **rest})


@pytest.mark.parametrize(
    ("given", "ruling", "final"),
    [
        (["accept"], None, "accept"),
        (["accept", "accept"], None, "accept"),
        (["accept", "dismiss"], None, None),
        (["accept", "dismiss", "dismiss"], None, "dismiss"),
        (["accept", "dismiss"], "accept", "accept"),
        (["accept", "accept"], "dismiss", "dismiss"),
        (["accept", "accept"], "all_wrong", None),
    ],
)
def test_what_counts_in_the_end(given: list[str], ruling: str | None, final: str | None) -> None:
    assert settled(given, ruling) == final


def test_precision_counts_each_finding_once_as_last_settled() -> None:
    found = [judged(1, "accept"), judged(2, "dismiss"), judged(3, "unsure"), judged(4, None)]
    found += [
        judged(2, "accept", round=2),
        judged(1, None, round=2),
        judged(5, "accept", code="LD101", entry=None),
    ]
    rules = outcomes.precision(found, "code")
    assert [(p.name, p.accepted, p.dismissed, p.unsure, p.value) for p in rules] == [
        ("LD101", 1, 0, 0, 1.0),
        ("LD102", 2, 0, 1, 1.0),
    ]
    assert [p.name for p in outcomes.precision(found, "entry")] == ["loaded/combative:slam"]


@pytest.mark.parametrize(
    ("accepted", "dismissed", "retire"),
    [(2, 28, "retire"), (2, 8, "watch"), (9, 1, ""), (14, 16, "retire"), (18, 12, "watch")],
)
def test_a_rule_is_retired_on_strong_evidence_only(accepted: int, dismissed: int, retire: str) -> None:
    found = [judged(i, "accept" if i < accepted else "dismiss") for i in range(accepted + dismissed)]
    assert outcomes.precision(found, "code")[0].retire == retire


def test_without_a_decision_there_is_no_precision() -> None:
    found = outcomes.precision([judged(1, "unsure")], "code")
    assert [(p.value, p.low, p.retire) for p in found] == [(None, None, "")]


def test_repeated_dismissals_become_an_exception_with_scope_and_end() -> None:
    found = [judged(i, "dismiss", article=1 + i % 2) for i in range(1, 5)]
    (proposed,) = outcomes.exceptions(found)
    assert proposed == ("LD102", "slam", "the wind … the door", "news", "sense", "2031-10-04", 4, 2)
    assert tomllib.loads(outcomes.as_toml([proposed]))["exception"] == [
        {
            "code": "LD102", "term": "slam", "context": "the wind … the door", "section": "news", "reason": "sense",
            "expires": "2031-10-04",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "found",
    [
        [judged(i, "dismiss") for i in range(1, 3)],
        [judged(i, "dismiss", article=1) for i in range(1, 9)],
        [judged(i, "dismiss") for i in range(1, 9)] + [judged(9, "accept")],
        [judged(i, "dismiss", section=f"s{i}") for i in range(1, 9)],
        [judged(i, None) for i in range(1, 9)],
    ],
    ids=["too few", "one article", "accepted too", "other sections", "in dispute"],
)
def test_no_exception_without_a_pattern(found: list[Judged]) -> None:
    assert outcomes.exceptions(found) == []


def test_the_diff_adds_what_the_file_lacks() -> None:
    proposed = outcomes.exceptions([judged(i, "dismiss") for i in range(1, 5)])
    against = '[[exception]]\ncode = "LD101"\nterm = "riot"\nsection = "news"\n'
    told = outcomes.diff(proposed, against, "exceptions.toml")
    assert told.startswith("--- a/exceptions.toml\n+++ b/exceptions.toml\n")
    assert '+term = "slam"' in told
    assert not any(line.startswith("-") for line in told.splitlines()[2:])
    assert outcomes.diff(proposed, outcomes.as_toml(proposed), "exceptions.toml") == ""


def test_hostile_terms_stay_text_in_toml() -> None:
    odd = 'a"b\\\n[[exception]]\ncode = "X'
    proposed = outcomes.exceptions([judged(i, "dismiss", entry=None, exact=odd) for i in range(1, 5)])
    assert [e["term"] for e in tomllib.loads(outcomes.as_toml(proposed))["exception"]] == [odd.casefold()]


def test_additions_are_accepted_words_and_read_as_a_house_list(tmp_path: Any) -> None:
    from framing.lexicon.files import read_house

    def mark(exact: str, final: str | None, article: int = 1, code: str = "loaded") -> Marked:
        return Marked(1, article, 1, 0, 5, exact, code, ("ana",), (article,), final, "2031")

    marked = (
        mark("Grubby  deal", "accept"), mark("grubby deal", "accept", 2), mark("fine", None), mark("x", "dismiss"),
        mark("one two three four five six", "accept"), mark("Quill", "accept", code="attribution"),
    )  # fmt: skip
    proposed = outcomes.additions(Material((), marked, {}, {}, 0))
    assert proposed == [("grubby deal", 2, 1)]
    path = tmp_path / "house.tsv"
    path.write_text(outcomes.as_lexicon(proposed), encoding="utf-8")
    assert [e.term for e in read_house(path).entries] == ["grubby deal"]


def test_agreement_and_sentences_of_a_round(sign_in: Any, blind: int, database: Database) -> None:
    for name, verdict in (("ana", "accept"), ("bo", "accept")):
        client = sign_in(name)
        for article in (1, 2):
            decide_all(
                client, blind, article, verdict if article == 1 else {"ana": "accept", "bo": "dismiss"}[name]
            )
        finish(client, blind, 1)
        finish(client, blind, 2)
    with database.read() as c:
        round_ = c.execute(select(schema.session).where(schema.session.c.id == blind)).one()
        found = verdicts.material(c, [round_])
        agreed = outcomes.agreements(c, round_, found)
        rows = outcomes.sentences(c, found)
    on_one = sum(i.finding.article == 1 for i in found.judged)
    on_two = sum(i.finding.article == 2 for i in found.judged)
    assert on_one
    assert on_two
    n = on_one + on_two
    assert agreed.alpha.n == n
    assert agreed.kappa is not None
    assert agreed.kappa.value == pytest.approx(0.0)
    assert agreed.left_out == 0
    assert agreed.spans.value is not None
    assert {row["label"] for row in rows} == {1}
    assert "The mayor of Port Aldine slammed the plan on Monday." in [row["text"] for row in rows]
    assert all(row["outlet"] == "Holm Star" for row in rows)
