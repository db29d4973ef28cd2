"""What was judged in the end: every finding and missed span with all verdicts, and the one that counts.

A ruling counts before verdicts; without one, what all or most reviewers say. Articles of a blind round count once all
their reviewers are done, so that no figure tells a reviewer what another decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from framing.review import schema, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.review.accounts import Viewer


class Judged(NamedTuple):
    """A finding in a round. ``verdicts``: by reviewer; ``final``: the one that counts, None where there is none.

    ``finding``: its columns with those of the article; ``start``, ``end``: where it stands in ``version``, None for
    an orphan; ``reasons``: reason codes of those whose verdict is the final one; ``at``: time of the last verdict.
    """

    round: int
    finding: Any
    version: int
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    verdicts: dict[str, str]
    ruling: str | None
    final: str | None
    reasons: tuple[str, ...]
    at: str


class Marked(NamedTuple):
    """A span that reviewers marked as missed. ``by``: who; ``final``: "accept", "dismiss", or None if in dispute."""

    round: int
    article: int
    version: int
    start: int
    end: int
    exact: str
    code: str
    by: tuple[str, ...]
    ids: tuple[int, ...]
    final: str | None
    at: str


class Material(NamedTuple):
    """All that was judged in some rounds.

    ``shown``: by round, the articles that it comes from; ``left_out``: how many are not shown, because their
    reviewers are not done; ``reviewers``: by round and article, who was to review it.
    """

    judged: tuple[Judged, ...]
    marked: tuple[Marked, ...]
    reviewers: dict[int, dict[int, tuple[str, ...]]]
    shown: dict[int, frozenset[int]]
    left_out: int


def material(c: Connection, rounds: Sequence[Any], viewer: Viewer | None = None) -> Material:
    """Return what was judged in the rounds (rows of ``session``), as far as ``viewer`` may know it."""
    held = set(sessions.held(c, viewer)) if viewer is not None else set()
    judged: list[Judged] = []
    marked: list[Marked] = []
    reviewers: dict[int, dict[int, tuple[str, ...]]] = {}
    shown: dict[int, frozenset[int]] = {}
    left_out = 0
    for round_ in rounds:
        everything = _articles(c, round_)
        open_ = _reachable(c, round_, everything) - held
        left_out += len(everything - open_)
        shown[round_.id] = frozenset(open_)
        reviewers[round_.id] = _reviewers(c, round_, open_)
        judged += _judged(c, round_, open_)
        marked += _marked(c, round_, open_, reviewers[round_.id])
    return Material(tuple(judged), tuple(marked), reviewers, shown, left_out)


def _articles(c: Connection, round_: Any) -> set[int]:
    """Return the articles in a round that anybody did anything to, or is to."""
    d, f, a, s = schema.decision, schema.finding, schema.annotation, schema.assignment
    out = set(c.execute(select(s.c.article).where(s.c.session == round_.id)).scalars())
    decided = select(f.c.article).join(d, d.c.finding == f.c.id).where(d.c.session == round_.id).distinct()
    out.update(c.execute(decided).scalars())
    out.update(c.execute(select(a.c.article).where(a.c.session == round_.id).distinct()).scalars())
    return out


def _reachable(c: Connection, round_: Any, articles: set[int]) -> set[int]:
    return articles & sessions.complete(c, round_.id) if round_.blind else set(articles)


def _reviewers(c: Connection, round_: Any, articles: set[int]) -> dict[int, tuple[str, ...]]:
    """Return who was to review each article."""
    s, a = schema.assignment, schema.account
    out: dict[int, list[str]] = defaultdict(list)
    rows = c.execute(
        select(s.c.article, a.c.name)
        .join(a, a.c.id == s.c.account)
        .where(s.c.session == round_.id)
        .order_by(a.c.name)
    )
    for row in rows:
        if row.article in articles:
            out[row.article].append(row.name)
    return {article: tuple(names) for article, names in out.items()}


def _judged(c: Connection, round_: Any, articles: set[int]) -> list[Judged]:
    d, f, a, u = schema.decision, schema.finding, schema.article, schema.account
    rows = c.execute(
        select(d, u.c.name.label("by"), f.c.article)
        .join(f, f.c.id == d.c.finding)
        .join(u, u.c.id == d.c.account)
        .where(d.c.session == round_.id)
        .order_by(d.c.id)
    )
    last: dict[str, Any] = {row.chain: row for row in rows if row.article in articles}
    links: dict[int, list[Any]] = defaultdict(list)
    for row in last.values():
        if row.verdict != "undecided":
            links[row.finding].append(row)
    rulings = _rulings(c, round_)
    findings = {
        row.id: row
        for row in c.execute(
            select(
                f,
                *(
                    a.c[name].label(f"article_{name}")
                    for name in ("key", "outlet", "title", "published", "current")
                ),
            ).join(a, a.c.id == f.c.article)
        )
        if row.id in links or row.id in rulings
    }
    return [
        _one(c, round_, findings[key], found, rulings.get(key))
        for key, found in sorted(links.items())
        if findings[key].article in articles
    ]


def _rulings(c: Connection, round_: Any) -> dict[int, Any]:
    t = schema.adjudication
    rows = c.execute(select(t).where(t.c.session == round_.id, t.c.finding.is_not(None)).order_by(t.c.id))
    return {row.finding: row for row in rows}


def _one(c: Connection, round_: Any, finding: Any, links: Sequence[Any], ruling: Any) -> Judged:
    """Return a finding at its place in the version that it was last decided on."""
    newest = max(links, key=lambda link: link.id)
    p = schema.placement
    place = c.execute(select(p).where(p.c.finding == finding.id, p.c.version == newest.version)).one()
    verdicts = {link.by: link.verdict for link in links}
    final = settled(verdicts.values(), ruling.verdict if ruling is not None else None)
    return Judged(
        round=round_.id,
        finding=finding,
        version=newest.version,
        start=place.start,
        end=place.end,
        exact=place.exact,
        prefix=place.prefix,
        suffix=place.suffix,
        verdicts=verdicts,
        ruling=ruling.verdict if ruling is not None else None,
        final=final,
        reasons=tuple(sorted({link.reason for link in links if link.reason and link.verdict == final})),
        at=max(newest.at, ruling.at if ruling is not None else ""),
    )


def settled(verdicts: Iterable[str], ruling: str | None) -> str | None:
    """Return the verdict that counts: the ruling, else what more than half say; "all_wrong" settles on nothing."""
    if ruling is not None:
        return None if ruling == "all_wrong" else ruling
    counts = Counter(verdicts)
    verdict, n = counts.most_common(1)[0]
    return verdict if 2 * n > counts.total() else None


def _marked(
    c: Connection, round_: Any, articles: set[int], reviewers: dict[int, tuple[str, ...]]
) -> list[Marked]:
    """Return the missed spans; those of one code that overlap are one, marked by each of their editors."""
    t, u, r = schema.annotation, schema.account, schema.adjudication
    rows = c.execute(
        select(t, u.c.name.label("by"))
        .join(u, u.c.id == t.c.account)
        .where(t.c.session == round_.id, t.c.kind == "missed")
        .order_by(t.c.version, t.c.start, t.c.id)
    ).all()
    replaced = {row.supersedes for row in rows}
    standing = [r for r in rows if r.id not in replaced and not r.withdrawn and r.article in articles]
    rulings = {
        row.annotation: row.verdict
        for row in c.execute(
            select(r).where(r.c.session == round_.id, r.c.annotation.is_not(None)).order_by(r.c.id)
        )
    }
    groups: list[list[Any]] = []
    for row in standing:
        near = next((g for g in reversed(groups) if _same_span(g[0], row)), None)
        if near is not None:
            near.append(row)
        else:
            groups.append([row])
    return [_mark(round_, group, rulings, reviewers) for group in groups]


def _same_span(one: Any, other: Any) -> bool:
    same = (one.article, one.version, one.code) == (other.article, other.version, other.code)
    return same and one.start < other.end and other.start < one.end


def _mark(
    round_: Any, group: Sequence[Any], rulings: dict[int, str], reviewers: dict[int, tuple[str, ...]]
) -> Marked:
    first = group[0]
    by = tuple(sorted({row.by for row in group}))
    ruling = next((rulings[row.id] for row in reversed(group) if row.id in rulings), None)
    asked = max(len(reviewers.get(first.article, ())), 1) if round_.k > 1 else 1
    final = ruling if ruling in ("accept", "dismiss") else "accept" if 2 * len(by) > asked else None
    return Marked(
        round=round_.id,
        article=first.article,
        version=first.version,
        start=first.start,
        end=first.end,
        exact=first.exact,
        code=first.code,
        by=by,
        ids=tuple(row.id for row in group),
        final=None if ruling in ("unsure", "all_wrong") else final,
        at=max(row.at for row in group),
    )
