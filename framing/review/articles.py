"""Articles into the database: text, analysis, findings; a changed article becomes a new version.

A finding lives on from version to version. In a new one it is known again by fingerprint, else by its words and
their context; a finding that an editor decided on and that cannot be placed is kept as an orphan.
"""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, insert, select, update

from framing import checks, engine
from framing.anchor import fingerprint
from framing.lexicon.matching import matcher
from framing.report.articles import title_of
from framing.review import anchoring, schema
from framing.review.clock import stamp
from framing.types import Analysis, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.config import Config
    from framing.engine import Reading
    from framing.types import Article, Attribution, Diagnostic, Story

ATTRIBUTION = "AT"
"""Code of what is no rule's finding but an attribution."""


class Found(NamedTuple):
    """A finding of the machine, before it is known whether the database has it; columns as in ``finding``."""

    start: int
    end: int
    row: dict[str, Any]


class Scored(NamedTuple):
    """An article with all that the machine says of it."""

    analysis: Analysis
    found: tuple[Found, ...]


class Imported(NamedTuple):
    """How many articles were new, changed, and as they were; and orphans made."""

    new: int = 0
    changed: int = 0
    same: int = 0
    orphans: int = 0

    def __add__(self, other: object) -> Imported:
        assert isinstance(other, Imported)
        return Imported(*(a + b for a, b in zip(self, other, strict=True)))


def score(articles: Sequence[Article], config: Config) -> list[Scored]:
    """Return each article with its analysis and findings."""
    analyses = engine.analyse_all(articles, config)
    return [Scored(a, _found(engine.read(a.article, config), a)) for a in analyses]


def analysis_of(blob: bytes) -> Analysis:
    """Return the analysis that a version was stored with."""
    return msgspec.json.decode(zlib.decompress(blob), type=Analysis)


def store(c: Connection, scored: Iterable[Scored], stories: Iterable[Story]) -> Imported:
    """Add scored articles; those whose text is already the current version are left alone."""
    story_of = _stories(c, stories)
    runs: dict[tuple[str, ...], int] = {}
    total = Imported()
    for item in scored:
        total += _store(c, item, story_of.get(item.analysis.article.id), runs)
    return total


def known_outlets(c: Connection, names: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Note outlets with their aliases, to be masked; those known get the aliases added."""
    have = {row.name: row for row in c.execute(select(schema.outlet))}
    for name, aliases in names:
        row = have.get(name)
        if row is None:
            c.execute(insert(schema.outlet).values(name=name, aliases=sorted(set(aliases))))
        elif not set(aliases) <= set(row.aliases):
            merged = sorted({*aliases, *row.aliases})
            c.execute(update(schema.outlet).where(schema.outlet.c.id == row.id).values(aliases=merged))


def _found(reading: Reading, analysis: Analysis) -> tuple[Found, ...]:
    probability = {(s.start, s.end): s.loaded_probability for s in analysis.sentences}
    doc = reading.document

    def rated(offset: int) -> float | None:
        at = doc.sentence_at(offset)
        return probability.get((doc.sentences[at].start, doc.sentences[at].end)) if at is not None else None

    section = _section(reading.article)
    entries = _entries(reading, analysis)
    found = [_of_rule(d, entries, rated(d.start), section) for d in checks.run(reading)]
    found += [f for a in analysis.attributions if (f := _of_attribution(reading, a, section)) is not None]
    seen: Counter[str] = Counter()
    for item in found:
        item.row["ordinal"] = seen[item.row["fingerprint"]]
        seen[item.row["fingerprint"]] += 1
    return tuple(found)


def _of_rule(d: Diagnostic, entries: dict[str, str], score: float | None, section: str) -> Found:
    entry = next((entries[e] for e in d.evidence if e in entries), None)
    row = {
        "kind": "rule",
        "code": d.code,
        "name": d.name,
        "fingerprint": d.fingerprint,
        "confidence": d.confidence,
        "message": d.message,
        "suggestion": d.suggestion,
        "voice": d.voice,
        "role": d.role,
        "section": section,
        "entry": entry,
        "score": score,
        "payload": None,
    }
    return Found(d.start, d.end, row)


def _of_attribution(reading: Reading, a: Attribution, section: str) -> Found | None:
    spans = [s for s in (a.source, a.cue, *a.content) if s is not None]
    if not spans:
        return None
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    doc = reading.document
    at = doc.sentence_at(start)
    sentence = doc.sentences[at] if at is not None else None
    around = doc.text[sentence.start : sentence.end] if sentence else ""
    said = a.cue.text if a.cue else ""
    row = {
        "kind": "attribution",
        "code": ATTRIBUTION,
        "name": a.pattern or a.kind,
        "fingerprint": fingerprint(ATTRIBUTION, f"{said}\n{a.content[0].text if a.content else ''}", around),
        "confidence": "high" if a.confidence >= 0.8 else "medium" if a.confidence >= 0.5 else "low",
        "message": f"{a.speaker or 'nobody named'}: {said or 'no cue'}; {a.kind}, {a.naming}, {a.stance}",
        "suggestion": a.suggestion,
        "voice": reading.voice_at(start),
        "role": sentence.role if sentence else "body",
        "section": section,
        "entry": None,
        "score": a.confidence,
        "payload": payload(a),
    }
    return Found(start, end, row)


def payload(a: Attribution) -> dict[str, Any]:
    """Return what of an attribution can be put right: its parts as ranges, speaker, kind and stance."""

    def span(s: Span | None) -> list[int] | None:
        return [s.start, s.end] if s is not None else None

    return {
        "source": span(a.source),
        "cue": span(a.cue),
        "content": [[s.start, s.end] for s in a.content],
        "speaker": a.speaker or "",
        "kind": a.kind,
        "stance": a.stance,
    }


def _entries(reading: Reading, analysis: Analysis) -> dict[str, str]:
    """Return for each piece of evidence from a word list "list:entry", such as "loaded/combative:slam"."""
    from framing.lexicon import Lists

    lists = Lists(reading.config.lexicons, reading.config.switch_off)
    families = {e.source.partition("/")[0] for e in analysis.evidence if "/" in e.source}
    terms = {
        (m.start, m.end, m.entry.source): m.entry.term
        for family in sorted(families)
        for m in matcher(family, lists).find(reading.document)
    }
    return {
        e.id: f"{e.source.partition('@')[0]}:{terms.get((e.start, e.end, e.source), e.text.casefold())}"
        for e in analysis.evidence
        if "@" in e.source
    }


def _section(article: Article) -> str:
    """Return the first folder of the article's address where it reads like a section, else its genre."""
    first = urlsplit(article.url or "").path.strip("/").partition("/")[0]
    return first.casefold() if first.isalpha() else article.genre


def _stories(c: Connection, stories: Iterable[Story]) -> dict[str, int]:
    out: dict[str, int] = {}
    have = {row.key: row.id for row in c.execute(select(schema.story.c.key, schema.story.c.id))}
    for story in stories:
        if story.id not in have:
            values = {"key": story.id, "title": story.title or story.id}
            have[story.id] = _new(c, schema.story, values)
        out |= dict.fromkeys(story.articles, have[story.id])
    return out


def _new(c: Connection, table: Any, values: dict[str, Any]) -> int:
    key = c.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _place(article: Article) -> str | None:
    if article.path is None or article.path == "-":
        return None
    return article.path if article.record is None else f"{article.path}#{article.record}"


def _store(c: Connection, item: Scored, story: int | None, runs: dict[tuple[str, ...], int]) -> Imported:
    a = item.analysis.article
    row = _known(c, a)
    values = {"outlet": a.outlet, "title": title_of(item.analysis, "full"), "published": a.published}
    if row is None:
        story = story if story is not None else _own_story(c, a, values["title"])
        article = _new(
            c,
            schema.article,
            {"key": a.id, "path": _place(a), "story": story, "current": 1, **values},
        )
        version = _version(c, article, 1, item, runs)
        ids = _add_findings(c, article, item.found)
        _place_all(c, version, a.text, zip(ids, item.found, strict=True))
        return Imported(new=1)
    current = c.execute(
        select(schema.version.c.digest).where(
            schema.version.c.article == row.id, schema.version.c.number == row.current
        )
    ).scalar_one()
    if current == a.digest:
        return Imported(same=1)
    return _changed(c, item, row, values, runs)


def _known(c: Connection, a: Article) -> Any:
    """Return the article's row: by id, else by the file that it comes from, whose id changes with its text."""
    t = schema.article
    row = c.execute(select(t).where(t.c.key == a.id)).first()
    place = _place(a)
    return row if row is not None or place is None else c.execute(select(t).where(t.c.path == place)).first()


def _own_story(c: Connection, a: Article, title: str | None) -> int:
    return _new(c, schema.story, {"key": f"article-{a.id}"[:200], "title": title or a.id})


def _changed(
    c: Connection, item: Scored, row: Any, values: dict[str, Any], runs: dict[tuple[str, ...], int]
) -> Imported:
    a = item.analysis.article
    earlier = c.execute(
        select(schema.version).where(schema.version.c.article == row.id, schema.version.c.digest == a.digest)
    ).first()
    number = earlier.number if earlier else _highest(c, row.id) + 1
    t = schema.article
    c.execute(update(t).where(t.c.id == row.id).values(current=number, **values))
    before = c.execute(
        select(schema.version.c.id).where(
            schema.version.c.article == row.id, schema.version.c.number == row.current
        )
    ).scalar_one()
    # An article may go back to a text that it had: what was placed there stands, the rest is carried.
    version = earlier.id if earlier is not None else _version(c, row.id, number, item, runs)
    return Imported(changed=1, orphans=carry(c, row.id, before, version, item))


def _highest(c: Connection, article: int) -> int:
    from sqlalchemy import func

    number = select(func.max(schema.version.c.number)).where(schema.version.c.article == article)
    return int(c.execute(number).scalar_one())


def _version(c: Connection, article: int, number: int, item: Scored, runs: dict[tuple[str, ...], int]) -> int:
    v = item.analysis.versions
    key = (v.framing, v.config, v.lexicons, v.model or "")
    if key not in runs:
        values = {"framing": v.framing, "config": v.config, "lexicons": v.lexicons, "model": v.model}
        runs[key] = _new(c, schema.run, {**values, "created": stamp()})
    return _new(
        c,
        schema.version,
        {
            "article": article,
            "number": number,
            "digest": item.analysis.article.digest,
            "text": item.analysis.article.text,
            "analysis": zlib.compress(msgspec.json.encode(item.analysis), 6),
            "run": runs[key],
            "imported": stamp(),
        },
    )


def _add_findings(c: Connection, article: int, found: Sequence[Found]) -> list[int]:
    if not found:
        return []
    t = schema.finding
    c.execute(insert(t), [{"article": article, **f.row} for f in found])
    rows = c.execute(select(t.c.id, t.c.fingerprint, t.c.ordinal).where(t.c.article == article))
    ids = {(r.fingerprint, r.ordinal): r.id for r in rows}
    return [ids[f.row["fingerprint"], f.row["ordinal"]] for f in found]


def _place_all(c: Connection, version: int, text: str, placed: Iterable[tuple[int, Found]]) -> None:
    rows = [
        {
            "version": version,
            "finding": key,
            "start": f.start,
            "end": f.end,
            "how": "machine",
            "flagged": True,
            **anchoring.quoted(text, f.start, f.end)._asdict(),
        }
        for key, f in placed
    ]
    if rows:
        c.execute(insert(schema.placement), rows)


def carry(c: Connection, article: int, before: int, version: int, item: Scored) -> int:
    """Place in a new version what stood in the one before; return how many became orphans."""
    text = item.analysis.article.text
    t, p = schema.finding, schema.placement
    known = {(r.fingerprint, r.ordinal): r.id for r in c.execute(select(t).where(t.c.article == article))}
    fresh = {(f.row["fingerprint"], f.row["ordinal"]): f for f in item.found}
    there = c.execute(select(p.c.finding, p.c.annotation).where(p.c.version == version)).all()
    placed, noted = {r.finding for r in there if r.finding}, {r.annotation for r in there if r.annotation}
    again = [(known[key], f) for key, f in fresh.items() if key in known and known[key] not in placed]
    _place_all(c, version, text, again)
    placed.update(key for key, _ in again)
    left = {(f.row["code"], f.start, f.end): key for key, f in fresh.items() if key not in known}
    touched = _touched(c, article)
    rows = []
    old = c.execute(
        select(p, t.c.code.label("code")).outerjoin(t, p.c.finding == t.c.id).where(p.c.version == before)
    )
    for row in old.all():
        if row.finding in placed or row.annotation in noted:
            continue
        if row.finding is not None and row.finding not in touched:
            continue
        values = _again(text, row)
        same = left.pop((row.code, values["start"], values["end"]), None)
        rows.append({**values, "version": version, "flagged": same is not None})
        if same is not None:
            del fresh[same]
    if rows:
        c.execute(insert(p), rows)
    added = [f for key, f in fresh.items() if key not in known]
    _place_all(c, version, text, zip(_add_findings(c, article, added), added, strict=True))
    return sum(row["how"] == "orphan" for row in rows)


def _touched(c: Connection, article: int) -> set[int]:
    """Return the findings of an article that somebody decided on, corrected or talked about."""
    t = schema.finding
    out: set[int] = set()
    for table in (schema.decision, schema.annotation, schema.comment, schema.adjudication):
        named = select(table.c.finding).join(t, table.c.finding == t.c.id).where(t.c.article == article)
        out.update(c.execute(named).scalars())
    return out


def _again(text: str, row: Any) -> dict[str, Any]:
    """Return the placement of an old span in a new text: found again, or an orphan with its last words."""
    old = anchoring.Quoted(row.exact, row.prefix, row.suffix)
    what = {"finding": row.finding, "annotation": row.annotation}
    place = anchoring.find(text, old)
    if place is None:
        return {**what, "start": None, "end": None, "how": "orphan", "similarity": None, **old._asdict()}
    start, end, how, similarity = place
    now = anchoring.quoted(text, start, end)._asdict()
    return {**what, "start": start, "end": end, "how": how, "similarity": similarity, **now}
