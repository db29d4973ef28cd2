"""Comparisons -> the comparative framing report: an index and one self-contained page per story."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from framing import engine, output
from framing.report.context import Text
from framing.scorers import metrics
from framing.types import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from framing.config import Config
    from framing.profiles import Rated
    from framing.report.context import Version
    from framing.types import Comparison, Failure

__all__ = ["Text", "write", "write_outlets", "write_profiles"]

_FOLDER = re.compile(r"[\w-][\w.-]{0,99}")


def write(
    comparisons: Sequence[Comparison],
    out: Path,
    *,
    text: Text = "full",
    failures: Sequence[Failure] = (),
    config: Config | None = None,
    templates: Path | None = None,
) -> tuple[Path, ...]:
    """Write the report into the folder ``out`` and return the files, the index first.

    Each story gets ``<story>/index.html`` and, as data, ``<story>/story.json``. ``text`` decides how much of
    the articles both republish (see ``framing.report.redact``). ``failures`` are inputs that could not be
    used; the index lists them. ``config`` has the settings that the articles were analysed with; ``templates``
    is a folder of templates that stand in for the shipped ones. Every file is written whole, the index last, so
    that it never leads to a page that is not there. Raises OutputError where a file cannot be written,
    ConfigError for a template that fails.
    """
    from framing.report import pages, redact, render

    declared = metrics()
    folders = _folders([c.story.id for c in comparisons])
    written = []
    for comparison, folder in zip(comparisons, folders, strict=True):
        why = {a.article.id: engine.explain(a, config) for a in comparison.analyses} if text != "none" else {}
        page = render.story(pages.story_page(comparison, declared, text, why), templates)
        data = msgspec.json.format(msgspec.json.encode(redact.story_data(comparison, text, config)), indent=1)
        for name, content in (("index.html", page), ("story.json", data + b"\n")):
            path = out / folder / name
            output.write(path, content)
            written.append(path)
    index = out / "index.html"
    listed = pages.index_page(comparisons, folders, failures, declared, text)
    output.write(index, render.index(listed, templates))
    return (index, *written)


def write_outlets(
    comparisons: Sequence[Comparison], out: Path, *, failures: Sequence[Failure] = ()
) -> tuple[Path, ...]:
    """Write the page of outlets over many stories into the folder ``out``, and ``outlets.json`` beside it.

    Returns the files, the page first. Raises OutputError where a file cannot be written.
    """
    from framing import profiles
    from framing.report import method

    rated = [row for comparison in comparisons for row in profiles.rated(comparison)]
    versions = tuple(dict.fromkeys(v for c in comparisons for v in method.versions(c)))
    return write_profiles(rated, out, versions=versions, failures=failures)


def write_profiles(
    rated: Iterable[Rated],
    out: Path,
    *,
    versions: tuple[Version, ...] = (),
    notes: Sequence[str] = (),
    failures: Sequence[Failure] = (),
) -> tuple[Path, ...]:
    """Write the page and the data of ``write_outlets`` from what outlets were rated, story by story."""
    from framing import profiles
    from framing.report import render
    from framing.report.profiles import outlets_page

    rated = list(rated)
    found = profiles.profiles(rated)
    outlets = Counter(story for story, _ in {(row.story, row.outlet) for row in rated})
    shared = sum(number > 1 for number in outlets.values())
    notes = [*notes, *(() if shared else ["No outlet covers the same story as another one."])]
    page = render.outlets(outlets_page(found, shared, versions, notes, failures))
    data = {"schema": SCHEMA, "stories": shared, "outlets": msgspec.to_builtins(found)}
    data["versions"] = {v.name: v.value for v in versions}
    written = (out / "index.html", out / "outlets.json")
    output.write(written[1], msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n")
    output.write(written[0], page)
    return written


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
