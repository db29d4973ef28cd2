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


# The comparison: what each outlet did with one story.

How = Literal["verbatim", "trimmed", "reworded", "partial", "scare-quoted", "paraphrased"]
"""What an outlet made of an utterance: all of it in quotation marks; with words left out; other words in the
marks (another translation, or a change); a few words quoted within a paraphrase; no quotation."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one article, by the article's id, with its words."""

    article: str
    start: int
    end: int
    text: str


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One article in a family of copies.

    ``parent``  id of the article in the family that it is nearest to among the earlier ones; None for the root,
                the earliest article, of one day an agency's, else the one that the others share most with.
    ``shared``  share of the article's words, outside quotations, that stand word for word in ``parent`` (for
                the root: in any of the others).
    ``own``     share of its sentences that it shares with no article of the family.
    ``way``     "root"; "copy", most of it word for word; "part", some of it; "reworded": its sentences follow
                the parent's one by one in other words.
    ``added``, ``cut``  of a copy or a reworded one, sentences that the parent does not have, and those of the parent
                that it lacks.
    """

    article: str
    parent: str | None
    shared: float
    own: float
    way: Literal["root", "copy", "part", "reworded"]
    added: tuple[Passage, ...] = ()
    cut: tuple[Passage, ...] = ()


class CopyFamily(msgspec.Struct, frozen=True):
    """Articles that carry one text, the root first, then by parent."""

    members: tuple[Copy, ...]


class OddPhrase(msgspec.Struct, frozen=True):
    """A fixed expression with a synonym in it that nobody uses there, and the usual expression."""

    passage: Passage
    usual: str


class Rewrite(msgspec.Struct, frozen=True):
    """An article that reads like the output of a program that swaps synonyms, and the phrases that say so."""

    article: str
    phrases: tuple[OddPhrase, ...]


class Rendering(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's rendering of an utterance.

    ``attribution``  id within the article, None for a quotation without one.
    ``removed``      stretches of the fullest quotation that are missing here, where the rest is verbatim.
    ``occasion``     0 for the first occasion of the words, 1 for the next, ...: renderings of different occasions
                     are the same words said again.
    ``sure``         whether its words are surely like another outlet's; a loose one takes part in no contrast.
    """

    outlet: str
    how: How
    passage: Passage
    attribution: str | None
    cue: str
    stance: Stance
    removed: tuple[str, ...] = ()
    occasion: int = 0
    sure: bool = True


class Excuse(msgspec.Struct, frozen=True):
    """An outlet without a fact that it could not have, and why."""

    outlet: str
    reason: str


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker said, as several outlets render it.

    ``fullest``  the longest of the quotations that most articles bear out, or None where nobody quotes it.
    ``absent``   outlets that report on the story after it was said and do not have it; ``excused``: those that
                 could not have it, and why.
    ``contrast`` True where the cues differ in stance on one occasion: said here, admitted there.
    """

    id: str
    speaker: str | None
    renderings: tuple[Rendering, ...]
    fullest: Passage | None
    absent: tuple[str, ...]
    contrast: bool
    excused: tuple[Excuse, ...] = ()


class TermUse(msgspec.Struct, frozen=True, kw_only=True):
    """How often an outlet uses one term of a contested set, in its own voice and in others' mouths.

    ``places``: (article id, evidence id) pairs in order of the text.
    """

    set: str
    term: str
    outlet: str
    own: int
    others: int
    headline: int
    places: tuple[tuple[str, str], ...]


class Filler(msgspec.Struct, frozen=True):
    """What one outlet writes in a slot."""

    outlet: str
    passage: Passage


class Slot(msgspec.Struct, frozen=True):
    """A place in aligned sentences where outlets choose different words; ``fillers`` in order of the articles."""

    id: str
    fillers: tuple[Filler, ...]


class FactPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where an outlet states a fact. ``position``: share of the article's text before it, 0 is the top.

    ``speaker`` is None where the outlet asserts it in its own voice, else who says it ("" if nobody is named).
    ``sure``: whether its words are surely like another outlet's; a loose one takes part in no gap.
    """

    outlet: str
    passage: Passage
    speaker: str | None
    position: float
    headline: bool
    sure: bool = True


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that two outlets or more make.

    ``missing``: outlets that leave it out; ``excused``: that could not have it; ``gap``: outlets that assert in
    their own voice what others attribute.
    """

    id: str
    places: tuple[FactPlace, ...]
    missing: tuple[str, ...]
    excused: tuple[Excuse, ...]
    gap: tuple[str, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side (an affiliation of speakers) in one outlet's coverage; ``share`` of all attributed words."""

    side: str
    outlet: str
    speakers: tuple[str, ...]
    words: int
    direct_words: int
    share: float
    first: float
    headline: bool


class Unheard(msgspec.Struct, frozen=True):
    """A speaker whom every other outlet that could quotes, and this one does not."""

    speaker: str
    outlet: str


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is accused in one outlet's article. ``places``: the sentences that accuse, in others' mouths.

    ``replies``: attributions to the accused in the same article, as (article id, attribution id); none: not heard.
    """

    accused: str
    outlet: str
    accusers: tuple[str, ...]
    places: tuple[Passage, ...]
    replies: tuple[tuple[str, str], ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's score against the mean of the others', with a 95 % bootstrap interval of the difference.

    ``p``: two-sided, from the bootstrap's standard error; ``adjusted``: after Holm over all differences of the
    story. ``basis``: "all" sentences, or the "own" ones where the story has copies.
    """

    metric: str
    outlet: str
    value: float
    others: float
    low: float
    high: float
    p: float
    adjusted: float
    basis: Literal["all", "own"]


class Ranking(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a rating puts the outlets in an order. ``order``: from high to low, empty where there is none.

    ``held``: share of the resamples in which the order of the estimates is the same; ``breaks``: word lists without
    which it is another.
    """

    metric: str
    order: tuple[str, ...]
    held: float
    breaks: tuple[str, ...]


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet calls a speaker beside the name; ``places`` in order of the text."""

    speaker: str
    outlet: str
    places: tuple[Passage, ...]


class DistinctiveWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word that an outlet writes in its own voice more often than the others on the same story.

    ``count``: sentences of the outlet that have it, of ``words`` content words counted alike; ``others``,
    ``others_words``: the same of the other outlets. ``log_odds`` ratio and its ``z`` after Monroe et al. 2008;
    ``adjusted``: two-sided p of z after Holm over all words of the story. ``name``: written with a capital.
    """

    outlet: str
    word: str
    name: bool
    count: int
    words: int
    others: int
    others_words: int
    log_odds: float
    z: float
    adjusted: float
    places: tuple[Passage, ...]


class FrameShare(msgspec.Struct, frozen=True, kw_only=True):
    """The share of an outlet's own sentences that have a generic frame ("conflict"), with a 95 % interval.

    ``sentences`` is the denominator; ``adjusted`` the two-sided p of the difference from the mean of the other
    outlets, after Holm over all frames and outlets. ``places``: the first word of the frame in each sentence.
    """

    frame: str
    outlet: str
    sentences: int
    value: float
    low: float
    high: float
    adjusted: float
    places: tuple[Passage, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that opens the page: what differs, and what it rests on.

    ``text`` may hold words of the articles, ``plain`` says the same without them. ``basis``: by ``kind``, ids of
    articles (wire, rewrite), utterances (cue, occasion) or facts (gap, place), a metric (rating, side), a frame,
    a word, a speaker (source, reply).
    """

    kind: Literal[
        "wire",
        "rewrite",
        "rating",
        "frame",
        "word",
        "cue",
        "side",
        "gap",
        "source",
        "reply",
        "place",
        "occasion",
    ]
    text: str
    plain: str
    outlets: tuple[str, ...]
    basis: tuple[str, ...]


class OutletProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet did in one story: scores from the pooled evidence of its articles.

    ``own_scores``: the same over the sentences that the outlet does not share with another one, where the story
    has copies; empty elsewhere.
    """

    outlet: str
    known: bool
    articles: tuple[str, ...]
    genres: tuple[str, ...]
    scores: dict[str, Score]
    own_scores: dict[str, Score] = {}


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
    affiliation: str | None = None


COMPARED = (
    "findings",
    "copies",
    "rewrites",
    "utterances",
    "terms",
    "slots",
    "descriptions",
    "sides",
    "unheard",
    "replies",
    "facts",
    "differences",
    "rankings",
    "distinctive",
    "frames",
)
"""Parts of a comparison beyond scores and ledger, in the order of the data."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """One story, outlets side by side. Outlets are in alphabetical order: an order is not a ranking."""

    story: Story
    analyses: tuple[Analysis, ...]
    outlets: tuple[OutletProfile, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    copies: tuple[CopyFamily, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    terms: tuple[TermUse, ...] = ()
    slots: tuple[Slot, ...] = ()
    descriptions: tuple[Description, ...] = ()
    sides: tuple[Side, ...] = ()
    unheard: tuple[Unheard, ...] = ()
    replies: tuple[Reply, ...] = ()
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    distinctive: tuple[DistinctiveWord, ...] = ()
    frames: tuple[FrameShare, ...] = ()

    def to_dict(self, *, include_text: bool = False) -> dict[str, Any]:
        """Return the comparison as plain data: the content of ``story.json``, see ``docs/formats.md``."""
        return {
            "schema": SCHEMA,
            "story": msgspec.to_builtins(self.story),
            "outlets": msgspec.to_builtins(self.outlets),
            "ledger": msgspec.to_builtins(self.ledger),
            "notes": list(self.notes),
            **{name: msgspec.to_builtins(getattr(self, name)) for name in COMPARED},
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


class Period(msgspec.Struct, frozen=True):
    """The stories of one quarter ("2025-Q1"): how many, and the mean difference in them."""

    quarter: str
    stories: int
    value: float


class PairedRating(msgspec.Struct, frozen=True, kw_only=True):
    """How one outlet's rating differs from the other outlets' on the same stories.

    ``value``    mean over stories of (the outlet's value - mean of the other outlets' values), in the metric's unit;
                 ``low``, ``high``: 95 % bootstrap interval, stories resampled whole.
    ``level``, ``others``  the mean value of the outlet, and of the others, on these stories.
    ``p``        two-sided, Student's t on the paired differences; ``adjusted``: after Holm over everything compared.
    ``trend``    the difference by quarter; ``slope``: its change a year, with its interval, or None where the
                 stories are too few or too close in time.
    ``value`` is None exactly when ``skipped`` gives a reason.
    """

    metric: str
    unit: str
    stories: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    level: float | None = None
    others: float | None = None
    p: float | None = None
    adjusted: float | None = None
    trend: tuple[Period, ...] = ()
    slope: float | None = None
    slope_low: float | None = None
    slope_high: float | None = None
    skipped: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet over all stories that it shares with another: its ratings as paired differences.

    ``first``, ``last``: days of its earliest and latest article among them, where dates are known.
    """

    outlet: str
    stories: int
    articles: int
    first: str | None
    last: str | None
    ratings: tuple[PairedRating, ...]
