"""Deciding over HTTP: one request, one event; repetitions, conflicts, undo; what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from framing.review import schema, sessions
from framing.review.web.app import app
from framing.review.web.call import COOKIE
from framing.review.web.routes import openapi, routes
from framing.review.web.site import Site
from tests.review.conftest import ORIGIN, Client, field

if TYPE_CHECKING:
    from framing.review.accounts import Viewer
    from framing.review.database import Database

SignIn = "Callable[[str], Client]"


def first_finding(database: Database, words: str = "slammed") -> int:
    with database.read() as c:
        p = schema.placement
        return int(
            c.execute(
                select(p.c.finding)
                .join(schema.finding, schema.finding.c.id == p.c.finding)
                .where(p.c.exact == words, p.c.version == 1, schema.finding.c.kind == "rule")
            ).scalar_one()
        )


def decisions_of(database: Database) -> list[tuple[str, str, int]]:
    with database.read() as c:
        t, a = schema.decision, schema.account
        rows = c.execute(
            select(a.c.name, t.c.verdict, t.c.seq).join(t, t.c.account == a.c.id).order_by(t.c.id)
        )
        return [tuple(row) for row in rows]


def decide(
    client: Client, finding: int, verdict: str, *, seen: int = 0, key: str = "a-key-of-mine", **more: Any
) -> Any:
    return client.post(f"/r/1/a/1/f/{finding}/decide", verdict=verdict, seen=seen, key=key, **more)


def test_a_decision_is_one_event_with_the_score_of_that_moment(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    answer = decide(sign_in("ana"), finding, "dismiss", reason="accurate", note="They did.")
    assert answer.status_code == 200
    assert f'id="q-{finding}"' in answer.text
    assert 'data-verdict="dismiss"' in answer.text
    assert 'id="tally"' in answer.text
    with database.read() as c:
        row = c.execute(select(schema.decision)).one()
        score = c.execute(select(schema.finding.c.score).where(schema.finding.c.id == finding)).scalar()
    assert (row.verdict, row.reason, row.note, row.score) == ("dismiss", "accurate", "They did.", score)
    assert score is not None


def test_without_scripts_a_decision_leads_back_to_its_place(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    answer = sign_in("ana").post(
        f"/r/1/a/1/f/{finding}/decide", htmx=False, verdict="accept", seen=0, key="a-key-of-mine"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/1/a/1?kind=rule#q-{finding}")


def test_a_repeated_request_is_one_decision(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana = sign_in("ana")
    assert [decide(ana, finding, "accept").status_code for _ in range(3)] == [200, 200, 200]
    assert decisions_of(database) == [("ana", "accept", 1)]


def test_two_on_one_finding_both_are_shown(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana, bo = sign_in("ana"), sign_in("bo")
    decide(ana, finding, "accept")
    answer = decide(bo, finding, "dismiss", key="a-key-of-bo")
    assert answer.status_code == 409
    text = re.sub(r"<[^>]+>", "", answer.text)
    assert "Decided meanwhile. ana: accept" in text
    assert "You pressed: dismiss" in text
    assert decisions_of(database) == [("ana", "accept", 1)]
    assert field(answer.text, "seen") == "1"
    assert decide(bo, finding, "dismiss", seen=1, key="a-key-of-bo-2").status_code == 200
    assert decisions_of(database) == [("ana", "accept", 1), ("bo", "dismiss", 2)]


def test_undo_sets_what_was_before_and_keeps_everything(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana = sign_in("ana")
    decide(ana, finding, "accept")
    decide(ana, finding, "dismiss", seen=1, key="another-key")
    for n, verdict in enumerate(["accept", "undecided"]):
        answer = ana.post("/r/1/a/1/undo", key=f"undo-key-{n}")
        assert f'data-verdict="{verdict}"' in answer.text
    assert ana.post("/r/1/a/1/undo", key="undo-key-9").status_code == 400
    assert [v for _, v, _ in decisions_of(database)] == ["accept", "dismiss", "accept", "undecided"]


def test_undo_does_not_take_back_what_another_built_on(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana, bo = sign_in("ana"), sign_in("bo")
    decide(ana, finding, "accept")
    decide(bo, finding, "dismiss", seen=1, key="a-key-of-bo")
    assert ana.post("/r/1/a/1/undo", key="undo-key-1").status_code == 409


@pytest.mark.parametrize(
    "bad",
    [
        {"verdict": "maybe"},
        {"verdict": "accept", "reason": "because"},
        {"verdict": "accept", "key": "short"},
        {"verdict": "accept", "note": "x" * 5000},
        {"verdict": "accept", "seen": "-1"},
        {"verdict": "accept", "seen": "1e9"},
        {"verdict": "accept", "note": "nul \0"},
    ],
)
def test_what_is_no_decision_is_refused(sign_in: Any, database: Database, bad: dict[str, str]) -> None:
    finding = first_finding(database)
    fields = {"seen": 0, "key": "a-key-of-mine", **bad}
    assert sign_in("ana").post(f"/r/1/a/1/f/{finding}/decide", **fields).status_code == 400
    assert decisions_of(database) == []


@pytest.mark.parametrize(
    "path", ["/r/1/a/1/f/999/decide", "/r/9/a/1/f/1/decide", "/r/1/a/99999999999/f/1/decide"]
)
def test_what_is_not_there_is_not_decided_on(sign_in: Any, path: str) -> None:
    answer = sign_in("ana").post(path, verdict="accept", seen=0, key="a-key-of-mine")
    assert answer.status_code == 404


def test_finishing_asks_for_what_is_undecided_and_leads_on(sign_in: Any, database: Database) -> None:
    ana = sign_in("ana")
    answer = ana.post("/r/1/a/1/finish", htmx=False)
    assert re.fullmatch(r"/r/1/a/1\?unfinished=\d", answer.headers["location"])
    answer = ana.post("/r/1/a/1/finish", htmx=False, anyway="1")
    assert answer.headers["location"] == "/r/1/a/2"
    assert ana.post("/r/1/a/2/finish", htmx=False, anyway="1").headers["location"] == "/r/1"


def test_a_missed_span_is_checked_against_the_text(sign_in: Any, database: Database) -> None:
    from tests.review.sample import MAYOR

    ana = sign_in("ana")
    start = MAYOR.index("a disgrace")
    good = {
        "start": start,
        "end": start + 10,
        "exact": "a disgrace",
        "code": "loaded",
        "key": "a-key-of-mine",
    }
    for change in ({"exact": "a disgracE"}, {"start": start + 1}, {"end": 10**6}, {"code": "rude"}):
        assert ana.post("/r/1/a/1/span", **{**good, **change}).status_code == 400
    assert ana.post("/r/1/a/1/span", **good, htmx=False).status_code == 303
    page = ana.get("/r/1/a/1").text
    assert ' mi" href' in page
    action = re.search(r'action="(/r/1/a/1/span/\d+/withdraw)"', page)
    assert action is not None
    assert sign_in("bo").post(action[1], key="a-key-of-bo").status_code == 404
    assert ana.post(action[1], key="a-key-of-mine-2", htmx=False).status_code == 303
    assert ' mi" href' not in ana.get("/r/1/a/1").text


def test_an_attribution_is_put_right(sign_in: Any, database: Database) -> None:
    from tests.review.sample import MAYOR

    ana = sign_in("ana")
    page = ana.get("/r/1/a/1?kind=attribution").text
    action = re.search(r'action="(/r/1/a/1/f/\d+/correct)"', page)
    assert action is not None
    at = MAYOR.index("Marta Quill")
    said = MAYOR.index("said Marta")
    fields = {
        "source": f"{at}-{at + 11}",
        "cue": f"{said}-{said + 4}",
        "content": "",
        "speaker": "Marta Quill",
    }
    for bad in ({"source": "9-3"}, {"source": "x"}, {"kind": "odd"}, {"content": "0-99999"}):
        answer = ana.post(
            action[1], **{**fields, "kind": "direct", "stance": "neutral", "key": "a-key-of-mine", **bad}
        )
        assert answer.status_code == 400
    answer = ana.post(action[1], **fields, kind="direct", stance="neutral", key="a-key-of-mine")
    assert "Put right by ana" in answer.text
    with database.read() as c:
        row = c.execute(select(schema.annotation)).one()
    assert row.payload == {
        "source": [at, at + 11], "cue": [said, said + 4], "content": [], "speaker": "Marta Quill",
        "kind": "direct", "stance": "neutral",
    }  # fmt: skip


def test_comments_are_threads(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana, bo = sign_in("ana"), sign_in("bo")
    path = f"/r/1/a/1/f/{finding}/comment"
    assert "Is it?" in ana.post(path, body="Is it?", key="a-key-of-mine").text
    answer = bo.post(path, body="<b>Yes</b>", parent=1, key="a-key-of-bo")
    assert "&lt;b&gt;Yes&lt;/b&gt;" in answer.text
    assert 'class="depth-1"' in answer.text
    assert ana.post("/r/1/a/2/comment", body="Here?", parent=1, key="another-key").status_code == 400
    assert ana.post(path, body="  ", key="one-more-key").status_code == 400


def test_a_locked_round_takes_nothing(sign_in: Any, database: Database) -> None:
    finding = first_finding(database)
    ana = sign_in("ana")
    with database.write() as c:
        sessions.lock(c, 1, locked=True)
    assert decide(ana, finding, "accept").status_code == 403
    assert ana.post("/r/1/a/1/comment", body="x", key="a-key-of-mine").status_code == 403
    assert decisions_of(database) == []
    assert "locked" in ana.get("/r/1").text


# Who and from where


def test_nobody_gets_in_without_signing_in(sign_in: Any) -> None:
    nobody = sign_in("")
    for route in routes():
        path = re.sub(r"\{\w+:int\}", "1", route.path)
        answer = nobody.get(path) if route.method == "GET" else nobody.post(path)
        if route.role is not None:
            expected = (303, "/login") if route.method == "GET" else (403, None)
            assert (answer.status_code, answer.headers.get("location")) == expected, path


def test_passwords_open_and_wrong_ones_wait(site: Site, database: Database, sign_in: Any) -> None:
    from framing.review import accounts

    with database.write() as c:
        accounts.add(c, "Édith", "reviewer", "a long password")
    nobody = sign_in("")
    right = nobody.post("/login", htmx=False, name="Édith", password="a long password")
    assert (right.status_code, right.headers["location"]) == (303, "/")
    assert "httponly" in right.headers["set-cookie"].lower()
    assert "samesite=lax" in right.headers["set-cookie"].lower()
    codes = [nobody.post("/login", name="Édith", password="wrong").status_code for _ in range(6)]
    assert codes == [403] * 5 + [429]
    assert nobody.post("/login", name="nobody", password="wrong").status_code == 403


def test_an_account_shut_out_is_out_at_once(sign_in: Any) -> None:
    ana, root = sign_in("ana"), sign_in("root")
    assert root.post("/people/change", htmx=False, name="ana", active="no").status_code == 303
    assert ana.get("/r/1").headers["location"] == "/login"
    assert root.post("/people/change", name="root", active="no").status_code == 400


def test_the_link_opens_once_and_not_by_looking_at_it(database: Database) -> None:
    from starlette.testclient import TestClient

    site = Site(database, (ORIGIN,), token="one-time-token")
    client = TestClient(app(site), base_url=ORIGIN)
    post = {"data": {"token": "one-time-token"}, "headers": {"Origin": ORIGIN}, "follow_redirects": False}
    assert "one-time-token" in client.get("/start?token=one-time-token").text
    assert COOKIE not in client.cookies
    assert client.post("/start", **{**post, "data": {"token": "other"}}).status_code == 403
    assert client.post("/start", **post).status_code == 303
    assert COOKIE in client.cookies
    assert client.get("/r/1").status_code == 200
    assert client.post("/start", **post).status_code == 403


HOSTS = [
    "evil.example", "127.0.0.1", "127.0.0.1:8766", "127.0.0.1:8765.evil.example", "evil.example:8765",
    "localhost:8765", "127.0.0.1:8765@evil.example", "[::1]:8765", "0.0.0.0:8765", "",
]  # fmt: skip
ORIGINS = [
    "null", "http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1", "http://127.0.0.1:8766",
    "http://127.0.0.1:8765.evil.example", "http://localhost:8765", "http://127.0.0.1:8765/", "file://", "",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_forged_hosts_are_refused(sign_in: Any, host: str) -> None:
    assert sign_in("ana").get("/r/1", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", ORIGINS)
def test_forged_origins_are_refused(sign_in: Any, database: Database, origin: str) -> None:
    ana = sign_in("ana")
    path = f"/r/1/a/1/f/{first_finding(database)}/decide"
    data = {"csrf": ana.csrf, "verdict": "accept", "seen": "0", "key": "a-key-of-mine"}
    assert ana.http.post(path, data=data, headers={"Origin": origin}).status_code == 403
    assert ana.http.post(path, data=data).status_code == 403
    assert decisions_of(database) == []


@pytest.mark.parametrize("csrf", ["", "x", "of-another"])
def test_a_change_needs_the_token_of_its_own_browser(sign_in: Any, database: Database, csrf: str) -> None:
    ana, bo = sign_in("ana"), sign_in("bo")
    token = bo.csrf if csrf == "of-another" else csrf
    path = f"/r/1/a/1/f/{first_finding(database)}/decide"
    assert ana.post(path, csrf=token, verdict="accept", seen=0, key="a-key-of-mine").status_code == 403
    assert decisions_of(database) == []


def test_every_answer_carries_the_policy_and_a_nonce_of_its_own(sign_in: Any) -> None:
    ana = sign_in("ana")
    answers = [ana.get(p) for p in ("/r/1", "/r/1", "/r/1/a/1", "/static/review.js", "/nowhere")]
    policies = [a.headers["content-security-policy"] for a in answers]
    assert all("default-src 'none'" in p and "unsafe" not in p for p in policies)
    assert len(set(policies)) == len(policies)
    nonce = re.search(r"nonce-([\w-]+)", policies[0])
    assert nonce is not None
    page = answers[0].text
    assert (
        page.count(f'nonce="{nonce[1]}"')
        == len(re.findall(r"<script|<link rel=\"stylesheet\"|<style", page))
        == 4
    )
    assert {a.headers["x-content-type-options"] for a in answers} == {"nosniff"}
    assert answers[0].headers["cache-control"] == "no-store"


def test_no_get_changes_anything(sign_in: Any, database: Database) -> None:
    root = sign_in("root")
    before = _counts(database)
    for route in routes():
        if route.method == "GET":
            root.get(re.sub(r"\{\w+:int\}", "1", route.path))
    assert _counts(database) == before


def _counts(database: Database) -> dict[str, int]:
    with database.read() as c:
        tables = schema.metadata.sorted_tables
        return {t.name: c.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def test_too_much_is_not_read(sign_in: Any) -> None:
    assert sign_in("ana").post("/r/1/a/1/comment", body="x" * 600_000, key="a-key-of-mine").status_code == 413


def test_only_forms_are_taken(sign_in: Any) -> None:
    ana = sign_in("ana")
    headers = {"Origin": ORIGIN, "Content-Type": "application/json"}
    assert ana.http.post("/r/1/a/1/comment", content=b"{}", headers=headers).status_code == 400


def test_a_database_that_cannot_is_told(
    sign_in: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    ana = sign_in("ana")
    finding = first_finding(database)

    def begin(*_: object) -> Any:
        raise OperationalError("BEGIN", None, Exception("database is locked"))

    with monkeypatch.context() as patch:
        patch.setattr(database._writer, "begin", begin, raising=False)
        answer = decide(ana, finding, "accept")
        assert (answer.status_code, answer.text[:10]) == (503, "Not saved:")
    assert decide(ana, finding, "accept").status_code == 200
    assert decisions_of(database) == [("ana", "accept", 1)]


def test_keys_can_be_changed_and_switched_off(sign_in: Any) -> None:
    from framing.review.web.call import KEYS

    ana = sign_in("ana")
    assert ana.post("/keys", htmx=False, **{**KEYS, "on": "yes", "accept": "y"}).status_code == 303
    assert "&#34;accept&#34;: &#34;y&#34;" in ana.get("/r/1/a/1").text
    assert ana.post("/keys", **{**KEYS, "on": "yes", "accept": "d"}).status_code == 400
    assert ana.post("/keys", **{**KEYS, "on": "yes", "accept": "1"}).status_code == 400
    ana.post("/keys", **KEYS)
    assert "data-keys" not in ana.get("/r/1/a/1").text


def test_the_description_names_every_route(people: dict[str, Viewer]) -> None:
    described = {(method.upper(), path) for path, each in openapi()["paths"].items() for method in each}
    assert described == {(r.method, r.path.replace(":int", "")) for r in routes()}
