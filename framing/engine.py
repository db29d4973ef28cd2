"""The one pass: an article becomes an analysis.

Attribution decides whose voice every character is, finders collect evidence, scorers sum it up.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framing import ingest, lexicon, scorers
from framing.attribution import Attributed, attribute
from framing.config import Config
from framing.document import Document
from framing.finders import finders
from framing.types import (
    SCORED_ROLES,
    Analysis,
    Article,
    Attribution,
    Coverage,
    Evidence,
    Failure,
    LeftOut,
    Score,
    ScoredSentence,
    Units,
    Versions,
    Voice,
    VoiceSpan,
)
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENGLISH_SHARE = 0.12
"""Smallest share of English function words in a text scored as English; news has 0.35 to 0.5."""
_FUNCTION_WORDS = frozenset(
    "the of and to a in that is was for on with as at by it from are be this have has had not but "
    "which were their his her they he she its an or we you i will would there been who".split()
)


def analyse(article: Article | str, config: Config | None = None) -> Analysis:
    """Return the analysis of one article, or of a text with its headline on the first line.

    Text in another language than English is not scored: its scores say so.
    """
    if isinstance(article, str):
        article = ingest.from_text(article)
    config = config or Config()
    lists = lexicon.Lists(config.lexicons, config.switch_off)
    doc = Document(article)
    attributed = attribute(doc)
    voices = attributed.voices
    evidence = _evidence(doc, voices, lists)
    words_by_voice = _words_by_voice(doc, voices)
    material = scorers.Material(
        document=doc,
        voices=attributed.sentence_voices,
        words_by_voice=words_by_voice,
        evidence=evidence,
        evidence_sentence=_sentence_of(doc, [e.start for e in evidence]),
        attributions=attributed.attributions,
        attribution_sentence=_sentence_of(doc, [_anchor(a) for a in attributed.attributions]),
        long_sentence=config.long_sentence,
    )
    units = scorers.units(material)
    versions = _versions(config.digest(), lists.digest())
    return Analysis(
        article=article,
        voices=voices,
        sentences=tuple(
            ScoredSentence(s.start, s.end, voice, s.role)
            for s, voice in zip(doc.sentences, attributed.sentence_voices, strict=True)
        ),
        attributions=attributed.attributions,
        evidence=evidence,
        scores=_scores(doc, attributed, evidence, units, config, versions),
        coverage=coverage(article),
        versions=versions,
        units=units,
        quotes=doc.quotes,
    )


def analyse_many(
    items: Iterable[Article | Failure], config: Config | None = None
) -> Iterator[Analysis | Failure]:
    """Yield the analysis of each article in order; failures pass through in their place."""
    for item in items:
        yield item if isinstance(item, Failure) else analyse(item, config)


def coverage(article: Article) -> Coverage:
    """Return the share of non-space characters in scored blocks, and the blocks left out with the reason."""
    scored = total = 0
    left_out = []
    for block in article.blocks:
        size = len("".join(article.text[block.start : block.end].split()))
        total += size
        if block.role in SCORED_ROLES:
            scored += size
        else:
            why = f"{block.role}: {block.note}" if block.note else block.role
            left_out.append(LeftOut(block.start, block.end, why))
    return Coverage(scored=round(scored / total, 4) if total else 0.0, left_out=tuple(left_out))


def _scores(
    doc: Document,
    attributed: Attributed,
    evidence: Sequence[Evidence],
    units: Units,
    config: Config,
    versions: Versions,
) -> dict[str, Score]:
    reason = _not_english(doc)
    if reason is not None:
        return scorers.skip(reason)
    return scorers.score(
        [units],
        evidence=[(e.id, e) for e in evidence],
        attributions=[(a.id, a) for a in attributed.attributions],
        seed=doc.article.digest,
        replicates=config.replicates,
        lexicons=versions.lexicons,
    )


def _not_english(doc: Document) -> str | None:
    language = doc.article.language
    if language is not None and language.split("-")[0].lower() not in ("en", "eng", "english"):
        return f"language is {language}; only English is scored"
    words = doc.words.lower
    if len(words) < 30:
        return None
    share = sum(map(_FUNCTION_WORDS.__contains__, words)) / len(words)
    if share < _ENGLISH_SHARE:
        return f"does not read as English ({share:.0%} function words); only English is scored"
    return None


def _evidence(doc: Document, voices: Sequence[VoiceSpan], lists: lexicon.Lists) -> tuple[Evidence, ...]:
    found = [item for finder in finders() for item in finder.find(doc, lists)]
    found.sort(key=lambda e: (e.start, e.end, e.kind))
    starts = [v.start for v in voices]
    return tuple(
        msgspec.structs.replace(item, id=f"e{i}", voice=_voice_at(voices, starts, item.start))
        for i, item in enumerate(found, 1)
    )


def _voice_at(voices: Sequence[VoiceSpan], starts: Sequence[int], offset: int) -> Voice:
    i = bisect_right(starts, offset) - 1
    return voices[i].voice if i >= 0 and offset < voices[i].end else "narrator"


def _words_by_voice(doc: Document, voices: Sequence[VoiceSpan]) -> list[dict[Voice, int]]:
    """Return how many words each sentence has in each voice."""
    out: list[dict[Voice, int]] = []
    word_starts = doc.words.start
    k = 0
    for sentence in doc.sentences:
        counts: dict[Voice, int] = {}
        i = sentence.first
        while i < sentence.last:
            while k < len(voices) and voices[k].end <= word_starts[i]:
                k += 1
            if k == len(voices):
                counts["narrator"] = counts.get("narrator", 0) + sentence.last - i
                break
            j = i + 1
            if voices[k].end >= sentence.end:
                j = sentence.last
            else:
                while j < sentence.last and word_starts[j] < voices[k].end:
                    j += 1
            counts[voices[k].voice] = counts.get(voices[k].voice, 0) + j - i
            i = j
        out.append(counts)
    return out


def _sentence_of(doc: Document, offsets: Sequence[int]) -> list[int]:
    starts = [s.start for s in doc.sentences]
    return [max(0, bisect_right(starts, offset) - 1) if starts else -1 for offset in offsets]


def _anchor(attribution: Attribution) -> int:
    span = attribution.cue or (attribution.content[0] if attribution.content else attribution.source)
    return span.start if span else 0


@cache
def _versions(config: str, lexicons: str) -> Versions:
    return Versions(
        framing=__version__,
        config=config,
        lexicons=lexicons,
        textstat=_installed("textstat"),
        vader=_installed("vaderSentiment"),
    )


def _installed(package: str) -> str:
    """Return the installed version of ``package``, as the name of the folder with its metadata has it.

    importlib.metadata, which costs a start 20 ms, is asked only where no such folder lies beside the package.
    """
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        found = [path.name for path in Path(place).parent.glob(f"{package}-*.dist-info")]
        if len(found) == 1:
            return found[0].removeprefix(f"{package}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(package)
