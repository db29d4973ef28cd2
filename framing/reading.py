"""An article with its attributions, voices and evidence: what checks work on, and what scores are made from.

Nothing here loads numpy or a model, so that a check starts fast.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from framing import lexicon
from framing.attribution import Attributed, attribute
from framing.config import Config
from framing.document import Document
from framing.finders import finders
from framing.types import SCORED_ROLES, Article, Coverage, Evidence, LeftOut, Voice, VoiceSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Analysis

_ENGLISH_SHARE = 0.12
"""Smallest share of English function words in a text scored as English; news has 0.35 to 0.5."""
_FUNCTION_WORDS = frozenset(
    "the of and to a in that is was for on with as at by it from are be this have has had not but "
    "which were their his her they he she its an or we you i will would there been who".split()
)


def lists_of(config: Config) -> lexicon.Lists:
    """Return the lexicons that settings ask for."""
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
        from framing.engine import analyse

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
    evidence = evidence_in(doc, attributed.voices, lists_of(config))
    return Reading(doc, attributed, evidence, config, not_english(doc))


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


def not_english(doc: Document) -> str | None:
    """Return why a text is not taken for English, or None."""
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


def evidence_in(doc: Document, voices: Sequence[VoiceSpan], lists: lexicon.Lists) -> tuple[Evidence, ...]:
    """Return the evidence in a document, in order of the text, each in the voice that it stands in."""
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
