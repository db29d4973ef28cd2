"""Suppressions as they are written: beside the text, in front matter, or in a file beside the article.

    <!-- framing: ignore[LD102, AT2] until=2027-01-31 -- the court's own term -->

In front matter the part after ``framing:`` is the value of a key of that name, or an item of its list; in a sidecar
(``a.txt.framing`` for ``a.txt``) it is a line. There "ignore" holds for the whole article, and may name the words
that are meant: ``ignore[LD102] "slammed" -- quoted in full below``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from framing.checks import matching
from framing.errors import InputError
from framing.types import Directive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIDECAR = ".framing"
"""What a sidecar's name has after that of its article."""

ACTIONS = ("ignore", "disable", "enable", "ignore-file")
# Bounded, so that no text can make the search slow.
_COMMENT = re.compile(r"<!--[ \t]{0,9}framing:([^\n\r]{0,500}?)-->")
_UNCLOSED = re.compile(r"<!--[ \t]{0,9}framing:(?![^\n\r]{0,500}?-->)[^\n\r]{0,80}")
_LONGEST = 500
_WRITTEN = re.compile(
    r"(?P<action>[a-z-]*)(?:\[(?P<codes>[^\]]*)\])?[ \t]*"
    r'(?:"(?P<quoted>[^"]+)")?[ \t]*(?:until=(?P<until>\S+))?[ \t]*(?P<rest>.*)',
    re.DOTALL,
)
_CODE = re.compile(r"[A-Z]{2}\d{0,3}")
_KEY = re.compile(r"(?m)^framing[ \t]*[:=][ \t]*(.*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")


def in_comments(text: str, path: str, lines: Sequence[int]) -> Iterator[Directive]:
    """Yield the suppressions in the comments of a Markdown text or a page; ``lines``: where its lines begin."""
    if "framing:" not in text:
        return
    for found in _COMMENT.finditer(text):
        yield _placed(_parsed(found[1]), text, found.start(), found.end(), path, lines)
    for found in _UNCLOSED.finditer(text):
        fault = "the comment does not end on its line, or is longer than 500 characters"
        directive = Directive(path=path, start=0, end=0, text="", line=None, column=None, fault=fault)
        yield _placed(directive, text, found.start(), found.end(), path, lines)


def in_front_matter(text: str, end: int, path: str, lines: Sequence[int]) -> Iterator[Directive]:
    """Yield the suppressions in front matter that ends at ``end``: they hold for the whole article."""
    key = _KEY.search(text, 0, end)
    if key is None:
        return
    if key[1].strip():
        yield _whole(key[1], text, key.start(1), path, lines)
        return
    at = key.end() + 1
    for line in text[at:end].splitlines(keepends=True):
        item = _ITEM.match(line.rstrip("\r\n"))
        if item is None:
            return
        yield _whole(item[1], text, at + item.start(1), path, lines)
        at += len(line)


def in_sidecar(path: str) -> Iterator[Directive]:
    """Yield the suppressions in the sidecar of the article at ``path``, if it has one.

    Raises InputError where it cannot be read.
    """
    sidecar = Path(f"{path}{SIDECAR}")
    if not sidecar.is_file():
        return
    try:
        text = sidecar.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as e:
        raise InputError(
            f"not UTF-8: byte {e.start}", where=str(sidecar), remedy="save it as UTF-8"
        ) from None
    except OSError as e:
        raise InputError(e.strerror or str(e), where=str(sidecar), remedy="make it readable") from None
    at, lines = 0, [0]
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare and not bare.startswith("#"):
            yield _whole(bare, text, text.index(bare, at), str(sidecar), lines)
        at += len(line)
        lines.append(at)


def judged(directives: Sequence[Directive], today: str) -> list[Directive]:
    """Return the directives with what can be said of each by itself: expired, or of rules that do not exist."""
    return [
        replace(
            d,
            expired=d.until is not None and d.until < today,
            unknown=() if d.fault else tuple(code for code in d.codes if not matching(code)),
        )
        for d in directives
    ]


def _whole(raw: str, text: str, start: int, path: str, lines: Sequence[int]) -> Directive:
    bare = raw.strip()
    written = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"" else bare
    directive = _parsed(written)
    if directive.action in ("disable", "enable") and not directive.fault:
        directive = replace(directive, fault=f"'{directive.action}' stands in comments in the text only")
    elif directive.action == "ignore":
        directive = replace(directive, action="ignore-file")
    return _placed(directive, text, start, start + len(bare), path, lines)


def _placed(d: Directive, text: str, start: int, end: int, path: str, lines: Sequence[int]) -> Directive:
    line = bisect_right(lines, start)
    column = start - lines[line - 1] + 1
    return replace(d, path=path, start=start, end=end, text=text[start:end], line=line, column=column)


def _parsed(written: str) -> Directive:
    """Return a directive without its place; what is wrong with it is its ``fault``."""
    written = written.strip()
    if len(written) > _LONGEST:
        return _faulty(f"it is longer than {_LONGEST} characters")
    found = _WRITTEN.fullmatch(written)
    action = found["action"] if found else ""
    if found is None or action not in ACTIONS:
        return _faulty(f"{action or written[:20]!r} is none of {', '.join(ACTIONS)}")
    codes = tuple(code.strip() for code in (found["codes"] or "").split(",") if code.strip())
    rest, until = found["rest"], found["until"]
    reason = rest.removeprefix("--").strip()
    fault = ""
    if rest and not rest.startswith("--"):
        fault = f"{rest[:40]!r} is not understood; a reason stands after ' -- '"
    elif odd := [code for code in codes if not _CODE.fullmatch(code)]:
        fault = f"{odd[0]!r} is no code of a rule"
    elif not codes and action != "enable":
        fault = f"it names no rule: write {action}[LD102]"
    elif not reason and action != "enable":
        fault = "it gives no reason: write ' -- ' and why"
    elif until and not _is_date(until):
        fault = f"{until!r} is no date: write until=2027-01-31"
    return Directive(
        path="",
        start=0,
        end=0,
        text="",
        line=None,
        column=None,
        action=action,
        codes=codes,
        quoted=found["quoted"],
        reason=reason,
        until=until,
        fault=fault,
    )


def _faulty(fault: str) -> Directive:
    return Directive(path="", start=0, end=0, text="", line=None, column=None, action="", fault=fault)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
