"""Text from articles and file names, made safe to show on one line of a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Return ``text`` with control, format and undecodable characters written as escapes (\n, \x1b).

    Bytes of a file name that are no UTF-8 (which Python keeps as lone surrogates) become ``\xNN``.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def valid(text: str) -> str:
    """Return ``text`` with lone surrogates alone escaped, so that it can be encoded."""
    return "".join(_escape(c) if "\ud800" <= c <= "\udfff" else c for c in text)


def _escape(c: str) -> str:
    if "\udc80" <= c <= "\udcff":
        return f"\\x{ord(c) - 0xDC00:02x}"
    return c.encode("unicode_escape").decode("ascii")
