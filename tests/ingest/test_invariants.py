from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.ingest import from_text
from framing.ingest.decode import decode
from framing.ingest.lines import line_map

if TYPE_CHECKING:
    from framing.types import Article

LINES = st.sampled_from(
    [
        "Harbour shuts after storm",
        "The harbour was closed on Saturday, the authority said.",
        "READ MORE:",
        "READ MORE: Storm warning",
        "— Lena Ortiz (@lortiz) March 2, 2024",
        "We will rebuild. #quay pic.twitter.com/x",
        "PORT ASTER (AWN) — The quay is gone. (Reporting by Ana Silva)",
        "Correction:",
        "By Ana Silva",
        "2024-03-02T10:15+0000",
        "# Heading #",
        "> quoted",
        "- item",
        "---",
        "title: Harbour",
        "```",
        "***",
        "",
        "  ",
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", " "])
TEXTS = st.one_of(
    st.lists(st.tuples(LINES, ENDS)).map(lambda parts: "".join(line + end for line, end in parts)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=200),
)


def check(article: Article, text: str) -> None:
    assert article.text == text
    covered = bytearray(len(text))
    before = 0
    for block in article.blocks:
        assert before <= block.start < block.end <= len(text)
        inside = text[block.start : block.end]
        assert inside == inside.strip()
        covered[block.start : block.end] = b"\1" * (block.end - block.start)
        before = block.end
    assert [c for c, seen in zip(text, covered, strict=True) if not seen and not c.isspace()] == []


@given(TEXTS)
@example("---\ntitle: x\n---\nBody.")
@example('---\ntitle: "Harbour"\n---\n\nThe quay is gone.')
def test_blocks_hold_every_character_once_and_no_outer_space(text):
    for form in ("text", "markdown"):
        try:
            article = from_text(text, format=form)  # type: ignore[arg-type]
        except InputError:
            continue
        check(article, text)


@given(TEXTS, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_a_title_stands_above_a_text_that_is_kept_as_it_is(text, title):
    try:
        article = from_text(text, title=title)
    except InputError:
        return
    head = f"{title.strip()}\n\n" if title.strip() else ""
    check(article, head + text)


@given(TEXTS)
def test_every_line_begins_where_the_map_says(text):
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")
    starts = line_map(text)
    assert starts[0] == 0
    assert len(starts) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(lines[start - 1] == "\n" for start in starts[1:])


@given(TEXTS)
def test_what_is_encoded_is_decoded(text):
    text = text.removeprefix("\ufeff")
    for codec, mark in (
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ):
        assert decode(mark + text.encode(codec))[0] == text


@given(st.binary(max_size=300))
def test_bytes_are_text_or_one_error(data):
    try:
        text, _ = decode(data)
    except InputError as error:
        text = error.what
    assert not set(text) & {"\0", "\x07", "\ud800"}
