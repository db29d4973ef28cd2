"""What editors decide, annotate, say and rule: events that are added, never changed.

A verdict stands in a chain: one for each finding of a round, and of a reviewer where the round is blind. Whoever
decides says which link they saw last; if there is a newer one, theirs is refused and both are shown.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, insert, select

from framing.errors import FramingError
from framing.review import anchoring, schema
from framing.review.clock import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.review.accounts import Viewer

REASONS: Final = {
    "accurate": "It is what happened",
    "quoted": "Other people’s words",
    "neutral": "A plain or technical term",
    "genre": "The genre allows it",
    "sense": "Another sense of the word",
    "span": "Wrong span",
    "duplicate": "Said by another finding",
    "style": "House style allows it",
    "other": "Other, see the note",
}
"""Why a finding was not accepted; key 1 to 9 in this order."""

LONGEST: Final = 4_000
"""Characters of a note, a comment or a rationale."""


class Given(NamedTuple):
    """A verdict as a browser sends it: ``seen`` is the link seen last (0: none), ``key`` tells a repetition."""

    verdict: str
    seen: int
    key: str
    reason: str | None = None
    note: str | None = None


class ConflictError(Exception):
    """Somebody decided meanwhile; ``theirs`` is the row of their decision."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("decided meanwhile")
        self.theirs = theirs


def chain_of(round_: Any, finding: int, viewer: Viewer) -> str:
    """Return the chain that a viewer's verdicts on a finding stand in."""
    own = f":{viewer.id}" if round_.blind or round_.k > 1 else ""
    return f"{round_.id}:{finding}{own}"


def latest(c: Connection, chain: str) -> Any:
    """Return the last link of a chain of decisions, or None."""
    t = schema.decision
    return c.execute(select(t).where(t.c.chain == chain).order_by(t.c.seq.desc()).limit(1)).first()


def decide(c: Connection, round_: Any, finding: int, version: int, viewer: Viewer, given: Given) -> Any:
    """Add a verdict and return its row; the same key again returns the row that it made.

    Raises ConflictError if the chain has a link that the editor has not seen, FramingError for what is no verdict.
    """
    check(given)
    t = schema.decision
    again = c.execute(select(t).where(t.c.account == viewer.id, t.c.key == given.key)).first()
    if again is not None:
        return _same(again, finding)
    chain = chain_of(round_, finding, viewer)
    last = latest(c, chain)
    if (last.seq if last is not None else 0) != given.seen:
        raise ConflictError(last)
    return _add(c, round_, finding, version, viewer, given, last)


def _same(row: Any, finding: int) -> Any:
    if row.finding != finding:
        raise FramingError("this key belongs to another decision", remedy="reload the page")
    return row


def check(given: Given) -> None:
    """Raise FramingError for a verdict, reason or note that is none."""
    if given.verdict not in schema.VERDICTS:
        raise FramingError(f"no such verdict '{given.verdict}'", remedy="accept, dismiss or unsure")
    if given.reason is not None and given.reason not in REASONS:
        raise FramingError(f"no such reason '{given.reason}'", remedy=", ".join(REASONS))
    if len(given.note or "") > LONGEST:
        raise FramingError(f"a note has at most {LONGEST} characters", remedy="shorten it")
    if not 8 <= len(given.key) <= 64:
        raise FramingError("a decision carries a key of 8 to 64 characters", remedy="reload the page")


def _add(
    c: Connection,
    round_: Any,
    finding: int,
    version: int,
    viewer: Viewer,
    given: Given,
    last: Any,
    undoes: int | None = None,
) -> Any:
    t = schema.decision
    score = c.execute(select(schema.finding.c.score).where(schema.finding.c.id == finding)).scalar_one()
    return c.execute(
        insert(t)
        .values(
            uid=uuid.uuid4().hex,
            session=round_.id,
            finding=finding,
            account=viewer.id,
            version=version,
            chain=chain_of(round_, finding, viewer),
            seq=given.seen + 1,
            verdict=given.verdict,
            reason=given.reason,
            note=given.note or None,
            score=score,
            supersedes=last.id if last is not None else None,
            undoes=undoes,
            key=given.key,
            at=stamp(),
        )
        .returning(*t.c)
    ).one()


def undo(c: Connection, round_: Any, article: int, viewer: Viewer, key: str) -> Any:
    """Take back the viewer's last decision on an article that still stands; return the new row, or None.

    The verdict before it is set again, or "undecided". Raises ConflictError if somebody decided after it.
    """
    t, f = schema.decision, schema.finding
    again = c.execute(select(t).where(t.c.account == viewer.id, t.c.key == key)).first()
    if again is not None:
        return again
    mine = c.execute(
        select(t)
        .join(f, f.c.id == t.c.finding)
        .where(t.c.session == round_.id, f.c.article == article, t.c.account == viewer.id)
        .order_by(t.c.id)
    ).all()
    taken_back = {row.undoes for row in mine if row.undoes is not None}
    standing = [row for row in mine if row.undoes is None and row.id not in taken_back]
    if not standing:
        return None
    target = standing[-1]
    last = latest(c, target.chain)
    # Undos of later decisions stand above it in the chain, and restored it.
    if last.account != viewer.id or (last.id != target.id and last.undoes is None):
        raise ConflictError(last)
    before = c.execute(select(t).where(t.c.id == target.supersedes)).first() if target.supersedes else None
    restored = Given(
        before.verdict if before is not None else "undecided",
        last.seq,
        key,
        before.reason if before is not None else None,
        before.note if before is not None else None,
    )
    check(restored)
    return _add(c, round_, target.finding, target.version, viewer, restored, last, undoes=target.id)


def standing(c: Connection, round_: Any, article: int, finding: int | None = None) -> dict[str, Any]:
    """Return the last link of every chain of an article, or of one finding, in a round, by chain."""
    t, f = schema.decision, schema.finding
    query = (
        select(t, schema.account.c.name.label("by"))
        .join(f, f.c.id == t.c.finding)
        .join(schema.account, schema.account.c.id == t.c.account)
        .where(t.c.session == round_.id, f.c.article == article)
        .order_by(t.c.id)
    )
    rows = c.execute(query if finding is None else query.where(t.c.finding == finding))
    return {row.chain: row for row in rows}


class Span(NamedTuple):
    """A stretch of the article as a browser sends it, with the words that the editor saw there."""

    start: int
    end: int
    exact: str


def annotate(
    c: Connection,
    round_: Any,
    version: Any,
    viewer: Viewer,
    span: Span,
    *,
    kind: str,
    code: str,
    key: str,
    note: str = "",
    payload: dict[str, Any] | None = None,
    finding: int | None = None,
    supersedes: int | None = None,
    withdrawn: bool = False,
) -> Any:
    """Add a missed span, or an attribution put right, and return its row.

    Raises FramingError where the words do not stand at the span: an annotation is never misplaced.
    """
    t = schema.annotation
    again = c.execute(select(t).where(t.c.account == viewer.id, t.c.key == key)).first()
    if again is not None:
        return again
    check_span(version.text, span)
    if len(note) > LONGEST or not 8 <= len(key) <= 64 or not 1 <= len(code) <= 60:
        raise FramingError("a note, code or key is too long or missing", remedy="reload the page")
    if supersedes is not None:
        old = c.execute(select(t).where(t.c.id == supersedes)).first()
        newer = c.execute(select(t).where(t.c.supersedes == supersedes)).first()
        if newer is not None or old is None or (old.account, old.session) != (viewer.id, round_.id):
            raise ConflictError(newer)
    made = c.execute(
        insert(t).values(
            uid=uuid.uuid4().hex,
            session=round_.id,
            article=version.article,
            version=version.id,
            account=viewer.id,
            finding=finding,
            kind=kind,
            code=code,
            start=span.start,
            end=span.end,
            exact=version.text[span.start : span.end],
            payload=payload,
            note=note or None,
            withdrawn=withdrawn,
            supersedes=supersedes,
            key=key,
            at=stamp(),
        )
    ).inserted_primary_key
    assert made is not None
    place(c, version, int(made[0]), span)
    return c.execute(select(t).where(t.c.id == made[0])).one()


def place(c: Connection, version: Any, annotation: int, span: Span) -> None:
    """Note where an annotation stands."""
    c.execute(
        insert(schema.placement).values(
            version=version.id,
            annotation=annotation,
            start=span.start,
            end=span.end,
            how="editor",
            flagged=False,
            **anchoring.quoted(version.text, span.start, span.end)._asdict(),
        )
    )


def check_span(text: str, span: Span) -> None:
    """Raise FramingError unless the words of ``span`` stand in ``text`` where it says, whatever ends their lines."""
    there = text[span.start : span.end].replace("\r\n", "\n")
    if not 0 <= span.start < span.end <= len(text) or there != span.exact.replace("\r\n", "\n"):
        raise FramingError("these words do not stand there in the article", remedy="reload the page")


def spans(c: Connection, round_: Any, article: int) -> list[Any]:
    """Return the annotations of an article in a round that nothing replaced or took back."""
    t = schema.annotation
    rows = c.execute(
        select(t, schema.account.c.name.label("by"))
        .join(schema.account, schema.account.c.id == t.c.account)
        .where(t.c.session == round_.id, t.c.article == article)
        .order_by(t.c.id)
    ).all()
    replaced = {row.supersedes for row in rows}
    return [row for row in rows if row.id not in replaced and not row.withdrawn]


def say(
    c: Connection,
    round_: Any,
    article: int,
    viewer: Viewer,
    body: str,
    key: str,
    finding: int | None = None,
    parent: int | None = None,
) -> None:
    """Add a comment on an article or a finding; raises FramingError for an empty or endless one."""
    body = body.strip()
    t = schema.comment
    if not 0 < len(body) <= LONGEST or not 8 <= len(key) <= 64:
        raise FramingError(f"a comment has 1 to {LONGEST} characters", remedy="shorten it")
    if c.execute(select(t.c.id).where(t.c.account == viewer.id, t.c.key == key)).first() is not None:
        return
    if parent is not None:
        to = c.execute(select(t).where(t.c.id == parent)).first()
        if to is None or (to.session, to.article) != (round_.id, article):
            raise FramingError("the comment that this answers is not here", remedy="reload the page")
    values = {"session": round_.id, "article": article, "finding": finding, "account": viewer.id}
    c.execute(insert(t).values(uid=uuid.uuid4().hex, parent=parent, body=body, key=key, at=stamp(), **values))


def comments(c: Connection, round_: Any, article: int, finding: int | None = None) -> list[Any]:
    """Return the comments on an article and its findings, or on one finding, in a round, oldest first."""
    t = schema.comment
    query = (
        select(t, schema.account.c.name.label("by"))
        .join(schema.account, schema.account.c.id == t.c.account)
        .where(t.c.session == round_.id, t.c.article == article)
        .order_by(t.c.id)
    )
    return list(c.execute(query if finding is None else query.where(t.c.finding == finding)))


def rule(
    c: Connection,
    round_: Any,
    viewer: Viewer,
    verdict: str,
    rationale: str,
    seen: int,
    key: str,
    *,
    finding: int | None = None,
    annotation: int | None = None,
) -> Any:
    """Add a ruling on a finding or a missed span and return its row; raises as ``decide`` does."""
    t = schema.adjudication
    if verdict not in ("accept", "dismiss", "unsure", "all_wrong"):
        raise FramingError(f"no such ruling '{verdict}'", remedy="accept, dismiss, unsure or all_wrong")
    if not 0 < len(rationale.strip()) <= LONGEST or not 8 <= len(key) <= 64:
        raise FramingError("a ruling says why", remedy=f"write 1 to {LONGEST} characters")
    again = c.execute(select(t).where(t.c.account == viewer.id, t.c.key == key)).first()
    if again is not None:
        return again
    chain = f"{round_.id}:{'f' if finding is not None else 'a'}:{finding or annotation}"
    last = c.execute(select(t).where(t.c.chain == chain).order_by(t.c.seq.desc()).limit(1)).first()
    if (last.seq if last is not None else 0) != seen:
        raise ConflictError(last)
    made = c.execute(
        insert(t).values(
            uid=uuid.uuid4().hex,
            session=round_.id,
            finding=finding,
            annotation=annotation,
            account=viewer.id,
            chain=chain,
            seq=seen + 1,
            verdict=verdict,
            rationale=rationale.strip(),
            supersedes=last.id if last is not None else None,
            key=key,
            at=stamp(),
        )
    ).inserted_primary_key
    assert made is not None
    return c.execute(select(t).where(t.c.id == made[0])).one()


def rulings(c: Connection, round_: Any, articles: Iterable[int]) -> dict[str, Any]:
    """Return the last ruling of each chain on these articles, by chain."""
    t, f, a = schema.adjudication, schema.finding, schema.annotation
    rows = c.execute(
        select(t, schema.account.c.name.label("by"))
        .join(schema.account, schema.account.c.id == t.c.account)
        .outerjoin(f, f.c.id == t.c.finding)
        .outerjoin(a, a.c.id == t.c.annotation)
        .where(t.c.session == round_.id, f.c.article.in_(set(articles)) | a.c.article.in_(set(articles)))
        .order_by(t.c.id)
    )
    return {row.chain: row for row in rows}
