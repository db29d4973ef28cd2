"""Distinctive words: what an outlet writes in its own voice more often than the others on the same story.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018): the
prior is the story's own distribution of words, as heavy as an average outlet's text. A word counts once a
sentence, since words cluster; names stand apart, for who is named is another question than which words are chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import erfc, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from framing.comparison.differences import holm
from framing.comparison.terms import FUNCTION_WORDS, WORD
from framing.stories.terms import stem
from framing.types import DistinctiveWord, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from framing.types import Analysis

LEAST = 3
"""Sentences of an outlet that must have a word."""
CLEAR = 1.96
"""z-scores from here on are listed; which of them stand as findings, ``adjusted`` says."""
MOST = 12
"""Words and names listed for an outlet."""


class _Use(NamedTuple):
    """One word in one sentence: its stem, and where it stands."""

    stem: str
    written: str
    named: bool | None  # None at the start of a sentence and in headlines, where a capital tells nothing
    passage: Passage


def distinctive(analyses: Sequence[Analysis], shared: Mapping[str, Set[int]]) -> tuple[DistinctiveWord, ...]:
    """Return each outlet's distinctive words, by outlet and falling z; none where only one outlet is compared.

    ``shared``: by article id, the indices of the sentences that the outlet has in common with another one, which
    are nobody's own choice.
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    for analysis in analyses:
        uses[analysis.article.outlet].extend(_uses(analysis, shared.get(analysis.article.id, frozenset())))
    if len(uses) < 2:
        return ()
    counts = {outlet: Counter(use.stem for use in found) for outlet, found in uses.items()}
    rows = list(_rows(counts))
    adjusted = holm([erfc(abs(z) / sqrt(2)) for *_, z in rows])
    names = _names(use for found in uses.values() for use in found)
    total = {outlet: count.total() for outlet, count in counts.items()}
    everyone = sum(total.values())
    out: dict[str, list[DistinctiveWord]] = defaultdict(list)
    ranked = sorted(zip(rows, adjusted, strict=True), key=lambda row: (-row[0][3], row[0][1]))
    for (outlet, word, odds, z), p in ranked:
        if z < CLEAR or len(out[outlet]) == MOST:
            continue
        places = [use for use in uses[outlet] if use.stem == word]
        written = Counter(use.written if word in names else use.written.lower() for use in places)
        out[outlet].append(
            DistinctiveWord(
                outlet=outlet,
                word=min(written, key=lambda form: (-written[form], form)),
                name=word in names,
                count=len(places),
                words=total[outlet],
                others=sum(count[word] for other, count in counts.items() if other != outlet),
                others_words=everyone - total[outlet],
                log_odds=round(odds, 3),
                z=round(z, 2),
                adjusted=round(p, 6),
                places=tuple(use.passage for use in places),
            )
        )
    return tuple(word for outlet in sorted(out, key=lambda o: (o.casefold(), o)) for word in out[outlet])


def _rows(counts: dict[str, Counter[str]]) -> Iterator[tuple[str, str, float, float]]:
    """Yield outlet, stem, log-odds ratio against the other outlets and its z-score, for every word of enough uses."""
    story: Counter[str] = Counter()
    for count in counts.values():
        story.update(count)
    everyone = story.total()
    prior = everyone / len(counts)
    for outlet, count in counts.items():
        mine = count.total()
        rest = everyone - mine
        for word, y in count.items():
            if y < LEAST:
                continue
            a = prior * story[word] / everyone
            other = story[word] - y
            odds = log((y + a) / (mine + prior - y - a)) - log((other + a) / (rest + prior - other - a))
            yield outlet, word, odds, odds / sqrt(1 / (y + a) + 1 / (other + a))


def _uses(analysis: Analysis, shared: Set[int]) -> Iterator[_Use]:
    """Yield the content words of the outlet's own voice, each once a sentence."""
    article = analysis.article
    spans = iter(v for v in analysis.voices if v.voice == "narrator")
    span = next(spans, None)
    for number, sentence in enumerate(analysis.sentences):
        seen = set()
        if number in shared or sentence.role == "embed":
            continue
        for found in WORD.finditer(article.text, sentence.start, sentence.end):
            start = found.start()
            while span is not None and span.end <= start:
                span = next(spans, None)
            written = found.group().replace("’", "'").removesuffix("'s")
            word = written.lower()
            if (
                span is None
                or start < span.start
                or word in FUNCTION_WORDS
                or len(word) < 3
                or word[0].isdigit()
            ):
                continue
            key = stem(word)
            if key not in seen:
                seen.add(key)
                tells = start > sentence.start and sentence.role != "headline"
                place = Passage(
                    article.id, start, start + len(written), article.text[start : start + len(written)]
                )
                yield _Use(key, written, written[0].isupper() if tells else None, place)


def _names(uses: Iterable[_Use]) -> set[str]:
    """Return the stems that are written with a capital more often than not where that tells something."""
    balance: Counter[str] = Counter()
    for use in uses:
        if use.named is not None:
            balance[use.stem] += 1 if use.named else -1
    return {word for word, surplus in balance.items() if surplus > 0}
