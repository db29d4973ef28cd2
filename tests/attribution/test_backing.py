"""What an anonymous source is backed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import engine, ingest
from framing.attribution.backing import in_words

if TYPE_CHECKING:
    from framing.types import Attribution

HEAD = "Minister to close the Tolveg shipyard\n\n"
ALONE = (
    "The shipyard in Tolveg will be closed by the minister in May, a senior official said on condition of "
    "anonymity because she was not allowed to speak. "
)


def anonymous(text: str) -> Attribution:
    (found,) = [a for a in engine.analyse(ingest.from_text(text)).attributions if a.naming == "anonymous"]
    return found


def test_a_headline_that_rests_on_one_anonymous_source_says_so() -> None:
    assert anonymous(HEAD + ALONE).backing == ("reason", "headline")


def test_a_named_source_nearby_corroborates() -> None:
    named = "Ada Brenn, a welder, said the minister had told workers that the shipyard would close."
    assert anonymous(HEAD + ALONE + named).backing == ("reason", "corroboration")


def test_a_named_source_who_says_something_else_does_not() -> None:
    other = "Ada Brenn, a welder, said it had rained all week."
    assert anonymous(HEAD + ALONE + other).backing == ("reason", "headline")


def test_a_named_source_far_below_does_not() -> None:
    far = "It rained. " * 8 + "Ada Brenn said the minister had told workers that the shipyard would close."
    assert "corroboration" not in anonymous(HEAD + ALONE + far).backing


def test_no_reason_is_said_too() -> None:
    found = anonymous("Yard shut\n\nA source said the mayor of Skell had resigned on Monday.")
    assert found.backing == ()
    assert in_words(found) == "no reason given"


def test_a_source_with_a_name_needs_no_backing() -> None:
    text = "Yard shut\n\nAda Brenn said the mayor of Skell had resigned on Monday."
    assert [a.backing for a in engine.analyse(ingest.from_text(text)).attributions] == [()]
