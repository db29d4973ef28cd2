from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.document.conftest import Make

# Guillemets would be marks themselves: quotations expected are listed after the text.
PAIRS = {
    "“We left,” she said.": ["“We left,”"],
    '"We left," she said. "It rained."': ['"We left,"', '"It rained."'],
    "‘We left,’ she said.": ["‘We left,’"],
    "'We left,' she said.": ["'We left,'"],
    "«We left», she said.": ["«We left»"],
    "« We left », she said.": ["« We left »"],
    "„We left“, she said.": ["„We left“"],
    "''We left,'' she said.": ["''We left,''"],
    "``We left,'' she said.": ["``We left,''"],
    '“We left," she said.': ['“We left,"'],
    "”We left,” she said.": ["”We left,”"],
    "She told us “We left. “": ["“We left. “"],
    "She told us “We left. “ Then she sat.": ["“We left. “"],
    "She told us “We left.“Then she sat.": ["“We left.“"],
    "We left.“We did,” she said.": ["“We did,”"],
    "“We left.”“We did,” she said.": ["“We left.”", "“We did,”"],
    'We left."We did," she said.': ['"We did,"'],
    "“He said ‘no’ twice,” she said.": ["“He said ‘no’ twice,”", "‘no’"],
    "‘He said “no” twice,’ she said.": ["‘He said “no” twice,’", "“no”"],
    "“She told me ‘he said “no” to it’,” Vask said.": [
        "“She told me ‘he said “no” to it’,”", "‘he said “no” to it’", "“no”",
    ],
    "“The so-called ‘old order,’” Vask said.": ["“The so-called ‘old order,’”", "‘old order,’"],
    "He asked if “the “old” order” was dead.": ["“the “old” order”", "“old”"],
    "‘The workers’ rights matter,’ she said.": ["‘The workers’ rights matter,’"],
    "The ‘rules’ bind Brell’s boats and the workers’ nets.": ["‘rules’"],
    "’Tis the season; the ’90s gave us rock ’n’ roll and the workers’ club.": [],
    "'Tis the '90s, rock 'n' roll, the workers' club.": [],
    "‘Tis the ‘90s, rock ‘n’ roll, the workers’ club.": [],
    "'I love rock 'n' roll,' she said.": ["'I love rock 'n' roll,'"],
    "He is 6'2\" tall and she is 5'9\".": [],
    "\"He is 6'2\" tall,\" she said.": ["\"He is 6'2\" tall,\""],
    "It rained. “. “": [],
    "It rained. “”. ” He left.": [],
    '<a href="tarn.example">boats</a>': [],
    "the interests of others,” Mr. Brell said.": [],
    "The plan (“a disaster”) failed—“a mess”—again.": ["“a disaster”", "“a mess”"],
    "“‘No,’ he told me,” she said.": ["“‘No,’ he told me,”", "‘No,’"],
}  # fmt: skip


@pytest.mark.parametrize("text", PAIRS)
def test_pairs(make: Make, text: str) -> None:
    doc = make(text)
    assert [doc.text[q.start : q.end] for q in doc.quotes] == PAIRS[text]
    assert all(q.closed for q in doc.quotes)


def test_inner_span_and_depth(make: Make) -> None:
    doc = make("“ He said ‘no’ twice. “")
    assert [(doc.text[q.inner_start : q.inner_end], q.depth) for q in doc.quotes] == [
        ("He said ‘no’ twice.", 0),
        ("no", 1),
    ]


UNCLOSED = {
    "“We will win. The road is long.": "“We will win. The road is long.",
    "“We will win, Mara Brell said. The road is long.": "“We will win,",
    "“We will win, said Brell. The road is long.": "“We will win,",
    "“We will win. It is time. Vask said the road was long. It rained.": "“We will win. It is time.",
    "He praised “brave sailors of the north. The road is long.": "“brave sailors of the north.",
    "Boats (called “old tubs) sank. The road is long.": "“old tubs",
}


@pytest.mark.parametrize("text", UNCLOSED)
def test_an_unclosed_mark_ends_at_the_next_attribution_or_its_paragraph(make: Make, text: str) -> None:
    doc = make(text, "The next paragraph.")
    assert [(doc.text[q.start : q.end], q.closed, q.kind) for q in doc.quotes] == [
        (UNCLOSED[text], False, "speech")
    ]


def test_an_unclosed_mark_ends_at_the_next_opening_mark(make: Make) -> None:
    doc = make("“We will win. “It is time,” Brell said, and “soon” it was.")
    assert [(doc.text[q.start : q.end], q.closed) for q in doc.quotes] == [
        ("“We will win.", False),
        ("“It is time,”", True),
        ("“soon”", True),
    ]


@pytest.mark.parametrize("mark", ["“”", '""', "‘’"])
def test_a_quotation_runs_over_paragraphs(make: Make, mark: str) -> None:
    opening, closing = mark
    doc = make(
        f"Brell said: {opening}We left." if mark != "‘’" else "‘We left.",
        f"{opening}It rained.",
        ("Follow us", "boilerplate"),
        f"{opening}We came back.{closing}",
        f"{opening}Good,{closing} she said.",
    )
    assert [(q.closed, q.continues, q.kind) for q in doc.quotes] == [
        (False, None, "speech"),
        (False, 0, "speech"),
        (True, 1, "speech"),
        (True, None, "speech"),
    ]


KINDS = {
    "Vask said the plan was “a disaster for farmers”.": "speech",
    "The two ministers also expressed their “grave doubts” about it.": "speech",
    "“The ferry is safe,” Brell said.": "speech",
    "“Word is,” Brell said, and left.": "speech",
    "“Big time.”": "speech",
    "Yes: “We are done.”": "speech",
    "The so-called ‘rules of the sea’ bind nobody.": "scare",
    "Brell said the so-called “reform” failed.": "scare",
    "The harbour got a “modern” crane.": "scare",
    "Their “free trade” ended the trade.": "scare",
    "Her novel “The Long Tide” won a prize.": "title",
    "Fans of “The Long Tide” came early.": "title",
    "They meet at the “Salt and Rope” summit in Tarn.": "title",
    "The “Quad” met in Tarn.": "title",
    "THE ‘WAR’ IS OVER.": "scare",
    "The campaign “ships for all” began.": "scare",
}


@pytest.mark.parametrize("text", KINDS)
def test_kinds(make: Make, text: str) -> None:
    assert [q.kind for q in make(text).quotes] == [KINDS[text]]


def test_a_headline_in_title_case_makes_no_titles(make: Make) -> None:
    doc = make(
        ("Brell Lauds 'Fairer Sea' as Fleet Sails", "headline"), ("Vask: a ‘Sea Of Lies’ Ahead", "headline")
    )
    assert [q.kind for q in doc.quotes] == ["speech", "speech"]


def test_an_embedded_post_is_speech(make: Make) -> None:
    assert [q.kind for q in make(("So much for “reform”", "embed")).quotes] == ["speech"]
