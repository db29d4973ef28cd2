"""What editors do to an article: decide, take back, mark, put right, say, finish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from starlette.responses import HTMLResponse

from framing.review import decisions, items, schema, sessions
from framing.review.decisions import ConflictError, Given, Span
from framing.review.web import render
from framing.review.web.article import ATTRIBUTION_KINDS, CODES, STANCES, Place, item_page, open_place
from framing.review.web.call import RefusedError
from framing.review.web.desk import following
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from starlette.responses import Response

    from framing.review.web.call import Call

_KEY = Field("key", required=True)
_ARTICLE = "/r/{round:int}/a/{article:int}"
_FINDING = _ARTICLE + "/f/{finding:int}"


@route(
    "POST",
    _FINDING + "/decide",
    "reviewer",
    Field("verdict", required=True),
    Field("seen", "integer", required=True),
    _KEY,
    Field("reason"),
    Field("note"),
)
def decide(call: Call, c: Connection) -> Response:
    """Take a verdict on a finding; 409 if somebody decided since the page was shown."""
    place = open_place(call, c, write=True)
    item = _finding(call, c, place)
    form = call.form
    given = Given(
        verdict=form.get("verdict", ""),
        seen=call.number("seen") or 0,
        key=form.get("key", ""),
        reason=form.get("reason") or None,
        note=form.get("note", "").strip() or None,
    )
    try:
        decisions.decide(c, place.round, item.id, place.version.id, call.viewer, given)
    except ConflictError as conflict:
        return _fragment(call, c, place, item.id, 409, theirs=conflict.theirs, refused=given.verdict)
    return _fragment(call, c, place, item.id)


def _finding(call: Call, c: Connection, place: Place) -> Any:
    """Return the finding that a request names, as a row; raises RefusedError if this version has it not."""
    f, p = schema.finding, schema.placement
    row = c.execute(
        select(f)
        .join(p, p.c.finding == f.c.id)
        .where(f.c.id == call.params["finding"], p.c.version == place.version.id)
    ).first()
    if row is None:
        raise RefusedError(404, "there is no such finding in this version")
    return row


def _fragment(
    call: Call,
    c: Connection,
    place: Place,
    finding: int,
    status: int = 200,
    *,
    theirs: Any = None,
    refused: str = "",
) -> Response:
    """Return the finding as it stands; without scripts, the page of the article."""
    if not call.htmx and status == 200:
        kind = c.execute(select(schema.finding.c.kind).where(schema.finding.c.id == finding)).scalar_one()
        return call.go(f"{place.path}?kind={kind}#q-{finding}")
    if theirs is not None:
        theirs = _with_name(c, theirs)
    page = item_page(call, c, place, finding, theirs, refused)
    shell = render.shell(call.nonce, call.login, call.keys, call.site.local)
    if not call.htmx:
        return call.page("conflict.html", page, status)
    headers = {"HX-Retarget": f"#q-{finding}", "HX-Reswap": "outerHTML"}
    return HTMLResponse(render.html("_item.html", page, shell), status, headers)


def _with_name(c: Connection, row: Any) -> Any:
    t, a = schema.decision, schema.account
    return c.execute(
        select(t, a.c.name.label("by")).join(a, a.c.id == t.c.account).where(t.c.id == row.id)
    ).one()


@route("POST", _ARTICLE + "/undo", "reviewer", _KEY)
def undo(call: Call, c: Connection) -> Response:
    """Take back one's last decision on an article."""
    place = open_place(call, c, write=True)
    key = call.form.get("key", "")
    try:
        row = decisions.undo(c, place.round, place.version.article, call.viewer, key)
    except ConflictError as conflict:
        return _fragment(call, c, place, conflict.theirs.finding, 409, theirs=conflict.theirs, refused="undo")
    if row is None:
        raise RefusedError(400, "there is nothing to take back")
    return _fragment(call, c, place, row.finding)


@route("POST", _ARTICLE + "/finish", "reviewer", Field("anyway"))
def finish(call: Call, c: Connection) -> Response:
    """Be done with an article, and go to the next."""
    place = open_place(call, c, write=True)
    found = items.of_version(c, place.round, place.version, call.viewer, place.access)
    left = [i for i in found if i.row.kind == "rule" and i.row.start is not None and i.verdict == "undecided"]
    if left and not call.form.get("anyway"):
        return call.go(place.path, unfinished=len(left))
    sessions.mark(c, sessions.own_assignment(c, place.round, place.version.article, call.viewer), "done")
    next_one = following(call, c, place.round, place.version.article)
    return call.go(f"/r/{place.round.id}" + (f"/a/{next_one}" if next_one is not None else ""))


@route("POST", _ARTICLE + "/reopen", "reviewer")
def reopen(call: Call, c: Connection) -> Response:
    """Take an article up again, as long as the other reviewers are not done."""
    place = open_place(call, c)
    if place.round.locked:
        raise RefusedError(403, "this round is locked")
    if place.round.blind and place.version.article in sessions.complete(c, place.round.id):
        raise RefusedError(403, "all reviewers are done; what is left is for the adjudicator")
    sessions.mark(c, sessions.own_assignment(c, place.round, place.version.article, call.viewer), "reopened")
    return call.go(place.path)


@route(
    "POST",
    _ARTICLE + "/span",
    "reviewer",
    Field("start", "integer", required=True),
    Field("end", "integer", required=True),
    Field("exact", required=True),
    Field("code", required=True),
    Field("note"),
    _KEY,
)
def mark_span(call: Call, c: Connection) -> Response:
    """Mark a span that the machine missed."""
    place = open_place(call, c, write=True)
    code = call.form.get("code", "")
    if code not in CODES:
        raise RefusedError(400, f"no such kind of span; choose from {', '.join(CODES)}")
    note, key = call.form.get("note", "").strip(), call.form.get("key", "")
    decisions.annotate(
        c,
        place.round,
        place.version,
        call.viewer,
        _span(call, place),
        kind="missed",
        code=code,
        key=key,
        note=note,
    )
    return call.go(place.path)


def _span(call: Call, place: Place) -> Span:
    """Return the span that was sent; what its editor saw masked is compared with the masked text."""
    start, end = call.number("start") or 0, call.number("end") or 0
    exact = call.form.get("exact", "")
    if place.access.masked:
        decisions.check_span(place.mask(place.version.text), Span(start, end, exact))
        exact = place.version.text[start:end]
    return Span(start, end, exact)


@route("POST", _ARTICLE + "/span/{span:int}/withdraw", "reviewer", _KEY)
def withdraw(call: Call, c: Connection) -> Response:
    """Take back a span that one marked."""
    place = open_place(call, c, write=True)
    standing = decisions.spans(c, place.round, place.version.article)
    row = next((r for r in standing if r.id == call.params["span"]), None)
    if row is None or row.account != call.viewer.id:
        raise RefusedError(404, "there is no such span of yours")
    version = c.execute(select(schema.version).where(schema.version.c.id == row.version)).one()
    decisions.annotate(
        c,
        place.round,
        version,
        call.viewer,
        Span(row.start, row.end, row.exact),
        kind=row.kind,
        code=row.code,
        key=call.form.get("key", ""),
        supersedes=row.id,
        withdrawn=True,
    )
    return call.go(place.path)


@route(
    "POST",
    _FINDING + "/correct",
    "reviewer",
    Field("source"),
    Field("cue"),
    Field("content"),
    Field("speaker"),
    Field("kind", required=True),
    Field("stance", required=True),
    _KEY,
)
def correct(call: Call, c: Connection) -> Response:
    """Put an attribution right: source, cue and content as "start-end", speaker, kind and stance."""
    place = open_place(call, c, write=True)
    item = _finding(call, c, place)
    if item.kind != "attribution":
        raise RefusedError(400, "only an attribution has parts")
    payload = _payload(call, place, item.payload or {})
    spans = [s for s in (payload["source"], payload["cue"], *payload["content"]) if s]
    if not spans:
        raise RefusedError(400, "an attribution has a source, a cue or a content")
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    last = [
        row
        for row in decisions.spans(c, place.round, place.version.article)
        if row.finding == item.id and row.account == call.viewer.id
    ]
    decisions.annotate(
        c,
        place.round,
        place.version,
        call.viewer,
        Span(start, end, place.version.text[start:end]),
        kind="attribution",
        code=item.code,
        key=call.form.get("key", ""),
        payload=payload,
        finding=item.id,
        supersedes=last[-1].id if last else None,
    )
    return _fragment(call, c, place, item.id)


def _payload(call: Call, place: Place, machine: dict[str, Any]) -> dict[str, Any]:
    kind, stance = call.form.get("kind", ""), call.form.get("stance", "")
    if kind not in ATTRIBUTION_KINDS or stance not in STANCES:
        raise RefusedError(400, "no such kind or stance")
    speaker = call.form.get("speaker", "").strip()[:300]
    if place.access.masked and speaker == place.mask(str(machine.get("speaker", ""))):
        speaker = str(machine.get("speaker", ""))
    length = len(place.version.text)
    content = [_range(part, length) for part in call.form.get("content", "").split()]
    return {
        "source": _range(call.form.get("source", ""), length),
        "cue": _range(call.form.get("cue", ""), length),
        "content": [span for span in content if span is not None],
        "speaker": speaker,
        "kind": kind,
        "stance": stance,
    }


def _range(text: str, length: int) -> list[int] | None:
    """Return "start-end" as a range of the text; None for "" and "-1--1", which is how none is sent."""
    if text in ("", "-1--1"):
        return None
    start, _, end = text.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()) or len(text) > 20:
        raise RefusedError(400, "a part is start-end")
    if not 0 <= int(start) < int(end) <= length:
        raise RefusedError(400, "a part lies outside the text")
    return [int(start), int(end)]


@route(
    "POST", _ARTICLE + "/comment", "reviewer", Field("body", required=True), Field("parent", "integer"), _KEY
)
def comment_on_article(call: Call, c: Connection) -> Response:
    """Say something about an article."""
    place = open_place(call, c)
    _comment(call, c, place, None)
    return call.go(place.path)


@route(
    "POST", _FINDING + "/comment", "reviewer", Field("body", required=True), Field("parent", "integer"), _KEY
)
def comment_on_finding(call: Call, c: Connection) -> Response:
    """Say something about a finding."""
    place = open_place(call, c)
    item = _finding(call, c, place)
    _comment(call, c, place, item.id)
    return _fragment(call, c, place, item.id)


def _comment(call: Call, c: Connection, place: Place, finding: int | None) -> None:
    if place.round.locked:
        raise RefusedError(403, "this round is locked")
    form = call.form
    parent = call.number("parent")
    if parent is not None and not place.access.others:
        own = [
            r.id
            for r in decisions.comments(c, place.round, place.version.article)
            if r.account == call.viewer.id
        ]
        if parent not in own:
            raise RefusedError(404, "there is no such comment")
    decisions.say(
        c,
        place.round,
        place.version.article,
        call.viewer,
        form.get("body", ""),
        form.get("key", ""),
        finding,
        parent,
    )
