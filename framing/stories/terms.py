"""What an article is about: its content words, weighted by where they stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing import resources

if TYPE_CHECKING:
    from framing.types import Article

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROLES = frozenset({"deck", "body"})
_HEADLINE = 3.0
_LEAD = 2.0
_HALF = 60
"""Words into the text where a word counts half of what the first one does: news tells the event first."""
_FUNCTION_WORDS = """
a an and are as at be been but by for from had has have he her his i in is it its not of on or our said say
says she that the their there they this to us was we were which who will with would you
"""
_SENTENCES = 20
"""Length of a typical article: turns the share of sentences with a word into the share of articles."""


def weights(article: Article) -> dict[str, float]:
    """Return the stemmed content words of headline, deck and body with their weights.

    A word of the headline adds 3, the one at position i (from 0) of deck and body 2 / (1 + i / 60).
    """
    out: dict[str, float] = {}
    for word in _WORD.findall(_headline(article)):
        if term := _content(word):
            out[term] = out.get(term, 0.0) + _HEADLINE
    position = 0
    for block in article.blocks:
        if block.role not in _ROLES:
            continue
        for word in _WORD.findall(article.text, block.start, block.end):
            if term := _content(word):
                out[term] = out.get(term, 0.0) + _LEAD / (1 + position / _HALF)
            position += 1
    return out


@lru_cache(maxsize=1 << 16)
def _content(word: str) -> str:
    """Return the stem of a content word, "" for any other; most words of an article were met before."""
    term = stem(word)
    return "" if term in _NOT_CONTENT else term


def stem(word: str) -> str:
    """Return ``word`` in lower case without possessive, plural and verb endings."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("sses"):
            return word[:-2]
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if len(word) > 5:
        if word.endswith("ing"):
            word = word[:-3]
        elif word.endswith("ed"):
            word = word[:-2]
        if word[-1] == word[-2] and word[-1] not in "ls":
            word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def commonness(term: str) -> float:
    """Return the share of ordinary news articles that contain ``term``, estimated from background counts."""
    counts, sentences = _background()
    share = (counts.get(term, 0) + 0.5) / (sentences + 1)
    return 1.0 - (1.0 - share) ** _SENTENCES


_NOT_CONTENT = frozenset(map(stem, _FUNCTION_WORDS.split()))


def _headline(article: Article) -> str:
    blocks = [article.text[b.start : b.end] for b in article.blocks if b.role == "headline"]
    return " ".join(blocks) if blocks else article.title or ""


@cache
def _background() -> tuple[dict[str, int], int]:
    """Return in how many sentences of the background corpus each term stands, and how many there are."""
    path = resources.folder("data") / "background.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    counts = {term: int(count) for term, count in rows}
    return counts, counts.pop("*")
