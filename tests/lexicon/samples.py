"""Lexicons and documents made for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.document import Document
from framing.lexicon import Match, Matcher, read
from framing.types import Article, Block, Role

if TYPE_CHECKING:
    from pathlib import Path

HEADER = {
    "version": "1",
    "licence": "Apache-2.0",
    "source": "written for a test",
    "category": "test",
    "flags": "words of the test",
    "fine": "always",
}
COLUMNS = "term\tpos\tweight\tsuggestion\tnote\twhen"


def write(root: Path, *rows: str, name: str = "loaded/test", **header: str) -> Path:
    """Write a lexicon; cells of a row are separated by "," so that tests can be read."""
    path = root / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"# {k}: {v}\n" for k, v in ({"name": name} | HEADER | header).items() if v)
    path.write_text(
        f"{head}{COLUMNS}\n" + "".join(row.replace(",", "\t") + "\n" for row in rows), encoding="utf-8"
    )
    return path


def domain(root: Path, name: str, *words: str) -> None:
    path = root / "domains" / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"# name: domains/{name}\n# version: 1\n# licence: Apache-2.0\n# source: written for a test\n"
    path.write_text(head + "word\n" + "".join(f"{w}\n" for w in words), encoding="utf-8")


def document(*paragraphs: str | tuple[str, Role]) -> Document:
    text, blocks = "", []
    for paragraph in paragraphs:
        content, role = paragraph if isinstance(paragraph, tuple) else (paragraph, "body")
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(content), role))
        text += content
    return Document(Article(id="a", text=text, blocks=tuple(blocks), outlet="The Tarn Gazette"))


def matches(root: Path, rows: list[str], *paragraphs: str | tuple[str, Role]) -> list[Match]:
    return list(Matcher([read(write(root, *rows), root)]).find(document(*paragraphs)))


def found(root: Path, rows: list[str], *paragraphs: str | tuple[str, Role]) -> list[str]:
    """Return the words found, as they stand in the text."""
    doc = document(*paragraphs)
    return [doc.text[m.start : m.end] for m in matches(root, rows, *paragraphs)]
