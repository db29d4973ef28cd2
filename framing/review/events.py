"""The whole history as JSON lines, and back: every event with who, when and what it supersedes.

Lines are told apart by ``type``. Events refer to one another by ``uid``, to articles by id and digest, to findings by
fingerprint and ordinal, so that a database which has the same texts takes them, once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, insert, select

from framing.errors import FramingError
from framing.review import accounts, decisions, schema
from framing.review.clock import stamp
from framing.review.decisions import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SCHEMA: Final = 1
_EVENTS: Final = ("decision", "annotation", "comment", "adjudication")
_REFERENCES: Final = ("supersedes", "undoes", "parent", "annotation")
_PLAIN: Final = {
    "decision": ("uid", "seq", "verdict", "reason", "note", "score", "key", "at"),
    "annotation": (
        "uid",
        "kind",
        "code",
        "start",
        "end",
        "exact",
        "payload",
        "note",
        "withdrawn",
        "key",
        "at",
    ),
    "comment": ("uid", "body", "key", "at"),
    "adjudication": ("uid", "seq", "verdict", "rationale", "key", "at"),
}


def write(c: Connection, rounds: Iterable[Any], shown: Mapping[int, frozenset[int]]) -> Iterator[bytes]:
    """Yield the lines of some rounds (rows of ``session``): the rounds, then their events in order.

    ``shown`` has the articles of each round whose events may leave. Raises FramingError if an annotation does not
    stand where it says.
    """
    yield _line({"type": "framing-review", "schema": SCHEMA})
    lookup = _Lookup(c)
    for round_ in rounds:
        about = {name: getattr(round_, name) for name in ("name", "guideline", "blind", "k", "masked")}
        yield _line({"type": "session", **about})
        for name in _EVENTS:
            t = schema.metadata.tables[name]
            for row in c.execute(select(t).where(t.c.session == round_.id).order_by(t.c.id)):
                article = lookup.article_of(name, row)
                if article in shown[round_.id]:
                    yield _line(_event(name, row, round_.name, lookup))


class _Lookup:
    """From ids of this database to what is the same in every one."""

    def __init__(self, c: Connection) -> None:
        f, a, v = schema.finding, schema.article, schema.version
        self.accounts = {r.id: r.name for r in c.execute(select(schema.account.c.id, schema.account.c.name))}
        self.articles = {r.id: r.key for r in c.execute(select(a.c.id, a.c.key))}
        self.versions = {r.id: r for r in c.execute(select(v.c.id, v.c.article, v.c.digest))}
        self.texts = c
        self.findings = {
            r.id: r for r in c.execute(select(f.c.id, f.c.article, f.c.code, f.c.fingerprint, f.c.ordinal))
        }
        self.uids: dict[tuple[str, int], str] = {}
        for name in _EVENTS:
            t = schema.metadata.tables[name]
            self.uids |= {(name, r.id): r.uid for r in c.execute(select(t.c.id, t.c.uid))}
        t = schema.annotation
        self.annotated = {r.id: r.article for r in c.execute(select(t.c.id, t.c.article))}

    def article_of(self, name: str, row: Any) -> int:
        """Return the article that an event is about."""
        if name in ("annotation", "comment"):
            return int(row.article)
        if row.finding is not None:
            return int(self.findings[row.finding].article)
        return int(self.annotated[row.annotation])


def _event(name: str, row: Any, session: str, lookup: _Lookup) -> dict[str, Any]:
    out: dict[str, Any] = {"type": name, "session": session, "user": lookup.accounts[row.account]}
    out["article"] = lookup.articles[lookup.article_of(name, row)]
    if name in ("decision", "annotation"):
        out["digest"] = lookup.versions[row.version].digest
    if row.finding is not None:
        finding = lookup.findings[row.finding]
        out["finding"] = {key: getattr(finding, key) for key in ("code", "fingerprint", "ordinal")}
    for column in _PLAIN[name]:
        out[column] = getattr(row, column)
    for column in _REFERENCES:
        if column in row._fields and getattr(row, column) is not None:
            table = "annotation" if column == "annotation" else name
            out[column] = lookup.uids[table, getattr(row, column)]
    if name == "annotation":
        v = schema.version
        text = lookup.texts.execute(select(v.c.text).where(v.c.id == row.version)).scalar_one()
        decisions.check_span(text, Span(row.start, row.end, row.exact))
    return out


def read(c: Connection, lines: Iterable[bytes], where: str) -> tuple[int, int]:
    """Take events into the database; return how many were new and how many it had already.

    People it does not know are added, who cannot sign in. Raises FramingError for what is no such file, for articles
    and texts that the database lacks, and for spans that do not stand in them; nothing is taken then.
    """
    taker = _Taker(c, where)
    for number, line in enumerate(lines, 1):
        if line.strip():
            taker.take(number, line)
    return taker.new, taker.known


class _Taker:
    def __init__(self, c: Connection, where: str) -> None:
        self.c = c
        self.where = where
        self.new = self.known = 0
        self.rounds = {r.name: r for r in c.execute(select(schema.session))}
        self.people = {r.name: r.id for r in c.execute(select(schema.account))}

    def take(self, number: int, line: bytes) -> None:
        """Take one line."""
        where = f"{self.where}, line {number}"
        try:
            row = json.loads(line)
            kind = row["type"]
            if number == 1 and (kind != "framing-review" or row["schema"] != SCHEMA):
                raise FramingError(
                    "this is no export of events", where=where, remedy="export with --format jsonl"
                )
            if kind == "session":
                self._round(row)
            elif kind in _EVENTS:
                self._event(kind, row)
        except FramingError as error:
            raise FramingError(error.what, where=where, remedy=error.remedy) from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FramingError(
                f"not an event: {type(error).__name__} {error}", where=where, remedy="export it again"
            ) from None

    def _round(self, row: dict[str, Any]) -> None:
        if row["name"] in self.rounds:
            return
        t = schema.session
        values = {name: row[name] for name in ("name", "guideline", "blind", "k", "masked")}
        self.c.execute(insert(t).values(**values, locked=False, created=stamp()))
        self.rounds[row["name"]] = self.c.execute(select(t).where(t.c.name == row["name"])).one()

    def _person(self, name: str) -> int:
        if name not in self.people:
            viewer = accounts.add(self.c, name, "reviewer", None)
            self.people[viewer.name] = viewer.id
            return viewer.id
        return int(self.people[name])

    def _event(self, kind: str, row: dict[str, Any]) -> None:
        t = schema.metadata.tables[kind]
        if self.c.execute(select(t.c.id).where(t.c.uid == row["uid"])).first() is not None:
            self.known += 1
            return
        values = {name: row[name] for name in _PLAIN[kind]}
        values["session"] = self.rounds[row["session"]].id
        values["account"] = self._person(row["user"])
        article = self._article(row["article"])
        if kind in ("annotation", "comment"):
            values["article"] = article
        if "finding" in row:
            values["finding"] = self._finding(article, row["finding"])
        if kind in ("decision", "annotation"):
            version = self._version(article, row["digest"])
            values["version"] = version.id
        for name in _REFERENCES:
            if name in row:
                values[name] = self._uid("annotation" if name == "annotation" else kind, row[name])
        if kind in ("decision", "adjudication"):
            values["chain"] = self._chain(kind, values)
        if kind == "annotation":
            span = Span(values["start"], values["end"], values["exact"])
            decisions.check_span(version.text, span)
        made = self.c.execute(insert(t).values(values)).inserted_primary_key
        assert made is not None
        if kind == "annotation":
            decisions.place(self.c, version, int(made[0]), span)
        self.new += 1

    def _chain(self, kind: str, values: dict[str, Any]) -> str:
        round_ = next(r for r in self.rounds.values() if r.id == values["session"])
        if kind == "adjudication":
            finding = values.get("finding")
            return f"{round_.id}:{'f' if finding is not None else 'a'}:{finding or values['annotation']}"
        viewer = accounts.Viewer(values["account"], "", "reviewer")
        return decisions.chain_of(round_, values["finding"], viewer)

    def _article(self, key: str) -> int:
        t = schema.article
        row = self.c.execute(select(t.c.id).where(t.c.key == key)).first()
        if row is None:
            raise FramingError(f"the article '{key}' is not here", remedy="import it first")
        return int(row.id)

    def _version(self, article: int, digest: str) -> Any:
        t = schema.version
        row = self.c.execute(select(t).where(t.c.article == article, t.c.digest == digest)).first()
        if row is None:
            raise FramingError("this version of the article is not here", remedy="import that text first")
        return row

    def _finding(self, article: int, named: dict[str, Any]) -> int:
        t = schema.finding
        conditions = [t.c[name] == named[name] for name in ("code", "fingerprint", "ordinal")]
        row = self.c.execute(select(t.c.id).where(t.c.article == article, *conditions)).first()
        if row is None:
            raise FramingError(
                f"a finding of {named['code']} is not here",
                remedy="import with the release that the export was made with",
            )
        return int(row.id)

    def _uid(self, kind: str, uid: str) -> int:
        t = schema.metadata.tables[kind]
        return int(self.c.execute(select(t.c.id).where(t.c.uid == uid)).scalar_one())


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
