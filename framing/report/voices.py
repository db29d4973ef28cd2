"""How many words of an article are in whose voice."""

from __future__ import annotations

import re
from collections import Counter

from framing.types import SCORED_ROLES, Analysis

_TOKEN = re.compile(r"\S+")


def words_by_voice(analysis: Analysis) -> Counter[str]:
    """Return the number of words of the scored blocks in each voice.

    A word is what stands between spaces and holds a letter or digit.
    """
    out: Counter[str] = Counter()
    text = analysis.article.text
    voices = analysis.voices
    k = 0
    for block in analysis.article.blocks:
        if block.role not in SCORED_ROLES:
            continue
        for found in _TOKEN.finditer(text, block.start, block.end):
            if not any(map(str.isalnum, found.group())):
                continue
            while k < len(voices) and voices[k].end <= found.start():
                k += 1
            inside = k < len(voices) and voices[k].start <= found.start()
            out[voices[k].voice if inside else "narrator"] += 1
    return out


def share_in_words(part: int, total: int) -> str:
    """Return a share as whole percent with a no-break space: "62 %", "< 1 %" for a trace."""
    if part and 200 * part < total:
        return "<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%"
    return f"{round(100 * part / total) if total else 0}\N{NO-BREAK SPACE}%"
