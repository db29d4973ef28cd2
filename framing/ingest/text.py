"""Plain text to article."""

from __future__ import annotations

from framing.ingest import blocks, frontmatter
from framing.ingest.lines import line_map
from framing.ingest.parsed import Parsed, within_limit


def parse(text: str, title: str | None = None) -> Parsed:
    """Return the article that a plain text is; ``title`` as a manifest has it. Raises InputError."""
    front = frontmatter.split(within_limit(text))
    if front.end:
        within_limit(text[front.end :])
    return Parsed(
        text=text,
        blocks=front.above(text, blocks.plain(text, front.end, title=front.meta.title or title)),
        given=front.meta,
        line_map=line_map(text),
        notes=front.notes,
    )
