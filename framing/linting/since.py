"""What changed since a revision of git: findings in sentences that stood there before are left out."""

from __future__ import annotations

import io
import os
import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from framing.anchor import normal
from framing.errors import ConfigError
from framing.ingest import files, walk
from framing.types import Failure

if TYPE_CHECKING:
    from framing.types import Checked


class Since:
    """The files of repositories as they were at a revision.

    Raises ConfigError where there is no git or no repository, and where git does not know the revision.
    """

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._repositories: dict[Path, _Repository] = {}

    def filtered(self, checked: Checked) -> Checked:
        """Return only what is found in sentences that stand in the text more often than they did before."""
        before = self._before(checked.article.path or "-")
        if before is None or not checked.diagnostics:
            return checked
        now = normal(checked.article.text)
        new = [
            d
            for d in checked.diagnostics
            if not (key := normal(d.sentence)) or now.count(key) > before.count(key)
        ]
        return replace(checked, diagnostics=tuple(new))

    def _before(self, path: str) -> str | None:
        """Return the text of the articles that a file held, normalised; None where the file is new."""
        full = Path(path).resolve()
        folder = full.parent
        if folder not in self._repositories:
            top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
            known = [r for r in self._repositories.values() if r.top == top]
            self._repositories[folder] = known[0] if known else _Repository(top, self._revision)
        data = self._repositories[folder].content(full)
        form = walk.format_of(path)
        if data is None or form is None:
            return None
        parsed = files.parse_stream(io.BytesIO(data), path, form)
        return normal(" ".join(item.text for item in parsed if not isinstance(item, Failure)))


class _Repository:
    """The files of one repository at a revision."""

    def __init__(self, top: Path, revision: str) -> None:
        self.top = top.resolve()
        wanted = f"{revision}^{{commit}}"
        try:
            found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        except ConfigError:
            raise ConfigError(
                f"git knows no revision '{revision}'",
                where="--since",
                remedy="name a commit, branch or tag; a shallow clone may lack it (fetch-depth: 0)",
            ) from None
        self._commit = os.fsdecode(found.strip())

    def content(self, path: Path) -> bytes | None:
        """Return the bytes that a file had, under the name that it had; None where it is new."""
        name = path.relative_to(self.top).as_posix()
        name = self._renamed.get(name, name)
        return _git(self.top, "cat-file", "blob", f"{self._commit}:{name}") if name in self._names else None

    @cached_property
    def _names(self) -> frozenset[str]:
        listed = _git(self.top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", self._commit)
        return frozenset(map(os.fsdecode, listed.split(b"\0")))

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """The names that files had before, by those that they have now."""
        told = _git(self.top, "diff", "-z", "-M", "--name-status", "--diff-filter=R", self._commit)
        parts = list(map(os.fsdecode, told.split(b"\0")[:-1]))
        return {parts[i + 2]: parts[i + 1] for i in range(0, len(parts) - 2, 3)}


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as e:
        raise ConfigError(
            f"git cannot be run: {e.strerror}", where="--since", remedy="install git, or do without --since"
        ) from None
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split()) or "it failed"
        raise ConfigError(
            f"git {arguments[0]}: {said}", where="--since", remedy="run it in a repository of git"
        )
    return done.stdout
