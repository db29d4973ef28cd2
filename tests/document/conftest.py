from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.document import Document
from framing.types import Article, Block, Role

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def make() -> Make:
    """Build a document with one block for each paragraph given; a paragraph may be a pair with its role."""

    def build(*paragraphs: str | tuple[str, Role]) -> Document:
        blocks: list[Block] = []
        text = ""
        for paragraph in paragraphs:
            content, role = paragraph if isinstance(paragraph, tuple) else (paragraph, "body")
            text += "\n\n" if text else ""
            blocks.append(Block(len(text), len(text) + len(content), role))
            text += content
        lines = (0, *(n + 1 for n, character in enumerate(text) if character == "\n"))
        return Document(
            Article(id="a", text=text, blocks=tuple(blocks), outlet="The Tarn Gazette", line_map=lines)
        )

    return build
