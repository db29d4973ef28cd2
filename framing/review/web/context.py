"""What the templates of the app are given: frozen, documented, nothing else.

Every field is text ready to print, a flag, an address, or a tuple of these. ``action`` is where a form goes, ``key``
what tells one act from another, ``seen`` the link of the chain that a new verdict follows.
"""

from __future__ import annotations

import msgspec

from framing.report.marks import Segment  # noqa: TC001 - msgspec resolves it


class Shell(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has round its content.

    ``keys``: JSON of what each key does, "" where they are switched off; ``local``: one person on one machine.
    """

    nonce: str
    viewer: str = ""
    role: str = ""
    csrf: str = ""
    keys: str = ""
    local: bool = True


class Choice(msgspec.Struct, frozen=True):
    """One option of a list."""

    value: str
    label: str
    chosen: bool = False


class Filter(msgspec.Struct, frozen=True):
    """A list to choose from in the desk's form."""

    name: str
    label: str
    options: tuple[Choice, ...]


class DeskRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article on the desk; ``story`` is "" where the row before has the same."""

    href: str
    title: str
    outlet: str
    published: str
    story: str
    story_href: str
    findings: int
    decided: int
    who: str
    state: str


class DeskPage(msgspec.Struct, frozen=True, kw_only=True):
    """The list of articles in a round."""

    title: str
    action: str
    filters: tuple[Filter, ...]
    rows: tuple[DeskRow, ...]
    total: str
    held_back: str
    previous: str
    following: str
    rounds: tuple[Choice, ...]
    locked: bool
    urls: bool


class CommentView(msgspec.Struct, frozen=True, kw_only=True):
    """A comment; ``depth`` is how many it answers in a row, at most 3."""

    id: int
    by: str
    at: str
    body: str
    depth: int


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another reviewer's verdict."""

    by: str
    verdict: str
    reason: str
    note: str
    at: str


class PartView(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an attribution that can be put right: its name, range and words."""

    name: str
    start: int
    end: int
    text: str


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """A finding in the queue.

    ``at``: where a link to its words leads, "" for an orphan; ``by``: who decided, "" for the viewer; ``before``,
    ``after``: the text around the words, shown where text and queue are not side by side; ``moved``:
    what is to be said of how it was carried to this version;
    ``conflict``: the verdict that came between, with ``refused``: the one not taken.
    """

    id: int
    action: str
    at: str
    code: str
    name: str
    words: str
    before: str
    after: str
    message: str
    suggestion: str
    about: str
    verdict: str
    by: str
    reason: str
    note: str
    seen: int
    key: str
    writable: bool
    moved: str
    others: tuple[Other, ...]
    reasons: tuple[Choice, ...]
    comments: tuple[CommentView, ...]
    comment_action: str
    comment_key: str
    parts: tuple[PartView, ...]
    correct_action: str
    speaker: str
    kinds: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    correct_key: str
    corrected: str
    conflict: Other | None = None
    refused: str = ""


class ParagraphView(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the article: ``start`` is its offset, ``note`` why it was left out of the scores."""

    start: int
    role: str
    note: str
    pieces: tuple[Segment, ...]


class SpanView(msgspec.Struct, frozen=True, kw_only=True):
    """A span that an editor marked as missed by the machine."""

    id: int
    at: str
    words: str
    code: str
    note: str
    by: str
    moved: str
    action: str
    key: str
    mine: bool


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Another article of the story, to read next to this one."""

    title: str
    outlet: str
    paragraphs: tuple[ParagraphView, ...]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How far the queue is done; ``swap``: it is sent along with a finding, to take the place of the old one."""

    decided: int
    total: int
    swap: bool = False


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its queue."""

    title: str
    outlet: str
    facts: tuple[str, ...]
    language: str
    paragraphs: tuple[ParagraphView, ...]
    items: tuple[ItemView, ...]
    orphans: tuple[ItemView, ...]
    spans: tuple[SpanView, ...]
    tally: Tally
    kinds: tuple[Choice, ...]
    writable: bool
    why: str
    done: bool
    action: str
    key: str
    back: str
    following: str
    story_href: str
    adjudicate_href: str
    others: tuple[Choice, ...]
    beside: Beside | None
    codes: tuple[Choice, ...]
    comments: tuple[CommentView, ...]
    comment_action: str
    comment_key: str
    unfinished: str


class ItemPage(msgspec.Struct, frozen=True, kw_only=True):
    """A finding alone: the answer to a decision."""

    item: ItemView
    tally: Tally


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """Something that reviewers disagree on, and how it was ruled."""

    action: str
    kind: str
    target: int
    code: str
    words: str
    before: str
    after: str
    message: str
    verdicts: tuple[Other, ...]
    verdict: str
    rationale: str
    by: str
    seen: int
    key: str


class RulingsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be ruled on in an article."""

    title: str
    back: str
    rulings: tuple[Ruling, ...]
    open: int
    locked: bool


class RoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """A round in the list."""

    href: str
    name: str
    rules: str
    progress: str
    locked: bool


class RoundsPage(msgspec.Struct, frozen=True, kw_only=True):
    """The rounds, and for an administrator the form of a new one."""

    rounds: tuple[RoundRow, ...]
    reviewers: tuple[Choice, ...]
    stories: tuple[Choice, ...]
    error: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A coefficient of agreement with what it rests on."""

    name: str
    value: str
    interval: str
    n: str
    left_out: str


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who has what in a round."""

    name: str
    assigned: int
    done: int


class RoundPage(msgspec.Struct, frozen=True, kw_only=True):
    """One round: its rules, people, agreement, and what is to be ruled on."""

    name: str
    rules: str
    guideline: str
    action: str
    locked: bool
    people: tuple[PersonRow, ...]
    figures: tuple[Figure, ...]
    complete: str
    disputes: tuple[Choice, ...]


class PrecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """How often editors accept what a rule or an entry finds."""

    name: str
    precision: str
    interval: str
    accepted: int
    dismissed: int
    unsure: int
    retire: str


class ResultsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of the decisions."""

    left_out: str
    rules: tuple[PrecisionRow, ...]
    entries: tuple[PrecisionRow, ...]
    exceptions: str
    lexicon: str
    formats: tuple[Choice, ...]


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person who may sign in."""

    name: str
    role: str
    active: bool
    password: bool


class PeoplePage(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts."""

    accounts: tuple[AccountRow, ...]
    roles: tuple[Choice, ...]
    error: str


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    """An act and the key that does it."""

    act: str
    label: str
    key: str


class KeysPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the keys do."""

    rows: tuple[KeyRow, ...]
    on: bool
    error: str


class SignInPage(msgspec.Struct, frozen=True, kw_only=True):
    """Signing in: with name and password, or with the one-time ``token`` of a link."""

    error: str
    token: str
    by_token: bool
