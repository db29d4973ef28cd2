"""The tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the revision before to this one."""
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False, comment="what the person signs in with"),
        sa.Column("role", sa.String(length=20), nullable=False, comment="reviewer, adjudicator or admin"),
        sa.Column(
            "password",
            sa.Text(),
            nullable=True,
            comment="argon2 hash; none for the local editor, who has a one-time link",
        ),
        sa.Column("active", sa.Boolean(), nullable=False, comment="false: may not sign in"),
        sa.Column("created", sa.String(length=30), nullable=False),
        sa.CheckConstraint("role IN ('reviewer', 'adjudicator', 'admin')", name=op.f("ck_account_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
        comment="A person who reviews.",
    )
    op.create_table(
        "outlet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "aliases",
            sa.JSON(),
            nullable=False,
            comment="other names and domains, masked along with the name",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
        sa.UniqueConstraint("name", name=op.f("uq_outlet_name")),
        comment="Names to mask. Facts, no ratings.",
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("framing", sa.String(length=40), nullable=False, comment="release"),
        sa.Column("config", sa.String(length=80), nullable=False, comment="digest of the settings"),
        sa.Column("lexicons", sa.String(length=80), nullable=False, comment="digest of the word lists"),
        sa.Column("model", sa.String(length=80), nullable=True, comment="digest of the classifier"),
        sa.Column("created", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        comment="What scored a version.",
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "guideline", sa.Text(), nullable=False, comment="version of the guidelines that reviewers follow"
        ),
        sa.Column(
            "blind",
            sa.Boolean(),
            nullable=False,
            comment="reviewers see no other's verdict until all are done",
        ),
        sa.Column("k", sa.Integer(), nullable=False, comment="reviewers an article"),
        sa.Column("masked", sa.Boolean(), nullable=False, comment="outlet names are hidden from reviewers"),
        sa.Column("locked", sa.Boolean(), nullable=False, comment="nothing may be changed any more"),
        sa.Column("created", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("name", name=op.f("uq_session_name")),
        comment="A round of review under one set of rules.",
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("key", name=op.f("uq_story_key")),
        comment="Articles about one event.",
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False, comment="the id that the input gave"),
        sa.Column("path", sa.Text(), nullable=True, comment="file and record that it was read from"),
        sa.Column("story", sa.Integer(), nullable=False, comment="the story that it belongs to"),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=40), nullable=True, comment="ISO 8601, never guessed"),
        sa.Column("current", sa.Integer(), nullable=False, comment="number of the version that is reviewed"),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_article_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
        comment="An article, in one or more versions.",
    )
    op.create_index(op.f("ix_article_outlet"), "article", ["outlet"], unique=False)
    op.create_index(op.f("ix_article_path"), "article", ["path"], unique=False)
    op.create_index(op.f("ix_article_story"), "article", ["story"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=True, comment="by whom; none: on the command line"),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_audit_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        comment="Imports, exports, locks, users: who did what when.",
    )
    op.create_table(
        "login",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False, comment="who is signed in"),
        sa.Column("token", sa.String(length=64), nullable=False, comment="SHA-256 of the cookie, in hex"),
        sa.Column("csrf", sa.String(length=64), nullable=False, comment="what every change must send along"),
        sa.Column("created", sa.String(length=30), nullable=False),
        sa.Column("expires", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_login_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login")),
        sa.UniqueConstraint("token", name=op.f("uq_login_token")),
        comment="A browser that is signed in; removed when it signs out.",
    )
    op.create_table(
        "preference",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_preference_account")),
        sa.PrimaryKeyConstraint("account", "name", name=op.f("pk_preference")),
        comment="A person's settings, such as the keys.",
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False, comment="in which round"),
        sa.Column("article", sa.Integer(), nullable=False, comment="what is to be reviewed"),
        sa.Column("account", sa.Integer(), nullable=False, comment="by whom"),
        sa.Column("created", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_assignment_account")),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_assignment_article")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_assignment_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "session", "article", "account", name=op.f("uq_assignment_session_article_account")
        ),
        comment="An article that a reviewer is to go through.",
    )
    op.create_index(op.f("ix_assignment_article_account"), "assignment", ["article", "account"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False, comment="where it was found"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="rule or attribution"),
        sa.Column("code", sa.String(length=40), nullable=False, comment="of the rule; AT for an attribution"),
        sa.Column(
            "name", sa.String(length=80), nullable=False, comment="of the rule; pattern of the attribution"
        ),
        sa.Column(
            "fingerprint", sa.String(length=40), nullable=False, comment="code, words and sentence, hashed"
        ),
        sa.Column(
            "ordinal", sa.Integer(), nullable=False, comment="0 for the first of its fingerprint in the text"
        ),
        sa.Column("confidence", sa.String(length=10), nullable=False, comment="low, medium or high"),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=True, comment="what could stand there instead"),
        sa.Column("voice", sa.String(length=10), nullable=False, comment="narrator, reported or quoted"),
        sa.Column("role", sa.String(length=12), nullable=False, comment="headline, body, ..."),
        sa.Column(
            "section", sa.Text(), nullable=True, comment="the heading above it, or the article's section"
        ),
        sa.Column(
            "entry",
            sa.Text(),
            nullable=True,
            comment="lexicon list and word that it rests on: loaded/combative:slammed",
        ),
        sa.Column(
            "score",
            sa.Float(),
            nullable=True,
            comment="the sentence's loaded probability, or the attribution's confidence",
        ),
        sa.Column(
            "payload",
            sa.JSON(),
            nullable=True,
            comment="an attribution's parts: source, cue, content, speaker, kind, stance",
        ),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_finding_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint(
            "article", "fingerprint", "ordinal", name=op.f("uq_finding_article_fingerprint_ordinal")
        ),
        comment="What the machine says about an article; it lives on from version to version.",
    )
    op.create_index(op.f("ix_finding_code"), "finding", ["code"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False, comment="whose text it is"),
        sa.Column("number", sa.Integer(), nullable=False, comment="1 for the first"),
        sa.Column("digest", sa.String(length=80), nullable=False, comment="SHA-256 of the text"),
        sa.Column("text", sa.Text(), nullable=False, comment="the article as it was read, unaltered"),
        sa.Column("analysis", sa.LargeBinary(), nullable=False, comment="framing.types.Analysis, JSON, zlib"),
        sa.Column("run", sa.Integer(), nullable=False, comment="what scored it"),
        sa.Column("imported", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_version_article")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_version_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("article", "digest", name=op.f("uq_version_article_digest")),
        sa.UniqueConstraint("article", "number", name=op.f("uq_version_article_number")),
        comment="The text of an article at one time.",
    )
    op.create_table(
        "annotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "uid", sa.String(length=32), nullable=False, comment="the same in every copy of the database"
        ),
        sa.Column("session", sa.Integer(), nullable=False, comment="in which round"),
        sa.Column("article", sa.Integer(), nullable=False, comment="where"),
        sa.Column("version", sa.Integer(), nullable=False, comment="the version that was read"),
        sa.Column("account", sa.Integer(), nullable=False, comment="by whom"),
        sa.Column("finding", sa.Integer(), nullable=True, comment="the attribution that it corrects"),
        sa.Column("kind", sa.String(length=12), nullable=False, comment="missed or attribution"),
        sa.Column("code", sa.String(length=60), nullable=False, comment="category of wording, or AT"),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False, comment="the words, checked against the text"),
        sa.Column("payload", sa.JSON(), nullable=True, comment="an attribution's parts"),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False, comment="true: takes back what it supersedes"),
        sa.Column("supersedes", sa.Integer(), nullable=True, comment="the annotation that it replaces"),
        sa.Column(
            "key", sa.String(length=64), nullable=False, comment="sent twice, an annotation is made once"
        ),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_annotation_account")),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_annotation_article")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_annotation_finding")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_annotation_session")),
        sa.ForeignKeyConstraint(["supersedes"], ["annotation.id"], name=op.f("fk_annotation_supersedes")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_annotation_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_annotation_account_key")),
        sa.UniqueConstraint("supersedes", name=op.f("uq_annotation_supersedes")),
        sa.UniqueConstraint("uid", name=op.f("uq_annotation_uid")),
        comment="A span that the machine missed, or an attribution put right.",
    )
    op.create_index(op.f("ix_annotation_article_session"), "annotation", ["article", "session"], unique=False)
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "uid", sa.String(length=32), nullable=False, comment="the same in every copy of the database"
        ),
        sa.Column("session", sa.Integer(), nullable=False, comment="in which round"),
        sa.Column("article", sa.Integer(), nullable=False, comment="on which article"),
        sa.Column("finding", sa.Integer(), nullable=True, comment="on which finding; none: on the article"),
        sa.Column("account", sa.Integer(), nullable=False, comment="by whom"),
        sa.Column("parent", sa.Integer(), nullable=True, comment="the comment that it answers"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False, comment="sent twice, a comment is made once"),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_comment_account")),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_comment_article")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_comment_finding")),
        sa.ForeignKeyConstraint(["parent"], ["comment.id"], name=op.f("fk_comment_parent")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_comment_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_comment_account_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_comment_uid")),
        comment="What editors say to one another.",
    )
    op.create_index(op.f("ix_comment_article_session"), "comment", ["article", "session"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "uid", sa.String(length=32), nullable=False, comment="the same in every copy of the database"
        ),
        sa.Column("session", sa.Integer(), nullable=False, comment="in which round"),
        sa.Column("finding", sa.Integer(), nullable=False, comment="on what"),
        sa.Column("account", sa.Integer(), nullable=False, comment="by whom"),
        sa.Column("version", sa.Integer(), nullable=False, comment="the version that was read"),
        sa.Column(
            "chain",
            sa.String(length=60),
            nullable=False,
            comment="session:finding, and :account where it is blind",
        ),
        sa.Column(
            "seq", sa.Integer(), nullable=False, comment="place in its chain, from 1: no two may claim one"
        ),
        sa.Column(
            "verdict", sa.String(length=10), nullable=False, comment="accept, dismiss, unsure or undecided"
        ),
        sa.Column("reason", sa.String(length=20), nullable=True, comment="a reason code"),
        sa.Column("note", sa.Text(), nullable=True, comment="in the editor's words"),
        sa.Column("score", sa.Float(), nullable=True, comment="the machine's score at that moment"),
        sa.Column("supersedes", sa.Integer(), nullable=True, comment="the decision before it in its chain"),
        sa.Column("undoes", sa.Integer(), nullable=True, comment="the decision that it takes back"),
        sa.Column(
            "key", sa.String(length=64), nullable=False, comment="sent twice, a decision is taken once"
        ),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('accept', 'dismiss', 'unsure', 'undecided')", name=op.f("ck_decision_verdict")
        ),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_decision_account")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_decision_finding")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_decision_session")),
        sa.ForeignKeyConstraint(["supersedes"], ["decision.id"], name=op.f("fk_decision_supersedes")),
        sa.ForeignKeyConstraint(["undoes"], ["decision.id"], name=op.f("fk_decision_undoes")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_decision_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_decision_account_key")),
        sa.UniqueConstraint("chain", "seq", name=op.f("uq_decision_chain_seq")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
        comment="A verdict on a finding.",
    )
    op.create_index(op.f("ix_decision_finding_session"), "decision", ["finding", "session"], unique=False)
    op.create_table(
        "progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment", sa.Integer(), nullable=False, comment="whose"),
        sa.Column("state", sa.String(length=10), nullable=False, comment="done or reopened"),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.CheckConstraint("state IN ('done', 'reopened')", name=op.f("ck_progress_state")),
        sa.ForeignKeyConstraint(["assignment"], ["assignment.id"], name=op.f("fk_progress_assignment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress")),
        comment="A reviewer finished an article, or took it up again; the last row counts.",
    )
    op.create_index(op.f("ix_progress_assignment"), "progress", ["assignment"], unique=False)
    op.create_table(
        "adjudication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "uid", sa.String(length=32), nullable=False, comment="the same in every copy of the database"
        ),
        sa.Column("session", sa.Integer(), nullable=False, comment="in which round"),
        sa.Column("finding", sa.Integer(), nullable=True, comment="on which finding"),
        sa.Column("annotation", sa.Integer(), nullable=True, comment="on which missed span"),
        sa.Column("account", sa.Integer(), nullable=False, comment="by whom"),
        sa.Column(
            "chain", sa.String(length=60), nullable=False, comment="session:f:finding or session:a:annotation"
        ),
        sa.Column("seq", sa.Integer(), nullable=False, comment="place in its chain, from 1"),
        sa.Column(
            "verdict", sa.String(length=10), nullable=False, comment="accept, dismiss, unsure, or all_wrong"
        ),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Integer(), nullable=True, comment="the ruling before it"),
        sa.Column("key", sa.String(length=64), nullable=False, comment="sent twice, a ruling is made once"),
        sa.Column("at", sa.String(length=30), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('accept', 'dismiss', 'unsure', 'all_wrong')", name=op.f("ck_adjudication_verdict")
        ),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_adjudication_account")),
        sa.ForeignKeyConstraint(["annotation"], ["annotation.id"], name=op.f("fk_adjudication_annotation")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_adjudication_finding")),
        sa.ForeignKeyConstraint(["session"], ["session.id"], name=op.f("fk_adjudication_session")),
        sa.ForeignKeyConstraint(["supersedes"], ["adjudication.id"], name=op.f("fk_adjudication_supersedes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjudication")),
        sa.UniqueConstraint("account", "key", name=op.f("uq_adjudication_account_key")),
        sa.UniqueConstraint("chain", "seq", name=op.f("uq_adjudication_chain_seq")),
        sa.UniqueConstraint("uid", name=op.f("uq_adjudication_uid")),
        comment="The ruling where reviewers disagree.",
    )
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="in which version"),
        sa.Column("finding", sa.Integer(), nullable=True, comment="what stands there"),
        sa.Column("annotation", sa.Integer(), nullable=True, comment="what stands there"),
        sa.Column("start", sa.Integer(), nullable=True, comment="none: an orphan, its words are gone"),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("exact", sa.Text(), nullable=False, comment="the words, here or where they last stood"),
        sa.Column("prefix", sa.Text(), nullable=False, comment="32 characters before it"),
        sa.Column("suffix", sa.Text(), nullable=False, comment="32 characters after it"),
        sa.Column(
            "how", sa.String(length=10), nullable=False, comment="machine, editor, exact, fuzzy or orphan"
        ),
        sa.Column("similarity", sa.Float(), nullable=True, comment="of a fuzzy match, 0 to 1"),
        sa.Column(
            "flagged", sa.Boolean(), nullable=False, comment="whether the machine finds it in this version"
        ),
        sa.ForeignKeyConstraint(["annotation"], ["annotation.id"], name=op.f("fk_placement_annotation")),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_placement_finding")),
        sa.ForeignKeyConstraint(["version"], ["version.id"], name=op.f("fk_placement_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("version", "annotation", name=op.f("uq_placement_version_annotation")),
        sa.UniqueConstraint("version", "finding", name=op.f("uq_placement_version_finding")),
        comment="Where a finding or annotation stands in a version.",
    )
    op.create_index(op.f("ix_placement_finding"), "placement", ["finding"], unique=False)
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def _triggers(dialect: str) -> Iterator[str]:
    """Yield the statements that keep what editors did from being changed or removed."""
    if dialect == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION framing_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$"
        )
    for table in ("decision", "annotation", "comment", "adjudication", "progress", "audit"):
        for act in ("UPDATE", "DELETE"):
            head = f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
            if dialect == "postgresql":
                yield f"{head} FOR EACH ROW EXECUTE FUNCTION framing_append_only()"
            else:
                yield f"{head} BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
