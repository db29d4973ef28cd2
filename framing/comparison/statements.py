"""Analyses -> the statements that are aligned: sentences as facts, the words of each attribution as utterances."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.comparison.terms import FUNCTION_WORDS, WORD, root

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Analysis, Attribution, Quote, Role, Span, Voice

_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_CLAUSE = re.compile(
    r"[,;:–—] |\b(?:amid|amidst|despite|because|although|though|while|whereas|since|after|before|unless|if|as|who|which"
    r"|where|when|in (?:view|light|response|spite|return)|due to|thanks to|in order to)\b",
    re.IGNORECASE,
)
_EDGES = " ,;:–—.\n"
_UTTERED = frozenset({"utterance", "publication"})
_LEAST = 3
"""Content words below which a sentence states no fact that could be told from another one; somebody's words, less
the name and the verb, may have one fewer."""


@dataclass(slots=True)
class Statement:
    """A stretch of one article that says one thing.

    ``article`` is its index among the analyses, ``sentence`` the index of its sentence there. ``words`` are its
    lower-case words, ``terms`` their roots without function words, in order; ``names`` and ``numbers`` those
    among the roots that must not differ. ``said``: the attribution it is the content of, or is covered by.
    ``quoted``: those of its words that stand in quotation marks. ``sure``: whether a statement of another article
    in its group is surely like it. ``weights`` tell how much each term tells, ``place`` where it stands last.
    """

    article: int
    sentence: int
    start: int
    end: int
    voice: Voice
    role: Role
    speaker: str | None
    said: Attribution | None
    words: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    quoted: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    weight: float = 0.0
    place: dict[str, int] = field(default_factory=dict)
    sure: bool = False


def facts(analyses: Sequence[Analysis], speakers: Mapping[str, str]) -> list[Statement]:
    """Return what every sentence states: the whole of it, or what it attributes, without source and cue.

    A sentence that is mostly a quotation states what somebody feels or thinks, as a rule, and is left out.
    """
    out = []
    for number, analysis in enumerate(analyses):
        covers = _covers(analysis)
        for i, sentence in enumerate(analysis.sentences):
            said = covers.get(i)
            without = () if said is None else tuple(x for x in (said.source, said.cue) if x is not None)
            whole = [(sentence.start, sentence.end)]
            found = _statement(
                analysis, number, i, whole, said, speakers, voice=sentence.voice, without=without
            )
            least = _LEAST - (said is not None)
            if 2 * len(found.quoted) < len(found.words) and len(found.terms) >= least:
                out.append(found)
    return out


def clauses(analyses: Sequence[Analysis], speakers: Mapping[str, str]) -> list[Statement]:
    """Return the parts of sentences that have several, less those with too few words to be told from another one.

    A sentence comes apart at commas and dashes and before words that open a clause or a setting ("amid").
    """
    out = []
    for number, analysis in enumerate(analyses):
        text = analysis.article.text
        spoken = _contents(analysis)
        for i, sentence in enumerate(analysis.sentences):
            cuts = [m.start() for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
            if not cuts or sentence.role != "body":
                continue
            for start, end in pairwise([sentence.start, *cuts, sentence.end]):
                within = ((min(c.end, end) - max(c.start, start), t) for c, t in spoken.get(i, ()))
                said = next((t for size, t in within if 2 * size > end - start), None)
                own = said is None and sentence.voice != "quoted"
                piece = text[start:end]
                part = end - len(piece.lstrip(_EDGES)), start + len(piece.rstrip(_EDGES))
                voice: Voice = "narrator" if own else "reported"
                found = _statement(analysis, number, i, [part], said, speakers, voice=voice)
                if len(found.terms) >= _LEAST and 2 * len(found.quoted) < len(found.words):
                    out.append(found)
    return out


def _contents(analysis: Analysis) -> dict[int, list[tuple[Span, Attribution]]]:
    """Return the contents of speech and writing that reach into each sentence, by its number."""
    ends = [s.end for s in analysis.sentences]
    out: dict[int, list[tuple[Span, Attribution]]] = {}
    for said in analysis.attributions:
        for span in said.content if said.cue_class in _UTTERED else ():
            i = bisect_right(ends, span.start)
            while i < len(ends) and analysis.sentences[i].start < span.end:
                out.setdefault(i, []).append((span, said))
                i += 1
    return out


def utterances(analyses: Sequence[Analysis], speakers: Mapping[str, str]) -> list[Statement]:
    """Return what each attribution of speech or writing says, a statement a sentence of it.

    A sentence that the speaker's name interrupts ("...," she said, "...") is one statement.
    """
    out = []
    for number, analysis in enumerate(analyses):
        ends = [s.end for s in analysis.sentences]
        for said in analysis.attributions:
            if said.cue_class not in _UTTERED:
                continue
            pieces: dict[int, list[tuple[int, int]]] = {}
            for span in said.content:
                i = bisect_right(ends, span.start)
                while i < len(ends) and analysis.sentences[i].start < span.end:
                    sentence = analysis.sentences[i]
                    piece = max(span.start, sentence.start), min(span.end, sentence.end)
                    pieces.setdefault(i, []).append(piece)
                    i += 1
            for i, parts in pieces.items():
                out.append(_statement(analysis, number, i, parts, said, speakers))
        out.extend(_unattributed(analysis, number, ends, speakers))
    return [s for s in out if s.terms]


def _unattributed(
    analysis: Analysis, number: int, ends: Sequence[int], speakers: Mapping[str, str]
) -> list[Statement]:
    """Return the quotations of speech that no attribution was found for: somebody said them all the same."""
    spans = [c for t in analysis.attributions for c in t.content]
    out = []
    for quote in analysis.quotes:
        if (
            quote.kind != "speech"
            or quote.depth
            or any(c.start < quote.end and c.end > quote.start for c in spans)
        ):
            continue
        i = bisect_right(ends, quote.start)
        while i < len(ends) and analysis.sentences[i].start < quote.end:
            sentence = analysis.sentences[i]
            part = max(quote.start, sentence.start), min(quote.end, sentence.end)
            out.append(_statement(analysis, number, i, [part], None, speakers))
            i += 1
    return out


def _covers(analysis: Analysis) -> dict[int, Attribution]:
    """Return, for each sentence most of which is somebody's words, the attribution that covers most of it."""
    most: dict[int, tuple[int, Attribution]] = {}
    for i, spoken in _contents(analysis).items():
        sentence = analysis.sentences[i]
        for span, said in spoken:
            size = min(span.end, sentence.end) - max(span.start, sentence.start)
            if i not in most or size > most[i][0]:
                most[i] = (size, said)
    return {
        i: said
        for i, (size, said) in most.items()
        if 2.5 * size > analysis.sentences[i].end - analysis.sentences[i].start
    }


def _statement(
    analysis: Analysis,
    number: int,
    sentence: int,
    parts: Sequence[tuple[int, int]],
    said: Attribution | None,
    speakers: Mapping[str, str],
    *,
    voice: Voice | None = None,
    without: Sequence[Span] = (),
) -> Statement:
    """Return the statement of ``parts`` of a sentence, less the words of ``without``."""
    text = analysis.article.text
    start, end = parts[0][0], parts[-1][1]
    quotes = [q for q in _quotes_in(analysis, start, end) if q.depth == 0]
    out = Statement(
        article=number,
        sentence=sentence,
        start=start,
        end=end,
        voice=voice or "reported",
        role=analysis.sentences[sentence].role,
        speaker=speakers.get(said.speaker, said.speaker) if said and said.speaker else None,
        said=said,
    )
    first = analysis.sentences[sentence].start
    for low, high in parts:
        for found in WORD.finditer(text, low, high):
            at = found.start()
            if without and any(x.start <= at < x.end for x in without):
                continue
            written = found.group()
            word = written.lower()
            out.words.append(word)
            if quotes and any(q.inner_start <= at < q.inner_end for q in quotes):
                out.quoted.append(word)
            if word not in FUNCTION_WORDS:
                opens = at == first or (bool(quotes) and not text[at - 1 : at].isspace())
                _add(out, written, word, opens=opens)
    return out


def _quotes_in(analysis: Analysis, start: int, end: int) -> Sequence[Quote]:
    """Return the quotations that may reach into a stretch of the text; they stand in order of their starts."""
    quotes = analysis.quotes
    last = bisect_left(quotes, end, key=lambda q: q.start)
    first = last
    while first and (quotes[first - 1].end > start or quotes[first - 1].depth):
        first -= 1
    return [q for q in quotes[first:last] if q.end > start]


def _add(s: Statement, written: str, word: str, *, opens: bool) -> None:
    """Add a word to a statement's terms; a capital tells a name unless the word ``opens`` a sentence."""
    term = root(word)
    s.terms.append(term)
    if term[0].isdigit():
        s.numbers.add(term)
    elif written[0].isupper() and not opens and word not in _CALENDAR:
        s.names.add(term)
