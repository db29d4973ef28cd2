"""Blocks of plain text: paragraphs, and what each of them is.

The paragraphs of an article pass through a few steps in order; each gives a role to paragraphs that have
none yet, or splits a credit or dateline off. What is left at the end is body.
"""

from __future__ import annotations

import re
from itertools import pairwise

from framing.ingest.clutter import classify
from framing.ingest.glued import without_datelines, without_tails
from framing.ingest.head import mark_bylines, mark_head
from framing.ingest.lines import paragraphs
from framing.ingest.paragraph import Paragraph, like_title, stopped, words
from framing.ingest.posts import mark_posts
from framing.types import SCORED_ROLES, Block


def plain(
    text: str, start: int = 0, *, headline: str | None = None, title: str | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a plain text from ``start`` on: they hold all its characters but white space.

    ``headline``: the headline where it stands above ``start``; else it is looked for. ``title``: what
    metadata say the headline is.
    """
    ps = [Paragraph(text, *line) for line in paragraphs(text, start)]
    return assign(text, ps, headline=headline, title=title)


def assign(
    text: str, ps: list[Paragraph], *, headline: str | None = None, title: str | None = None
) -> tuple[Block, ...]:
    """Return the blocks of the paragraphs ``ps``; roles that they have already are kept."""
    if len(ps) > 1:
        for p in ps:
            if p.role is None and (what := classify(p.raw)):
                p.be(*what)
        _mark_corrections(ps)
        mark_posts(ps)
        _mark_link_lists(ps)
        mark_bylines(ps)
    ps = without_tails(text, ps)
    mark_head(ps, headline, title)
    ps = without_datelines(text, ps)
    _mark_subheads(ps)
    if ps and not any(p.role is None or p.role in SCORED_ROLES for p in ps):
        # A text must have something to it, even where all of it looks like clutter.
        max(ps, key=lambda p: len(p.raw)).be("body")
    return tuple(Block(p.start, p.end, p.role or "body", p.note) for p in ps)


def _mark_corrections(ps: list[Paragraph]) -> None:
    """Take in the paragraph under a bare "CORRECTION:"."""
    for p, below in pairwise(ps):
        if p.role == "correction" and below.role is None and words(p.raw) <= 3 and p.raw.endswith((":", "*")):
            below.be(p.role, p.note)


_BARE_LIST = re.compile(
    r"\W*(?:(?:also )?read(?: more| also| next)?|see also|more(?: on this (?:story|topic)| stories| news)?"
    r"|related(?: \w+)?|recommended(?: \w+)?|top stories|latest \w+|most (?:read|popular|viewed)"
    r"|trending(?: \w+)?|you (?:may|might) also like|further reading|editor['’]?s['’]? picks?)\s*:?\W*\Z",
    re.IGNORECASE,
)
_LONGEST_LIST = 11


def _mark_link_lists(ps: list[Paragraph]) -> None:
    """Take in the titles under a bare "READ MORE:", up to the next paragraph that reads like one."""
    # Where blank lines part the paragraphs, titles stand directly under their label.
    spaced = sum(p.gap for p in ps) > len(ps) / 2
    for i, label in enumerate(ps):
        if label.note != "related link" or not _BARE_LIST.match(label.raw):
            continue
        for j, p in enumerate(ps[i + 1 : i + 1 + _LONGEST_LIST]):
            parted = spaced and p.gap and (j > 0 or not label.raw.endswith(":"))
            if p.role is not None or parted or not like_title(p.raw):
                break
            p.be("boilerplate", "related link")


def _mark_subheads(ps: list[Paragraph]) -> None:
    """Mark short lines without a stop between two paragraphs; a question only where there are such."""
    body = [p for p in ps if p.role is None]
    questions: list[Paragraph] = []
    found = any(p.role == "subhead" for p in ps)
    for above, p, below in zip(body, body[1:], body[2:], strict=False):
        if not _between(above, p, below):
            continue
        if p.raw.endswith("?"):
            questions.append(p)
        elif not stopped(p.raw):
            p.be("subhead")
            found = True
    if found:
        for p in questions:
            p.be("subhead")


def _between(above: Paragraph, p: Paragraph, below: Paragraph) -> bool:
    raw = p.raw
    if len(raw) > 90 or words(raw) > 12 or raw[-1] in ".!:;,…" or raw[0] in "-•*([<&@" or raw[0].islower():
        return False
    if raw.count('"') % 2 or raw.count("“") != raw.count("”") or ":" in raw[:20]:
        return False
    # After a colon comes a list or a quotation; after a line that is no subhead and no sentence, a list.
    if above.raw[-1] == ":" or (above.role is None and not stopped(above.raw)):
        return False
    return words(below.raw) >= 12 and stopped(below.raw)
