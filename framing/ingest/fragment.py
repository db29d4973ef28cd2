"""The text of a piece of HTML, for bodies that JSON carries: paragraphs, a blank line between them."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "table", "tr", "section", "article", "br"]
)
_SILENT = frozenset(["script", "style", "template"])


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data.replace("\r", " ").replace("\n", " "))


def to_text(html: str) -> str:
    """Return the text of ``html``, one blank line between its paragraphs."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "\n\n".join(" ".join(line.split()) for line in "".join(parser.pieces).split("\n") if line.strip())
