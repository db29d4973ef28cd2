"""The tables of a review database, each column with what it holds; ``docs/review-schema.md`` is made from them.

What editors do is never overwritten: the tables in ``APPEND_ONLY`` take new rows only, which triggers enforce.
Times are UTC in ISO 8601 with milliseconds, offsets are code points of ``version.text``.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERDICTS = ("accept", "dismiss", "unsure", "undecided")
"""What a decision says; "undecided" is what an undo of a first decision leaves."""
ROLES = ("reviewer", "adjudicator", "admin")
"""Each may do what those before it may."""

APPEND_ONLY = ("decision", "annotation", "comment", "adjudication", "progress", "audit")
"""Tables that no row is ever changed in or removed from."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, comment: str, *, null: bool = False) -> Column[int]:
    return Column(table, ForeignKey(f"{table}.id"), nullable=null, comment=comment)


def _in(values: tuple[str, ...], column: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


account = Table(
    "account",
    metadata,
    _id(),
    Column("name", String(80), nullable=False, unique=True, comment="what the person signs in with"),
    Column("role", String(20), nullable=False, comment="reviewer, adjudicator or admin"),
    Column("password", Text, comment="argon2 hash; none for the local editor, who has a one-time link"),
    Column("active", Boolean, nullable=False, comment="false: may not sign in"),
    Column("created", String(30), nullable=False),
    _in(ROLES, "role"),
    comment="A person who reviews.",
)
login = Table(
    "login",
    metadata,
    _id(),
    _to("account", "who is signed in"),
    Column("token", String(64), nullable=False, unique=True, comment="SHA-256 of the cookie, in hex"),
    Column("csrf", String(64), nullable=False, comment="what every change must send along"),
    Column("created", String(30), nullable=False),
    Column("expires", String(30), nullable=False),
    comment="A browser that is signed in; removed when it signs out.",
)
preference = Table(
    "preference",
    metadata,
    Column("account", ForeignKey("account.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("value", JSON, nullable=False),
    comment="A person's settings, such as the keys.",
)
outlet = Table(
    "outlet",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("aliases", JSON, nullable=False, comment="other names and domains, masked along with the name"),
    comment="Names to mask. Facts, no ratings.",
)
story = Table(
    "story",
    metadata,
    _id(),
    Column("key", String(200), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    comment="Articles about one event.",
)
article = Table(
    "article",
    metadata,
    _id(),
    Column("key", String(200), nullable=False, unique=True, comment="the id that the input gave"),
    Column("path", Text, index=True, comment="file and record that it was read from"),
    _to("story", "the story that it belongs to"),
    Column("outlet", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("published", String(40), comment="ISO 8601, never guessed"),
    Column("current", Integer, nullable=False, comment="number of the version that is reviewed"),
    Index(None, "story"),
    comment="An article, in one or more versions.",
)
run = Table(
    "run",
    metadata,
    _id(),
    Column("framing", String(40), nullable=False, comment="release"),
    Column("config", String(80), nullable=False, comment="digest of the settings"),
    Column("lexicons", String(80), nullable=False, comment="digest of the word lists"),
    Column("model", String(80), comment="digest of the classifier"),
    Column("created", String(30), nullable=False),
    comment="What scored a version.",
)
version = Table(
    "version",
    metadata,
    _id(),
    _to("article", "whose text it is"),
    Column("number", Integer, nullable=False, comment="1 for the first"),
    Column("digest", String(80), nullable=False, comment="SHA-256 of the text"),
    Column("text", Text, nullable=False, comment="the article as it was read, unaltered"),
    Column("analysis", LargeBinary, nullable=False, comment="framing.types.Analysis, JSON, zlib"),
    _to("run", "what scored it"),
    Column("imported", String(30), nullable=False),
    UniqueConstraint("article", "number"),
    UniqueConstraint("article", "digest"),
    comment="The text of an article at one time.",
)
finding = Table(
    "finding",
    metadata,
    _id(),
    _to("article", "where it was found"),
    Column("kind", String(12), nullable=False, comment="rule or attribution"),
    Column("code", String(40), nullable=False, index=True, comment="of the rule; AT for an attribution"),
    Column("name", String(80), nullable=False, comment="of the rule; pattern of the attribution"),
    Column("fingerprint", String(40), nullable=False, comment="code, words and sentence, hashed"),
    Column("ordinal", Integer, nullable=False, comment="0 for the first of its fingerprint in the text"),
    Column("confidence", String(10), nullable=False, comment="low, medium or high"),
    Column("message", Text, nullable=False),
    Column("suggestion", Text, comment="what could stand there instead"),
    Column("voice", String(10), nullable=False, comment="narrator, reported or quoted"),
    Column("role", String(12), nullable=False, comment="headline, body, ..."),
    Column("section", Text, comment="the heading above it, or the article's section"),
    Column("entry", Text, comment="lexicon list and word that it rests on: loaded/combative:slammed"),
    Column("score", Float, comment="the sentence's loaded probability, or the attribution's confidence"),
    Column("payload", JSON, comment="an attribution's parts: source, cue, content, speaker, kind, stance"),
    UniqueConstraint("article", "fingerprint", "ordinal"),
    comment="What the machine says about an article; it lives on from version to version.",
)
session = Table(
    "session",
    metadata,
    _id(),
    Column("name", String(120), nullable=False, unique=True),
    Column("guideline", Text, nullable=False, comment="version of the guidelines that reviewers follow"),
    Column("blind", Boolean, nullable=False, comment="reviewers see no other's verdict until all are done"),
    Column("k", Integer, nullable=False, comment="reviewers an article"),
    Column("masked", Boolean, nullable=False, comment="outlet names are hidden from reviewers"),
    Column("locked", Boolean, nullable=False, comment="nothing may be changed any more"),
    Column("created", String(30), nullable=False),
    comment="A round of review under one set of rules.",
)
assignment = Table(
    "assignment",
    metadata,
    _id(),
    _to("session", "in which round"),
    _to("article", "what is to be reviewed"),
    _to("account", "by whom"),
    Column("created", String(30), nullable=False),
    UniqueConstraint("session", "article", "account"),
    Index(None, "article", "account"),
    comment="An article that a reviewer is to go through.",
)
progress = Table(
    "progress",
    metadata,
    _id(),
    _to("assignment", "whose"),
    Column("state", String(10), nullable=False, comment="done or reopened"),
    Column("at", String(30), nullable=False),
    _in(("done", "reopened"), "state"),
    Index(None, "assignment"),
    comment="A reviewer finished an article, or took it up again; the last row counts.",
)
decision = Table(
    "decision",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False, unique=True, comment="the same in every copy of the database"),
    _to("session", "in which round"),
    _to("finding", "on what"),
    _to("account", "by whom"),
    _to("version", "the version that was read"),
    Column("chain", String(60), nullable=False, comment="session:finding, and :account where it is blind"),
    Column("seq", Integer, nullable=False, comment="place in its chain, from 1: no two may claim one"),
    Column("verdict", String(10), nullable=False, comment="accept, dismiss, unsure or undecided"),
    Column("reason", String(20), comment="a reason code"),
    Column("note", Text, comment="in the editor's words"),
    Column("score", Float, comment="the machine's score at that moment"),
    Column("supersedes", ForeignKey("decision.id"), comment="the decision before it in its chain"),
    Column("undoes", ForeignKey("decision.id"), comment="the decision that it takes back"),
    Column("key", String(64), nullable=False, comment="sent twice, a decision is taken once"),
    Column("at", String(30), nullable=False),
    _in(VERDICTS, "verdict"),
    UniqueConstraint("chain", "seq"),
    UniqueConstraint("account", "key"),
    Index(None, "finding", "session"),
    comment="A verdict on a finding.",
)
annotation = Table(
    "annotation",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False, unique=True, comment="the same in every copy of the database"),
    _to("session", "in which round"),
    _to("article", "where"),
    _to("version", "the version that was read"),
    _to("account", "by whom"),
    _to("finding", "the attribution that it corrects", null=True),
    Column("kind", String(12), nullable=False, comment="missed or attribution"),
    Column("code", String(60), nullable=False, comment="category of wording, or AT"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False, comment="the words, checked against the text"),
    Column("payload", JSON, comment="an attribution's parts"),
    Column("note", Text),
    Column("withdrawn", Boolean, nullable=False, comment="true: takes back what it supersedes"),
    Column("supersedes", ForeignKey("annotation.id"), unique=True, comment="the annotation that it replaces"),
    Column("key", String(64), nullable=False, comment="sent twice, an annotation is made once"),
    Column("at", String(30), nullable=False),
    UniqueConstraint("account", "key"),
    Index(None, "article", "session"),
    comment="A span that the machine missed, or an attribution put right.",
)
placement = Table(
    "placement",
    metadata,
    _id(),
    _to("version", "in which version"),
    _to("finding", "what stands there", null=True),
    _to("annotation", "what stands there", null=True),
    Column("start", Integer, comment="none: an orphan, its words are gone"),
    Column("end", Integer),
    Column("exact", Text, nullable=False, comment="the words, here or where they last stood"),
    Column("prefix", Text, nullable=False, comment="32 characters before it"),
    Column("suffix", Text, nullable=False, comment="32 characters after it"),
    Column("how", String(10), nullable=False, comment="machine, editor, exact, fuzzy or orphan"),
    Column("similarity", Float, comment="of a fuzzy match, 0 to 1"),
    Column("flagged", Boolean, nullable=False, comment="whether the machine finds it in this version"),
    UniqueConstraint("version", "finding"),
    UniqueConstraint("version", "annotation"),
    Index(None, "finding"),
    comment="Where a finding or annotation stands in a version.",
)
comment = Table(
    "comment",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False, unique=True, comment="the same in every copy of the database"),
    _to("session", "in which round"),
    _to("article", "on which article"),
    _to("finding", "on which finding; none: on the article", null=True),
    _to("account", "by whom"),
    Column("parent", ForeignKey("comment.id"), comment="the comment that it answers"),
    Column("body", Text, nullable=False),
    Column("key", String(64), nullable=False, comment="sent twice, a comment is made once"),
    Column("at", String(30), nullable=False),
    UniqueConstraint("account", "key"),
    Index(None, "article", "session"),
    comment="What editors say to one another.",
)
adjudication = Table(
    "adjudication",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False, unique=True, comment="the same in every copy of the database"),
    _to("session", "in which round"),
    _to("finding", "on which finding", null=True),
    _to("annotation", "on which missed span", null=True),
    _to("account", "by whom"),
    Column("chain", String(60), nullable=False, comment="session:f:finding or session:a:annotation"),
    Column("seq", Integer, nullable=False, comment="place in its chain, from 1"),
    Column("verdict", String(10), nullable=False, comment="accept, dismiss, unsure, or all_wrong"),
    Column("rationale", Text, nullable=False),
    Column("supersedes", ForeignKey("adjudication.id"), comment="the ruling before it"),
    Column("key", String(64), nullable=False, comment="sent twice, a ruling is made once"),
    Column("at", String(30), nullable=False),
    _in(("accept", "dismiss", "unsure", "all_wrong"), "verdict"),
    UniqueConstraint("chain", "seq"),
    UniqueConstraint("account", "key"),
    comment="The ruling where reviewers disagree.",
)
audit = Table(
    "audit",
    metadata,
    _id(),
    _to("account", "by whom; none: on the command line", null=True),
    Column("what", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", String(30), nullable=False),
    comment="Imports, exports, locks, users: who did what when.",
)


def page() -> str:
    """Return ``docs/review-schema.md``."""
    lines = [
        "# Tables of a review database",
        "",
        "Made from `framing/review/schema.py` by `tools/review_schema.py`. Times are UTC in ISO 8601, offsets are",
        "code points of `version.text`. Rows of these tables are never changed or removed, which triggers enforce:",
        ", ".join(f"`{name}`" for name in APPEND_ONLY) + ".",
    ]
    for table in metadata.sorted_tables:
        lines += ["", f"## {table.name}", "", str(table.comment), "", "| column | type | |", "|---|---|---|"]
        for column in table.columns:
            kind = str(column.type).lower() + ("" if column.nullable else ", required")
            if column.foreign_keys:
                kind += f", of `{next(iter(column.foreign_keys)).column.table.name}`"
            lines.append(f"| `{column.name}` | {kind} | {column.comment or ''} |")
    return "\n".join(lines) + "\n"
