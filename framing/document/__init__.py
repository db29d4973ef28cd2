"""Article to document: words, sentences and quotations with their offsets, each computed once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from framing.document import characters, quotes, sentences
from framing.document import marks as pairing
from framing.document import words as splitting
from framing.document.vocabulary import Shared
from framing.types import SCORED_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.document.marks import Marks
    from framing.document.vocabulary import Numbers, Vocabulary
    from framing.document.words import Words
    from framing.types import Article, Block, Quote, Sentence

__all__ = ["Document", "numbered"]

_WORDS = Shared()


class Document:
    """An article with its words, sentences and quotations; offsets are code points of ``Article.text``.

    Only scored blocks are looked at. Attributes are computed when first read, and never again.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The scored blocks."""
        return tuple(block for _, block in self._scored)

    @cached_property
    def _scored(self) -> tuple[tuple[int, Block], ...]:
        return tuple((n, block) for n, block in enumerate(self.article.blocks) if block.role in SCORED_ROLES)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> int:
        """Return the index, in ``blocks``, of the last scored block that starts at or before ``offset``."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    @cached_property
    def _straight(self) -> str:
        return characters.straighten(self.text)

    @cached_property
    def plain(self) -> str:
        """The text, same length, with straight quotation marks and apostrophes, "-" for dashes, spaces."""
        return characters.flatten_dashes(self._straight)

    @cached_property
    def words(self) -> Words:
        """The words of the scored blocks, in order."""
        return splitting.split(characters.lower(self._straight), self.blocks)

    @cached_property
    def marks(self) -> Marks:
        """The quotation marks of the scored blocks in pairs."""
        return pairing.pair(self.text, self._scored)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the scored blocks; each word is in exactly one."""
        return sentences.split(self.text, self._scored, self.words, self.marks.openers)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the scored blocks, ordered by start, nested properly."""
        if not self.marks.pairs:
            return ()
        return quotes.find(self)

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds ``offset``; None between sentences and outside."""
        return sentences.containing(self.sentences, self._sentence_starts, offset)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends after ``offset``; ``len(words)`` if none does."""
        return bisect_right(self.words.end, offset)

    def position(self, offset: int) -> tuple[int, int] | None:
        """Return line and column of ``offset``, both from 1; None where lines are unknown (HTML, JSON)."""
        starts = self.article.line_map
        if not starts:
            return None
        line = max(1, bisect_right(starts, offset))
        return line, offset - starts[line - 1] + 1


def numbered(documents: Sequence[Document]) -> tuple[Vocabulary, Numbers]:
    """Return the numbers of the words of several documents, one after the other, and the vocabulary they are of.

    A word is told as it is written, but for straight apostrophes and hyphens.
    """
    import numpy as np

    texts = [document._straight for document in documents]
    offsets = np.repeat(
        np.cumsum([0, *map(len, texts)])[:-1], [len(document.words) for document in documents]
    )
    start, end = (
        np.array(list(chain.from_iterable(parts)), np.intp) + offsets
        for parts in ([d.words.start for d in documents], [d.words.end for d in documents])
    )
    vocabulary = _WORDS()
    return vocabulary, vocabulary.numbers("".join(texts), start, end)
