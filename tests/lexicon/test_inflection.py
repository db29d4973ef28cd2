from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from framing.lexicon import inflect, load, read_table, spellings
from framing.lexicon.files import FAMILIES
from framing.lexicon.inflection import all_forms
from framing.lexicon.matching import head
from framing.resources import folder

TOOL = Path(__file__).resolve().parents[2] / "tools" / "inflections.py"


@pytest.mark.parametrize(
    ("lemma", "pos", "forms"),
    [
        ("say", "v", "say says said said saying"),
        ("slam", "v", "slam slams slammed slammed slamming"),
        ("deny", "v", "deny denies denied denied denying"),
        ("die", "v", "die dies died died dying"),
        ("panic", "v", "panic panics panicked panicked panicking"),
        ("hit", "v", "hit hits hit hit hitting"),
        ("enrol", "v", "enrol enrols enrolled enrolled enrolling"),
        ("harbour", "v", "harbour harbours harboured harboured harbouring"),
        ("free", "v", "free frees freed freed freeing"),
        ("enemy", "n", "enemy enemies"),
        ("clash", "n", "clash clashes"),
        ("hero", "n", "hero heroes"),
        ("grim", "a", "grim grimmer grimmest"),
        ("ugly", "a", "ugly uglier ugliest"),
        ("brutal", "a", "brutal"),
        ("bad", "a", "bad worse worst"),
    ],
)
def test_inflect(lemma: str, pos: str, forms: str) -> None:
    assert " ".join(inflect(lemma, pos).values()) == forms


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("demonise", "demonize"),
        ("demonize", "demonise"),
        ("paralyse", "paralyze"),
        ("politicised", "politicized"),
        ("radicalisation", "radicalization"),
        ("favour", "favor"),
        ("labor", "labour"),
        ("sceptic", "skeptic"),
        ("defense", "defence"),
    ],
)
def test_both_spellings(word: str, other: str) -> None:
    assert spellings(word) == (word, other)


@pytest.mark.parametrize(
    "word", ["advise", "promised", "rising", "prised", "seizing", "four", "terror", "crisis"]
)
def test_one_spelling(word: str) -> None:
    assert spellings(word) == (word,)


def test_all_forms_hold_doublets_and_both_spellings() -> None:
    assert all_forms("centre", "v")["VBD"] == ("centred", "centered")
    assert all_forms("dream", "v")["VBN"] == ("dreamed", "dreamt")
    assert all_forms("fuel", "v")["VBN"] == ("fueled", "fuelled")
    assert all_forms("demonise", "v")["VBG"] == ("demonising", "demonizing")


def test_the_table_is_what_lemminflect_says() -> None:
    pytest.importorskip(
        "lemminflect", reason="lemminflect is absent: the table of inflections is not checked"
    )
    tool = runpy.run_path(str(TOOL))
    assert tool["table"]() == tool["TARGET"].read_text(encoding="utf-8")


def lemmas() -> set[tuple[str, str]]:
    """Every word of a shipped lexicon that inflects, attribution included."""
    out = set()
    for family in FAMILIES:
        for lexicon in load(family):
            for entry in lexicon.entries:
                words = entry.term.lower().split(" ")
                if (at := head(words, entry.pos)) is not None:
                    out.add((words[at].removeprefix("*"), entry.pos))
    for name, pos in (("verbs", "v"), ("nouns", "n")):
        path = folder("lexicons") / "en" / "attribution" / f"{name}.tsv"
        rows = read_table(path, ("term", "class", "frames", "stance", "neutral", "note")).rows
        out.update((cells[0].split(" ")[0], pos) for _, cells in rows)
    return {(word, pos) for word, pos in out if word.isalpha()}


def test_every_irregular_form_of_a_shipped_word_is_known() -> None:
    pytest.importorskip("lemminflect", reason="lemminflect is absent: forms of shipped words are not checked")
    tool = runpy.run_path(str(TOOL))
    missing = [
        (word, tag, form)
        for word, pos in sorted(lemmas())
        for tag, forms in tool["irregular"](word, pos).items()
        for form in forms
        if form not in all_forms(word, pos).get(tag, ())
    ]
    assert missing == []
