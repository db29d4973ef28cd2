"""Every shared data type of the project.

All types are frozen. Offsets are half-open ranges of code points into ``Article.text``, the decoded
file exactly as it is. This module imports nothing else of the package. Types that come in hundreds an article
hold no cycle and are hidden from the garbage collector (``gc=False``).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA = 1
"""Version of the wire format; see ``docs/formats.md``."""

Role = Literal["headline", "deck", "subhead", "body", "caption", "embed", "correction", "boilerplate"]
Voice = Literal["narrator", "reported", "quoted"]
Genre = Literal["news", "opinion", "analysis", "live blog", "transcript"]
QuoteKind = Literal["speech", "scare", "title"]
AttributionKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal["utterance", "publication", "thought", "intention", "perception"]
Naming = Literal["named", "described", "anonymous", "vague", "agentless"]
Backing = Literal["reason", "corroboration", "headline"]
Stance = Literal["neutral", "doubting", "endorsing", "conceding", "combative", "emotive"]
Severity = Literal["note", "warning", "error"]
Confidence = Literal["low", "medium", "high"]

SCORED_ROLES: frozenset[str] = frozenset({"headline", "deck", "subhead", "body", "caption", "embed"})
"""Blocks that ratings are computed on; the others are reported as left out, with the reason."""


class Block(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A stretch of the text with one role. Blocks are ordered, do not overlap and are never empty.

    A block of body text is one paragraph. ``note`` says what a block that is not scored is
    ("related link", "time stamp", "editor's note", ...); it is empty for scored blocks.
    """

    start: int
    end: int
    role: Role
    note: str = ""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as read: the text as it is, its blocks, and what is known of it.

    ``text``       decoded input, line ends kept, byte-order mark excluded, otherwise unaltered.
    ``published``  ISO 8601 date or date-time, or None: never guessed.
    ``outlet``     display name; where nothing names the outlet, the file's name and ``outlet_known`` False.
    ``path``       as given by the user ("-" for standard input, None for text made in memory).
    ``record``     line number in a JSONL file (from 1), or None.
    ``digest``     "sha256:" + hex digest of ``text`` in UTF-8.
    ``line_map``   offset in ``text`` of the first character of each line of the file as written (text and
                   Markdown); empty where extraction rewrites (HTML, JSON).
    ``notes``      remarks on how it was read that a user must see ("read as Windows-1252", ...).
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str
    outlet_known: bool = True
    author: str | None = None
    published: str | None = None
    url: str | None = None
    story: str | None = None
    genre: Genre = "news"
    language: str | None = None
    path: str | None = None
    record: int | None = None
    digest: str = ""
    line_map: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be used: what, where, why and what to do. Failures are values, not exceptions.

    ``place``  where inside the file ("line 12", "byte 17", "record 3, field 'text'"), or "".
    """

    path: str
    reason: str
    remedy: str
    id: str | None = None
    place: str = ""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: ``[start, end)`` without surrounding space; ``[first, last)`` index the document's words.

    ``block`` and ``paragraph`` count from 0: the index into ``Article.blocks``.
    """

    start: int
    end: int
    role: Role
    block: int
    first: int
    last: int


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A pair of quotation marks: ``[start, end)`` with the marks, ``[inner_start, inner_end)`` without.

    ``closed`` is False where no closing mark was found: then ``end`` is where the damage was limited to.
    ``depth`` is 0 for an outermost quotation. ``continues`` is the index of the quotation, in
    ``Document.quotes``, that this one carries on from the paragraph before, or None.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: QuoteKind
    closed: bool = True
    depth: int = 0
    continues: int | None = None


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text, with its words so that output can be read without the article."""

    start: int
    end: int
    text: str


class VoiceSpan(msgspec.Struct, frozen=True, gc=False):
    """Whose words ``[start, end)`` are."""

    start: int
    end: int
    voice: Voice


class ScoredSentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with the voice of most of its characters outside cue and source.

    ``loaded_probability`` is None where no classifier scored it.
    """

    start: int
    end: int
    voice: Voice
    role: Role
    loaded_probability: float | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who says what, through which words.

    ``source`` and ``cue``: one span or None; ``content``: one or more spans.
    ``speaker``      the resolved fullest name, or the source's own words where it has no name.
    ``reason``       for an anonymous source, the reason the article gives for anonymity.
    ``affiliation``  the side that the speaker speaks for: a party, country, body, organisation or line of work.
    ``backing``      for an anonymous source, what stands behind it: the article gives a "reason" for anonymity; a
                     named source says the same nearby ("corroboration"); and, which is no support but a warning,
                     the "headline" rests on this source alone.
    ``suggestion``   a plainer wording for a cue that is not neutral, in its form; ``note``: what the cue does.
    ``parent``       id of the attribution this one is nested in.
    ``pattern``      what found it.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_class: CueClass
    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None
    naming: Naming = "named"
    reason: str | None = None
    backing: tuple[Backing, ...] = ()
    stance: Stance = "neutral"
    suggestion: str | None = None
    note: str | None = None
    confidence: float = 1.0
    parent: str | None = None
    pattern: str = ""


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The atom: a span of the text that counts as something, and who says so.

    ``kind``    dotted, family first: "loaded.combative", "hedge.modal", "contested.invasion".
    ``voice``   whose words they are; ``role``: the role of the block they stand in.
    ``weight``  what it adds to a weighted count.
    ``source``  the lexicon or model that says so, with its version: "loaded/combative@1".
    """

    id: str
    start: int
    end: int
    text: str
    kind: str
    weight: float
    voice: Voice
    role: Role
    source: str
    note: str | None = None
    suggestion: str | None = None


class Selector(msgspec.Struct, frozen=True):
    """The basis of a score that no list of evidence can carry: what was counted, and the counts."""

    select: str
    counts: dict[str, float]


class Score(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number with its unit, 95 % interval, what it rests on, or the reason why there is none.

    ``value`` is None exactly when ``skipped`` gives a reason. ``n`` is the size of the denominator in
    the unit that the metric declares (words, sentences, attributions). ``percentile`` is the share, in
    percent, of the reference articles that score lower; None where no reference exists. ``basis`` lists
    evidence or attribution ids, or is a selector with its counts.
    """

    metric: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    n: int = 0
    percentile: int | None = None
    basis: tuple[str, ...] | Selector = ()
    skipped: str | None = None


class LeftOut(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text that was not scored, and why."""

    start: int
    end: int
    why: str


class Coverage(msgspec.Struct, frozen=True):
    """Share of the article's non-space characters that was scored, and what was left out."""

    scored: float
    left_out: tuple[LeftOut, ...] = ()


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """What produced a result: release, and digests of configuration, lexicons and model."""

    framing: str
    config: str
    lexicons: str
    textstat: str
    vader: str
    model: str | None = None


class Units(msgspec.Struct, frozen=True):
    """Per-sentence sums that every score is a function of: one column a quantity, one row a sentence.

    Scores of several articles are computed from their stacked units, never by averaging scores.
    Column names are those that the scorers document. All columns have ``n`` values.
    """

    n: int
    columns: dict[str, list[float]]


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one article after scoring."""

    article: Article
    voices: tuple[VoiceSpan, ...]
    sentences: tuple[ScoredSentence, ...]
    attributions: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    scores: dict[str, Score]
    coverage: Coverage
    versions: Versions
    units: Units
    quotes: tuple[Quote, ...] = ()

    def to_dict(self, *, include_text: bool = False) -> dict[str, Any]:
        """Return the analysis in the wire format of ``docs/formats.md`` (schema 1), as plain data."""
        a = self.article
        out: dict[str, Any] = {
            "schema": SCHEMA,
            "id": a.id,
            "path": a.path,
            "title": a.title,
            "outlet": a.outlet,
            "outlet_known": a.outlet_known,
            "author": a.author,
            "published": a.published,
            "url": a.url,
            "story": a.story,
            "genre": a.genre,
            "language": a.language,
            "digest": a.digest,
            "notes": list(a.notes),
        }
        if include_text:
            out["text"] = a.text
        for name in ("blocks", "voices", "sentences", "attributions", "evidence"):
            out[name] = msgspec.to_builtins(a.blocks if name == "blocks" else getattr(self, name))
        out["scores"] = {
            name: {k: v for k, v in msgspec.to_builtins(score).items() if k != "metric"}
            for name, score in self.scores.items()
        }
        out["coverage"] = msgspec.to_builtins(self.coverage)
        out["versions"] = msgspec.to_builtins(self.versions)
        return out

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat row per score, ready for ``pandas.DataFrame`` or ``polars.DataFrame``."""
        a = self.article
        return [
            {
                "id": a.id,
                "outlet": a.outlet,
                "story": a.story,
                "published": a.published,
                "genre": a.genre,
                "metric": s.metric,
                "value": s.value,
                "unit": s.unit,
                "low": s.low,
                "high": s.high,
                "n": s.n,
                "percentile": s.percentile,
                "skipped": s.skipped,
            }
            for s in self.scores.values()
        ]


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that a diagnostic points to ("the same words are differently quoted here")."""

    start: int
    end: int
    text: str
    message: str


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing for an editor to look at: what, where, why, and what could stand there instead.

    ``code``, ``name``   of the rule ("LD102", "combative-wording").
    ``confidence``       how often such a finding is one that an editor would mend: the rule's, or lower.
    ``start``, ``end``   code points of ``Article.text``; ``text``: what stands there.
    ``sentence``         the sentence (or heading) around it: with ``code`` and ``text`` the identity of the
                         finding, which no edit elsewhere changes.
    ``line``, ``column``, ``end_line``, ``end_column``  in the file as written, from 1, columns in code points;
                         None where they are not known (HTML has the line of the snippet, JSON none).
    ``suggestion``       what could replace ``text``; ``safe``: whether it may be put there unseen.
    ``evidence``         ids of the evidence or attributions that it rests on.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    path: str | None
    article: str
    start: int
    end: int
    text: str
    sentence: str
    voice: Voice
    role: Role
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    safe: bool = False
    fingerprint: str = ""
    evidence: tuple[str, ...] = ()


class Directive(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A suppression as somebody wrote it, and what came of it.

    ``start``, ``end``  where it stands, in code points of the file named by ``path``.
    ``action``     "ignore" (the block it stands in, or the next), "disable", "enable", "ignore-file".
    ``codes``      rules, by code or the beginning of one; ``quoted``: the only words meant, or None.
    ``reason``     why; ``until``: ISO 8601 date of the last day on which it holds, or None.
    ``fault``      what is wrong with how it is written, or ""; then, like one that is expired, it does nothing.
    ``expired``    whether that last day is over.
    ``unknown``    those of ``codes`` that no rule begins with; ``unused``: those that silence nothing here.
    """

    path: str
    start: int
    end: int
    text: str
    line: int | None
    column: int | None
    action: str = "ignore"
    codes: tuple[str, ...] = ()
    quoted: str | None = None
    reason: str = ""
    until: str | None = None
    fault: str = ""
    expired: bool = False
    unknown: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


class Silenced(msgspec.Struct, frozen=True, gc=False):
    """A finding that is not reported: by a suppression beside the text ("inSource"), or by a baseline ("external")."""

    diagnostic: Diagnostic
    kind: Literal["inSource", "external"]
    reason: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found in one article: what is reported, in the order of the text, and what is silenced.

    ``ratings``: the values of the metrics that have a limit, for a baseline to record.
    """

    article: Article
    diagnostics: tuple[Diagnostic, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    ratings: dict[str, float] = {}


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about one event. ``reason`` says why they stand together ("given", "content and date", ...).

    ``id`` is safe as a folder name. ``articles`` holds article ids, in input order.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    reason: str = ""


class OutletProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet did in one story: scores from the pooled evidence of its articles."""

    outlet: str
    known: bool
    articles: tuple[str, ...]
    genres: tuple[str, ...]
    scores: dict[str, Score]


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker in one outlet's coverage of a story.

    ``words``: words of content attributed to the speaker; ``direct_words``: those inside quotation marks;
    ``first``: position of the first attribution as a share of the article's scored text (0 is the top), the
    smallest over the outlet's articles; ``attributions``: (article id, attribution id) pairs.
    """

    speaker: str
    outlet: str
    words: int
    direct_words: int
    first: float
    headline: bool
    naming: Naming
    stances: dict[str, int]
    attributions: tuple[tuple[str, str], ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One story, outlets side by side. Outlets are in alphabetical order: an order is not a ranking."""

    story: Story
    analyses: tuple[Analysis, ...]
    outlets: tuple[OutletProfile, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self, *, include_text: bool = False) -> dict[str, Any]:
        """Return the comparison as plain data: the content of ``story.json``, see ``docs/formats.md``."""
        return {
            "schema": SCHEMA,
            "story": msgspec.to_builtins(self.story),
            "outlets": msgspec.to_builtins(self.outlets),
            "ledger": msgspec.to_builtins(self.ledger),
            "notes": list(self.notes),
            "articles": [a.to_dict(include_text=include_text) for a in self.analyses],
        }

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat row per outlet and score, ready for a data frame."""
        return [
            {
                "story": self.story.id,
                "outlet": o.outlet,
                "articles": len(o.articles),
                "metric": s.metric,
                "value": s.value,
                "unit": s.unit,
                "low": s.low,
                "high": s.high,
                "n": s.n,
                "skipped": s.skipped,
            }
            for o in self.outlets
            for s in o.scores.values()
        ]
