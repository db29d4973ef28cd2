"""Markdown to article: headings, quotations, lists and figures by their marks; the source stays as it is."""

from __future__ import annotations

import re

from framing.ingest import blocks, frontmatter
from framing.ingest.lines import Line, line_map, lines
from framing.ingest.paragraph import Paragraph
from framing.ingest.parsed import Parsed, within_limit

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\Z")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}\Z")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)\Z")
_DEFINITION = re.compile(r"\[[^\]\n]{1,200}\]:[ \t]*\S+")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>\Z|<!--")
_TOP = "top"
_TABLE = re.compile(r"\|.*\|\Z")


def parse(text: str, title: str | None = None) -> Parsed:
    """Return the article that a Markdown text is; ``title`` as a manifest has it. Raises InputError.

    Marks around a block (``##``, ``>``, ``-``) are boilerplate blocks of their own; marks within a
    sentence stay in it.
    """
    front = frontmatter.split(within_limit(text))
    if front.end:
        within_limit(text[front.end :])
    found = blocks.assign(text, _paragraphs(text, front.end), title=front.meta.title or title)
    return Parsed(
        text=text,
        blocks=front.above(text, found),
        given=front.meta,
        line_map=line_map(text),
        notes=front.notes,
    )


def _paragraphs(text: str, start: int) -> list[Paragraph]:
    """Return the paragraphs of the source, with the roles that its marks give."""
    out: list[Paragraph] = []
    fence = ""
    open_paragraph = False
    for line in lines(text, start):
        raw = text[line.start : line.end]
        if fence or _FENCE.match(raw):
            closes = bool(fence) and raw.startswith(fence)
            fence = "" if closes else fence or raw[:3]
            out.append(_marked(text, line, "code"))
            open_paragraph = False
            continue
        if open_paragraph and not line.gap and _UNDERLINE.match(raw):
            out[-1].be("subhead", _TOP if raw[0] == "=" else "")
            out.append(_marked(text, line, "markup"))
            open_paragraph = False
            continue
        open_paragraph = _add(text, line, raw, out, open_paragraph and not line.gap)
    for p in out:
        p.raw = text[p.start : p.end]
    _crown(out)
    return out


def _add(text: str, line: Line, raw: str, out: list[Paragraph], running: bool) -> bool:
    """Append one line; return whether the next line may carry its paragraph on."""
    if heading := _HEADING.match(raw):
        closing = _CLOSING.search(raw)
        last = line.start + (closing.start() if closing else len(raw))
        out.append(
            Paragraph(text, line.start, line.start + len(heading.group(1)), line.gap, "boilerplate", "markup")
        )
        if line.start + heading.end() < last:
            p = Paragraph(text, line.start + heading.end(), last, True)
            p.be("subhead", _TOP if heading.group(1) == "#" else "")
            out.append(p)
        if closing:
            out.append(
                Paragraph(text, last + _space(closing.group()), line.end, False, "boilerplate", "markup")
            )
        return False
    if image := _IMAGE.match(raw):
        out.append(_marked(text, line, "image: " + image.group(1)[:60] if image.group(1) else "image"))
        return False
    if _RULE.match(raw) or _TAG.match(raw) or _DEFINITION.match(raw) or _TABLE.match(raw):
        out.append(_marked(text, line, "markup"))
        return False
    quoted = _QUOTE.match(raw)
    mark = None if quoted and running else quoted or _ITEM.match(raw)
    if mark and mark.end() < len(raw):
        last = line.start + len(mark.group().rstrip())
        out.append(Paragraph(text, line.start, last, line.gap, "boilerplate", "markup"))
        out.append(Paragraph(text, line.start + mark.end(), line.end, line.gap))
        return True
    if quoted and quoted.end() == len(raw):
        out.append(_marked(text, line, "markup"))
        return False
    if running:
        out[-1].end = line.end
        return True
    out.append(Paragraph(text, *line))
    return True


def _crown(ps: list[Paragraph]) -> None:
    """Make the heading that only clutter stands above the headline, or else the first of the top level."""
    first = next((p for p in ps if p.role != "boilerplate"), None)
    headings = [p for p in ps if p.role == "subhead"]
    top = first if first in headings else next((p for p in headings if p.note == _TOP), None)
    for p in headings:
        p.be("headline" if p is top else "subhead")


def _marked(text: str, line: Line, note: str) -> Paragraph:
    return Paragraph(text, line.start, line.end, line.gap, "boilerplate", note)


def _space(raw: str) -> int:
    return len(raw) - len(raw.lstrip())
