"""Machine paraphrase: fixed expressions with a synonym in them that nobody uses there ("tortured phrases")."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from framing.comparison.terms import WORD
from framing.lexicon import read_table
from framing.resources import folder
from framing.types import OddPhrase, Passage, Rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Analysis, CopyFamily

LEAST = 3
"""Different odd phrases from which an article is named a machine paraphrase; two in a reworded copy."""


def rewrites(analyses: Sequence[Analysis], families: Sequence[CopyFamily]) -> tuple[Rewrite, ...]:
    """Return the articles that hold so many odd phrases that a program must have reworded them."""
    reworded = {m.article for f in families for m in f.members if m.way == "reworded"}
    out = []
    for analysis in analyses:
        found = _phrases(analysis)
        different = {p.usual for p in found}
        if len(different) >= LEAST or (len(different) == LEAST - 1 and analysis.article.id in reworded):
            out.append(Rewrite(analysis.article.id, tuple(found)))
    return tuple(out)


def _phrases(analysis: Analysis) -> list[OddPhrase]:
    """Return the odd phrases of an article, in order, also those in quotations: a program spares none."""
    text = analysis.article.text
    entries = _entries()
    out: list[OddPhrase] = []
    for sentence in analysis.sentences:
        found = list(WORD.finditer(text, sentence.start, sentence.end))
        words = [m.group().lower() for m in found]
        for i, word in enumerate(words):
            for phrase, usual in entries.get(word, ()):
                if tuple(words[i : i + len(phrase)]) == phrase:
                    start, end = found[i].start(), found[i + len(phrase) - 1].end()
                    if not out or out[-1].passage.end <= start:
                        out.append(
                            OddPhrase(Passage(analysis.article.id, start, end, text[start:end]), usual)
                        )
    return out


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases as words with their usual expression, by first word, the longest first."""
    table = read_table(folder("lexicons") / "en" / "variants" / "tortured.tsv", ("phrase", "usual"))
    out: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for _, (phrase, usual) in table.rows:
        words = tuple(WORD.findall(phrase))
        out[words[0]].append((words, usual))
    return {first: sorted(found, key=lambda e: (-len(e[0]), e[0])) for first, found in out.items()}
