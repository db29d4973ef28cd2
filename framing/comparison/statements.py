"""Analyses -> the statements that are aligned: sentences as facts, the words of each attribution as utterances."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.comparison.terms import FUNCTION_WORDS, WORD, root

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Analysis, Attribution, Role, Span, Voice

_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_UTTERED = frozenset({"utterance", "publication"})


@dataclass(slots=True)
class Statement:
    """A stretch of one article that says one thing.

    ``article`` is its index among the analyses, ``sentence`` the index of its sentence there. ``words`` are its
    lower-case words, ``terms`` their roots without function words, in order; ``names`` and ``numbers`` those
    among the roots that must not differ. ``said``: the attribution it is the content of, or is covered by.
    ``quoted``: how many of its words stand in quotation marks.
    """

    article: int
    sentence: int
    start: int
    end: int
    voice: Voice
    role: Role
    words: list[str]
    terms: list[str]
    names: frozenset[str]
    numbers: frozenset[str]
    speaker: str | None = None
    said: Attribution | None = None
    quoted: int = 0
    weights: dict[str, float] = field(default_factory=dict)
    weight: float = 0.0


def facts(analyses: Sequence[Analysis], speakers: Mapping[str, str]) -> list[Statement]:
    """Return what every sentence states: the whole of it, or what it attributes, without source and cue.

    A sentence that is mostly a quotation states what somebody feels or thinks, as a rule, and is left out.
    """
    out = []
    for number, analysis in enumerate(analyses):
        covers = _covers(analysis)
        for i, sentence in enumerate(analysis.sentences):
            said = covers.get(i)
            start, end = sentence.start, sentence.end
            without = () if said is None else tuple(x for x in (said.source, said.cue) if x is not None)
            found = _statement(
                analysis, number, i, start, end, said, speakers, voice=sentence.voice, without=without
            )
            if 2 * found.quoted < len(found.words) and found.terms:
                out.append(found)
    return out


def utterances(analyses: Sequence[Analysis], speakers: Mapping[str, str]) -> list[Statement]:
    """Return what each attribution of speech or writing says, a statement a sentence of it."""
    out = []
    for number, analysis in enumerate(analyses):
        ends = [s.end for s in analysis.sentences]
        for said in analysis.attributions:
            if said.cue_class not in _UTTERED:
                continue
            for span in said.content:
                i = bisect_right(ends, span.start)
                while i < len(ends) and analysis.sentences[i].start < span.end:
                    sentence = analysis.sentences[i]
                    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
                    out.append(_statement(analysis, number, i, start, end, said, speakers))
                    i += 1
    return [s for s in out if s.terms]


def _covers(analysis: Analysis) -> dict[int, Attribution]:
    """Return, for each sentence most of which is somebody's words, the attribution that covers most of it."""
    ends = [s.end for s in analysis.sentences]
    most: dict[int, tuple[int, Attribution]] = {}
    for said in analysis.attributions:
        if said.cue_class not in _UTTERED:
            continue
        for span in said.content:
            i = bisect_right(ends, span.start)
            while i < len(ends) and analysis.sentences[i].start < span.end:
                sentence = analysis.sentences[i]
                size = min(span.end, sentence.end) - max(span.start, sentence.start)
                if i not in most or size > most[i][0]:
                    most[i] = (size, said)
                i += 1
    return {
        i: said
        for i, (size, said) in most.items()
        if 2.5 * size > analysis.sentences[i].end - analysis.sentences[i].start
    }


def _statement(
    analysis: Analysis,
    number: int,
    sentence: int,
    start: int,
    end: int,
    said: Attribution | None,
    speakers: Mapping[str, str],
    *,
    voice: Voice | None = None,
    without: Sequence[Span] = (),
) -> Statement:
    text = analysis.article.text
    words: list[str] = []
    terms: list[str] = []
    names = set()
    numbers = set()
    quotes = [q for q in analysis.quotes if q.depth == 0 and q.start < end and q.end > start]
    quoted = 0
    first = True
    for found in WORD.finditer(text, start, end):
        written = found.group()
        word = written.lower()
        if without and any(x.start <= found.start() < x.end for x in without):
            continue
        words.append(word)
        if quotes and any(q.inner_start <= found.start() < q.inner_end for q in quotes):
            quoted += 1
        if word in FUNCTION_WORDS:
            first = False
            continue
        term = root(word)
        terms.append(term)
        if term[0].isdigit():
            numbers.add(term)
        elif written[0].isupper() and not first and word not in _CALENDAR:
            names.add(term)
        first = False
    return Statement(
        article=number,
        sentence=sentence,
        start=start,
        end=end,
        voice=voice or ("quoted" if 2 * quoted > len(words) else "reported"),
        role=analysis.sentences[sentence].role,
        words=words,
        terms=terms,
        names=frozenset(names),
        numbers=frozenset(numbers),
        speaker=speakers.get(said.speaker, said.speaker) if said and said.speaker else None,
        said=said,
        quoted=quoted,
    )
