"""Rounds, and rulings where their reviewers disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from framing.errors import FramingError
from framing.report.wording import count
from framing.review import accounts, anchoring, decisions, outcomes, schema, sessions, verdicts
from framing.review.decisions import ConflictError
from framing.review.web.article import CODES, Place, open_place
from framing.review.web.call import RefusedError, fresh_key
from framing.review.web.context import (
    Choice,
    Figure,
    Other,
    PersonRow,
    RoundPage,
    RoundRow,
    RoundsPage,
    Ruling,
    RulingsPage,
)
from framing.review.web.desk import round_of
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from starlette.responses import Response

    from framing.review.agreement import Agreement
    from framing.review.verdicts import Material
    from framing.review.web.call import Call


@route("GET", "/rounds", "adjudicator")
def rounds(call: Call, c: Connection) -> Response:
    """List the rounds."""
    return _rounds(call, c)


def _rounds(call: Call, c: Connection, error: str = "") -> Response:
    a, s = schema.account, schema.story
    rows = tuple(
        RoundRow(
            href=f"/rounds/{r.id}",
            name=r.name,
            rules=rules(r),
            progress=f"{r.done} of {count(r.assigned, 'assignment')} done",
            locked=r.locked,
        )
        for r in sessions.overview(c)
    )
    people = c.execute(select(a.c.id, a.c.name).where(a.c.active).order_by(a.c.name))
    stories = c.execute(select(s.c.id, s.c.title).order_by(s.c.id).limit(500))
    page = RoundsPage(
        rounds=rows,
        reviewers=tuple(Choice(str(p.id), p.name) for p in people),
        stories=tuple(Choice(str(each.id), each.title) for each in stories),
        error=error,
    )
    return call.page("rounds.html", page, 400 if error else 200)


def rules(round_: Any) -> str:
    """Return the rules of a round in words."""
    if round_.name == sessions.DESK:
        return "everybody works together, the last verdict counts"
    parts = [f"{count(round_.k, 'reviewer')} an article"]
    parts += ["blind to each other"] if round_.blind else []
    parts += ["outlets hidden"] if round_.masked else []
    return ", ".join(parts)


@route(
    "POST",
    "/rounds",
    "admin",
    Field("name", required=True),
    Field("k", "integer", required=True),
    Field("reviewers", required=True),
    Field("stories"),
    Field("blind"),
    Field("masked"),
    Field("guideline"),
)
def create(call: Call, c: Connection) -> Response:
    """Start a round."""
    form = call.form
    known = set(c.execute(select(schema.account.c.id).where(schema.account.c.active)).scalars())
    reviewers = [n for n in _numbers(form.get("reviewers", "")) if n in known]
    chosen = sessions.articles_of(c, _numbers(form.get("stories", "")))
    try:
        key = sessions.create(
            c,
            form.get("name", ""),
            articles=chosen,
            reviewers=reviewers,
            k=call.number("k") or 0,
            blind=form.get("blind") == "yes",
            masked=form.get("masked") == "yes",
            guideline=form.get("guideline", "")[:200],
        )
    except FramingError as error:
        return _rounds(call, c, str(error))
    accounts.note(c, call.viewer, "round started", form.get("name", ""))
    return call.go(f"/rounds/{key}")


def _numbers(text: str) -> list[int]:
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in text.split()):
        raise RefusedError(400, "a choice is not one of those offered")
    return [int(part) for part in text.split()]


@route("GET", "/rounds/{round:int}", "adjudicator")
def show(call: Call, c: Connection) -> Response:
    """Show a round: people, agreement, what is in dispute."""
    round_ = round_of(c, call.params["round"])
    found = verdicts.material(c, [round_], call.viewer)
    agreed = outcomes.agreements(c, round_, found)
    disputed = _disputed(c, round_, found)
    a = schema.article
    named = c.execute(select(a.c.id, a.c.title).where(a.c.id.in_(disputed)))
    titles = {row.id: row.title for row in named}
    page = RoundPage(
        name=round_.name,
        rules=rules(round_),
        guideline=round_.guideline,
        action=f"/rounds/{round_.id}",
        locked=round_.locked,
        people=tuple(
            PersonRow(name=p.name, assigned=p.assigned, done=p.done) for p in sessions.people(c, round_.id)
        ),
        figures=_figures(agreed, round_),
        complete=f"{count(agreed.articles, 'article')} counted, {found.left_out} not, for their reviewers are not done.",
        disputes=tuple(
            Choice(f"/r/{round_.id}/a/{key}/rulings", f"{titles[key]} ({n})") for key, n in disputed.items()
        ),
    )
    return call.page("round.html", page)


def _figures(agreed: outcomes.Agreements, round_: Any) -> tuple[Figure, ...]:
    if round_.k < 2:
        return ()
    left = f"{agreed.left_out} with fewer than two verdicts left out" if agreed.left_out else "none left out"
    listed = [("Krippendorff’s α, verdicts", agreed.alpha, "findings", left)]
    if agreed.kappa is not None:
        listed.insert(0, ("Cohen’s κ, verdicts", agreed.kappa, "findings", left))
    listed.append(("α for unitizing, spans", agreed.spans, "spans", "of accepted findings and missed spans"))
    return tuple(figure(name, value, what, out) for name, value, what, out in listed)


def figure(name: str, value: Agreement, what: str, left_out: str) -> Figure:
    """Return a coefficient in words."""
    interval = "" if value.low is None or value.high is None else f"{value.low:.2f} to {value.high:.2f}"
    return Figure(
        name=name,
        value=value.skipped if value.value is None else f"{value.value:.2f}",
        interval=interval or "too few articles for an interval",
        n=f"{value.n} {what}",
        left_out=left_out,
    )


def _disputed(c: Connection, round_: Any, found: Material) -> dict[int, int]:
    """Return the articles with disagreements that nobody ruled on, and how many each has."""
    if round_.k < 2:
        return {}
    out: dict[int, int] = {}
    for item in found.judged:
        if len(set(item.verdicts.values())) > 1 and item.ruling is None:
            out[item.finding.article] = out.get(item.finding.article, 0) + 1
    ruled = {r.annotation for r in decisions.rulings(c, round_, [m.article for m in found.marked]).values()}
    for mark in found.marked:
        if len(mark.by) < round_.k and not ruled & set(mark.ids):
            out[mark.article] = out.get(mark.article, 0) + 1
    return dict(sorted(out.items()))


@route("POST", "/rounds/{round:int}/lock", "adjudicator", Field("locked", required=True))
def lock(call: Call, c: Connection) -> Response:
    """Lock a round, or open it again."""
    round_ = round_of(c, call.params["round"])
    locked = call.form.get("locked") == "yes"
    sessions.lock(c, round_.id, locked=locked)
    accounts.note(c, call.viewer, "round locked" if locked else "round opened", round_.name)
    return call.go(f"/rounds/{round_.id}")


_RULINGS = "/r/{round:int}/a/{article:int}/rulings"


@route("GET", _RULINGS, "adjudicator")
def rulings(call: Call, c: Connection) -> Response:
    """Show what the reviewers of an article disagree on."""
    place = _open(call, c)
    return call.page("rulings.html", _page(call, c, place))


def _open(call: Call, c: Connection) -> Place:
    place = open_place(call, c)
    if not place.access.others or place.round.k < 2:
        raise RefusedError(403, "its reviewers are not done yet")
    if place.round.blind and place.version.article not in sessions.complete(c, place.round.id):
        raise RefusedError(403, "its reviewers are not done yet")
    return place


def _page(call: Call, c: Connection, place: Place) -> RulingsPage:
    found = verdicts.material(c, [place.round], call.viewer)
    key = place.version.article
    ruled = decisions.rulings(c, place.round, [key])
    listed = [
        _of_finding(place, item, ruled)
        for item in found.judged
        if item.finding.article == key and (len(set(item.verdicts.values())) > 1 or item.ruling)
    ]
    listed += [
        _of_mark(c, place, mark, ruled)
        for mark in found.marked
        if mark.article == key and (len(mark.by) < place.round.k or _chain(place, mark) in ruled)
    ]
    return RulingsPage(
        title=place.version.article_title,
        back=place.path,
        rulings=tuple(listed),
        open=sum(not r.verdict for r in listed),
        locked=place.round.locked,
    )


def _chain(place: Place, mark: verdicts.Marked) -> str:
    return f"{place.round.id}:a:{mark.ids[0]}"


def _of_finding(place: Place, item: verdicts.Judged, ruled: dict[str, Any]) -> Ruling:
    said = tuple(
        Other(by=name, verdict=verdict, reason="", note="", at="")
        for name, verdict in sorted(item.verdicts.items())
    )
    row = item.finding
    return _ruling(
        place, "finding", row.id, row.code, (item.exact, item.prefix, item.suffix), row.message, said,
        ruled.get(f"{place.round.id}:f:{row.id}"),
    )  # fmt: skip


def _of_mark(c: Connection, place: Place, mark: verdicts.Marked, ruled: dict[str, Any]) -> Ruling:
    text = c.execute(select(schema.version.c.text).where(schema.version.c.id == mark.version)).scalar_one()
    quoted = anchoring.quoted(text, mark.start, mark.end)
    said = tuple(Other(by=name, verdict="marked as missed", reason="", note="", at="") for name in mark.by)
    return _ruling(
        place, "annotation", mark.ids[0], CODES.get(mark.code, mark.code), quoted, "Marked as missed.", said,
        ruled.get(_chain(place, mark)),
    )  # fmt: skip


def _ruling(
    place: Place,
    kind: str,
    target: int,
    code: str,
    quoted: Sequence[str],
    message: str,
    said: tuple[Other, ...],
    ruled: Any,
) -> Ruling:
    exact, before, after = quoted
    return Ruling(
        action=f"{place.path}/rulings",
        kind=kind,
        target=target,
        code=code,
        words=exact,
        before=before,
        after=after,
        message=message,
        verdicts=said,
        verdict=ruled.verdict if ruled is not None else "",
        rationale=ruled.rationale if ruled is not None else "",
        by=ruled.by if ruled is not None else "",
        seen=ruled.seq if ruled is not None else 0,
        key=fresh_key(),
    )


@route(
    "POST",
    _RULINGS,
    "adjudicator",
    Field("finding", "integer"),
    Field("annotation", "integer"),
    Field("verdict", required=True),
    Field("rationale", required=True),
    Field("seen", "integer", required=True),
    Field("key", required=True),
)
def rule(call: Call, c: Connection) -> Response:
    """Rule on a disagreement, with a reason; 409 if somebody ruled since."""
    place = _open(call, c)
    if place.round.locked:
        raise RefusedError(403, "this round is locked")
    listed = _page(call, c, place).rulings
    finding, annotation = call.number("finding"), call.number("annotation")
    offered = {(r.kind, r.target) for r in listed}
    if (finding is None) is (annotation is None) or not offered & {
        ("finding", finding),
        ("annotation", annotation),
    }:
        raise RefusedError(400, "this is not in dispute")
    form = call.form
    try:
        decisions.rule(
            c,
            place.round,
            call.viewer,
            form.get("verdict", ""),
            form.get("rationale", ""),
            call.number("seen") or 0,
            form.get("key", ""),
            finding=finding,
            annotation=annotation,
        )
    except ConflictError:
        return call.page("rulings.html", _page(call, c, place), 409)
    return call.go(f"{place.path}/rulings")
