"""What manifests say of the files that are read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ConfigError
from framing.ingest import manifest as manifests
from framing.ingest.meta import NOTHING, Meta
from framing.types import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.ingest.walk import Source


class Known:
    """The manifest that was named, or those that lie beside the articles, each loaded once.

    ``manifest``: a manifest to use instead of those beside the articles, or "none" to use no manifest. Raises
    ConfigError where the one named cannot be used.
    """

    def __init__(self, manifest: str | None) -> None:
        self.beside = manifest is None
        self.named = manifests.load(manifest) if manifest not in (None, "none") else None
        self.loaded: dict[str, manifests.Manifest | None] = {}

    def problems(self) -> Iterator[Failure]:
        """Yield what is wrong with the manifest that was named."""
        if self.named:
            yield from self.named.problems
            yield from self.named.missing()

    def load(self, source: Source, *, walked: bool) -> Iterator[Failure]:
        """Load the manifests beside a file; yield what is wrong with those not met before.

        What a manifest misses matters only where the whole folder is read: ``walked``.
        """
        if self.beside:
            for folder in source.folders:
                yield from self._load(folder, walked)

    def meta(self, source: Source) -> Meta:
        """Return what is known of a file; the manifest of a nearer folder outranks one above."""
        if self.named:
            return self.named.meta(source.path)
        known = NOTHING
        for folder in source.folders if self.beside else ():
            loaded = self.loaded[folder]
            known = known.over(loaded.meta(source.path)) if loaded else known
        return known

    def _load(self, folder: str, walked: bool) -> Iterator[Failure]:
        if folder in self.loaded:
            return
        self.loaded[folder] = None
        for name in manifests.NAMES:
            path = str(Path(folder) / name)
            if not os.path.lexists(path):
                continue
            try:
                loaded = manifests.load(path)
            except ConfigError as error:
                yield Failure(path=error.where or path, reason=error.what, remedy=error.remedy)
                continue
            self.loaded[folder] = loaded
            yield from loaded.problems
            if walked:
                yield from loaded.missing()
            return
