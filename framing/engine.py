"""The one pass: an article becomes an analysis.

Attribution decides whose voice every character is, finders collect evidence, scorers sum it up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from framing import ingest, scorers
from framing.attribution import Attributed, attribute
from framing.classifier import Looks, Model, Reader, explained, load_model, probabilities, shipped_model
from framing.config import Config
from framing.document import Document
from framing.errors import ModelError
from framing.reading import Reading as Reading
from framing.reading import coverage, evidence_in, lists_of, not_english
from framing.reading import read as read
from framing.types import (
    Analysis,
    Article,
    Attribution,
    Failure,
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
    from collections.abc import Iterable, Iterator, Sequence

    from framing.classifier import Explanation

_LONG = 200_000
"""Characters after which a chunk ends: what waits for its scores must not take much memory."""
_NARRATOR: Final[Voice] = "narrator"
_NO_UNITS = Units(n=0, columns={})

CHUNK: Final = 16
"""Articles that are scored together: an operation of numpy costs much the same on one as on sixteen."""


def analyse(article: Article | str, config: Config | None = None) -> Analysis:
    """Return the analysis of one article, or of a text with its headline on the first line.

    Text in another language than English is not scored: its scores say so. Nor has a sentence a probability
    where the model cannot be used; the score that rests on it then says why, and all others stand.
    """
    if isinstance(article, str):
        article = ingest.from_text(article)
    return analyse_all([article], config)[0]


def analyse_many(
    items: Iterable[Article | Failure], config: Config | None = None
) -> Iterator[Analysis | Failure]:
    """Yield the analysis of each article in order; failures pass through in their place.

    Articles are analysed ``CHUNK`` at a time; the analysis of one does not depend on the others.
    """
    for chunk in chunks(items):
        analyses = iter(analyse_all([item for item in chunk if isinstance(item, Article)], config))
        for item in chunk:
            yield item if isinstance(item, Failure) else next(analyses)


def chunks(items: Iterable[Article | Failure]) -> Iterator[list[Article | Failure]]:
    """Yield ``items`` in lists of ``CHUNK``, in order; a list ends early after a long article."""
    chunk: list[Article | Failure] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) == CHUNK or size > _LONG:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def analyse_all(articles: Sequence[Article], config: Config | None = None) -> list[Analysis]:
    """Return the analysis of each article; they are scored together."""
    if not articles:
        return []
    config = config or Config()
    read = [_read(article, config) for article in articles]
    english = [each for each in read if each.skipped is None]
    model = _model(config.model)
    if english and isinstance(model, Model):
        _rate(english, model, config)
    for each, units in zip(read, scorers.units([each.material for each in read]), strict=True):
        each.units = units
    lexicons = lists_of(config).digest()
    scored = iter(scorers.score_all([_pool(each, lexicons) for each in english], config.replicates))
    return [
        _analysis(each, next(scored) if each.skipped is None else scorers.skip(each.skipped), model, config)
        for each in read
    ]


def _rate(read: Sequence[_Read], model: Model, config: Config) -> None:
    """Give each sentence its probability; the articles are rated together."""
    seen = model.reader.looks([(each.material, each.doc.sentences) for each in read])
    rated = iter(probabilities(model, seen, config.prevalence))
    for each in read:
        own = list(islice(rated, len(each.doc.sentences)))
        each.material = replace(each.material, probabilities=own)


@dataclass
class _Read:
    """All about an article but its scores; ``skipped``: why it gets none."""

    doc: Document
    attributed: Attributed
    material: scorers.Material
    skipped: str | None
    units: Units = _NO_UNITS


def _read(article: Article, config: Config) -> _Read:
    doc = Document(article)
    attributed = attribute(doc)
    return _Read(doc, attributed, _material(doc, attributed, config), not_english(doc))


def _pool(read: _Read, lexicons: str) -> scorers.Pool:
    return scorers.Pool(
        [read.units],
        evidence=[(e.id, e) for e in read.material.evidence],
        attributions=[(a.id, a) for a in read.attributed.attributions],
        seed=read.doc.article.digest,
        lexicons=lexicons,
    )


def _analysis(read: _Read, scores: dict[str, Score], model: Model | ModelError, config: Config) -> Analysis:
    doc, attributed = read.doc, read.attributed
    if isinstance(model, ModelError) and read.skipped is None:
        for name in scorers.OF_MODEL:
            scores[name] = msgspec.structs.replace(scores[name], skipped=str(model))
    return Analysis(
        article=doc.article,
        voices=attributed.voices,
        sentences=tuple(
            ScoredSentence(s.start, s.end, voice, s.role, p)
            for s, voice, p in zip(
                doc.sentences,
                attributed.sentence_voices,
                read.material.probabilities or repeat(None, len(doc.sentences)),
                strict=True,
            )
        ),
        attributions=attributed.attributions,
        evidence=tuple(read.material.evidence),
        scores=scores,
        coverage=coverage(doc.article),
        versions=_versions(
            config.digest(), lists_of(config).digest(), model.digest if isinstance(model, Model) else None
        ),
        units=read.units,
        quotes=doc.quotes,
    )


def look(article: Article, reader: Reader) -> Looks:
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
    return reader.looks([(whole, [Sentence(0, len(doc.text), "body", 0, 0, size)])])


def explain(analysis: Analysis, config: Config | None = None) -> list[Explanation]:
    """Return, for each sentence of an analysis, what adds to the logit of its probability.

    Empty where no model rated the sentences.
    """
    config = config or Config()
    model = _model(config.model)
    if not isinstance(model, Model) or all(s.loaded_probability is None for s in analysis.sentences):
        return []
    doc = Document(analysis.article)
    seen = model.reader.looks([(_material(doc, attribute(doc), config), doc.sentences)])
    return [explained(model, doc, one, config.prevalence) for one in seen.each()]


@cache
def _model(path: str | None) -> Model | ModelError:
    try:
        return load_model(Path(path) if path else shipped_model())
    except ModelError as error:
        return error


def _material(doc: Document, attributed: Attributed, config: Config) -> scorers.Material:
    evidence = evidence_in(doc, attributed.voices, lists_of(config))
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


def _words_by_voice(doc: Document, voices: Sequence[VoiceSpan]) -> list[dict[Voice, int]]:
    """Return how many words each sentence has in each voice."""
    out: list[dict[Voice, int]] = []
    word_starts = doc.words.start
    ends = [bisect_left(word_starts, v.end) for v in voices]  # where each voice ends, as an index of words
    k = 0
    for sentence in doc.sentences:
        counts: dict[Voice, int] = {}
        i, last = sentence.first, sentence.last
        while i < last:
            while k < len(ends) and ends[k] <= i:
                k += 1
            j, voice = (min(ends[k], last), voices[k].voice) if k < len(ends) else (last, _NARRATOR)
            counts[voice] = counts.get(voice, 0) + j - i
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
def _versions(config: str, lexicons: str, model: str | None) -> Versions:
    return Versions(
        framing=__version__,
        config=config,
        lexicons=lexicons,
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
