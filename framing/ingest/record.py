"""Articles whose headline and body come apart: text is headline, blank line, body."""

from __future__ import annotations

from framing.ingest import blocks
from framing.ingest.parsed import Parsed, within_limit
from framing.types import Block


def compose(title: str | None, deck: str | None, body: str) -> Parsed:
    """Return the article of a headline, a deck and a body; without headline and deck, ``body`` as plain text.

    The body stands in the text exactly as given. Raises InputError where it is empty or too long.
    """
    within_limit(body)
    title = (title or "").strip()
    deck = (deck or "").strip()
    head = "".join(f"{part}\n\n" for part in (title, deck) if part)
    found = []
    if title:
        found.append(Block(0, len(title), "headline"))
    if deck:
        found.append(Block(len(head) - 2 - len(deck), len(head) - 2, "deck"))
    text = within_limit(head + body)
    return Parsed(text=text, blocks=(*found, *blocks.plain(text, len(head), headline=title or None)))
