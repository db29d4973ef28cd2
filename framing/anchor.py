"""What a span is, told in a way that survives edits elsewhere: the words, and the sentence around them."""

from __future__ import annotations

import hashlib
import unicodedata

_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―", "-")}
)


def fingerprint(code: str, text: str, sentence: str) -> str:
    """Return the identity of a finding: 16 hex digits of the SHA-256 of its code, words and sentence.

    Words are compared without regard to case, Unicode form, white space, and the shape of quotation marks and
    dashes, so that wrapping and line ends do not matter; no line number and no path is part of it.
    """
    parts = (code, normal(text), normal(sentence))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def normal(text: str) -> str:
    """Return ``text`` with case, Unicode form, white space and typographic marks folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_FOLDED).split())
