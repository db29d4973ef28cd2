"""Characters: typography mapped one to one, so that offsets hold."""

from __future__ import annotations

_TO_APOSTROPHE = "‘’‚‛‹›′ʼ＇´`"
_TO_QUOTE = "“”„‟«»″＂"
_TO_SPACE = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_TO_HYPHEN = "\u2010\u2011"
_TO_DASH = "\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"


def straighten(text: str) -> str:
    """Map quotation marks, apostrophes, hyphens and odd spaces to ASCII; dashes stay, for they part words."""
    if text.isascii():
        return text.replace("`", "'")
    for characters, plain in ((_TO_APOSTROPHE, "'"), (_TO_QUOTE, '"'), (_TO_SPACE, " "), (_TO_HYPHEN, "-")):
        for character in characters:
            text = text.replace(character, plain)
    return text


def flatten_dashes(text: str) -> str:
    """Map dashes to "-"."""
    if text.isascii():
        return text
    for dash in _TO_DASH:
        text = text.replace(dash, "-")
    return text


def lower(text: str) -> str:
    """Lower-case without a change of length (``"İ".lower()`` has two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def last_before(text: str, start: int, at: int) -> str:
    """Return the last character before ``at``, and not before ``start``, that is no space; "" without one."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] if at > start else ""
