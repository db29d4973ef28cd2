"""What comes of decisions: agreement, precision, what to retire, exceptions, additions, sentences to train on."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import Connection, select

from framing.intervals import wilson
from framing.review import agreement, articles, schema
from framing.review.agreement import Agreement, Continuum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.review.verdicts import Judged, Material

TARGET: Final = 0.7
"""Share of findings that editors should accept."""
ENOUGH: Final = 20
"""Decisions from which a rule may be proposed for retirement."""
REPEATED: Final = 3
"""Dismissals from which an exception is proposed."""
_LASTS = timedelta(days=180)
_LONGEST_TERM = 5


class Agreements(NamedTuple):
    """How far the reviewers of a round agree; ``kappa`` is None where they are not two."""

    kappa: Agreement | None
    alpha: Agreement
    spans: Agreement
    left_out: int
    articles: int


def agreements(c: Connection, round_: Any, found: Material) -> Agreements:
    """Return the agreement on verdicts and on spans in a round.

    A verdict counts where two reviewers or more gave one; ``left_out`` counts the findings where fewer did. A
    reviewer's spans are the findings of rules that they accepted and the spans that they marked as missed.
    """
    by_article: dict[int, list[Judged]] = {key: [] for key in found.reviewers.get(round_.id, {})}
    for item in found.judged:
        if item.round == round_.id and item.finding.kind == "rule":
            by_article.setdefault(item.finding.article, []).append(item)
    pairable = {key: [i for i in items if len(i.verdicts) > 1] for key, items in by_article.items()}
    judged = [items for items in pairable.values() if items]
    n = sum(map(len, judged))
    seed = f"{round_.name}\0{n}"
    names = sorted({name for names in found.reviewers.get(round_.id, {}).values() for name in names})
    continua = _continua(c, round_, found, by_article)
    return Agreements(
        kappa=agreement.with_interval(judged, _kappa_of(names), n, seed) if len(names) == 2 else None,
        alpha=agreement.with_interval(judged, _alpha, n, seed),
        spans=agreement.with_interval(
            continua, agreement.unitizing_alpha, sum(len(s) for x in continua for s in x.reviewers), seed
        ),
        left_out=sum(map(len, by_article.values())) - n,
        articles=len(by_article),
    )


def _kappa_of(names: Sequence[str]) -> Any:
    first, second = names

    def kappa(drawn: Sequence[list[Judged]]) -> float:
        return agreement.kappa([(i.verdicts[first], i.verdicts[second]) for items in drawn for i in items])

    return kappa


def _alpha(drawn: Sequence[list[Judged]]) -> float:
    return agreement.alpha([list(i.verdicts.values()) for items in drawn for i in items])


def _continua(
    c: Connection, round_: Any, found: Material, by_article: dict[int, list[Judged]]
) -> list[Continuum]:
    """Return each article's text as its reviewers mark it, of the version that most was done on."""
    out = []
    for key, names in sorted(found.reviewers.get(round_.id, {}).items()):
        marks = [m for m in found.marked if m.round == round_.id and m.article == key]
        items = by_article.get(key, [])
        versions = Counter([i.version for i in items] + [m.version for m in marks])
        if not versions or len(names) < 2:
            continue
        version = min(versions, key=lambda v: (-versions[v], v))
        text = c.execute(select(schema.version.c.text).where(schema.version.c.id == version)).scalar_one()
        spans = [
            [
                (i.start, i.end)
                for i in items
                if i.version == version
                and i.start is not None
                and i.end is not None
                and i.verdicts.get(name) == "accept"
            ]
            + [(m.start, m.end) for m in marks if m.version == version and name in m.by]
            for name in names
        ]
        out.append(Continuum(len(text), spans))
    return out


class Precision(NamedTuple):
    """How often editors accept a finding; ``value`` is None without a decision. The interval is Wilson's, 95 %.

    ``retire``: "retire" where even the upper bound is under the target, "watch" where the share is, else "".
    """

    name: str
    accepted: int
    dismissed: int
    unsure: int
    value: float | None
    low: float | None
    high: float | None
    retire: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return self._asdict()


def latest(found: Iterable[Judged]) -> list[Judged]:
    """Return each finding once: as the last round that settled it says."""
    out: dict[int, Judged] = {}
    for item in sorted(found, key=lambda i: (i.round, i.finding.id)):
        if item.final is not None or item.finding.id not in out:
            out[item.finding.id] = item
    return list(out.values())


def precision(found: Iterable[Judged], by: str, target: float = TARGET) -> list[Precision]:
    """Return the precision of each rule (``by`` "code") or lexicon entry ("entry"), sorted by name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in latest(found):
        name = getattr(item.finding, by)
        if name and item.final is not None and item.finding.kind == "rule":
            counts[name][item.final] += 1
    return [_precision(name, counts[name], target) for name in sorted(counts)]


def _precision(name: str, counts: Counter[str], target: float) -> Precision:
    accepted, dismissed = counts["accept"], counts["dismiss"]
    n = accepted + dismissed
    if n == 0:
        return Precision(name, 0, 0, counts["unsure"], None, None, None, "")
    low, high = wilson(accepted / n, n)
    retire = "retire" if n >= ENOUGH and high < target else "watch" if accepted / n < target else ""
    return Precision(name, accepted, dismissed, counts["unsure"], accepted / n, low, high, retire)


def table(found: Iterable[Judged], target: float = TARGET) -> dict[str, Any]:
    """Return the precision table, as data: what other commands take as a file."""
    items = list(found)
    return {
        "schema": 1,
        "target": target,
        "rules": [p.to_dict() for p in precision(items, "code", target)],
        "entries": [p.to_dict() for p in precision(items, "entry", target)],
    }


class HouseException(NamedTuple):
    """A use of a term that editors keep dismissing. ``context``: words that always stand there with it, or ""."""

    code: str
    term: str
    context: str
    section: str
    reason: str
    expires: str
    dismissed: int
    articles: int


def exceptions(found: Iterable[Judged]) -> list[HouseException]:
    """Return what was dismissed three times or more, in two articles or more, for one reason in one section.

    Nothing is proposed that editors accept there as well. An exception ends 180 days after the last dismissal.
    """
    groups: dict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for item in latest(found):
        if item.finding.kind == "rule":
            term = (item.finding.entry or item.exact.casefold()).rpartition(":")[2]
            groups[item.finding.code, term, item.finding.section or ""].append(item)
    out = []
    for (code, term, section), items in sorted(groups.items()):
        dismissed = [i for i in items if i.final == "dismiss"]
        many = len({i.finding.article for i in dismissed})
        if len(dismissed) < REPEATED or many < 2 or any(i.final == "accept" for i in items):
            continue
        reasons = Counter(r for i in dismissed for r in i.reasons)
        last = date.fromisoformat(max(i.at for i in dismissed)[:10])
        reason = min(reasons, key=lambda r: (-reasons[r], r)) if reasons else ""
        out.append(
            HouseException(
                code,
                term,
                _context(dismissed),
                section,
                reason,
                (last + _LASTS).isoformat(),
                len(dismissed),
                many,
            )
        )
    return out


def _context(items: Sequence[Judged]) -> str:
    """Return the words around that all of them share: "… the door" for those that always stand before it."""
    after = _shared([i.suffix.casefold().split() for i in items])
    before = _shared([i.prefix.casefold().split()[::-1] for i in items])
    return " ".join([*before[::-1], "…", *after]) if after or before else ""


def _shared(words: Sequence[list[str]]) -> list[str]:
    out = []
    for column in zip(*(w[:2] for w in words), strict=False):
        if len(set(column)) > 1:
            break
        out.append(column[0])
    return out


def as_toml(proposed: Sequence[HouseException]) -> str:
    """Return exceptions as TOML, to be read and changed by people before anybody uses them."""
    lines = ["# Proposed from repeated dismissals: read each before you keep it.", ""]
    for each in proposed:
        lines.append("[[exception]]")
        lines += [
            f"{name} = {_toml(value)}"
            for name, value in each._asdict().items()
            if name not in ("dismissed", "articles")
        ]
        lines += [f"# dismissed {each.dismissed} times in {each.articles} articles, never accepted", ""]
    return "\n".join(lines)


def _toml(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def diff(proposed: Sequence[HouseException], against: str, name: str) -> str:
    """Return what the proposals would add to a file of exceptions, as a unified diff."""
    import tomllib
    from difflib import unified_diff

    known = {
        (e.get("code"), e.get("term"), e.get("section")) for e in tomllib.loads(against).get("exception", ())
    }
    fresh = [e for e in proposed if (e.code, e.term, e.section) not in known]
    if not fresh:
        return ""
    body = as_toml(fresh).partition("\n\n")[2]
    joined = f"{against.rstrip()}\n\n{body}" if against.strip() else as_toml(fresh)
    old, new = against.splitlines(keepends=True), joined.splitlines(keepends=True)
    return "".join(unified_diff(old, new, f"a/{name}", f"b/{name}"))


class Addition(NamedTuple):
    """Words that editors say the lexicons lack."""

    term: str
    articles: int
    editors: int


def additions(found: Material) -> list[Addition]:
    """Return the accepted missed spans of loaded wording of up to five words, the most frequent first."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for mark in found.marked:
        term = " ".join(mark.exact.casefold().split()).strip("“”‘’\"'.,;:!?")
        if mark.final == "accept" and mark.code == "loaded" and 0 < len(term.split()) <= _LONGEST_TERM:
            groups[term].append(mark)
    out = [
        Addition(term, len({m.article for m in marks}), len({name for m in marks for name in m.by}))
        for term, marks in groups.items()
    ]
    return sorted(out, key=lambda a: (-a.articles, a.term))


def as_lexicon(proposed: Sequence[Addition]) -> str:
    """Return additions as rows of a house list (docs/lexicons.md), under a header to be filled in."""
    lines = [
        "# name: loaded/house",
        "# version: 1",
        "# licence: proprietary",
        "# source: proposed by editors in review; weights and suggestions are to be set",
        "# category: house",
        "# flags: wording that editors marked as missed",
        "# fine: where it is quoted",
        "term\tpos\tweight\tsuggestion\tnote\twhen",
    ]
    for each in proposed:
        note = f"marked in {each.articles} articles by {each.editors} editors"
        lines.append(f"{each.term}\tx\t1\t\t{note}\t")
    return "\n".join(lines) + "\n"


def sentences(c: Connection, found: Material) -> list[dict[str, Any]]:
    """Return labelled sentences for ``framing train``: 1 where an editor saw loaded wording, else 0.

    A sentence is labelled 1 if a finding of loaded wording in it was accepted or a missed span marked, 0 if all of
    them were dismissed; what is unsure or in dispute is left out.
    """
    places: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for item in latest(found.judged):
        loaded = item.finding.kind == "rule" and item.finding.code.startswith("LD")
        if loaded and item.start is not None and item.final in ("accept", "dismiss"):
            places[item.version].append((item.start, item.final == "accept"))
    for mark in found.marked:
        if mark.final == "accept" and mark.code == "loaded":
            places[mark.version].append((mark.start, True))
    out = []
    for version, marks in sorted(places.items()):
        row = c.execute(
            select(schema.version.c.analysis, schema.article.c.outlet, schema.article.c.key)
            .join(schema.article, schema.article.c.id == schema.version.c.article)
            .where(schema.version.c.id == version)
        ).one()
        analysis = articles.analysis_of(row.analysis)
        for sentence in analysis.sentences:
            labels = [label for at, label in marks if sentence.start <= at < sentence.end]
            if labels:
                text = analysis.article.text[sentence.start : sentence.end]
                out.append(
                    {
                        "text": " ".join(text.split()),
                        "label": int(any(labels)),
                        "topic": row.key,
                        "outlet": row.outlet,
                    }
                )
    return out
