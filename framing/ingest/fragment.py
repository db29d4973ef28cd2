"""The text of a piece of HTML, for bodies that JSON carries: paragraphs, a blank line between them."""

from __future__ import annotations

import re
from html import unescape

from framing.ingest.paragraph import vocabulary

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9]*)")
_PARTING = vocabulary(
    "p div h1 h2 h3 h4 h5 h6 li ul ol blockquote figure figcaption table tr section article br header footer"
)
_SILENT = vocabulary("script style template")


def to_text(html: str) -> str:
    """Return the text of ``html``, one blank line between its paragraphs, in linear time."""
    pieces: list[str] = []
    silent = ""
    for piece in _TAG.split(html):
        if not piece.startswith("<") or not (found := _NAME.match(piece)):
            if not silent:
                pieces.append(" ".join(unescape(piece).splitlines()))
            continue
        name = found.group(1).lower()
        if silent:
            silent = "" if name == silent and piece.startswith("</") else silent
        elif name in _SILENT and not piece.startswith("</"):
            silent = name
        elif name in _PARTING:
            pieces.append("\n")
    return "\n\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n") if line.strip())
