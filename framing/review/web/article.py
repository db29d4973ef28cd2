"""The page of an article: its text with marks, and the queue of findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, select

from framing.report.marks import Mark, overlapping, segments
from framing.report.wording import count, date, language
from framing.review import decisions, items, masking, schema, sessions
from framing.review.web.call import RefusedError, fresh_key
from framing.review.web.context import (
    ArticlePage,
    Beside,
    Choice,
    CommentView,
    ItemPage,
    ItemView,
    Other,
    ParagraphView,
    PartView,
    SpanView,
    Tally,
)
from framing.review.web.desk import following, round_of
from framing.review.web.routes import Field, route
from framing.types import SCORED_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.responses import Response

    from framing.review.accounts import Viewer
    from framing.review.items import Item
    from framing.review.sessions import Access
    from framing.review.web.call import Call
    from framing.types import Analysis

KINDS: Final = {"rule": "Findings", "attribution": "Attributions"}
CODES: Final = {
    "loaded": "Loaded wording",
    "attribution": "Attribution missed",
    "headline": "Headline says more than the text",
    "other": "Something else",
}
"""What a span that the machine missed may be."""
ATTRIBUTION_KINDS: Final = ("direct", "mixed", "indirect")
STANCES: Final = ("neutral", "doubting", "endorsing", "conceding", "combative", "emotive")
_MOVED_SPAN: Final = {"fuzzy": "Carried over to changed words: check the place."}
_SHOWN = 1_000
"""Characters of a finding's words that the queue shows."""


@dataclass(frozen=True)
class Place:
    """An article in a round as its viewer has it."""

    round: Any
    version: Any
    access: Access
    mask: Callable[[str], str]
    viewer: Viewer

    @cached_property
    def masked_text(self) -> str:
        """The text as the viewer may see it."""
        return self.mask(self.version.text)

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/r/{self.round.id}/a/{self.version.article}"


def open_place(call: Call, c: Connection, *, write: bool = False) -> Place:
    """Return the article that a request names; raises RefusedError where its viewer may not read or write it."""
    round_ = round_of(c, call.params["round"])
    version = items.current(c, call.params["article"])
    if version is None:
        raise RefusedError(404, "there is no such article")
    access = sessions.access(c, round_, version.article, call.viewer)
    if not access.read:
        raise RefusedError(403, access.why)
    if write and round_.locked:
        raise RefusedError(403, "this round is locked")
    if write and not access.write:
        raise RefusedError(403, "you are done with this article; take it up again first")
    mask: Callable[[str], str] = masking.mask_of(c) if access.masked else str
    return Place(round_, version, access, mask, call.viewer)


@route(
    "GET",
    "/r/{round:int}/a/{article:int}",
    "reviewer",
    Field("kind"),
    Field("beside", "integer"),
    Field("unfinished", "integer"),
)
def article(call: Call, c: Connection) -> Response:
    """Show an article with its queue."""
    place = open_place(call, c)
    kind = call.query.get("kind", "rule")
    kind = kind if kind in KINDS else "rule"
    found = items.of_version(c, place.round, place.version, call.viewer, place.access)
    return call.page("article.html", _page(call, c, place, found, kind))


def _page(call: Call, c: Connection, place: Place, found: Sequence[Item], kind: str) -> ArticlePage:
    analysis = items.analysis_of(c, place.version)
    a = analysis.article
    shown = [i for i in found if i.row.kind == kind]
    spans = _spans(call, c, place)
    placed = tuple(i for i in shown if i.row.start is not None)
    talk = _talk(c, place)
    fixed = _corrections(c, place)
    views = {i.row.id: item_view(place, i, talk, fixed) for i in shown}
    unfinished = call.number("unfinished") or 0
    next_one = following(call, c, place.round, place.version.article)
    done = _is_done(c, place, call)
    return ArticlePage(
        title=place.mask(place.version.article_title),
        outlet="outlet hidden" if place.access.masked else place.version.article_outlet,
        facts=(a.genre, date(a.published) or "date unknown", f"version {place.version.number}"),
        language=language(a.language),
        paragraphs=_paragraphs(place, analysis, placed, spans),
        items=tuple(views[i.row.id] for i in placed),
        orphans=tuple(views[i.row.id] for i in shown if i.row.start is None),
        spans=spans,
        tally=_tally(placed),
        kinds=tuple(
            Choice(
                f"{place.path}?kind={name}",
                f"{label} ({sum(i.row.kind == name for i in found)})",
                name == kind,
            )
            for name, label in KINDS.items()
        ),
        writable=place.access.write,
        why=_why(place, done),
        done=done,
        action=place.path,
        key=fresh_key(),
        back=f"/r/{place.round.id}",
        following=f"/r/{place.round.id}/a/{next_one}" if next_one is not None else "",
        story_href="" if place.access.masked else f"/story/{place.version.article_story}",
        adjudicate_href=_adjudicate_href(call, place),
        others=_others(call, c, place),
        beside=_beside(call, c, place),
        codes=tuple(Choice(code, label) for code, label in CODES.items()),
        comments=_thread(talk, None, place),
        comment_action=f"{place.path}/comment",
        comment_key=fresh_key(),
        unfinished=f"{count(unfinished, 'finding')} undecided." if unfinished else "",
    )


def _adjudicate_href(call: Call, place: Place) -> str:
    rounds = place.round.name != sessions.DESK and place.access.others
    return f"{place.path}/rulings" if rounds and call.viewer.may("adjudicator") else ""


def _why(place: Place, done: bool) -> str:
    """Return why nothing can be changed, or ""."""
    if place.round.locked:
        return "This round is locked."
    if place.access.write:
        return ""
    return (
        "You are done with this article." if done else "Its reviewers are done; you read what they decided."
    )


def _is_done(c: Connection, place: Place, call: Call) -> bool:
    s = sessions.states()
    state = c.execute(
        select(s.c.state).where(
            s.c.session == place.round.id,
            s.c.article == place.version.article,
            s.c.account == call.viewer.id,
        )
    ).scalar()
    return state == "done"


def _tally(placed: Sequence[Item]) -> Tally:
    return Tally(decided=sum(i.verdict != "undecided" for i in placed), total=len(placed))


def item_page(
    call: Call, c: Connection, place: Place, finding: int, conflict: Any = None, refused: str = ""
) -> ItemPage:
    """Return a finding alone, as it stands after a decision, or with the decision that came between."""
    item = items.one(c, place.round, place.version, call.viewer, place.access, finding)
    if item is None:
        raise RefusedError(404, "there is no such finding in this version")
    decided, total = items.tally(c, place.round, place.version, call.viewer, item.row.kind)
    talk = _talk(c, place, finding)
    view = item_view(
        place,
        item,
        talk,
        _corrections(c, place) if item.row.kind == "attribution" else {},
        conflict=conflict,
        refused=refused,
    )
    return ItemPage(item=view, tally=Tally(decided=decided, total=total, swap=True))


def item_view(
    place: Place,
    item: Item,
    talk: Sequence[Any],
    fixed: Mapping[int, Any],
    *,
    conflict: Any = None,
    refused: str = "",
) -> ItemView:
    """Return a finding as the queue shows it."""
    row, mine, mask = item.row, item.mine, place.mask
    path = f"{place.path}/f/{row.id}"
    about = [row.voice, row.role, f"{row.confidence} confidence"]
    if row.score is not None:
        about.append(f"machine score {row.score:.2f}")
    corrected = fixed.get(row.id)
    payload = corrected.payload if corrected is not None else row.payload
    return ItemView(
        id=row.id,
        action=f"{path}/decide",
        at=f"#f-{row.id}" if row.start is not None else "",
        code=row.code,
        name=row.name,
        words=mask(_short(row.exact)),
        before=_masked_around(place, row)[0],
        after=_masked_around(place, row)[1],
        message=mask(row.message),
        suggestion=row.suggestion or "",
        about=", ".join(about),
        verdict=item.verdict,
        by=mine.by if mine is not None and mine.account != place.viewer.id else "",
        reason=(mine.reason if mine is not None else "") or "",
        note=(mine.note if mine is not None else "") or "",
        seen=item.seq,
        key=fresh_key(),
        writable=place.access.write,
        moved=_moved(row, mine, place),
        others=tuple(_other(link) for link in item.others),
        reasons=_reasons(mine),
        comments=_thread(talk, row.id, place),
        comment_action=f"{path}/comment",
        comment_key=fresh_key(),
        parts=_parts(place, payload),
        correct_action=f"{path}/correct",
        speaker=mask((payload or {}).get("speaker", "")),
        kinds=_options(ATTRIBUTION_KINDS, (payload or {}).get("kind")),
        stances=_options(STANCES, (payload or {}).get("stance")),
        correct_key=fresh_key(),
        corrected=f"Put right by {corrected.by}." if corrected is not None else "",
        conflict=_other(conflict) if conflict is not None else None,
        refused=refused,
    )


def _masked_around(place: Place, row: Any) -> tuple[str, str]:
    """Return what stands before and after a finding; masked as a whole, so that no name is cut and shown in part."""
    if not place.access.masked:
        return row.prefix, row.suffix
    if row.start is None:
        return "", ""
    text = place.masked_text
    return text[row.start - len(row.prefix) : row.start], text[row.end : row.end + len(row.suffix)]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _options(values: Sequence[str], chosen: str | None) -> tuple[Choice, ...]:
    return tuple(Choice(v, v, v == chosen) for v in values)


def _reasons(mine: Any) -> tuple[Choice, ...]:
    chosen = mine.reason if mine is not None else None
    listed = [
        Choice(code, f"{number} {label}", code == chosen)
        for number, (code, label) in enumerate(decisions.REASONS.items(), 1)
    ]
    return (Choice("", "no reason", chosen is None), *listed)


def _moved(row: Any, mine: Any, place: Place) -> str:
    """Return what a reader must know of how a finding came to this version."""
    if row.how == "orphan":
        return "Its words are gone from this version, or stand where they cannot be told apart."
    told = []
    if row.how == "fuzzy":
        told.append(f"Carried over to changed words, {row.similarity:.0%} alike: check the place.")
    if not row.flagged:
        told.append("The machine does not find it in this version.")
    if mine is not None and mine.version != place.version.id:
        told.append("Decided on an earlier version.")
    return " ".join(told)


def _other(link: Any) -> Other:
    return Other(
        by=link.by,
        verdict=link.verdict,
        reason=decisions.REASONS.get(link.reason or "", ""),
        note=link.note or "",
        at=_when(link.at),
    )


def _when(at: str) -> str:
    return f"{at[:10]} {at[11:16]} UTC"


def _corrections(c: Connection, place: Place) -> dict[int, Any]:
    """Return the last correction of each attribution that the viewer may see, made on this version."""
    return {
        row.finding: row
        for row in decisions.spans(c, place.round, place.version.article)
        if row.finding is not None and row.version == place.version.id and _visible(row, place)
    }


def _visible(row: Any, place: Place) -> bool:
    return place.access.others or row.account == place.viewer.id


def _parts(place: Place, payload: dict[str, Any] | None) -> tuple[PartView, ...]:
    if payload is None:
        return ()
    named = [("source", payload.get("source")), ("cue", payload.get("cue"))]
    named += [("content", span) for span in payload.get("content") or [None]]
    text = place.masked_text
    return tuple(
        PartView(
            name=name,
            start=span[0] if span else -1,
            end=span[1] if span else -1,
            text=text[span[0] : span[1]] if span else "",
        )
        for name, span in named
    )


def _talk(c: Connection, place: Place, finding: int | None = None) -> list[Any]:
    """Return the comments that the viewer may see: on everything, or on one finding."""
    talk = decisions.comments(c, place.round, place.version.article, finding)
    return [row for row in talk if _visible(row, place)]


def _thread(talk: Sequence[Any], finding: int | None, place: Place) -> tuple[CommentView, ...]:
    """Return the comments on a finding, or on the article, each after the one that it answers."""
    here = [row for row in talk if row.finding == finding]
    known = {row.id for row in here}
    out: list[CommentView] = []

    def add(parent: int | None, depth: int) -> None:
        for row in here:
            above = row.parent if row.parent in known else None
            if above == parent:
                out.append(
                    CommentView(id=row.id, by=row.by, at=_when(row.at), body=row.body, depth=min(depth, 3))
                )
                add(row.id, depth + 1)

    add(None, 0)
    return tuple(out)


def _spans(call: Call, c: Connection, place: Place) -> tuple[SpanView, ...]:
    p = schema.placement
    rows = [
        row
        for row in decisions.spans(c, place.round, place.version.article)
        if row.kind == "missed" and _visible(row, place)
    ]
    where = {
        r.annotation: r
        for r in c.execute(
            select(p).where(p.c.version == place.version.id, p.c.annotation.in_([row.id for row in rows]))
        )
    }
    out = []
    for row in rows:
        at = where.get(row.id)
        lost = "Its words are gone from this version."
        moved = lost if at is None or at.start is None else _MOVED_SPAN.get(at.how, "")
        out.append(
            SpanView(
                id=row.id,
                at=f"{at.start}-{at.end}" if at is not None and at.start is not None else "",
                words=place.mask(_short(row.exact)),
                code=CODES.get(row.code, row.code),
                note=row.note or "",
                by=row.by,
                moved=moved,
                action=f"{place.path}/span/{row.id}/withdraw",
                key=fresh_key(),
                mine=row.account == call.viewer.id and place.access.write,
            )
        )
    return tuple(out)


def _paragraphs(
    place: Place, analysis: Analysis, placed: Sequence[Item], spans: Sequence[SpanView]
) -> tuple[ParagraphView, ...]:
    text = place.mask(analysis.article.text)
    marks = [*_voice_marks(analysis, place), *(_finding_mark(i, place) for i in placed)]
    for span in spans:
        if span.at:
            start, _, end = span.at.partition("-")
            title = f"marked by {span.by}: {span.code}"
            marks.append(
                Mark(int(start), int(end), "evidence", "mi", f"s-{span.id}", f"#sq-{span.id}", title)
            )
    blocks = analysis.article.blocks
    inside = overlapping([(b.start, b.end) for b in blocks], marks)
    return tuple(
        ParagraphView(
            start=block.start,
            role=block.role,
            note="" if block.role in SCORED_ROLES else block.note or block.role,
            pieces=segments(text, block.start, block.end, inner),
        )
        for block, inner in zip(blocks, inside, strict=True)
    )


def _voice_marks(analysis: Analysis, place: Place) -> list[Mark]:
    styles = {"reported": "vr", "quoted": "vq"}
    marks = [Mark(v.start, v.end, "voice", styles[v.voice]) for v in analysis.voices if v.voice in styles]
    for a in analysis.attributions:
        title = place.mask(f"{a.kind}, {a.naming}: {a.speaker or 'no named source'}")
        if a.source is not None:
            marks.append(Mark(a.source.start, a.source.end, "source", "so", title=title))
        if a.cue is not None:
            marks.append(Mark(a.cue.start, a.cue.end, "cue", "cu", title=title))
    return marks


def _finding_mark(item: Item, place: Place) -> Mark:
    row = item.row
    style = "fa" if row.kind == "attribution" else "lo" if row.voice == "narrator" else "lx"
    return Mark(
        row.start,
        row.end,
        "evidence",
        f"{style} fi v-{item.verdict}",
        f"f-{row.id}",
        f"#q-{row.id}",
        place.mask(f"{row.code} {row.name}"),
    )


def _others(call: Call, c: Connection, place: Place) -> tuple[Choice, ...]:
    """Return the other articles of the story that the viewer may read here."""
    if place.access.masked:
        return ()
    t = schema.article
    rows = c.execute(
        select(t.c.id, t.c.outlet, t.c.title)
        .where(t.c.story == place.version.article_story, t.c.id != place.version.article)
        .order_by(t.c.outlet, t.c.id)
        .limit(50)
    )
    chosen = call.number("beside")
    held = sessions.held(c, call.viewer)
    return tuple(
        Choice(str(r.id), f"{r.outlet}: {r.title}"[:90], r.id == chosen) for r in rows if r.id not in held
    )


def _beside(call: Call, c: Connection, place: Place) -> Beside | None:
    chosen = call.number("beside")
    if chosen is None or str(chosen) not in {o.value for o in _others(call, c, place)}:
        return None
    other = items.current(c, chosen)
    analysis = items.analysis_of(c, other)
    bare = replace(place, version=other)
    return Beside(
        title=other.article_title,
        outlet=other.article_outlet,
        paragraphs=_paragraphs(bare, analysis, (), ()),
    )
