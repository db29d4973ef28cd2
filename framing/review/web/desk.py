"""The desk: the articles of a round, filtered, a page at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from sqlalchemy import Connection, func, select

from framing.report.wording import count, date
from framing.review import masking, sessions
from framing.review.schema import account, article, decision, finding, placement, session, story, version
from framing.review.web.call import RefusedError
from framing.review.web.context import Choice, DeskPage, DeskRow, Filter
from framing.review.web.routes import Field, route

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.responses import Response

    from framing.review.web.call import Call

PER_PAGE: Final = 50
_HIDDEN: Final = "outlet hidden"
_FILTERS: Final = tuple(Field(name) for name in ("outlet", "story", "rule", "voice", "confidence", "state"))


@route("GET", "/", "reviewer")
def home(call: Call, c: Connection) -> Response:
    """Send a person to the desk, or to the round that waits for them."""
    waiting = sorted(set(sessions.held(c, call.viewer).values()))
    first = waiting[0] if waiting else c.execute(select(func.min(session.c.id))).scalar_one()
    if first is None:
        raise RefusedError(404, "there is no article yet; import some")
    return call.go(f"/r/{first}")


def round_of(c: Connection, key: int) -> Any:
    """Return the row of a round; raises RefusedError where there is none."""
    row = c.execute(select(session).where(session.c.id == key)).first()
    if row is None:
        raise RefusedError(404, "there is no such round")
    return row


@route("GET", "/r/{round:int}", "reviewer", Field("page", "integer"), *_FILTERS)
def desk(call: Call, c: Connection) -> Response:
    """List the articles of a round."""
    round_ = round_of(c, call.params["round"])
    held = sessions.held(c, call.viewer)
    masked = round_.masked and bool(set(held.values()) & {round_.id})
    reach = _reach(call, round_, held)
    conditions = [*reach, *_filters(call, round_)]
    number = call.number("page") or 1
    ids = select(article.c.id).where(*conditions)
    total = c.execute(select(func.count()).select_from(ids.subquery())).scalar_one()
    rows = c.execute(
        select(article, story.c.title.label("story_title"))
        .join(story, story.c.id == article.c.story)
        .where(*conditions)
        .order_by(article.c.story, article.c.outlet if not masked else article.c.id, article.c.id)
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    ).all()
    away = sum(other != round_.id for other in held.values())
    here = f"/r/{round_.id}"
    return call.page(
        "desk.html",
        DeskPage(
            title=round_.name,
            action=here,
            filters=_choices(call, c, round_, masked, reach),
            rows=_rows(call, c, round_, rows, held),
            total=count(total, "article"),
            held_back=f"{count(away, 'article')} held back: you review them in another round."
            if away
            else "",
            previous=_turn(call, number - 1) if number > 1 else "",
            following=_turn(call, number + 1) if number * PER_PAGE < total else "",
            rounds=tuple(Choice(f"/r/{r.id}", r.name, r.id == round_.id) for r in _my_rounds(call, c)),
            locked=round_.locked,
            urls=call.site.urls and call.viewer.may("admin"),
        ),
    )


def _my_rounds(call: Call, c: Connection) -> list[Any]:
    """Return the rounds that a person works in, or oversees."""
    from framing.review.schema import assignment

    query = select(session).order_by(session.c.id)
    if not call.viewer.may("adjudicator"):
        mine = select(assignment.c.session).where(assignment.c.account == call.viewer.id)
        query = query.where((session.c.name == sessions.DESK) | session.c.id.in_(mine))
    return list(c.execute(query))


def _turn(call: Call, number: int) -> str:
    return f"{call.path}?{urlencode({**call.query, 'page': number})}"


def _reach(call: Call, round_: Any, held: dict[int, int]) -> list[Any]:
    """Return the conditions on articles that a person may open in a round."""
    from framing.review.schema import assignment

    away = [key for key, other in held.items() if other != round_.id]
    conditions: list[Any] = [article.c.id.not_in(away)] if away else []
    if round_.name == sessions.DESK:
        return conditions
    inside = select(assignment.c.article).where(assignment.c.session == round_.id)
    if not call.viewer.may("adjudicator"):
        inside = inside.where(assignment.c.account == call.viewer.id)
    return [*conditions, article.c.id.in_(inside)]


def _filters(call: Call, round_: Any) -> list[Any]:
    query = call.query
    out: list[Any] = []
    if query.get("outlet") and not round_.masked:
        out.append(article.c.outlet == query["outlet"])
    if call.number("story"):
        out.append(article.c.story == call.number("story"))
    of_finding = [
        column == query[name]
        for name, column in (
            ("rule", finding.c.code),
            ("voice", finding.c.voice),
            ("confidence", finding.c.confidence),
        )
        if query.get(name)
    ]
    if of_finding or query.get("state") == "undecided":
        out.append(_standing(call, round_, of_finding, query.get("state")).exists())
    return out


def _standing(call: Call, round_: Any, of_finding: Sequence[Any], state: str | None) -> Any:
    """Return the findings in an article's current version; with state "undecided", those without a decision."""
    found = (
        select(1)
        .select_from(placement)
        .join(finding, finding.c.id == placement.c.finding)
        .join(version, version.c.id == placement.c.version)
        .where(
            version.c.article == article.c.id,
            version.c.number == article.c.current,
            finding.c.kind == "rule",
            placement.c.flagged,
            *of_finding,
        )
        .correlate(article)
    )
    if state == "undecided":
        mine = [decision.c.finding == finding.c.id, decision.c.session == round_.id]
        if round_.blind or round_.k > 1:
            mine.append(decision.c.account == call.viewer.id)
        found = found.where(~select(1).where(*mine).correlate(finding).exists())
    return found


def _choices(
    call: Call, c: Connection, round_: Any, masked: bool, reach: Sequence[Any]
) -> tuple[Filter, ...]:
    query = call.query

    def filter_(name: str, label: str, values: Iterable[tuple[str, str]]) -> Filter:
        options = [Choice(v, text, query.get(name) == v) for v, text in values]
        return Filter(name, label, (Choice("", f"any {label.lower()}"), *options))

    outlets = c.execute(
        select(article.c.outlet).where(*reach).distinct().order_by(article.c.outlet)
    ).scalars()
    codes = c.execute(
        select(finding.c.code, finding.c.name)
        .where(finding.c.kind == "rule")
        .distinct()
        .order_by(finding.c.code)
    )
    stories = c.execute(select(story.c.id, story.c.title).order_by(story.c.id).limit(200))
    mask = masking.mask_of(c) if masked else str
    lists = [
        filter_("story", "Story", [(str(s.id), mask(s.title)[:60]) for s in stories]),
        filter_("rule", "Rule", [(r.code, f"{r.code} {r.name}") for r in codes]),
        filter_("voice", "Voice", [(v, v) for v in ("narrator", "reported", "quoted")]),
        filter_("confidence", "Confidence", [(v, v) for v in ("low", "medium", "high")]),
        filter_("state", "State", [("undecided", "with undecided findings")]),
    ]
    if not round_.masked:
        lists.insert(0, filter_("outlet", "Outlet", [(name, name) for name in outlets]))
    return tuple(lists)


def _rows(
    call: Call, c: Connection, round_: Any, rows: Sequence[Any], held: dict[int, int]
) -> tuple[DeskRow, ...]:
    ids = [row.id for row in rows]
    findings = _findings(c, ids)
    decided = _decided(call, c, round_, ids)
    who = _who(c, round_, ids)
    mask = masking.mask_of(c) if round_.masked else None
    out = []
    last = None
    for row in rows:
        hide = mask is not None and row.id in held
        title = mask(row.title) if hide and mask else row.title
        story_title = mask(row.story_title) if mask and held else row.story_title
        people, states = who.get(row.id, ((), ()))
        out.append(
            DeskRow(
                href=f"/r/{round_.id}/a/{row.id}",
                title=title,
                outlet=_HIDDEN if hide else row.outlet,
                published=date(row.published),
                story="" if row.story == last else story_title,
                story_href="" if hide else f"/story/{row.story}",
                findings=findings[row.id],
                decided=decided[row.id],
                who=", ".join(people),
                state="done" if states and all(s == "done" for s in states) else "open" if states else "",
            )
        )
        last = row.story
    return tuple(out)


def _findings(c: Connection, ids: Sequence[int]) -> Counter[int]:
    """Return how many findings of rules stand in the current version of each article."""
    rows = c.execute(
        select(version.c.article, func.count())
        .join(article, (article.c.id == version.c.article) & (article.c.current == version.c.number))
        .join(placement, placement.c.version == version.c.id)
        .join(finding, finding.c.id == placement.c.finding)
        .where(version.c.article.in_(ids), finding.c.kind == "rule", placement.c.flagged)
        .group_by(version.c.article)
    )
    return Counter(dict(rows.all()))


def _decided(call: Call, c: Connection, round_: Any, ids: Sequence[int]) -> Counter[int]:
    """Return on how many of them the viewer's chains, or those of all on the desk, hold a verdict."""
    own = round_.blind or round_.k > 1
    rows = c.execute(
        select(finding.c.article, decision.c.finding, decision.c.chain, decision.c.verdict)
        .join(finding, finding.c.id == decision.c.finding)
        .join(article, article.c.id == finding.c.article)
        .join(version, (version.c.article == article.c.id) & (version.c.number == article.c.current))
        .join(placement, (placement.c.version == version.c.id) & (placement.c.finding == finding.c.id))
        .where(
            decision.c.session == round_.id,
            finding.c.article.in_(ids),
            finding.c.kind == "rule",
            placement.c.flagged,
            *([decision.c.account == call.viewer.id] if own else []),
        )
        .order_by(decision.c.id)
    )
    last = {row.chain: (row.article, row.verdict) for row in rows}
    return Counter(key for key, verdict in last.values() if verdict != "undecided")


def _who(c: Connection, round_: Any, ids: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
    """Return who has each article, with "name (done)", and their states."""
    s = sessions.states()
    rows = c.execute(
        select(s.c.article, s.c.state, account.c.name)
        .join(account, account.c.id == s.c.account)
        .where(s.c.session == round_.id, s.c.article.in_(ids))
        .order_by(account.c.name)
    )
    out: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in rows:
        state = row.state or "open"
        out[row.article][0].append(f"{row.name} ({'done' if state == 'done' else 'has it'})")
        out[row.article][1].append(state)
    return out


def following(call: Call, c: Connection, round_: Any, key: int) -> int | None:
    """Return the next article of a round that its viewer is not done with, or None."""
    held = sessions.held(c, call.viewer)
    conditions = _reach(call, round_, held)
    s = sessions.states()
    done = select(s.c.article).where(
        s.c.session == round_.id, s.c.account == call.viewer.id, s.c.state == "done"
    )
    here = c.execute(select(article.c.story, article.c.outlet).where(article.c.id == key)).one()
    order = (article.c.story, article.c.outlet, article.c.id)
    later = (
        (article.c.story > here.story)
        | ((article.c.story == here.story) & (article.c.outlet > here.outlet))
        | ((article.c.story == here.story) & (article.c.outlet == here.outlet) & (article.c.id > key))
    )
    base = select(article.c.id).where(*conditions, article.c.id.not_in(done), article.c.id != key)
    for query in (base.where(later), base):
        found = c.execute(query.order_by(*order).limit(1)).scalar()
        if found is not None:
            return int(found)
    return None


@route("POST", "/fetch", "admin", Field("url", required=True), slow=True)
def fetch(call: Call, c: Connection) -> Response:
    """Fetch an article from the web, where that is switched on."""
    from framing.review import accounts, articles
    from framing.review import fetch as web
    from framing.stories import group

    if not call.site.urls:
        raise RefusedError(403, "fetching from the web is switched off; start with --allow-urls")
    found = web.article(call.form.get("url", ""))
    scored = articles.score([found], call.site.config)
    with call.site.database.write() as writing:
        stored = articles.store(writing, scored, group([found]))
        accounts.note(
            writing, call.viewer, "fetched", f"{found.url}: {stored.new} new, {stored.changed} changed"
        )
    return call.go("/")
