"""What the templates are given: frozen, documented, nothing else.

Every field is text ready to print, a flag, a link target, or a tuple of these; the templates decide how it
looks, never what it says. A test holds the templates to these fields. ``href`` is a full link target
("#w-o1"), ``id`` an anchor on the page without "#"; "" means none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from framing.report.charts import Svg
    from framing.report.marks import Segment

Text = Literal["full", "excerpts", "none"]


class Ref(msgspec.Struct, frozen=True):
    """Words that lead somewhere: ``note`` says more on hovering."""

    label: str
    href: str = ""
    note: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet in a plot.

    ``outlet``: its name, leading to its first article; ``value``: the estimate, leading to what it rests on;
    ``interval``: "2.2–4.4"; ``n``: "412 words"; ``percentile``: a phrase or "". Where ``skipped`` gives a
    reason there is no ``plot`` and no interval, and ``value`` says "not rated".
    """

    outlet: Ref
    value: Ref
    interval: str = ""
    n: str = ""
    percentile: str = ""
    plot: Svg | None = None
    skipped: str = ""


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One metric, a row per outlet on a common scale. ``axis`` is None where no outlet was rated.

    ``id`` is "" on the index, where the same metric stands once a story; ``order``: the order of the outlets, or
    why none is stated, "" where the question does not arise.
    """

    id: str
    label: str
    unit: str
    direction: str
    axis: Svg | None
    rows: tuple[Row, ...]
    order: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a whole: its name, count and what it leads to."""

    name: str
    count: str
    href: str = ""


class Key(msgspec.Struct, frozen=True):
    """What a part of a bar looks like, and what it is called."""

    swatch: Svg
    name: str


class BarRow(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's shares. ``bar`` is None where there is nothing to share out."""

    outlet: Ref
    bar: Svg | None
    total: str
    parts: tuple[Part, ...]


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """A whole in parts, a bar per outlet; ``note`` explains the terms."""

    id: str
    label: str
    note: str
    key: tuple[Key, ...]
    rows: tuple[BarRow, ...]


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """One rating at a glance: its name, the question that it answers, its plots.

    ``folded``: further plots, those of the shares that ``bars`` show side by side among them.
    """

    id: str
    name: str
    question: str
    panels: tuple[Panel, ...]
    bars: tuple[Bars, ...]
    folded: tuple[Panel, ...]


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """An article's headline, beside the others'."""

    outlet: Ref
    known: bool
    segments: tuple[Segment, ...]
    language: str
    date: str
    details: str


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A word or phrase and its places in the text.

    ``places``: the first carries the word itself, the others "2", "3", ...; ``suggestion``: a plainer
    wording; ``note``: why it is listed; ``who``: in whose mouth, "" for the outlet's own.
    """

    text: str
    places: tuple[Ref, ...]
    suggestion: str = ""
    note: str = ""
    who: str = ""


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one kind. ``words`` is empty where the report shows no text; ``count`` always holds."""

    id: str
    name: str
    count: int
    words: tuple[Word, ...]


class WordPart(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's loaded words in one place: own voice, headline, reported speech or quotations.

    ``score``: "3.1 (2.2–4.4), 412 words", or why there is none.
    """

    id: str
    name: str
    own: bool
    score: str
    categories: tuple[Category, ...]


class OutletWords(msgspec.Struct, frozen=True, kw_only=True):
    """All of one outlet's listed words."""

    id: str
    outlet: str
    parts: tuple[WordPart, ...]
    hedges: Category


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker in one outlet: "118 words", "74 in quotation marks", "from 12 % of the text".

    ``cues`` have their counts, where more than one.
    ``stances`` lists stances other than neutral; ``tags``: "in the headline", "described".
    """

    words: str
    direct: str
    first: str
    cues: tuple[Ref, ...]
    stances: str
    tags: tuple[str, ...]


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the ledger; ``cells`` has one entry an outlet, None where the outlet does not quote them."""

    id: str
    name: str
    description: str
    cells: tuple[Cell | None, ...]


class Solo(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker whom only one outlet quotes."""

    id: str
    name: str
    description: str
    cell: Cell


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Attributions of one kind: "direct", "anonymous", ... with their places."""

    id: str
    name: str
    count: int
    items: tuple[Ref, ...]


class OutletSources(msgspec.Struct, frozen=True, kw_only=True):
    """Whom one outlet alone quotes, whom it leaves unnamed, and its attributions by kind and stance."""

    id: str
    outlet: str
    solos: tuple[Solo, ...]
    unnamed: tuple[Group, ...]
    kinds: tuple[Group, ...]
    total: str


class SideCell(msgspec.Struct, frozen=True, kw_only=True):
    """One side in one outlet: "118 words, 42 % of all", "74 in quotation marks", "first at 12 % of the text"."""

    words: str
    direct: str
    first: str
    speakers: str


class SideRow(msgspec.Struct, frozen=True, kw_only=True):
    """The speakers of one affiliation; ``cells`` has one entry an outlet, None where nobody of it is heard."""

    name: str
    cells: tuple[SideCell | None, ...]


class ReplyRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody accused in one outlet: by whom, where, and the answers it carries, or that it has none."""

    accused: str
    outlet: str
    accusers: str
    places: tuple[Ref, ...]
    answers: tuple[Ref, ...]
    heard: str


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger: ``shared`` holds speakers that two outlets or more quote, in columns ``outlets``."""

    outlets: tuple[str, ...]
    shared: tuple[Speaker, ...]
    sides: tuple[SideRow, ...]
    replies: tuple[ReplyRow, ...]
    by_outlet: tuple[OutletSources, ...]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A contested term in one outlet: own uses, and those in other people's mouths."""

    text: str
    own: int
    others: int
    places: tuple[Ref, ...]


class TermCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet calls it. ``terms`` is empty where the report shows no text."""

    terms: tuple[Term, ...]
    count: int


class TermSet(msgspec.Struct, frozen=True, kw_only=True):
    """A thing with several names; ``cells`` has one entry an outlet."""

    id: str
    name: str
    cells: tuple[TermCell, ...]


class NamedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What outlets write in one place, or beside one speaker's name; ``cells`` has one entry an outlet."""

    id: str
    name: str
    cells: tuple[tuple[Ref, ...], ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Names found in the texts: words that differ in aligned sentences, and descriptions of speakers.

    ``more_slots`` counts the rows that only the data has. Both are empty where the report shows no text.
    """

    slots: tuple[NamedRow, ...]
    more_slots: int
    descriptions: tuple[NamedRow, ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A block of an article. ``role`` is a block role; ``note`` says what a block that is left out is.

    Boilerplate that follows on boilerplate is one paragraph with several ``pieces``.
    """

    role: str
    note: str
    pieces: tuple[tuple[Segment, ...], ...]


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its highlights. ``url`` is "" unless a browser may follow it.

    ``facts``: "news", "21 February 2023", "412 words", ... ; ``voices``: the bar of whose words they are,
    described in ``voice_shares``; ``paragraphs`` is empty where the report shows no text.
    """

    id: str
    title: str
    outlet: str
    author: str
    language: str
    url: str
    file: str
    facts: tuple[str, ...]
    coverage: str
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    voices: Svg | None
    voice_shares: str
    counts: tuple[Part, ...]
    paragraphs: tuple[Paragraph, ...]


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet's figure rests on: places in the text, or counts ("words 412, sentences 21").

    ``own``: the figure over the sentences that it shares with no other outlet, or "" where the story has no copies.
    """

    id: str
    outlet: str
    value: str
    interval: str
    n: str
    percentile: str
    counts: str
    own: str
    places: tuple[Ref, ...]
    skipped: str


class Working(msgspec.Struct, frozen=True, kw_only=True):
    """How one metric is computed, and every outlet's figure."""

    id: str
    label: str
    name: str
    unit: str
    formula: str
    source: str
    select: str
    floor: str
    outlets: tuple[Basis, ...]


class WorkingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The metrics of one family."""

    name: str
    metrics: tuple[Working, ...]


class Version(msgspec.Struct, frozen=True):
    """One component that produced the report."""

    name: str
    value: str


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that opens the page; ``basis`` leads to what it rests on."""

    text: str
    basis: tuple[Ref, ...]


class CopyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article in a family of copies: whose text it carries and how much of it; ``own``: share of its own.

    ``edits``: "2 sentences added, none cut", or ""; ``added`` and ``cut``: the first of them.
    """

    id: str
    outlet: Ref
    relation: str
    own: str
    edits: str
    added: tuple[Ref, ...]
    cut: tuple[Ref, ...]


class RewriteView(msgspec.Struct, frozen=True, kw_only=True):
    """An article that reads like a machine paraphrase; ``phrases`` are empty where the report shows no text.

    A phrase's ``note`` is the usual expression.
    """

    id: str
    outlet: Ref
    count: str
    phrases: tuple[Ref, ...]


class RenderingView(msgspec.Struct, frozen=True, kw_only=True):
    """What one outlet made of an utterance: ``how`` in a word, the ``cue`` leading to its place, its words.

    ``stance`` is "" for a neutral cue; ``removed``: words of the fullest quotation that are left out;
    ``occasion`` is "" unless the words were said on several, then "occasion of 21 February 2023".
    """

    how: str
    cue: Ref
    stance: str
    words: str
    removed: tuple[str, ...]
    occasion: str


class UtteranceRow(msgspec.Struct, frozen=True, kw_only=True):
    """An utterance; ``cells`` has one entry an outlet: its renderings, and ``absent`` why there is none, or ""."""

    id: str
    speaker: str
    cells: tuple[tuple[RenderingView, ...], ...]
    absent: tuple[str, ...]
    contrast: bool
    occasions: bool


class FactCell(msgspec.Struct, frozen=True, kw_only=True):
    """Where an outlet states a fact: its words, leading there, whose voice, where; or why it has none.

    ``words`` has no label where the outlet does not state it.
    """

    words: Ref
    note: str


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of two outlets or more, a cell an outlet."""

    id: str
    cells: tuple[FactCell, ...]
    gap: bool


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What differs: sentences that open the page, and the tables behind them.

    ``nothing`` says why there is no finding; ``asymmetries``: a sentence an outlet, whether its verbs lend one side
    more credence than the other; ``more_utterances`` and ``more_facts`` count the rows that only the data has.
    """

    findings: tuple[FindingView, ...]
    nothing: str
    outlets: tuple[str, ...]
    copies: tuple[CopyRow, ...]
    rewrites: tuple[RewriteView, ...]
    utterances: tuple[UtteranceRow, ...]
    more_utterances: int
    asymmetries: tuple[str, ...]
    facts: tuple[FactRow, ...]
    more_facts: int


class FrameCell(msgspec.Struct, frozen=True, kw_only=True):
    """One frame in one outlet: "24 %", its interval "12–41 %", the first words of it. ``beyond`` chance or not."""

    share: str
    interval: str
    words: tuple[Ref, ...]
    beyond: bool


class FrameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A generic frame; ``cells`` has one entry an outlet, None where too little text is its own."""

    id: str
    name: str
    cells: tuple[FrameCell | None, ...]


class DistinctRow(msgspec.Struct, frozen=True, kw_only=True):
    """A word that one outlet has more often: "7 sentences, the others 0". ``places`` as for ``Word``."""

    word: str
    places: tuple[Ref, ...]
    counts: str
    beyond: bool


class DistinctWords(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's distinctive words, and apart from them its names."""

    outlet: str
    words: tuple[DistinctRow, ...]
    names: tuple[DistinctRow, ...]


class Framed(msgspec.Struct, frozen=True, kw_only=True):
    """What each outlet makes the story about: generic frames and distinctive words."""

    outlets: tuple[str, ...]
    frames: tuple[FrameRow, ...]
    distinctive: tuple[DistinctWords, ...]


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of one story.

    ``summary``: "Four articles by four outlets, 21–22 February 2023"; ``reason``: why they stand together;
    ``text``: how much of the articles is shown; ``replicates``: resamples behind an interval.
    """

    title: str
    summary: str
    reason: str
    notes: tuple[str, ...]
    text: Text
    compared: Compared
    headlines: tuple[Headline, ...]
    families: tuple[Family, ...]
    words: tuple[OutletWords, ...]
    sources: Sources
    terms: tuple[TermSet, ...]
    named: Named
    framed: Framed
    articles: tuple[ArticleView, ...]
    workings: tuple[WorkingGroup, ...]
    replicates: int
    versions: tuple[Version, ...]


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be used."""

    where: str
    reason: str
    remedy: str


class StoryCard(msgspec.Struct, frozen=True, kw_only=True):
    """One story on the index page; ``columns`` are its first plots, whose rows are the same outlets."""

    href: str
    data: str
    title: str
    summary: str
    reason: str
    columns: tuple[Panel, ...]


class IndexPage(msgspec.Struct, frozen=True, kw_only=True):
    """The list of stories."""

    summary: str
    stories: tuple[StoryCard, ...]
    failures: tuple[Trouble, ...]
    text: Text
    versions: tuple[Version, ...]


class Quarter(msgspec.Struct, frozen=True):
    """A quarter's difference in one outlet: "2025-Q1", "+0.31 (12 stories)"."""

    name: str
    value: str


class Trend(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's difference over time; ``change``: "+0.12 a year (−0.03 to 0.27)", or why there is none."""

    outlet: str
    change: str
    quarters: tuple[Quarter, ...]


class PairedPanel(msgspec.Struct, frozen=True, kw_only=True):
    """One rating of all outlets: ``panel`` has the differences, ``levels`` a sentence an outlet with both means."""

    panel: Panel
    levels: tuple[str, ...]
    trends: tuple[Trend, ...]


class OutletsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Outlets over many stories. ``findings`` are the differences that survive their tests, in words.

    ``coverage``: a sentence an outlet, how many stories and articles, and from when to when.
    """

    summary: str
    findings: tuple[str, ...]
    ratings: tuple[PairedPanel, ...]
    coverage: tuple[str, ...]
    notes: tuple[str, ...]
    failures: tuple[Trouble, ...]
    replicates: int
    versions: tuple[Version, ...]


class Shell(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has round its content: style sheet and script, and the policy that admits these two alone."""

    css: Svg
    script: Svg
    policy: str
