"""The tables of a corpus: every column with its type and what it holds. ``docs/corpus.md`` is made from this."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from framing.corpus.extra import need


class Column(NamedTuple):
    """``kind`` is a type of Arrow as it prints; ``doc`` says what the column holds."""

    name: str
    kind: str
    doc: str


class Table(NamedTuple):
    """``doc`` says what one row is; ``by_month``: whether the table is a folder a month."""

    doc: str
    columns: tuple[Column, ...]
    by_month: bool = True


_ARTICLE = Column("article", "string", "key of the article: 16 hexadecimal digits for its place and text")


def _span(name: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_start", "int32", f"where {what} begins, in code points of the text; null where none"),
        Column(f"{name}_end", "int32", f"where {what} ends"),
        Column(f"{name}_text", "string", f"the words of {what}"),
    )


SCORED: dict[str, Table] = {
    "articles": Table(
        "One row an article that was read.",
        (
            _ARTICLE,
            Column("id", "string", "id as the input gives it, else made from place and text; may not be unique"),
            Column("file", "string", "the input's name and the path below it"),
            Column("record", "int64", "number in a file of records, from 1; null for a file that is an article"),
            Column("title", "string", "headline"),
            Column("outlet", "string", "display name; the file's name where nothing names the outlet"),
            Column("outlet_known", "bool", "whether something names the outlet"),
            Column("author", "string", ""),
            Column("published", "string", "ISO 8601 date or date-time, as given; null where unknown"),
            Column("day", "date32", "the day of `published`"),
            Column("url", "string", ""),
            Column("story", "string", "story that the input gives"),
            Column("genre", "string", "`news`, `opinion`, `analysis`, `live blog` or `transcript`"),
            Column("language", "string", "as declared"),
            Column("digest", "string", "`sha256:` of the text in UTF-8"),
            Column("characters", "int32", "code points of the text"),
            Column("words", "int32", "words in scored blocks"),
            Column("sentences", "int32", "sentences in scored blocks"),
            Column("scored", "double", "share of the text that was scored"),
            Column("notes", "list<string>", "remarks on how it was read"),
        ),
    ),
    "scores": Table(
        "One row an article and metric, in the order of `docs/metrics.md`.",
        (
            _ARTICLE,
            Column("metric", "string", "name of the metric"),
            Column("value", "double", "null exactly where `skipped` gives a reason"),
            Column("unit", "string", ""),
            Column("low", "double", "lower end of the 95 % interval"),
            Column("high", "double", "upper end"),
            Column("n", "int32", "size of the denominator"),
            Column("percentile", "int32", "share of the reference articles that score lower, in percent"),
            Column("skipped", "string", "why there is no value"),
            Column("basis", "list<string>", "ids of the evidence or attributions that were summed"),
            Column("select", "string", "what was counted, where no list of ids can say it"),
            Column("counts", "map<string, double>", "the sums over what was counted"),
        ),
    ),
    "evidence": Table(
        "One row a span that counts as something.",
        (
            _ARTICLE,
            Column("id", "string", "`e1`, `e2`, … within the article"),
            Column("start", "int32", "where it begins, in code points of the text"),
            Column("end", "int32", "where it ends"),
            Column("text", "string", "its words"),
            Column("kind", "string", "family and category: `loaded.combative`"),
            Column("weight", "double", "what it adds to a weighted count"),
            Column("voice", "string", "`narrator`, `reported` or `quoted`"),
            Column("role", "string", "role of the block that it stands in"),
            Column("source", "string", "lexicon with version that says so"),
            Column("note", "string", ""),
            Column("suggestion", "string", "plainer wording"),
        ),
    ),
    "attributions": Table(
        "One row a statement that the article attributes to somebody.",
        (
            _ARTICLE,
            Column("id", "string", "`a1`, `a2`, … within the article"),
            *_span("source", "the source"),
            *_span("cue", "the cue"),
            Column("content", "list<struct<start: int32, end: int32, text: string>>", "spans of the content"),
            Column("kind", "string", "`direct`, `mixed` or `indirect`"),
            Column("cue_class", "string", "`utterance`, `publication`, `thought`, `intention` or `perception`"),
            Column("speaker", "string", "resolved name"),
            Column("role", "string", ""),
            Column("affiliation", "string", "the side that the speaker speaks for"),
            Column("naming", "string", "`named`, `described`, `anonymous`, `vague` or `agentless`"),
            Column("reason", "string", "reason that the article gives for anonymity"),
            Column("backing", "list<string>", "what stands behind an anonymous source"),
            Column("stance", "string", "stance of the cue"),
            Column("suggestion", "string", "plainer cue"),
            Column("note", "string", "what the cue does"),
            Column("confidence", "double", ""),
            Column("parent", "string", "id of the attribution that it is nested in"),
            Column("pattern", "string", "what found it"),
        ),
    ),
    "terms": Table(
        "One row an article: what grouping and the search for copies work on.",
        (
            _ARTICLE,
            Column("terms", "list<string>", "stems of the content words of headline, deck and body"),
            Column("weights", "list<float>", "weight of each: see `docs/stories.md`"),
            Column("shingles", "list<uint32>", "sample of the hashes of all eight words in a row"),
        ),
    ),
    "failures": Table(
        "One row an input, or a part of one, that could not be used.",
        (
            Column("file", "string", "the input's name and the path below it, or the path as given"),
            Column("place", "string", "where in the file"),
            Column("id", "string", "id as the input gives it"),
            Column("reason", "string", "what is wrong"),
            Column("remedy", "string", "what to do about it"),
        ),
        by_month=False,
    ),
}  # fmt: skip

"""Made by ``framing corpus score``."""

GROUPED: dict[str, Table] = {
    "members": Table(
        "One row an article, once `framing corpus stories` has run.",
        (
            _ARTICLE,
            Column("story", "string", "id of its story"),
            Column(
                "family",
                "string",
                "key of the first article that has its text, or parts of it; null where none",
            ),
            Column(
                "shared",
                "double",
                "share of its text that another outlet has too, in its month or the one before",
            ),
            Column("own", "bool", "whether the text counts as its outlet's own"),
        ),
    ),
    "stories": Table(
        "One row a story, in the month of its first article.",
        (
            Column("story", "string", "id"),
            Column(
                "title",
                "string",
                "headline of the article most like the others, or the name that the input gives",
            ),
            Column("first", "date32", "day of its first article; null where unknown"),
            Column("given", "bool", "whether the input gives it"),
        ),
    ),
}
"""Made by ``framing corpus stories``."""

TABLES: dict[str, Table] = SCORED | GROUPED


@cache
def arrow(table: str) -> Any:
    """Return the schema of a table for pyarrow; its metadata names table and version."""
    from framing.corpus.job import SCHEMA

    pa = need("pyarrow")
    span = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
    kinds = {
        "string": pa.string(),
        "bool": pa.bool_(),
        "double": pa.float64(),
        "date32": pa.date32(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "list<string>": pa.list_(pa.string()),
        "list<float>": pa.list_(pa.float32()),
        "list<uint32>": pa.list_(pa.uint32()),
        "map<string, double>": pa.map_(pa.string(), pa.float64()),
        "list<struct<start: int32, end: int32, text: string>>": pa.list_(span),
    }
    fields = [(c.name, kinds[c.kind]) for c in TABLES[table].columns]
    return pa.schema(fields, metadata={"framing.table": table, "framing.schema": str(SCHEMA)})


def page() -> str:
    """Return the schema as Markdown."""
    out = []
    for name, table in TABLES.items():
        out += [f"### {name}", "", table.doc, "", "| column | type | |", "|---|---|---|"]
        out += [f"| `{c.name}` | {c.kind} | {c.doc} |" for c in table.columns]
        out.append("")
    return "\n".join(out)
