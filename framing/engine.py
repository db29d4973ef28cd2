"""The one pass: an article becomes an analysis.

Attribution decides whose voice every character is, finders collect evidence, scorers sum it up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framing import ingest, lexicon, scorers
from framing.attribution import Attributed, attribute
from framing.classifier import Look, Model, explained, load_model, looks, probabilities, shipped_model
from framing.config import Config
from framing.document import Document
from framing.errors import ModelError
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
    Sentence,
    Units,
    Versions,
    Voice,
    VoiceSpan,
)
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from framing.classifier import Explanation

_ENGLISH_SHARE = 0.12
"""Smallest share of English function words in a text scored as English; news has 0.35 to 0.5."""
_FUNCTION_WORDS = frozenset(
    "the of and to a in that is was for on with as at by it from are be this have has had not but "
    "which were their his her they he she its an or we you i will would there been who".split()
)


def analyse(article: Article | str, config: Config | None = None) -> Analysis:
    """Return the analysis of one article, or of a text with its headline on the first line.

    Text in another language than English is not scored: its scores say so. Nor has a sentence a probability
    where the model cannot be used; the score that rests on it then says why, and all others stand.
    """
    if isinstance(article, str):
        article = ingest.from_text(article)
    config = config or Config()
    doc = Document(article)
    attributed = attribute(doc)
    voices = attributed.voices
    material = _material(doc, attributed, config)
    evidence = material.evidence
    foreign = _not_english(doc)
    model = _model(config.model)
    if foreign is None and isinstance(model, Model):
        seen = looks(material, doc.sentences, model.words)
        material = replace(material, probabilities=probabilities(model, seen, config.prevalence))
    units = scorers.units(material)
    return Analysis(
        article=article,
        voices=voices,
        sentences=tuple(
            ScoredSentence(s.start, s.end, voice, s.role, p)
            for s, voice, p in zip(
                doc.sentences,
                attributed.sentence_voices,
                material.probabilities or repeat(None, len(doc.sentences)),
                strict=True,
            )
        ),
        attributions=attributed.attributions,
        evidence=tuple(evidence),
        scores=_scores(material, units, foreign, model, config),
        coverage=coverage(article),
        versions=_versions(config.digest(), model.digest if isinstance(model, Model) else None),
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


def look(article: Article, known: Container[str]) -> Look:
    """Return what the classifier sees of an article that is one sentence, however it is split."""
    doc = Document(article)
    material = _material(doc, attribute(doc), Config())
    counts: Counter[Voice] = Counter()
    for by_voice in material.words_by_voice:
        counts.update(by_voice)
    whole = replace(
        material,
        words_by_voice=(counts,),
        evidence_sentence=[0] * len(material.evidence),
        attribution_sentence=[0] * len(material.attributions),
    )
    size = len(doc.words)
    return looks(whole, [Sentence(0, len(doc.text), "body", 0, 0, size)], known)[0]


def explain(analysis: Analysis, config: Config | None = None) -> list[Explanation]:
    """Return, for each sentence of an analysis, what adds to the logit of its probability.

    Empty where no model rated the sentences.
    """
    config = config or Config()
    model = _model(config.model)
    if not isinstance(model, Model) or all(s.loaded_probability is None for s in analysis.sentences):
        return []
    doc = Document(analysis.article)
    seen = looks(_material(doc, attribute(doc), config), doc.sentences, model.words)
    return [explained(model, doc, one, config.prevalence) for one in seen]


@cache
def _model(path: str | None) -> Model | ModelError:
    try:
        return load_model(Path(path) if path else shipped_model())
    except ModelError as error:
        return error


def _material(doc: Document, attributed: Attributed, config: Config) -> scorers.Material:
    evidence = _evidence(doc, attributed.voices)
    return scorers.Material(
        document=doc,
        voices=attributed.sentence_voices,
        words_by_voice=_words_by_voice(doc, attributed.voices),
        evidence=evidence,
        evidence_sentence=_sentence_of(doc, [e.start for e in evidence]),
        attributions=attributed.attributions,
        attribution_sentence=_sentence_of(doc, [_anchor(a) for a in attributed.attributions]),
        long_sentence=config.long_sentence,
    )


def _scores(
    m: scorers.Material, units: Units, foreign: str | None, model: Model | ModelError, config: Config
) -> dict[str, Score]:
    if foreign is not None:
        return scorers.skip(foreign)
    scores = scorers.score(
        [units],
        evidence=[(e.id, e) for e in m.evidence],
        attributions=[(a.id, a) for a in m.attributions],
        seed=m.document.article.digest,
        replicates=config.replicates,
    )
    if isinstance(model, ModelError):
        for name in scorers.OF_MODEL:
            scores[name] = msgspec.structs.replace(scores[name], skipped=str(model))
    return scores


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


def _evidence(doc: Document, voices: Sequence[VoiceSpan]) -> tuple[Evidence, ...]:
    found = [item for finder in finders() for item in finder.find(doc)]
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
def _versions(config: str, model: str | None) -> Versions:
    return Versions(
        framing=__version__,
        config=config,
        lexicons=lexicon.digest(),
        textstat=_installed("textstat"),
        vader=_installed("vaderSentiment"),
        model=model,
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
