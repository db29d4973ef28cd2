"""Edits of files: safe suggestions put in their place, suppressions written beside findings.

A file is written only if it still holds the text that was checked, in the encoding that it had, whole or not at all.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from framing import output
from framing.errors import InputError
from framing.ingest import frontmatter, walk
from framing.ingest.decode import decode
from framing.linting.directives import SIDECAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.types import Article, Checked, Diagnostic


class Edit(NamedTuple):
    """``[start, end)`` of a text becomes ``new``."""

    start: int
    end: int
    new: str


class Change(NamedTuple):
    """What a file was and what it becomes, and how many edits that takes."""

    path: str
    before: str
    after: str
    edits: int

    def diff(self) -> str:
        """Return the change as a unified diff."""
        import difflib

        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"a/{self.path}",
            f"b/{self.path}",
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Write the file. Raises InputError where it has changed or gone since, OutputError where it cannot be."""
        path = Path(self.path)
        data = _bytes(path) if self.before or path.exists() else b""
        if data and decode(data)[0] != self.before:
            raise InputError("it changed while it was checked", where=self.path, remedy="run the check again")
        output.write(path, _encoded(self.after, data, self.path))


def fixes(checked: Checked) -> Change | None:
    """Return the change that puts the safe suggestions of an article in, or None where there is none.

    Only what is reported is changed, only in the outlet's own voice, only in files whose text is read as it is.
    Where two suggestions overlap the first is taken.
    """
    article = checked.article
    if not _rewritable(article):
        return None
    safe = [d for d in checked.diagnostics if d.safe and d.suggestion is not None and d.voice == "narrator"]
    edits = [Edit(d.start, d.end, d.suggestion or "") for d in safe if d.path == article.path]
    return _change(article.path or "-", article.text, _apart(edits))


def ignores(checked: Checked, reason: str) -> Change | None:
    """Return the change that silences everything reported of an article, or None where nothing is.

    In Markdown a comment before each block; beside other files, and for what has no line of its own there, a line
    in the sidecar.
    """
    article = checked.article
    found = [d for d in checked.diagnostics if not d.code.startswith("SU")]
    if not found:
        return None
    if _rewritable(article) and walk.format_of(article.path or "-") == "markdown":
        return _change(article.path or "-", article.text, _comments(article, found, reason))
    path = Path(f"{article.path}{SIDECAR}")
    before = decode(_bytes(path))[0] if path.exists() else ""
    lines = {f"ignore[{d.code}]{_quoted(d.text)} -- {reason}\n": None for d in found}
    gap = "" if not before or before.endswith("\n") else "\n"
    return Change(str(path), before, f"{before}{gap}{''.join(lines)}", len(lines))


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f' "{flat}"' if '"' not in flat and len(flat) <= 200 else ""


def _comments(article: Article, found: Iterable[Diagnostic], reason: str) -> list[Edit]:
    newline = "\r\n" if "\r\n" in article.text else "\n"
    front = frontmatter.split(article.text).end
    by_block: defaultdict[int, dict[str, None]] = defaultdict(dict)
    whole: dict[str, None] = {}
    starts = article.line_map
    for d in found:
        if d.start < front:
            whole[d.code] = None
            continue
        block = max(b.start for b in article.blocks if b.start <= d.start)
        by_block[max(s for s in starts if s <= block)][d.code] = None
    edits = [
        Edit(at, at, f"<!-- framing: ignore[{', '.join(sorted(codes))}] -- {reason} -->{newline}")
        for at, codes in sorted(by_block.items())
    ]
    if whole:
        comment = f"<!-- framing: ignore-file[{', '.join(sorted(whole))}] -- {reason} -->"
        edits.insert(0, Edit(front, front, f"{newline}{newline}{comment}"))
    return edits


def _rewritable(article: Article) -> bool:
    return bool(article.line_map) and article.record is None and article.path not in (None, "-")


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order of the text, without those that overlap one before."""
    out: list[Edit] = []
    for edit in sorted(edits):
        if not out or edit.start >= out[-1].end:
            out.append(edit)
    return out


def _change(path: str, text: str, edits: Sequence[Edit]) -> Change | None:
    if not edits:
        return None
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return Change(path, text, "".join([*parts, text[at:]]), len(edits))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as e:
        raise InputError(
            "it went away while it was checked", where=str(path), remedy="run the check again"
        ) from e


def _encoded(text: str, like: bytes, path: str) -> bytes:
    """Return ``text`` in the encoding of ``like``, with its byte-order mark."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if like.startswith(mark):
            return mark + text.encode(codec)
    try:
        like.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError as e:
            what = f"Windows-1252, in which it is written, lacks {text[e.start]!r}"
            raise InputError(what, where=path, remedy="save it as UTF-8") from None
    return text.encode("utf-8")
