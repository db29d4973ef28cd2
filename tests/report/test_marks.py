from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from framing.report.marks import Mark, Segment, excerpts, overlapping, segments

TEXT = "“A disgrace,” stormed Maric."


def test_a_loaded_cue_inside_a_source_is_cut_where_each_begins_and_ends() -> None:
    marks = [
        Mark(0, 13, "voice", "vq"),
        Mark(14, 27, "source", "so", "q-1", "#s1", "named: Maric"),
        Mark(14, 21, "cue", "cu"),
        Mark(14, 21, "evidence", "lo", "f-1", "#w-1", "loaded: combative"),
    ]
    expected = (
        Segment("“A disgrace,”", "vq"),
        Segment(" "),
        Segment("stormed", "so cu lo", ("q-1", "f-1"), "#w-1", "loaded: combative; named: Maric"),
        Segment(" Maric", "so", (), "#s1", "named: Maric"),
        Segment("."),
    )
    assert segments(TEXT, 0, len(TEXT), marks) == expected


def test_evidence_that_reaches_over_the_end_of_a_quotation_keeps_one_anchor() -> None:
    marks = [Mark(0, 13, "voice", "vq"), Mark(3, 21, "evidence", "lo", "f-1")]
    found = segments(TEXT, 0, len(TEXT), marks)
    assert [(s.text, s.classes, s.anchors) for s in found] == [
        ("“A ", "vq", ()),
        ("disgrace,”", "vq lo", ("f-1",)),
        (" stormed", "lo", ()),
        (" Maric.", "", ()),
    ]


def test_marks_are_cut_at_the_range_and_empty_marks_are_none() -> None:
    marks = [Mark(0, 28, "voice", "vq"), Mark(15, 15, "evidence", "lo", "f-1"), Mark(2, 4, "evidence", "lo")]
    assert segments(TEXT, 14, 21, marks) == (Segment("stormed", "vq"),)


def test_a_space_alone_is_no_link() -> None:
    marks = [Mark(0, 3, "source", "so", "", "#s1"), Mark(0, 1, "cue", "cu"), Mark(2, 3, "cue", "cu")]
    assert [(s.text, s.href) for s in segments("a b", 0, 3, marks)] == [("a", "#s1"), (" ", ""), ("b", "#s1")]


def test_excerpts_say_where_text_is_left_out() -> None:
    text = "One. Two. Three. Four."
    found = excerpts(text, 0, len(text), [], [(5, 9), (10, 16)])
    assert [s.text if not s.gap else "[…]" for s in found] == ["[…]", "Two.", " ", "Three.", "[…]"]
    assert excerpts(text, 0, 4, [], []) == (Segment("", gap=True),)


def test_overlapping_gives_each_range_its_marks() -> None:
    first, both, gap = Mark(0, 3, "cue", "a"), Mark(2, 12, "cue", "b"), Mark(6, 9, "cue", "c")
    assert overlapping([(0, 5), (10, 15)], [first, both, gap]) == [[first, both], [both]]


_MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 30),
        end=st.integers(0, 30),
        layer=st.sampled_from(["voice", "source", "cue", "evidence"]),
        style=st.sampled_from(["vq", "vr", "so", "lo"]),
        anchor=st.sampled_from(["", "x1", "x2", "x3"]),
    ),
    max_size=12,
)


@given(_MARKS, st.text('ab <&"\u202e\u200b\n', min_size=30, max_size=30))
def test_segments_carry_every_mark_at_every_character_and_lose_no_text(marks: list[Mark], text: str) -> None:
    found = segments(text, 0, 30, marks)
    assert "".join(s.text for s in found) == text
    anchors = [anchor for s in found for anchor in s.anchors]
    assert sorted(anchors) == sorted({m.anchor for m in marks if m.anchor and m.start < m.end})
    at = 0
    for segment in found:
        for offset in range(at, at + len(segment.text)):
            styles = {m.style for m in marks if m.start <= offset < m.end}
            assert set(segment.classes.split()) == styles
        at += len(segment.text)


@given(_MARKS, st.lists(st.integers(0, 30), max_size=8, unique=True))
def test_overlapping_agrees_with_its_definition(marks: list[Mark], ends: list[int]) -> None:
    cuts = sorted(ends)
    ranges = list(itertools.pairwise(cuts))[::2]
    real = [m for m in marks if m.start < m.end]
    expected = [[m for m in real if m.start < end and m.end > start] for start, end in ranges]
    assert overlapping(ranges, real) == expected
