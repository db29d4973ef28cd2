"""Each case is a paragraph with a bar where a sentence ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.document.conftest import Make

CASES = """
The ferry sank.| Nobody was hurt.
The U. S. envoy came.| He left.
They flew to the U. S.| The minister stayed.
The U. S. Coast Guard told the U. S. Navy.| According to both, all is well.
Trade with the U.S. grew.| Imports from the U.S. did not.
She moved to the U.S.| In May she left.
The U.S. Senate and the U.K. Treasury agreed.
Mr. Brell met Dr. Oduya and Gen. T. Vask.| They spoke for 3.5 hours.
Prof. Ilse Tarn of St. Odile asked Lt. Col. Vask.
It is listed as No. 5 on page 12, fig. 3.| The answer was no.| Five boats left.
Prices rose 3.5 percent in 2.5 years.| By 2019.| They fell.
J. K. Marlow wrote it.| George W. Vask read it.
It left at 5 a.m. on Monday and came at 6 p.m. Tuesday.| It was late.
It left at 5 a.m.| The crew slept.
Oduya Inc. bought Tarn Ltd. in Dec. 2019.| Its owner is Brell Corp.| The price was low.
They sold boats, nets, etc.| Nothing else.
She holds a Ph.D. in law from Tarn.| Vask does not.
Well... he waited … and left.| Then it rained...| Nobody came.
He waited. . . and left.
“We won.”| “We did,” she said.
"We won."| The crowd cheered.
‘We won.’| The crowd cheered.
“Why?” he asked.| “Go!” she cried.
“Why now?” Mara Brell asked.| “Why not?”| The room fell silent.
(It had rained.)| The road was wet.
The road was wet (it had rained).| He fell [1].| She did not.
He denied it.[2]| She did not.
It rained all day. “|
He calls it “a mess. “| She does not.
Talks were announced.The crew left.
The talks ended.|“Now we wait,” Brell said.
“Now we wait.”|“So do we,” Vask said.
Vask called it “hard.”|Brell agreed.
The pact was signed by NATO.|US media reported it.
“Yes,” he said.|Then he left!|Nobody followed?|Nobody.
See www.tarn.example and Tarn.Com or read.me for more.| Write to J.Vask@tarn.example today.
See https://tarn.example/News.Today/a.B for more.| It is free.
Version 2.0.1 fixes it.| Version 3 does not.
He said: “No.| We will not.”| She left.
Vask told reporters: “We wait.”
THE FERRY SANK.| MR. BRELL SAID SO.| NOBODY IN THE U.S. KNEW.
the ferry sank. |nobody was hurt. |it was late. |mr. brell said so.
He sailed to St. Odile. |she stayed, approx. five days.
1. The harbour is closed.| 2. The road is open.
a. The harbour is closed.
Harbour closed
What?!| Never!!| No...
The plan (“a disaster”) failed.| It was late.
He works for the Dept. of Roads.| She is with the Rev. Ilse Tarn.
In Oct. the boats left.| By Nov. 3 they were back.
The vitamin C. He took it daily.
Sen. Ada Brell (I-Tn.) told us.| Rep. Oduya (D-W.Va.) and Vask (R-N.H.) agreed.
MARLOW, T.H. - With rain coming, they left.| The A.F.L.-C.I.O. and then-Gov. Vask came.
It sails for tarn-ferry.fr.| They wait.
“Ready?” Brell repeated.| “Sure!” the young captain shouted.
今日は。|明日は。
"""


def _without_bars(case: str) -> tuple[str, list[str]]:
    pieces = [piece.strip() for piece in case.split("|")]
    return case.replace("|", ""), [piece for piece in pieces if piece]


EXPLICIT = {
    "Talks were announced.The crew left.": ["Talks were announced.", "The crew left."],
    "The vitamin C. He took it daily.": ["The vitamin C.", "He took it daily."],
}


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_sentences(make: Make, case: str) -> None:
    text, expected = _without_bars(case)
    doc = make(text)
    assert [doc.text[s.start : s.end] for s in doc.sentences] == EXPLICIT.get(text, expected)


def test_no_sentence_crosses_a_block(make: Make) -> None:
    doc = make(
        ("Ferry sinks", "headline"), "Nobody was hurt", ("Follow us", "boilerplate"), "It was late. Very"
    )
    assert [(doc.text[s.start : s.end], s.role, s.block) for s in doc.sentences] == [
        ("Ferry sinks", "headline", 0),
        ("Nobody was hurt", "body", 1),
        ("It was late.", "body", 3),
        ("Very", "body", 3),
    ]


def test_word_ranges_partition_the_words(make: Make) -> None:
    doc = make("Mr. Brell left. He is gone.", "Good.")
    assert [(s.first, s.last) for s in doc.sentences] == [(0, 3), (3, 6), (6, 7)]


def test_an_empty_line_or_a_bullet_ends_a_sentence_within_a_block(make: Make) -> None:
    doc = make("The points are\n• the harbour\n• the road\n\nMore soon, when\nthe rain ends")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == [
        "The points are",
        "• the harbour",
        "• the road",
        "More soon, when\nthe rain ends",
    ]


def test_marks_without_words_make_no_sentence(make: Make) -> None:
    doc = make("… !", "* * *", "“. “. Rain fell. “. “.")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == ["“. “. Rain fell. “. “."]


def test_ten_thousand_words_without_a_stop_are_one_sentence(make: Make) -> None:
    doc = make("ferry " * 10_000)
    assert [(s.first, s.last) for s in doc.sentences] == [(0, 10_000)]


def test_sentence_at(make: Make) -> None:
    doc = make("One. Two.", "Three")
    assert [doc.sentence_at(n) for n in (0, 3, 4, 5, 8, 9, 10, 11, 15, 16)] == [
        0, 0, None, 1, 1, None, None, 2, 2, None,
    ]  # fmt: skip
