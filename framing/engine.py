"""The one pass: an article becomes an analysis.

Attribution decides whose voice every character is, finders collect evidence, scorers sum it up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from framing import ingest, lexicon, scorers
from framing.attribution import Attributed, attribute
from framing.classifier import Looks, Model, Reader, explained, load_model, probabilities, shipped_model
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
    from collections.abc import Iterable, Iterator, Sequence

    from framing.classifier import Explanation

_ENGLISH_SHARE = 0.12
"""Smallest share of English function words in a text scored as English; news has 0.35 to 0.5."""
_LONG = 200_000
"""Characters after which a chunk ends: what waits for its scores must not take much memory."""
_NARRATOR: Final[Voice] = "narrator"
_FUNCTION_WORDS = frozenset(
    "the of and to a in that is was for on with as at by it from are be this have has had not but "
    "which were their his her they he she its an or we you i will would there been who".split()
)


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
    config = config or Config()
    read = [_read(article, config) for article in articles]
    lexicons = _lists(config).digest()
    english = [each for each in read if each.skipped is None]
    scored = iter(scorers.score_all([_pool(each, lexicons) for each in english], config.replicates))
    return [
        _analysis(each, next(scored) if each.skipped is None else scorers.skip(each.skipped), config)
        for each in read
    ]


def _lists(config: Config) -> lexicon.Lists:
    return lexicon.Lists(config.lexicons, config.switch_off)


@dataclass(frozen=True)
class Reading:
    """What a check works on: an article with its attributions, voices and evidence; nothing is scored.

    ``foreign`` says why the text is not taken for English, or is None; there is then nothing to check.
    """

    document: Document
    attributed: Attributed
    evidence: tuple[Evidence, ...]
    config: Config
    foreign: str | None

    @property
    def article(self) -> Article:
        """The article as read."""
        return self.document.article

    @cached_property
    def analysis(self) -> Analysis:
        """The analysis with scores and probabilities: for the few checks that need a number; loads numpy."""
        return analyse(self.article, self.config)

    def voice_at(self, offset: int) -> Voice:
        """Return whose words stand at ``offset``."""
        return _voice_at(self.attributed.voices, self._voice_starts, offset)

    @cached_property
    def _voice_starts(self) -> list[int]:
        return [v.start for v in self.attributed.voices]


def read(article: Article, config: Config | None = None) -> Reading:
    """Return an article with its attributions, voices and evidence, as ``analyse`` finds them, without scores."""
    config = config or Config()
    doc = Document(article)
    attributed = attribute(doc)
    evidence = _evidence(doc, attributed.voices, _lists(config))
    return Reading(doc, attributed, evidence, config, _not_english(doc))


class _Read(NamedTuple):
    """All about an article but its scores; ``skipped``: why it gets none."""

    doc: Document
    attributed: Attributed
    material: scorers.Material
    units: Units
    model: Model | ModelError
    skipped: str | None


def _read(article: Article, config: Config) -> _Read:
    doc = Document(article)
    attributed = attribute(doc)
    material = _material(doc, attributed, config)
    foreign = _not_english(doc)
    model = _model(config.model)
    if foreign is None and isinstance(model, Model):
        seen = model.reader.looks(material, doc.sentences)
        material = replace(material, probabilities=probabilities(model, seen, config.prevalence))
    return _Read(doc, attributed, material, scorers.units(material), model, foreign)


def _pool(read: _Read, lexicons: str) -> scorers.Pool:
    return scorers.Pool(
        [read.units],
        evidence=[(e.id, e) for e in read.material.evidence],
        attributions=[(a.id, a) for a in read.attributed.attributions],
        seed=read.doc.article.digest,
        lexicons=lexicons,
    )


def _analysis(read: _Read, scores: dict[str, Score], config: Config) -> Analysis:
    doc, attributed, model = read.doc, read.attributed, read.model
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
            config.digest(), _lists(config).digest(), model.digest if isinstance(model, Model) else None
        ),
        units=read.units,
        quotes=doc.quotes,
    )


def coverage(article: Article) -> Coverage:
    """Return the share of non-space characters in scored blocks, and the blocks left out with the reason."""
    scored = total = 0
    left_out = []
    for block in article.blocks:
        size = sum(map(len, article.text[block.start : block.end].split()))
        total += size
        if block.role in SCORED_ROLES:
            scored += size
        else:
            why = f"{block.role}: {block.note}" if block.note else block.role
            left_out.append(LeftOut(block.start, block.end, why))
    return Coverage(scored=round(scored / total, 4) if total else 0.0, left_out=tuple(left_out))


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
    return reader.looks(whole, [Sentence(0, len(doc.text), "body", 0, 0, size)])


def explain(analysis: Analysis, config: Config | None = None) -> list[Explanation]:
    """Return, for each sentence of an analysis, what adds to the logit of its probability.

    Empty where no model rated the sentences.
    """
    config = config or Config()
    model = _model(config.model)
    if not isinstance(model, Model) or all(s.loaded_probability is None for s in analysis.sentences):
        return []
    doc = Document(analysis.article)
    seen = model.reader.looks(_material(doc, attribute(doc), config), doc.sentences)
    return [explained(model, doc, one, config.prevalence) for one in seen.each()]


@cache
def _model(path: str | None) -> Model | ModelError:
    try:
        return load_model(Path(path) if path else shipped_model())
    except ModelError as error:
        return error


def _material(doc: Document, attributed: Attributed, config: Config) -> scorers.Material:
    evidence = _evidence(doc, attributed.voices, _lists(config))
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
