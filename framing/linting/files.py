"""Which files a check reads: those named, those in folders, less what settings and git leave out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from framing.ingest import walk
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.linting.settings import Settings

_IN_FOLDERS = ("text", "markdown", "html")


def chosen(
    paths: Sequence[str], settings: Settings, *, force_exclude: bool = False, respect_gitignore: bool = True
) -> Iterator[str | Failure]:
    """Yield the paths of the files to check, in order, and a failure for each that cannot be.

    A file that is named is checked even where it is excluded, unless ``force_exclude`` says otherwise; what is
    in a folder never is. ``respect_gitignore``: files in folders that git ignores are left out. Of a folder, text,
    Markdown and HTML are checked: what else has an article's suffix in a repository (JSON) is mostly none.
    """
    for path in paths:
        if path == "-":
            yield path
        elif not Path(path).is_dir():
            if not (force_exclude and settings.of(path).excludes(path)):
                yield path
        else:
            yield from _in_folder(path, settings, respect_gitignore)


def _in_folder(folder: str, settings: Settings, respect_gitignore: bool) -> Iterator[str | Failure]:
    found = list(walk.sources(folder))
    files = [source.path for source in found if not isinstance(source, Failure)]
    ignored = _ignored(folder, files) if respect_gitignore else frozenset()
    for source in found:
        if isinstance(source, Failure):
            yield source
        elif (
            source.format in _IN_FOLDERS
            and source.path not in ignored
            and not settings.of(source.path).excludes(source.path)
        ):
            yield source.path


def _ignored(folder: str, files: Sequence[str]) -> frozenset[str]:
    """Return those of ``files`` that git ignores; none where there is no git or no repository."""
    if not files or not _in_repository(Path(folder).resolve()):
        return frozenset()
    names = b"\0".join(os.fsencode(os.path.relpath(file, folder)) for file in files)
    import subprocess

    try:
        done = subprocess.run(
            ["git", "-C", folder, "check-ignore", "-z", "--stdin"],
            input=names,
            capture_output=True,
            check=False,
        )
    except OSError:
        return frozenset()
    told = {os.fsdecode(name) for name in done.stdout.split(b"\0") if name}
    return frozenset(file for file in files if os.path.relpath(file, folder) in told)


def _in_repository(folder: Path) -> bool:
    return any((place / ".git").exists() for place in (folder, *folder.parents))
