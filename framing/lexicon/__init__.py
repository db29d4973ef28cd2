"""Word lists as data: lexicon files, their inflections, and a matcher over the words of a document."""

from __future__ import annotations

from framing.lexicon.files import LEAVE_OUT, Entry, Lexicon, comparison_digest, digest, load, read
from framing.lexicon.inflection import inflect, spellings
from framing.lexicon.lists import SHIPPED, Lists
from framing.lexicon.matching import Match, Matcher, forms, matcher, suggest
from framing.lexicon.tables import Table, read_table

__all__ = [
    "LEAVE_OUT",
    "SHIPPED",
    "Entry",
    "Lexicon",
    "Lists",
    "Match",
    "Matcher",
    "Table",
    "comparison_digest",
    "digest",
    "forms",
    "inflect",
    "load",
    "matcher",
    "read",
    "read_table",
    "spellings",
    "suggest",
]
