"""What a cue makes of its content, in context, and the plainer wording beside it."""

from __future__ import annotations

import pytest

from framing.attribution import stance
from framing.attribution.cues import entries
from tests.attribution.test_patterns import found


def stances(text: str) -> list[tuple[str, str, str | None]]:
    return [(a.cue.text, a.stance, a.suggestion) for a in found(text) if a.cue and a.parent is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brenn claimed the dam was safe.", ("claimed", "doubting", "said")),
        ("The Skell Brigade claimed responsibility for the fire.", ("claimed", "neutral", None)),
        ("Ada Brenn claims that the dam is safe.", ("claims", "doubting", "says")),
        ("Ada Brenn insisted on a recount.", ("insisted on", "combative", "demanded")),
        ("Ada Brenn insisted that the dam was safe.", ("insisted", "doubting", "said")),
        ("Ada Brenn slammed the plan.", ("slammed", "combative", "criticised")),
        ("Ada Brenn admitted that the dam leaked.", ("admitted", "conceding", "said")),
        ("Ada Brenn did not say why the dam leaked.", ("did not say", "neutral", None)),
        ("Ada Brenn denied that the dam leaked.", ("denied", "neutral", None)),
        ("Ada Brenn said the dam leaked.", ("said", "neutral", None)),
        ("Ada Brenn vowed to mend the dam.", ("vowed", "emotive", "promised")),
        ("Ada Brenn was questioned by the police about the dam.", ("was questioned by", "neutral", None)),
    ],
)
def test_the_stance_of_a_cue_in_context(text: str, expected: tuple[str, str, str | None]) -> None:
    assert stances(text) == [expected]


def test_a_cue_that_is_not_neutral_says_why() -> None:
    (claimed,) = found("Ada Brenn claimed the dam was safe.")
    assert claimed.note is not None
    (said,) = found("Ada Brenn said the dam was safe.")
    assert said.note is None


def test_every_cue_that_is_not_neutral_has_a_plainer_wording() -> None:
    bare = []
    for name in ("verbs", "nouns"):
        for term, entry in entries(name).items():
            rules = [r for r in stance._rules().get(term, ()) if not r.when and r.stance == entry.stance]
            if entry.stance != "neutral" and not entry.neutral and not any(r.neutral for r in rules):
                bare.append(term)
    assert bare == []


def test_every_rule_is_of_a_cue() -> None:
    known = {term for name in ("verbs", "nouns", "phrases") for term in entries(name)}
    assert set(stance._rules()) - known - {"*"} == set()
