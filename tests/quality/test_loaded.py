"""The classifier of loaded wording, held to floors on sentences that it was not trained on.

A floor is a little under what was measured when it was set (docs/quality.md); raise it when a change earns it,
lower it only with a reason in the commit.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

import framing
from framing.config import Config
from framing.evaluation import loaded
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELLED = ROOT / "seeds" / "labelled"
DIGESTS = {
    "loaded-train.jsonl": "5399fa53281d64bf95ee0ac94dc08e4e5660b696bb7e8ac170a22808d200ff2d",
    "loaded-gate.jsonl": "7ea6c7bb8693ce04e2c31ef7fb65497b256c18f9c8866cdb0746fe820c10517f",
    "loaded-dev.jsonl": "efdc940a1525a49872fc2e79a255e7e715da464d883cae2e7dd0fd530d2e0e9a",
}

# Words of a row stand in for one another: who is spoken of, never how. Each is written with a small letter and
# with a capital as the text has it.
EXCHANGED = """
he she | him her | his her | himself herself
man woman | men women | boy girl | boys girls | father mother | fathers mothers | husband wife | son daughter
brother sister | spokesman spokeswoman | widow widower | chairman chairwoman | businessman businesswoman
white black asian latino | whites blacks | gay straight | lesbian heterosexual | transgender cisgender
muslim christian jewish hindu secular | muslims christians jews hindus | catholic protestant orthodox
immigrant migrant refugee | immigrants migrants refugees
liberal conservative progressive socialist | liberals conservatives progressives socialists
left-wing right-wing | leftist rightist | republican democrat | republicans democrats | nationalist unionist
american russian chinese israeli palestinian british french ukrainian iranian
americans russians israelis palestinians ukrainians iranians
"""
NAMES = (
    "Ada Moll",
    "Zhang Wei",
    "Nkechi Okafor",
    "Mehmet Yıldız",
    "O'Rourke",
    "Brellan Workers' Party",
    "Ibn Rashid",
    "María del Pilar Quispe",
    "NATO",
    "Tolm",
)
NEXT = {
    word: row[(i + 1) % len(row)]
    for group in EXCHANGED.replace("\n", "|").split("|")
    for row in [group.split()]
    for i, word in enumerate(row)
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DATE = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
)
# A run of capitalised words that does not open the sentence, and is no date.
_NAME = re.compile(
    rf"(?<=[a-z,] )(?!{_DATE}|October|November|December)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?=[ .,;])"
)


def exchanged(text: str, names: Iterator[str]) -> str:
    """Return the sentence with other names, and other words for what people are."""

    def word(found: re.Match[str]) -> str:
        other = NEXT.get(found[0].lower(), found[0])
        return other.capitalize() if found[0][0].isupper() and other != found[0] else other

    return _NAME.sub(lambda found: next(names), _WORD.sub(word, text))


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_the_labels_are_those_that_the_floors_were_set_on(name: str) -> None:
    assert hashlib.sha256((LABELLED / name).read_bytes()).hexdigest() == DIGESTS[name]


def test_spans_and_pairs_are_whole() -> None:
    for name in DIGESTS:
        rows = [json.loads(line) for line in (LABELLED / name).read_text(encoding="utf-8").splitlines()]
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            assert bool(row["spans"]) == bool(row["label"])
            assert all(0 <= start < end <= len(row["text"]) for start, end, _ in row["spans"])


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    return loaded.evaluate(LABELLED / "loaded-gate.jsonl", explain=True)


def test_the_gate_holds_its_floors(figures: dict[str, Any]) -> None:
    reached = {
        "twins": figures["twins"]["loaded_higher"],
        "macro_f1": figures["macro_f1"],
        "average_precision": figures["average_precision"],
        "auc": figures["auc"],
        "top_1": figures["explained"]["top_1"],
        "top_3": figures["explained"]["top_3"],
    }
    assert {key: (reached[key], floor) for key, floor in FLOORS.items() if reached[key] < floor} == {}


FLOORS = {
    "twins": 0.90,
    "macro_f1": 0.64,
    "average_precision": 0.60,
    "auc": 0.70,
    "top_1": 0.69,
    "top_3": 0.78,
}


def test_who_is_spoken_of_hardly_moves_a_probability() -> None:
    names = itertools.cycle(NAMES)
    config = Config(prevalence=0.5)
    changes = []
    for line in (LABELLED / "loaded-gate.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        other = exchanged(text, names)
        if other != text:
            changes.append(abs(probability(text, config) - probability(other, config)))
        if len(changes) == 200:
            break
    assert len(changes) == 200
    assert sum(changes) / len(changes) <= 0.005


def probability(text: str, config: Config) -> float:
    return max(s.loaded_probability or 0.0 for s in framing.analyse(text, config).sentences)
