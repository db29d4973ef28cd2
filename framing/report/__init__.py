"""Comparisons -> the comparative framing report: an index and one self-contained page per story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from framing import engine, output
from framing.report.context import Text
from framing.scorers import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.config import Config
    from framing.types import Comparison, Failure

__all__ = ["Text", "write"]

_FOLDER = re.compile(r"[\w-][\w.-]{0,99}")


def write(
    comparisons: Sequence[Comparison],
    out: Path,
    *,
    text: Text = "full",
    failures: Sequence[Failure] = (),
    config: Config | None = None,
) -> tuple[Path, ...]:
    """Write the report into the folder ``out`` and return the files, the index first.

    Each story gets ``<story>/index.html`` and, as data, ``<story>/story.json``. ``text`` decides how much of
    the articles both republish (see ``framing.report.redact``). ``failures`` are inputs that could not be
    used; the index lists them. ``config`` has the settings that the
    articles were analysed with. Every file is written whole, the index last, so that it never leads to a
    page that is not there. Raises OutputError where a file cannot be written.
    """
    from framing.report import pages, redact, render

    declared = metrics()
    folders = _folders([c.story.id for c in comparisons])
    written = []
    for comparison, folder in zip(comparisons, folders, strict=True):
        why = {a.article.id: engine.explain(a, config) for a in comparison.analyses} if text != "none" else {}
        page = render.story(pages.story_page(comparison, declared, text, why))
        data = msgspec.json.format(msgspec.json.encode(redact.story_data(comparison, text)), indent=1)
        for name, content in (("index.html", page), ("story.json", data + b"\n")):
            path = out / folder / name
            output.write(path, content)
            written.append(path)
    index = out / "index.html"
    output.write(index, render.index(pages.index_page(comparisons, folders, failures, declared, text)))
    return (index, *written)


def _folders(ids: Sequence[str]) -> list[str]:
    """Return a folder name for each story: its id, made safe and unique whatever the file system folds."""
    taken = {"index.html", "con", "nul", "aux", "prn"}
    out = []
    for number, name in enumerate(ids, 1):
        base = name if _FOLDER.fullmatch(name) else f"story-{number}"
        chosen = base
        n = 2
        while chosen.casefold() in taken:
            chosen = f"{base}-{n}"
            n += 1
        taken.add(chosen.casefold())
        out.append(chosen)
    return out
