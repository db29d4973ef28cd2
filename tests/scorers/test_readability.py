from __future__ import annotations

import importlib
import math
import statistics
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.scorers import readability
from framing.scorers._syllables import from_dictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from framing.scorers import Material
    from framing.types import Voice

    Make = Callable[..., Material]

INDICES = {
    "flesch": "flesch_reading_ease",
    "flesch_kincaid": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog": "smog_index",
    "ari": "automated_readability_index",
    "coleman_liau": "coleman_liau_index",
    "dale_chall": "dale_chall_readability_score",
}

TEXTS = {
    "plain": """Ferry service to Holm returns

The ferry between Port Aldine and the island of Holm will sail again on Monday. It had been tied up for
eleven weeks. Engineers replaced both shafts. The council paid 3.5 million crowns, half of what it feared.
Residents said they were relieved. Children walked to the pier to wave at the first crew.
""",
    "punctuated": """“It isn’t over,” says the union’s well-known chair

“We’ll be back,” said Marta Quill — she didn’t say when — as the state-of-the-art yard’s gates closed.
Dr. Anton Vey, of the U.S. consortium, wouldn't comment on the workers' claims. 'Tis a long-running dispute;
o'clock by o'clock it gets worse... Negotiators met 17 times between 2019–2021, at £1,250.75 an hour.
“He called it ‘unsustainable’,” she added. THEY'VE HEARD IT ALL BEFORE! Would anyone co-operate?
""",
    "hard": """Supervisory authority promulgates supplementary accountability regulations

The intergovernmental commission unanimously recommended comprehensive institutional restructuring,
notwithstanding vociferous opposition from representatives of agricultural constituencies. Administrative
irregularities, investigators concluded, necessitated extraordinary intervention. Nobody resigned.
Subsequent deliberations regarding environmental remediation were indefinitely postponed.
""",
}


class _Dictionary:
    """What nltk's ``cmudict.dict()`` would be, from the table that ships: pronunciations of a word."""

    def __getitem__(self, word: str) -> list[list[str]]:
        count = from_dictionary(word)
        if count is None:
            raise KeyError(word)
        return [["AH0"] * count]


@pytest.fixture(scope="module")
def textstat() -> Iterator[Any]:
    """textstat's own metrics, reading our table, one sentence a line. nltk is not imported."""
    patch = pytest.MonkeyPatch()
    patch.setitem(sys.modules, "nltk", ModuleType("nltk"))
    for name in [name for name in sys.modules if name.partition(".")[0] == "textstat"]:
        patch.delitem(sys.modules, name)
    backend = "textstat.backend"
    metrics = importlib.import_module(f"{backend}.metrics")
    patch.setattr(
        importlib.import_module(f"{backend}.counts._count_syllables"),
        "get_cmudict",
        lambda lang: _Dictionary(),
    )
    for module in ("_words_per_sentence", "_sentences_per_word", "_smog_index"):
        patch.setattr(
            importlib.import_module(f"{backend}.metrics.{module}"),
            "count_sentences",
            lambda text: len(text.split("\n")),
        )
    yield metrics
    for name in [name for name in sys.modules if name.partition(".")[0] == "textstat"]:
        del sys.modules[name]
    patch.undo()


def theirs(textstat: Any, sentences: Sequence[str]) -> dict[str, float]:
    text = "\n".join(" ".join(sentence.split()) for sentence in sentences)
    out = {}
    for name, function in INDICES.items():
        call: Callable[..., float] = getattr(textstat, function)
        out[name] = call(text) if name in ("ari", "coleman_liau") else call(text, "en_US")
    return out


def quoting(*sentences: int) -> Callable[[int], list[Voice]]:
    return lambda n: ["quoted" if i in sentences else "narrator" for i in range(n)]


def estimates(columns: dict[str, list[float]]) -> dict[str, float]:
    import numpy as np

    values = readability.values({name: np.array([sum(column)]) for name, column in columns.items()})
    return {name: float(value[0]) for name, value in values.items()}


def ours(columns: dict[str, list[float]], part: str = "") -> dict[str, float]:
    values = estimates(columns)
    return {name: values[f"readability.{name}{part}"] for name in INDICES}


def of_sentences(sentences: Sequence[str]) -> dict[str, list[float]]:
    rows = readability.counts(sentences).tolist()
    columns = dict(zip(readability._PER_TOKEN, map(list, zip(*rows, strict=True)), strict=True))
    columns |= {"sentences": [1] * len(rows), "long": [0] * len(rows)}
    return {
        f"readability.{name}{part}": column for name, column in columns.items() for part in ("", ".unquoted")
    }


def sentences_of(m: Material) -> list[str]:
    text = readability.prose(m.document)
    return [text[s.start : s.end] for s in m.document.sentences]


@pytest.mark.parametrize("name", TEXTS)
def test_indices_equal_textstat(textstat: Any, material: Make, name: str) -> None:
    m = material(TEXTS[name])
    assert ours(readability.columns(m)) == pytest.approx(theirs(textstat, sentences_of(m)), abs=1e-9)


@pytest.mark.parametrize("name", TEXTS)
def test_indices_without_quotations_equal_textstat_on_the_other_sentences(
    textstat: Any, material: Make, name: str
) -> None:
    m = material(TEXTS[name], quoting(1, 3))
    others = [sentence for i, sentence in enumerate(sentences_of(m)) if i not in (1, 3)]
    assert ours(readability.columns(m), ".unquoted") == pytest.approx(theirs(textstat, others), abs=1e-9)


AWKWARD = """the minister's government isn't ISN'T o'clock 'tis well-known U.S. 3.5 1,250 naïve (yes) "No,"
workers' administration quietly a_b e-mail İzmir ΟΔΟΣ ' -- … '' rock'n'roll we'd they'll 'VE zzyzx"""
WORDS = st.one_of(
    st.sampled_from(AWKWARD.split()),
    st.text(st.characters(codec="utf-8", exclude_categories=["Z", "Cc"]), min_size=1, max_size=12),
    st.from_regex(r"[A-Za-z']{1,14}[,;-]?", fullmatch=True),
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(["word"].__add__), min_size=3, max_size=6))
def test_any_words_equal_textstat(textstat: Any, lists: list[list[str]]) -> None:
    sentences = [" ".join(words) for words in lists]
    assert ours(of_sentences(sentences)) == pytest.approx(theirs(textstat, sentences), abs=1e-9)


@given(st.lists(st.lists(WORDS)))
def test_counts_are_the_sums_over_tokens(lists: list[list[str]]) -> None:
    expected = [tuple(map(sum, zip(*map(readability.token_counts, words), strict=True))) for words in lists]
    found = readability.counts([" ".join(words) for words in lists])
    assert [tuple(row) for row in found.tolist()] == [row or (0,) * 8 for row in expected]


def test_easy_words_are_those_of_textstat(textstat: Any) -> None:
    utils = importlib.import_module("textstat.backend.utils")
    assert set(readability.easy_words()) == utils.get_lang_easy_words("en_US")


def test_prose_keeps_offsets_and_parts_words_at_dashes(material: Make) -> None:
    m = material("Tides\n\nHe came—and saw--the well-known bay – twice.\n")
    text = readability.prose(m.document)
    assert len(text) == len(m.document.text)
    assert text.split() == ["Tides", "He", "came", "and", "saw", "the", "well-known", "bay", "-", "twice."]


def test_sentence_length_and_long_sentences(material: Make) -> None:
    text = "Title here now\n\n" + "word " * 30 + "end. Short one here. Another short one.\n"
    columns = readability.columns(material(text))
    assert columns["readability.long"] == [0, 1, 0, 0]
    values = estimates(columns)
    assert values["readability.sentence_length"] == 40 / 4
    assert values["readability.long_sentences"] == 25


def test_consensus_grade_is_the_median_of_the_five_grades(material: Make) -> None:
    values = estimates(readability.columns(material(TEXTS["plain"])))
    five = ("flesch_kincaid", "gunning_fog", "smog", "ari", "coleman_liau")
    expected = statistics.median(values[f"readability.{name}"] for name in five)
    assert values["readability.consensus_grade"] == expected


def test_too_few_sentences_are_undefined(material: Make) -> None:
    values = estimates(readability.columns(material("Only this\n")))
    assert all(map(math.isnan, values.values()))


def test_every_metric_has_a_value_and_its_columns(material: Make) -> None:
    columns = readability.columns(material(TEXTS["plain"]))
    assert {metric.name for metric in readability.METRICS} == estimates(columns).keys()
    needed = {name for metric in readability.METRICS for name in (metric.n, *metric.columns)}
    assert needed - columns.keys() == set()


def test_columns_of_an_article_do_not_depend_on_the_others(material: Make) -> None:
    articles = [material(text) for text in (*TEXTS.values(), "")]
    assert readability.columns_of_many(articles) == [readability.columns(m) for m in articles]


def test_an_article_without_sentences_has_empty_columns(material: Make) -> None:
    assert set(map(len, readability.columns(material("")).values())) == {0}
