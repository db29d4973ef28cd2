"""Rounds of review and what each person may see in them.

The desk is the round that everybody works in together. Any other round has ``k`` reviewers an article, who may be
blind to each other until all of them are done, and to the names of outlets until they are done themselves. While an
article is in somebody's hands in such a round, it is out of their reach in every other.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, and_, func, insert, select, update

from framing.errors import FramingError
from framing.review.clock import stamp
from framing.review.schema import account, article, assignment, progress, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.review.accounts import Viewer

DESK: Final = "Desk"
"""Name of the round that everybody works in together."""


class Access(NamedTuple):
    """What a viewer may do with an article in a round; ``why`` says why not, to be read by them.

    ``others``: see what others decided. ``masked``: outlet names must be hidden.
    """

    read: bool = False
    write: bool = False
    others: bool = False
    masked: bool = False
    why: str = ""


def desk(c: Connection) -> int:
    """Return the id of the desk; made when first asked for."""
    row = c.execute(select(session.c.id).where(session.c.name == DESK)).first()
    return row.id if row is not None else _insert(c, DESK, "", blind=False, k=1, masked=False)


def create(
    c: Connection,
    name: str,
    *,
    articles: Sequence[int],
    reviewers: Sequence[int],
    k: int = 2,
    blind: bool = True,
    masked: bool = False,
    guideline: str = "",
) -> int:
    """Add a round in which each article is given to ``k`` of the reviewers in turn; return its id.

    Raises FramingError for a name that is taken, fewer reviewers than k, and a round without articles.
    """
    name = " ".join(name.split())
    if not name or len(name) > 120 or c.execute(select(session.c.id).where(session.c.name == name)).first():
        raise FramingError("a round needs a name of its own", remedy="choose another")
    people = list(dict.fromkeys(reviewers))
    if not 1 <= k <= len(people):
        raise FramingError(f"{k} reviewers an article need as many people", remedy="name more reviewers")
    if not articles:
        raise FramingError("no article is in this round", remedy="choose other stories")
    if blind and k < 2:
        raise FramingError("blind to whom? A blind round has two reviewers or more", remedy="raise k")
    key = _insert(c, name, guideline, blind=blind, k=k, masked=masked)
    rows = [
        {"session": key, "article": a, "account": people[(i * k + j) % len(people)], "created": stamp()}
        for i, a in enumerate(articles)
        for j in range(k)
    ]
    c.execute(insert(assignment), rows)
    return key


def _insert(c: Connection, name: str, guideline: str, *, blind: bool, k: int, masked: bool) -> int:
    values = {"blind": blind, "k": k, "masked": masked, "locked": False, "created": stamp()}
    key = c.execute(insert(session).values(name=name, guideline=guideline, **values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def lock(c: Connection, key: int, *, locked: bool) -> None:
    """Let nothing in a round be changed any more, or again."""
    c.execute(update(session).where(session.c.id == key).values(locked=locked))


@cache
def states() -> Any:
    """Return the query of assignments with their state: ``state`` is "done", "reopened" or None."""
    state = (
        select(progress.c.state)
        .where(progress.c.assignment == assignment.c.id)
        .order_by(progress.c.id.desc())
        .limit(1)
        .correlate(assignment)
        .scalar_subquery()
    )
    return select(assignment, state.label("state")).subquery("states")


def complete(c: Connection, key: int) -> set[int]:
    """Return the articles of a round that all their reviewers are done with."""
    s = states()
    done = func.sum(func.coalesce(and_(s.c.state == "done").cast(_integer()), 0))
    query = select(s.c.article).where(s.c.session == key).group_by(s.c.article)
    return set(c.execute(query.having(done == func.count())).scalars())


def _integer() -> Any:
    from sqlalchemy import Integer

    return Integer


def held(c: Connection, viewer: Viewer) -> dict[int, int]:
    """Return the articles that a viewer is blind or masked on, with the round each is in.

    They are out of the viewer's reach in every other round, in comparisons and in figures.
    """
    s = states()
    query = (
        select(s.c.article, s.c.session)
        .join(session, session.c.id == s.c.session)
        .where(
            s.c.account == viewer.id,
            session.c.blind | session.c.masked,
            func.coalesce(s.c.state, "") != "done",
        )
    )
    return {row.article: row.session for row in c.execute(query)}


def access(c: Connection, round_: Any, key: int, viewer: Viewer) -> Access:
    """Return what a viewer may do with article ``key`` in a round (a row of ``session``)."""
    elsewhere = held(c, viewer).get(key, round_.id)
    if elsewhere != round_.id:
        return Access(why="you review this article in another round; finish it there first")
    if round_.name == DESK:
        return Access(read=True, write=not round_.locked, others=True)
    s = states()
    rows = c.execute(select(s.c.account, s.c.state).where(s.c.session == round_.id, s.c.article == key)).all()
    if not rows:
        return Access(why="this article is not in the round")
    mine = next((row for row in rows if row.account == viewer.id), None)
    done = all(row.state == "done" for row in rows)
    if mine is not None:
        finished = mine.state == "done"
        return Access(
            read=True,
            write=not round_.locked and not finished,
            others=done or not round_.blind,
            masked=round_.masked and not finished,
        )
    if not viewer.may("adjudicator"):
        return Access(why="this article is not yours to review")
    if round_.blind and not done:
        return Access(why="its reviewers are not done yet, and blind to others")
    return Access(read=True, others=True)


def own_assignment(c: Connection, round_: Any, key: int, viewer: Viewer) -> int:
    """Return the viewer's assignment to an article; on the desk, whoever works on an article has it."""
    t = assignment
    row = c.execute(
        select(t.c.id).where(t.c.session == round_.id, t.c.article == key, t.c.account == viewer.id)
    ).first()
    if row is not None:
        return int(row.id)
    if round_.name != DESK:
        raise FramingError("this article is not yours to review")
    values = {"session": round_.id, "article": key, "account": viewer.id, "created": stamp()}
    made = c.execute(insert(t).values(values)).inserted_primary_key
    assert made is not None
    return int(made[0])


def mark(c: Connection, assigned: int, state: str) -> None:
    """Note that a reviewer is done with an article, or took it up again."""
    c.execute(insert(progress).values(assignment=assigned, state=state, at=stamp()))


def overview(c: Connection) -> list[Any]:
    """Return the rounds, the desk first, each with how many assignments it has and how many are done."""
    s = states()
    done = func.sum((s.c.state == "done").cast(_integer()))
    query = (
        select(session, func.count(s.c.id).label("assigned"), func.coalesce(done, 0).label("done"))
        .outerjoin(s, s.c.session == session.c.id)
        .group_by(session.c.id)
        .order_by(session.c.id)
    )
    return list(c.execute(query))


def people(c: Connection, key: int) -> list[Any]:
    """Return who has what in a round: name, articles assigned, articles done."""
    s = states()
    query = (
        select(
            account.c.name,
            func.count(s.c.id).label("assigned"),
            func.coalesce(func.sum((s.c.state == "done").cast(_integer())), 0).label("done"),
        )
        .join(s, s.c.account == account.c.id)
        .where(s.c.session == key)
        .group_by(account.c.name)
        .order_by(account.c.name)
    )
    return list(c.execute(query))


def articles_of(c: Connection, stories: Sequence[int]) -> list[int]:
    """Return the articles of some stories, of all where none is named."""
    query = select(article.c.id).order_by(article.c.id)
    return list(c.execute(query.where(article.c.story.in_(stories)) if stories else query).scalars())
