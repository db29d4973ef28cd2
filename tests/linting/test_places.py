"""Offsets, lines and columns lead to the same words, in whatever unit they are told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import ingest
from framing.document import Document
from framing.formats.findings import column_units, line_text, relative, uri
from framing.linting.source import Page

LETTERS = st.sampled_from(
    ["a", " ", "é", "e\u0301", "😀", "👩\u200d👧", "ש", "\u202b", "\t", "\u2028", "\r\n", "\n", "\r", "x."]
)


@settings(deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=60), st.booleans(), st.data())
def test_round_trip(parts: list[str], front: bool, data: st.DataObject) -> None:
    text = ("---\ntitle: Ferry\n---\n" if front else "") + "x" + "".join(parts)
    article = ingest.from_text(text, format="markdown")
    doc = Document(article)
    offset = data.draw(st.integers(0, len(text) - 1))
    if text[offset] in "\r\n":
        return
    place = doc.position(offset)
    assert place is not None
    line, column = place
    written, first = line_text(article, line)
    assert first == 1
    assert written[column - 1] == text[offset]
    assert article.line_map[line - 1] + column - 1 == offset
    for units, width in (("utf-8", 1), ("utf-16", 2), ("utf-32", 4)):
        encoded = written.encode(f"{units}-le" if width > 1 else units)
        at = column_units(article, line, column, units) * width
        assert encoded[at:].decode(f"{units}-le" if width > 1 else units)[0] == text[offset]


PAGE = """<!doctype html>
<html><head><style>p { color: red }</style><script>var a = "The mayor slammed";</script></head>
<body><!-- The mayor slammed -->
<p>It&rsquo;s so: the <a href="x">mayor
  <b>slam</b>med</a> the&nbsp;plan.</p>
<p>The mayor left.</p><p>The mayor left.</p>
</body></html>
"""


@pytest.mark.parametrize(
    ("text", "line", "written"),
    [
        ("It’s so", 4, "It&rsquo;s so"),
        ("the mayor slammed the plan.", 4, 'the <a href="x">mayor\n  <b>slam</b>med</a> the&nbsp;plan.'),
        ("slammed", 5, "slam</b>med"),
        ("The mayor left.", 6, "The mayor left."),
    ],
)
def test_words_of_a_page_are_found_in_its_source(text: str, line: int, written: str) -> None:
    page = Page(PAGE)
    place = page.place(text)
    assert place is not None
    assert (page.line(place[0]), PAGE[slice(*place)]) == (line, written)


def test_what_comes_after_is_looked_for_first() -> None:
    page = Page(PAGE)
    first = page.place("The mayor left.")
    assert first is not None
    second = page.place("The mayor left.", first[1])
    assert second is not None
    assert second[0] > first[1]
    assert page.place("The mayor left.", len(PAGE)) == first


@pytest.mark.parametrize("text", ["", "color", "var a", "absent"])
def test_what_a_page_does_not_show_is_nowhere(text: str) -> None:
    assert Page(PAGE).place(text) is None


@pytest.mark.parametrize(
    "source", ["<!--" * 50_000, "<script" * 50_000, "<" * 100_000, "&a" * 50_000, "<p" * 50_000]
)
def test_hostile_pages_take_no_time(source: str) -> None:
    assert Page(source).place("absent") is None


@pytest.mark.parametrize(
    ("path", "told", "written"),
    [
        ("a b.md", "a b.md", "a%20b.md"),
        ("/desk/x/a.md", "x/a.md", "x/a.md"),
        ("/other/a.md", "/other/a.md", "file:///other/a.md"),
        ("caf\udce9.md", "caf\\xe9.md", "caf%5Cxe9.md"),
        (None, "-", "-"),
    ],
)
def test_paths(path: str | None, told: str, written: str) -> None:
    assert relative(path, "/desk") == told
    assert uri(path, "/desk") == written
