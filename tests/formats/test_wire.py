from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.comparison import compare
from framing.formats import View, jsonl, wire
from framing.formats import json as json_format
from framing.formats.printable import printable, valid
from framing.types import SCHEMA, Analysis, Failure
from tests.formats.samples import RESULTS, STORIES, TEXT, analysis

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parents[2] / "docs"
ANALYSIS_LINE, FAILURE_LINE = wire.line_types()


def lines(*, include_text: bool = False) -> list[dict[str, object]]:
    out = b"".join(jsonl.analyses(RESULTS, View(include_text=include_text)))
    return [json.loads(line) for line in out.decode().split("\n")[:-1]]


@pytest.mark.parametrize("include_text", [False, True])
def test_lines_are_of_the_documented_types(include_text: bool) -> None:
    kinds = [
        FAILURE_LINE if "failure" in line else ANALYSIS_LINE for line in lines(include_text=include_text)
    ]
    assert kinds == [ANALYSIS_LINE, FAILURE_LINE, ANALYSIS_LINE]
    for line, kind in zip(lines(include_text=include_text), kinds, strict=True):
        msgspec.convert(line, kind)


def test_text_only_if_asked_for() -> None:
    assert [line.get("text") for line in lines()] == [None, None, None]
    assert lines(include_text=True)[0]["text"] == analysis().article.text


def test_a_failure_line() -> None:
    failure = Failure(path="b.txt", reason="empty", remedy="remove it")
    expected = {
        "schema": 1,
        "path": "b.txt",
        "id": None,
        "failure": {"reason": "empty", "remedy": "remove it"},
    }
    assert json.loads(wire.encode(wire.record(failure))) == expected


def test_json_holds_the_lines_of_jsonl() -> None:
    document = json.loads(b"".join(json_format.analyses(RESULTS, View())))
    assert document == {"schema": SCHEMA, "articles": lines()}


def test_json_without_articles() -> None:
    assert json.loads(b"".join(json_format.analyses([], View()))) == {"schema": 1, "articles": []}


def test_jsonl_waits_for_nothing() -> None:
    taken = []

    def results() -> Iterator[Analysis | Failure]:
        for i, result in enumerate(RESULTS):
            taken.append(i)
            yield result

    output = jsonl.analyses(results(), View())
    next(output)
    assert taken == [0]


def test_the_schema_file_is_current() -> None:
    path = DOCS / "wire-schema.json"
    current = json.dumps(wire.schema(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("FRAMING_REGENERATE") == "1":
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current, (
        "run the tests with FRAMING_REGENERATE=1 and commit it"
    )


def keys(data: object) -> Iterator[str]:
    """Every key that the format names: metrics, counts and stances are named by the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            named_by_data = key in ("scores", "counts", "stances")
            yield from keys(list(value.values()) if named_by_data else value)
    elif isinstance(data, (list, tuple)):
        for item in data:
            yield from keys(item)


def documented() -> set[str]:
    return set(re.findall(r"`(\w+)`", (DOCS / "formats.md").read_text(encoding="utf-8")))


def test_every_key_of_the_schema_is_documented() -> None:
    properties = {p for d in wire.schema()["$defs"].values() for p in d["properties"]}
    assert sorted(properties - documented()) == []


def test_every_key_of_the_output_is_documented() -> None:
    stories = json.loads(b"".join(json_format.stories(STORIES, [], View())))
    story = compare(STORIES[1], [framing.analyse(TEXT)]).to_dict(include_text=True)
    found = set(keys([lines(include_text=True), stories, json.loads(wire.encode(story))]))
    assert sorted(found - documented()) == []


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF)))
def test_any_file_name_can_be_encoded_and_printed(name: str) -> None:
    assert json.loads(wire.encode({"path": name})) == {"path": valid(name)}
    assert printable(name).isprintable()


@given(st.text())
def test_what_is_unicode_stays_as_it_is(text: str) -> None:
    assert valid(text) == text
    assert json.loads(wire.encode([text])) == [text]


def test_escapes() -> None:
    assert printable("a\n\x1b[31m\udcff\u202eb é漢") == r"a\n\x1b[31m\xff\u202eb é漢"


def test_a_line_is_the_record_as_compact_json() -> None:
    analysis = framing.analyse(
        "Port talks resume\n\nTalks will resume, Ivo Skarn said. “We are ready,” he said."
    )
    for include_text in (False, True):
        record = wire.record(analysis, include_text=include_text)
        assert wire.line(analysis, include_text=include_text) == wire.encode(record)
