"""What a missing line break glues to a paragraph: credits and links at its end, a dateline at its head."""

from __future__ import annotations

import re

from framing.ingest.paragraph import Paragraph, vocabulary

_WIRE = (
    r"(?:AP|AFP|Reuters|REUTERS|PTI|ANI|IANS|TASS|Tass|Xinhua|XINHUA|dpa|DPA|UPI|EFE|Kyodo|Bloomberg"
    r"|Agencies)"
)
_TAIL = re.compile(
    r"(?<=[.!?”\"’)])\s*(?:\(?(?:with )?inputs? (?:from )?agenc(?:y|ies)\)?|\(?(?:with )?agency inputs?\)?"
    rf"|[(\[]{_WIRE}[)\]]|[-–—/]{{1,2}}\s?{_WIRE}/?"
    r"|\((?:With |Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ii]nputs|[Ee]diting) (?:by|from) "
    r"[^()]{3,250}\)\.?"
    r"|Source link|Leave a [Cc]omment|\(?Source: [^.!?]{2,60}\)?|READ MORE: [^.!?]{3,160})\s*\Z"
)
_DATED_TAIL = re.compile(
    r"(?<=[.!?…])\s+(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4}),\s+[A-Z][^.!?]{1,60}\Z"
)
_PHOTO_TAIL = re.compile(
    r"\s*(?:\((?:AP Photo|Photo(?:graph)?(?: by|:)|Image(?: by|:)|Credit:|File (?:photo|image)"
    r"|[A-Z][\w .'’-]{0,60}/\s?(?:AP|AFP|Reuters|REUTERS|Getty Images|Pool|EPA))[^()]{0,100}\)\.?"
    r"|(?<=[.!?”])\s+(?:Photo|Photograph|Image|Credit)s?: [^.!?]{3,80})\Z"
)
_LONGEST_TAIL = 280
_PICTURED = re.compile(r"(?:FILE|In this|Pictured|This (?:photo|image|combination))\b")


def without_tails(text: str, ps: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with the credits split off that are glued to those near the head and the end."""
    free = [p.start for p in ps if p.role in (None, "caption")]
    edge = {*free[:3], *free[-3:]}
    out: list[Paragraph] = []
    for p in ps:
        # What ends in a plain full stop ends in a sentence.
        if p.start in edge and (p.raw[-1] not in '.”"!?' or p.raw[-2:-1] == ")"):
            out += _parted(text, p)
        else:
            out.append(p)
    return out


def _parted(text: str, p: Paragraph) -> list[Paragraph]:
    tail = text[max(p.start, p.end - _LONGEST_TAIL) : p.end]
    photo = _PHOTO_TAIL.search(tail)
    found = photo or _TAIL.search(tail) or _DATED_TAIL.search(tail)
    cut = p.end - len(tail) + found.start() if found else p.start
    if not text[p.start : cut].strip():
        return [p]
    kept, credit = p.split(text, p.start, cut), p.split(text, cut, p.end)
    credit.gap = False
    credit.be("boilerplate", "photo credit" if photo else "source line")
    if photo and _PICTURED.match(kept.raw):
        kept.be("caption")
    return [kept, credit]


_CITY = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]*){0,4}(?:/[A-Z][A-Z.'’ -]+)?"
_DAY = r"[A-Z][a-z]{2,8}\.?\s\d{1,2}"
_PLACE = rf"{_CITY}(?:,\s[A-Z][\w.]*(?:\s[A-Z]\w+){{0,2}})?(?:,\s{_DAY})?"
_AGENCY = r"\([A-Z][\w.&'’ /-]{1,40}\)"
_DASH = r"\s*(?:—|–|--|-(?=\s))\s*"
_DATELINE = re.compile(
    # CITY (Agency) —, CITY —, City (wire) —, (wire) —, May 3 (wire) —, CITY, May 3 /wire/.
    rf"(?:{_PLACE}\s*{_AGENCY}{_DASH}|{_PLACE}\s+(?:—|–|--)\s*"
    rf"|(?:[A-Z][\w.'’-]+,?\s){{0,4}}(?:{_DAY}\s)?\({_WIRE}\){_DASH}|{_PLACE},\s{_DAY}\.?\s/\w+/\.\s*)(?=\S)"
)
_NO_PLACE = vocabulary(
    "BREAKING EXCLUSIVE WATCH UPDATE UPDATED LIVE OPINION ANALYSIS NOTE VIDEO PHOTOS READ MORE ALSO TV FAQ"
)
_LONGEST_DATELINE = 120
_DEEPEST = 12
"""Paragraphs of body in which a dateline is looked for; below the first it must name its agency."""


def dateline(raw: str) -> str:
    """Return the dateline that a paragraph begins with, or ""."""
    found = _DATELINE.match(raw[:_LONGEST_DATELINE])
    if not found or raw.split(None, 1)[0].strip(":,—–-") in _NO_PLACE:
        return ""
    return found.group()


def without_datelines(text: str, ps: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with unmistakable datelines ("PORT ASTER (AP) —") split off."""
    out: list[Paragraph] = []
    bodies = 0
    for p in ps:
        bodies += p.role is None
        found = dateline(p.raw) if p.role is None and bodies <= _DEEPEST else ""
        if not found or (bodies > 1 and "(" not in found):
            out.append(p)
            continue
        cut = p.start + len(found)
        label, rest = p.split(text, p.start, cut), p.split(text, cut, p.end)
        label.be("boilerplate", "dateline")
        rest.gap = False
        out += [label, rest]
    return out
