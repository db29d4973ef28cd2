"""News, opinion, analysis, live blog or transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.ingest.parsed import Parsed
    from framing.types import Genre

_NAMES: dict[str, Genre] = {
    "op-ed": "opinion",
    "oped": "opinion",
    "editorial": "opinion",
    "opinion": "opinion",
    "opinions": "opinion",
    "column": "opinion",
    "columnists": "opinion",
    "comment": "opinion",
    "commentary": "opinion",
    "commentisfree": "opinion",
    "perspective": "opinion",
    "viewpoint": "opinion",
    "letters": "opinion",
    "letters to the editor": "opinion",
    "opinionnewsarticle": "opinion",
    "analysis": "analysis",
    "news analysis": "analysis",
    "explainer": "analysis",
    "explainers": "analysis",
    "analysisnewsarticle": "analysis",
    "backgroundnewsarticle": "analysis",
    "live": "live blog",
    "live blog": "live blog",
    "live-blog": "live blog",
    "liveblog": "live blog",
    "live updates": "live blog",
    "live-updates": "live blog",
    "as it happened": "live blog",
    "liveblogposting": "live blog",
    "transcript": "transcript",
    "transcripts": "transcript",
    "full transcript": "transcript",
    "interview transcript": "transcript",
}
_LABEL_BEFORE = re.compile(r"\s*\W?([A-Za-z][A-Za-z -]{1,24}?)\s*[:|–—]\s")
_LABEL_AFTER = re.compile(r"\s[|–—-]\s*([A-Za-z][A-Za-z -]{1,24})\s*\Z")
_TURN = re.compile(r"(?:Q|A|Question|Answer|[A-Z][A-Z.'’ -]{2,40}(?:,[^:]{2,40})?)\s*:\s|(?:Q|A)[.:]\s")


def genre(given: str | None, title: str | None, url: str | None, parsed: Parsed) -> Genre:
    """Return the genre that the metadata, a label in the title, the address or the text's shape shows."""
    named = _NAMES.get(given.strip().lower()) if given else None
    return named or _of_title(title) or _of_address(url) or _of_text(parsed)


def _of_title(title: str | None) -> Genre | None:
    if not title:
        return None
    for label in (_LABEL_BEFORE.match(title), _LABEL_AFTER.search(title)):
        if label and (named := _NAMES.get(label.group(1).strip().lower())):
            return named
    return None


def _of_address(url: str | None) -> Genre | None:
    if not url:
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url).path.lower().split("/")
    except ValueError:
        return None
    return next(
        (_NAMES[part] for part in parts[:-1] if part in _NAMES and part not in ("live", "letters")), None
    )


def _of_text(parsed: Parsed) -> Genre:
    """Return what a label above the headline says, or transcript where half of the paragraphs are turns."""
    turns = scored = 0
    for block in parsed.blocks:
        if block.note == "label" and (
            named := _NAMES.get(parsed.text[block.start : block.end].strip(": ").lower())
        ):
            return named
        if block.role == "body":
            scored += 1
            # Cheap first: a turn has its colon early.
            turns += ":" in parsed.text[block.start : min(block.end, block.start + 80)] and bool(
                _TURN.match(parsed.text, block.start, block.end)
            )
    return "transcript" if turns >= 4 and turns * 2 >= scored else "news"
