"""Roles against routes; reviewers who are blind to each other and to outlets; rulings; locks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from framing.review import accounts, schema, sessions
from framing.review.schema import ROLES
from framing.review.web.routes import Route, routes

if TYPE_CHECKING:
    from framing.review.accounts import Viewer
    from framing.review.database import Database

WHO = {"reviewer": "cy", "adjudicator": "ada", "admin": "root"}


@pytest.mark.parametrize("role", ROLES)
def test_every_route_is_open_to_its_roles_only(sign_in: Any, role: str) -> None:
    told = {}
    for route in routes():
        client = sign_in(WHO[role])
        path = re.sub(r"\{\w+:int\}", "1", route.path)
        answer = client.get(path) if route.method == "GET" else client.post(path)
        told[f"{route.method} {route.path}"] = (
            answer.status_code == 403 and answer.text == "your account may not do this",
            answer.status_code < 500,
        )
    allowed = {
        f"{r.method} {r.path}": r.role is None or ROLES.index(role) >= ROLES.index(r.role) for r in routes()
    }
    assert told == {name: (not may, True) for name, may in allowed.items()}


def test_what_needs_more_than_a_reviewer_is_listed_here_on_purpose() -> None:
    by_role = {role: {r.path for r in routes() if r.role == role} for role in ROLES}
    assert by_role["admin"] == {"/people", "/people/change", "/rounds", "/fetch"}
    assert {r.path for r in routes() if r.role is None} == {"/login", "/start"}
    assert by_role["adjudicator"] >= {"/results", "/export", "/rounds/{round:int}/lock"}


def decide_all(client: Any, round_: int, article: int, verdict: str, note: str = "") -> None:
    page = client.get(f"/r/{round_}/a/{article}").text
    for action in re.findall(r'hx-post="(/r/\d+/a/\d+/f/\d+/decide)"', page):
        answer = client.post(action, verdict=verdict, seen=0, key=f"{verdict}-{action[-12:]}", note=note)
        assert answer.status_code == 200


def finish(client: Any, round_: int, article: int) -> None:
    answer = client.post(f"/r/{round_}/a/{article}/finish", anyway="1", htmx=False)
    assert answer.status_code == 303


SECRET = "only-bo-knows-this"


@pytest.fixture
def bo_is_done(sign_in: Any, blind: int) -> int:
    bo = sign_in("bo")
    decide_all(bo, blind, 1, "dismiss", SECRET)
    bo.post(f"/r/{blind}/a/1/comment", body=SECRET, key="comment-of-bo")
    text = sample_text(bo, blind)
    bo.post(
        f"/r/{blind}/a/1/span", start=0, end=5, exact=text[:5], code="loaded", note=SECRET, key="span-of-bo"
    )
    finish(bo, blind, 1)
    return blind


def sample_text(client: Any, round_: int) -> str:
    from tests.review.sample import MAYOR

    return MAYOR


@pytest.mark.parametrize("who", ["ana", "cy", "ada", "root"])
def test_nobody_learns_what_a_blind_reviewer_decided_before_all_are_done(
    sign_in: Any, bo_is_done: int, database: Database, who: str
) -> None:
    client = sign_in(who)
    told = {}
    for route in routes():
        for round_ in (1, bo_is_done):
            path = re.sub(r"\{\w+:int\}", "1", route.path.replace("{round:int}", str(round_)))
            told |= _asked(client, route, path)
    assert len(told) > 40
    assert [path for path, text in told.items() if SECRET in text or _verdict_in(text)] == []


def _asked(client: Any, route: Route, path: str) -> dict[str, str]:
    """Return all that a route can be made to say."""
    if route.method == "GET":
        queries = ("", "?kind=attribution", "?beside=2", "?state=undecided")
        return {path + query: client.get(path + query).text for query in queries}
    if route.path == "/export":
        formats = ("jsonl", "w3c", "spacy", "label-studio", "csv", "training", "precision")
        return {f"{path} {name}": client.post(path, format=name).text for name in formats}
    if route.path.startswith(("/logout", "/people", "/rounds", "/login", "/start")):
        return {}
    fields = {"verdict": "accept", "seen": 0, "key": "a-key-of-mine", "body": "x"}
    return {f"POST {path}": client.post(path, **fields).text}


def _verdict_in(text: str) -> bool:
    """Whether somebody's dismissal shows, beside the button that dismisses."""
    shown = (
        'data-verdict="dismiss"',
        ">dismiss<",
        "v-dismiss",
        'verdict": "dismiss"',
        ",dismiss,",
        '"dismissed": 1',
    )
    return any(each in text for each in shown)


def test_once_all_are_done_they_see_each_other(sign_in: Any, bo_is_done: int) -> None:
    ana = sign_in("ana")
    decide_all(ana, bo_is_done, 1, "accept")
    finish(ana, bo_is_done, 1)
    assert SECRET in ana.get(f"/r/{bo_is_done}/a/1").text
    assert ana.post(f"/r/{bo_is_done}/a/1/reopen").status_code == 403


def test_a_reviewer_may_take_an_article_up_again_until_the_other_is_done(
    sign_in: Any, bo_is_done: int
) -> None:
    bo = sign_in("bo")
    page = bo.get(f"/r/{bo_is_done}/a/1").text
    action = re.search(r'action="([^"]+)/reopen"', page)
    assert action is not None
    finding = re.search(r'id="q-(\d+)"', page)
    assert finding is not None
    path = f"/r/{bo_is_done}/a/1/f/{finding[1]}/decide"
    assert bo.post(path, verdict="accept", seen=1, key="second-thought").status_code == 403
    assert bo.post(f"{action[1]}/reopen", htmx=False).status_code == 303
    assert bo.post(path, verdict="accept", seen=1, key="second-thought").status_code == 200


@pytest.mark.parametrize("path", ["/r/1/a/1", "/story/1", "/r/1/a/2?beside=1"])
def test_an_article_in_a_blind_round_is_out_of_reach_elsewhere(sign_in: Any, blind: int, path: str) -> None:
    assert sign_in("ana").get(path).status_code == 403
    assert sign_in("cy").get(path).status_code == 200


def test_outlets_are_hidden_wherever_a_masked_reviewer_looks(sign_in: Any, blind: int) -> None:
    ana = sign_in("ana")
    pages = [ana.get(p).text for p in ("/r/2", "/r/2/a/1", "/r/2/a/2", "/r/2/a/2?kind=attribution", "/r/1")]
    assert [name for name in ("Holm Star", "Courier", "courier.example") for p in pages if name in p] == []
    assert "████" in pages[2]


def test_a_masked_reviewer_marks_the_words_that_they_see(
    sign_in: Any, blind: int, database: Database
) -> None:
    from tests.review.sample import COUNCIL

    ana = sign_in("ana")
    start = COUNCIL.index("Aldine Courier has")
    fields = {"start": start, "end": start + 18, "code": "other"}
    assert (
        ana.post("/r/2/a/2/span", **fields, exact="Aldine Courier has", key="peeked-key").status_code == 400
    )
    seen = "██████ ███████ has"
    assert ana.post("/r/2/a/2/span", **fields, exact=seen, key="masked-key", htmx=False).status_code == 303
    with database.read() as c:
        assert c.execute(select(schema.annotation.c.exact)).scalar_one() == "Aldine Courier has"


def test_rulings_need_a_dispute_a_reason_and_come_once(
    sign_in: Any, bo_is_done: int, database: Database
) -> None:
    ana, ada = sign_in("ana"), sign_in("ada")
    decide_all(ana, bo_is_done, 1, "accept")
    assert ada.get(f"/r/{bo_is_done}/a/1/rulings").status_code == 403
    finish(ana, bo_is_done, 1)
    path = f"/r/{bo_is_done}/a/1/rulings"
    page = ada.get(path).text
    finding = re.search(r'name="finding" value="(\d+)"', page)
    marked = re.search(r'name="annotation" value="(\d+)"', page)
    assert finding is not None
    assert marked is not None
    given = {"finding": finding[1], "verdict": "all_wrong", "seen": 0, "key": "ruling-key-1"}
    assert ada.post(path, **given, rationale=" ").status_code == 400
    assert ada.post(path, **{**given, "finding": 999}, rationale="x").status_code == 400
    assert ada.post(path, **given, rationale="Both misread it.", htmx=False).status_code == 303
    assert ada.post(path, **{**given, "key": "ruling-key-2"}, rationale="Again.").status_code == 409
    other = {"annotation": marked[1], "verdict": "dismiss", "seen": 0, "key": "ruling-key-3"}
    assert ada.post(path, **other, rationale="A name.", htmx=False).status_code == 303
    assert "all wrong" in ada.get(path).text
    sign_in("ada").post(f"/rounds/{bo_is_done}/lock", locked="yes", htmx=False)
    assert ada.post(path, **{**given, "key": "ruling-key-4", "seen": 1}, rationale="x").status_code == 403
    with database.read() as c:
        rows = c.execute(select(schema.adjudication.c.verdict, schema.adjudication.c.rationale)).all()
    assert [tuple(r) for r in rows] == [("all_wrong", "Both misread it."), ("dismiss", "A name.")]


def test_a_round_gives_each_article_to_k_people(database: Database, people: dict[str, Viewer]) -> None:
    with database.write() as c:
        names = ["ana", "bo", "cy"]
        key = sessions.create(
            c, "Turns", articles=[1, 2], reviewers=[people[n].id for n in names], k=2, blind=True
        )
        rows = c.execute(
            select(schema.assignment.c.article, schema.account.c.name)
            .join(schema.account, schema.account.c.id == schema.assignment.c.account)
            .where(schema.assignment.c.session == key)
            .order_by(schema.assignment.c.id)
        ).all()
    assert [tuple(r) for r in rows] == [(1, "ana"), (1, "bo"), (2, "cy"), (2, "ana")]


@pytest.mark.parametrize(
    "change",
    [{"k": 3}, {"k": 0}, {"name": ""}, {"name": "Desk"}, {"reviewers": "999"}, {"k": 1}, {"stories": "999"}],
)
def test_a_round_that_cannot_be_is_not_started(
    sign_in: Any, people: dict[str, Viewer], change: dict[str, Any]
) -> None:
    fields = {"name": "New", "k": 2, "reviewers": f"{people['ana'].id}", "blind": "yes", **change}
    if change.get("reviewers") is None:
        fields["reviewers"] = f"{people['ana'].id} {people['bo'].id}"
    assert sign_in("root").post("/rounds", **fields).status_code == 400


def test_roles_are_what_they_say() -> None:
    viewer = accounts.Viewer(1, "x", "adjudicator")
    assert [viewer.may(role) for role in ROLES] == [True, True, False]
