"""The exceptions of the project. Each says what is wrong, where, and what to do about it."""

from __future__ import annotations


class FramingError(Exception):
    """Anything that stops a command: one line for a person. Commands exit with 2.

    ``where`` names the file and place ("manifest.toml, line 3"), ``remedy`` what to do; both may be "".
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.remedy}" if self.remedy else head


class InputError(FramingError):
    """An article or its metadata cannot be used. Within a batch it becomes a ``Failure``."""


class ConfigError(FramingError):
    """A configuration, manifest or registry is malformed."""


class LexiconError(FramingError):
    """A lexicon file is malformed."""


class OutputError(FramingError):
    """A result cannot be written."""


class ModelError(FramingError):
    """A file is no model, is damaged, or was made by another version. Scores that need none are still given."""
