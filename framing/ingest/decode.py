"""Bytes to text: UTF-8, UTF-16 with its mark, else Windows-1252 with a note; never mojibake silently."""

from __future__ import annotations

import codecs
import re

from framing.errors import InputError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# UTF-8 once read as Windows-1252 and saved again: a lead byte's character before a continuation byte's.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦\x93\x94\x99]|Ã[\x80-\xbf€‚-„†-‰Š‹ŒŽ‘-”•–—˜™š›œžŸ]|Â[\xa0-\xbf]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` without its byte-order mark, and notes on how it was read.

    Raises InputError for what is no text: control bytes, or bytes that no encoding tried can mean.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[3:], "utf-8", "UTF-8", skipped=3)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        little = data.startswith(codecs.BOM_UTF16_LE)
        return _strict(data[2:], "utf-16-le" if little else "utf-16-be", "UTF-16", skipped=2)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)
    return check(text), _remarks(text)


def check(text: str) -> str:
    """Return ``text`` if it is text: raises InputError at a control character or a lone surrogate."""
    if found := _CONTROL.search(text):
        byte = len(text[: found.start()].encode("utf-8", "surrogatepass"))
        raise _not_text(ord(found.group()), byte)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"not text: half of a surrogate pair at character {error.start}",
            remedy="repair the escape (\\ud800 to \\udfff must come in pairs)",
        ) from None
    return text


def _remarks(text: str) -> tuple[str, ...]:
    found = _MOJIBAKE.search(text)
    if not found:
        return ()
    return (
        f"{found.group()!r} at character {found.start()} looks like UTF-8 that was decoded wrongly "
        "before it was saved; the text is kept as it is",
    )


def _strict(data: bytes, codec: str, name: str, *, skipped: int) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"not {name}, which its mark says it is: bad byte at {error.start + skipped}", remedy=_SAVE_AS
        ) from None
    return check(text), _remarks(text)


def _windows(data: bytes) -> tuple[str, tuple[str, ...]]:
    if found := _CONTROL_BYTE.search(data):
        raise _not_text(found.group()[0], found.start())
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError(
            f"neither UTF-8 nor Windows-1252: byte 0x{data[error.start]:02x} at {error.start}",
            remedy=_SAVE_AS,
        ) from None
    return text, ("read as Windows-1252, for it is not UTF-8",)


_SAVE_AS = "save it as UTF-8"


def _not_text(code: int, place: int) -> InputError:
    name = "NUL byte" if code == 0 else f"control byte 0x{code:02x}"
    return InputError(
        f"not text: {name} at {place}", remedy="give the article as text, Markdown, HTML or JSON"
    )
