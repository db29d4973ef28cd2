"""What stands in the queue of an article: findings with where they stand and what was decided on them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, func, select

from framing.review import articles, decisions, schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.review.accounts import Viewer
    from framing.review.sessions import Access
    from framing.types import Analysis


class Item(NamedTuple):
    """A finding in a version.

    ``row``: columns of ``finding`` and its placement; ``mine``: the link that the viewer's verdict stands in, or
    None; ``others``: the last links of other reviewers' chains, empty where the viewer may not see them.
    """

    row: Any
    mine: Any
    others: Sequence[Any]

    @property
    def verdict(self) -> str:
        """The viewer's verdict, "undecided" without one."""
        return self.mine.verdict if self.mine is not None else "undecided"

    @property
    def seq(self) -> int:
        """The link that a new verdict follows."""
        return self.mine.seq if self.mine is not None else 0


def of_version(
    c: Connection, round_: Any, version: Any, viewer: Viewer, access: Access, finding: int | None = None
) -> list[Item]:
    """Return the findings of a version, or only ``finding``, in the order of the text, orphans last."""
    f, p = schema.finding, schema.placement
    columns = ("start", "end", "exact", "prefix", "suffix", "how", "similarity", "flagged")
    query = (
        select(f, *(p.c[name] for name in columns))
        .join(p, p.c.finding == f.c.id)
        .where(p.c.version == version.id)
    )
    rows = c.execute(query if finding is None else query.where(f.c.id == finding)).all()
    links = decisions.standing(c, round_, version.article, finding)
    order = sorted(rows, key=lambda r: (r.start is None, r.start or 0, r.end or 0, r.code, r.id))
    return [_item(row, links, round_, viewer, access) for row in order]


def _item(row: Any, links: Mapping[str, Any], round_: Any, viewer: Viewer, access: Access) -> Item:
    own = decisions.chain_of(round_, row.id, viewer)
    shared = f"{round_.id}:{row.id}"
    others = [
        link
        for chain, link in links.items()
        if access.others and chain != own and link.verdict != "undecided" and chain.startswith(f"{shared}:")
    ]
    return Item(row, links.get(own), others)


def one(
    c: Connection, round_: Any, version: Any, viewer: Viewer, access: Access, finding: int
) -> Item | None:
    """Return one finding of a version, or None if it is not in it."""
    return next(iter(of_version(c, round_, version, viewer, access, finding)), None)


def tally(c: Connection, round_: Any, version: Any, viewer: Viewer, kind: str) -> tuple[int, int]:
    """Return how many of the findings of a kind that stand in a version are decided, and how many there are."""
    f, p, d = schema.finding, schema.placement, schema.decision
    here = [p.c.version == version.id, p.c.start.is_not(None), f.c.kind == kind]
    total = c.execute(
        select(func.count()).select_from(p).join(f, f.c.id == p.c.finding).where(*here)
    ).scalar_one()
    own = round_.blind or round_.k > 1
    rows = c.execute(
        select(d.c.finding, d.c.verdict)
        .join(f, f.c.id == d.c.finding)
        .join(p, p.c.finding == f.c.id)
        .where(d.c.session == round_.id, *here, *([d.c.account == viewer.id] if own else []))
        .order_by(d.c.id)
    )
    last = {row.finding: row.verdict for row in rows}
    return sum(verdict != "undecided" for verdict in last.values()), total


def current(c: Connection, article: int) -> Any:
    """Return the version of an article that is reviewed, with the article's columns as ``article_...``.

    Its analysis, which is large, is fetched by ``analysis_of``.
    """
    return c.execute(_current().where(schema.article.c.id == article)).first()


@cache
def _current() -> Any:
    a, v = schema.article, schema.version
    about = ("key", "outlet", "title", "published", "story", "path")
    return select(
        *(column for column in v.c if column.name != "analysis"),
        *(a.c[name].label(f"article_{name}") for name in about),
    ).join(a, (a.c.id == v.c.article) & (a.c.current == v.c.number))


def analysis_of(c: Connection, version: Any) -> Analysis:
    """Return the analysis that a version was stored with."""
    v = schema.version
    return articles.analysis_of(c.execute(select(v.c.analysis).where(v.c.id == version.id)).scalar_one())
