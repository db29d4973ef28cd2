"""JUnit's XML, which most build servers read: a suite for each file, a failed case for each finding."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from framing.formats.concise import line
from framing.formats.findings import relative
from framing.types import Checked, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.formats import View
    from framing.types import Diagnostic

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def diagnostics(results: Iterable[Checked | Failure], view: View) -> Iterator[bytes]:
    """Yield the suites; what could not be read is an error, a file without findings a case that passed."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="framing check">\n'
    for result in results:
        yield _failed(result, view) if isinstance(result, Failure) else _suite(result, view)
    yield b"</testsuites>\n"


def _suite(result: Checked, view: View) -> bytes:
    name = _attribute(relative(result.article.path, view.root))
    found = result.diagnostics
    cases = (
        "".join(_case(d, name) for d in found) or f'    <testcase name="framing check" classname={name}/>\n'
    )
    head = f'  <testsuite name={name} tests="{max(1, len(found))}" failures="{len(found)}" errors="0">\n'
    return f"{head}{cases}  </testsuite>\n".encode()


def _case(d: Diagnostic, suite: str) -> str:
    at = f" {d.line}:{d.column}" if d.column is not None else f" {d.line}" if d.line is not None else ""
    message, text = _attribute(d.message), _text(line(d))
    return (
        f"    <testcase name={_attribute(f'{d.code} {d.name}{at}')} classname={suite}>\n"
        f"      <failure type={_attribute(d.severity)} message={message}>{text}</failure>\n    </testcase>\n"
    )


def _failed(failure: Failure, view: View) -> bytes:
    name = _attribute(relative(failure.path, view.root))
    why = _attribute(f"{failure.reason}; {failure.remedy}")
    return (
        f'  <testsuite name={name} tests="1" failures="0" errors="1">\n'
        f'    <testcase name="read" classname={name}>\n      <error message={why}/>\n    </testcase>\n'
        "  </testsuite>\n"
    ).encode()


def _attribute(text: str) -> str:
    # A line break in an attribute would be read as a space.
    return f'"{_text(text)}"'.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
