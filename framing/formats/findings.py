"""What the formats of ``framing check`` share: paths, lines, columns in other units, ordinals, plain data."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from framing.formats.printable import valid
from framing.types import SCHEMA, Checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.types import Article, Diagnostic, Failure, Silenced


def relative(path: str | None, root: str) -> str:
    """Return a path as told from ``root`` where it lies below, with slashes."""
    pure = PurePath(path or "-")
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return valid(pure.as_posix())


def uri(path: str | None, root: str) -> str:
    """Return a path as a relative reference; one that is absolute and not below ``root`` as a file's URI."""
    from urllib.parse import quote

    told = relative(path, root)
    return f"file://{quote(told)}" if told.startswith("/") else quote(told)


def line_text(article: Article, line: int, around: int = 0, reach: int | None = None) -> tuple[str, int]:
    """Return a line of the file as written, from 1, without its end, and the column that it begins at.

    Of a line longer than twice ``reach``, only what is no further than that from column ``around``, for a line may
    be a whole article. "" where lines are not known.
    """
    starts = article.line_map
    if not 0 < line <= len(starts):
        return "", 1
    start = starts[line - 1]
    end = starts[line] if line < len(starts) else len(article.text)
    if reach is None or end - start <= 2 * reach:
        return article.text[start:end].rstrip("\r\n"), 1
    first = max(start, start + around - reach)
    return article.text[first : min(end, start + around + reach)].rstrip("\r\n"), first - start + 1


def utf8_column(article: Article, line: int, column: int) -> int:
    """Return a column (from 1, in code points) as one in bytes of UTF-8, from 1."""
    return column_units(article, line, column, "utf-8") + 1


def column_units(article: Article, line: int, column: int, units: str) -> int:
    """Return a column (from 1, in code points) as one from 0 in ``units``: "utf-8", "utf-16" or "utf-32"."""
    if units == "utf-32":
        return column - 1
    start = article.line_map[line - 1]
    whole, rest = divmod(column - 1, _PIECE)
    at = start + whole * _PIECE
    return _pieces(article.text, start, whole, units) + _units(article.text[at : at + rest], units)


_PIECE = 4_096


@lru_cache(maxsize=4096)
def _pieces(text: str, start: int, count: int, units: str) -> int:
    """Return the units in the first ``count`` pieces of a line: findings in a very long one share what is counted."""
    if count == 0:
        return 0
    at = start + (count - 1) * _PIECE
    return _pieces(text, start, count - 1, units) + _units(text[at : at + _PIECE], units)


def _units(text: str, units: str) -> int:
    if units == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def found(results: Iterable[Checked | Failure]) -> Iterator[tuple[Diagnostic, Article]]:
    """Yield what is reported, in order, each with its article."""
    for result in results:
        if isinstance(result, Checked):
            for diagnostic in result.diagnostics:
                yield diagnostic, result.article


class Ordinals:
    """Tells apart findings with the same fingerprint in one file."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str | None, str]] = Counter()

    def of(self, d: Diagnostic) -> int:
        """Return 1 for the first finding with its fingerprint in its file, 2 for the second, and so on."""
        self._seen[d.path, d.fingerprint] += 1
        return self._seen[d.path, d.fingerprint]


def record(d: Diagnostic, silenced: Silenced | None = None) -> dict[str, Any]:
    """Return a finding in the wire format of ``docs/formats.md``."""
    out = {"schema": SCHEMA, **msgspec.to_builtins(d), "silenced": None}
    if silenced is not None:
        out["silenced"] = {"kind": silenced.kind, "reason": silenced.reason}
    return out


def records(result: Checked) -> Iterator[dict[str, Any]]:
    """Yield all findings in an article in the wire format: first what is reported, then what is silenced."""
    for d in result.diagnostics:
        yield record(d)
    for each in result.silenced:
        yield record(each.diagnostic, each)
