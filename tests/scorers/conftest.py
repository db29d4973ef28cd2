"""A document without the reading of files: the first paragraph is the headline, the others are body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from framing.document import Document
from framing.scorers import Material
from framing.types import Article, Block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.types import Voice

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\n))*")


def _material(text: str, voices: Callable[[int], Sequence[Voice]] = lambda n: ["narrator"] * n) -> Material:
    blocks = tuple(
        Block(found.start(), found.start() + len(found[0].rstrip()), "body" if found.start() else "headline")
        for found in _PARAGRAPH.finditer(text)
    )
    document = Document(Article(id="a", text=text, blocks=blocks, outlet="The Holm Mercury"))
    return Material(document, voices(len(document.sentences)), (), (), (), (), ())


@pytest.fixture
def material() -> Callable[..., Material]:
    """A function from a text, and a function from the number of sentences to their voices, to material."""
    return _material
