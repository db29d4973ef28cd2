"""What stands in the queue of an article: findings with where they stand and what was decided on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from framing.review import decisions, schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.review.accounts import Viewer
    from framing.review.sessions import Access


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


def of_version(c: Connection, round_: Any, version: Any, viewer: Viewer, access: Access) -> list[Item]:
    """Return the findings of a version in the order of the text, orphans last."""
    f, p = schema.finding, schema.placement
    rows = c.execute(
        select(
            f,
            *(
                p.c[name]
                for name in ("start", "end", "exact", "prefix", "suffix", "how", "similarity", "flagged")
            ),
        )
        .join(p, p.c.finding == f.c.id)
        .where(p.c.version == version.id)
    ).all()
    links = decisions.standing(c, round_, version.article)
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
    return next((i for i in of_version(c, round_, version, viewer, access) if i.row.id == finding), None)


def current(c: Connection, article: int) -> Any:
    """Return the version of an article that is reviewed, with the article's columns as ``article_...``."""
    a, v = schema.article, schema.version
    return c.execute(
        select(
            v,
            *(
                a.c[name].label(f"article_{name}")
                for name in ("key", "outlet", "title", "published", "story", "path")
            ),
        )
        .join(a, (a.c.id == v.c.article) & (a.c.current == v.c.number))
        .where(a.c.id == article)
    ).first()
