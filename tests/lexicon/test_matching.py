from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon import Matcher, load, read, suggest
from framing.lexicon.conditions import NAMES
from framing.lexicon.files import FAMILIES, domains
from framing.lexicon.matching import CHECKS, forms, stem
from tests.lexicon.samples import document, domain, found, matches, write


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("slam,v,2", "Critics «slammed» the plan and kept «slamming» it."),
        ("crisis,n,2", "One «crisis» after other «crises»."),
        ("grim,a,1", "It was «grimmer» than the «grimmest» year."),
        ("brutally,r,2", "They were «brutally» honest."),
        ("fly off the handle,v,2", "He «flew off the handle» again."),
        ("bring *bear to,v,2", "He said they bring «nothing»."),
        ("loss of life,n,1", "The «loss of life» was great."),
        ("*act of war,n,2", "These «acts of war» go on."),
        ("war-torn,a,2", "The «war-torn» land, the «war torn» land, the «wartorn» land."),
        ("far right,n,2", "The «far right» and the «far-right» party."),
        ("demonise,v,2", "They «demonised» him, then «demonized» her."),
        ("colour,v,1", "It «coloured» and «colored» the talk."),
        ("witch hunt,n,3", "The «witch hunt»'s end."),
        ("regime,n,2", "The «regime»’s end, the «regimes»' end."),
        ("witches' brew,n,1", "It is a «witches' brew» of claims, a «witches’ brew»."),
        ("don't hold your breath,x,1", "Well, «don’t hold your breath» now."),
    ],
)
def test_every_way_to_write_an_entry_is_found(tmp_path: Path, row: str, text: str) -> None:
    wanted = [part.split("»")[0] for part in text.split("«")[1:]]
    if "nothing" in wanted:
        wanted = []
    assert found(tmp_path, [row], text.replace("«", "").replace("»", "")) == wanted


def test_the_longest_entry_wins(tmp_path: Path) -> None:
    rows = ["war,n,1", "war of words,n,2", "words,n,1"]
    assert found(tmp_path, rows, "The war of words is no war.") == ["war of words", "war"]


def test_the_entry_that_begins_first_wins_over_a_later_longer_one(tmp_path: Path) -> None:
    rows = ["bitter war,n,1", "war of cruel words,n,3"]
    assert found(tmp_path, rows, "A bitter war of cruel words.") == ["bitter war"]


def test_a_longer_entry_whose_condition_fails_gives_way(tmp_path: Path) -> None:
    rows = ["war,n,1", "war of words,n,2,,,role: headline"]
    assert found(tmp_path, rows, "The war of words goes on.") == ["war"]


def test_words_written_just_so_win_over_an_inflected_form(tmp_path: Path) -> None:
    rows = ["humiliate,v,3", "humiliating,a,1"]
    assert [m.entry.term for m in matches(tmp_path, rows, "A humiliating day humiliates.")] == [
        "humiliating",
        "humiliate",
    ]


def test_of_equal_entries_the_one_with_more_conditions_wins_then_the_heavier(tmp_path: Path) -> None:
    rows = ["savage,v,1", "savage,a,3", "savage,n,1,,,after: noble"]
    assert [m.entry.pos for m in matches(tmp_path, rows, "A savage is no noble savage.")] == ["a", "n"]


def test_entries_do_not_run_over_marks_paragraphs_or_sentences(tmp_path: Path) -> None:
    rows = ["bitter war,n,1"]
    assert (
        found(tmp_path, rows, "It was bitter, war came.", "It was bitter", "war came. So bitter. war") == []
    )
    assert found(tmp_path, rows, "It was a bitter\nwar.") == ["bitter\nwar"]


CONTEXT = [
    ("slam,v,1,,,before: the door", "They slam the door.", "They slam the plan."),
    ("slam,v,1,,,not before: the door", "They slam the plan.", "They slam the door."),
    ("slam,v,1,,,before: the door", "They slam the door.", "They slam, the door shuts."),
    ("crisis,n,1,,,after: looming|deep", "A deep crisis.", "A small crisis."),
    ("war,n,1,,,not after: trade", "A new war began.", "A trade war began."),
    (
        "strike,n,1,,,near: union|pay",
        "The union called a long and costly strike.",
        "The strike hit a bridge.",
    ),
    ("strike,n,1,,,near: union", "The union called a strike.", "The union met. A strike hit a bridge."),
    ("strike,n,1,,,near: union", "A strike, say a b c d union.", "A strike, say a c e g i k m o q union."),
    ("clearly,r,1,,,at: start", "Clearly this is so.", "This is clearly so."),
    ("so there,x,1,,,at: end", "We won so there.", "We put so there a stone."),
    ("shock,n,1,,,role: headline", ("Shock in Tarn", "headline"), "A shock came."),
    ("shock,n,1,,,not role: headline", "A shock came.", ("Shock in Tarn", "headline")),
    ("slam,v,1,,,form: VBZ|VBG", "He slams it.", "He slammed it."),
    ("slam,v,1,,,not form: VB", "He slams it.", "To slam it."),
    ("attack,v,1,,,not domain: war", "They attack it.", "Troops and tanks attack it."),
    ("attack,v,1,,,domain: war", "Troops and tanks attack it.", "Troops attack it."),
    ("about,x,0,,,before: {number}", "It took about 40 days.", "It is about him."),
    ("regime,n,1,,,after: {det}", "They hit the regime.", "They hit regime forces."),
    ("set to,x,0,,,after: {be}", "He is set to go.", "He set to work."),
    ("blast,v,1,,,before: {pronoun}", "They blast him.", "They blast rock."),
    ("blast,v,1,,,before: {name}", "They blast Vask.", "They blast rock."),
    ("fair,a,1,,,after: {negation}", "It is not fair.", "It is fair."),
    ("war,n,1,,,not after: trade; before: of words", "A war of words.", "A trade war of words."),
]


@pytest.mark.parametrize(("row", "with_it", "without"), CONTEXT)
def test_an_entry_is_found_where_its_context_holds(
    tmp_path: Path, row, with_it, without, monkeypatch
) -> None:
    domain(tmp_path, "war", "troops", "tanks", "shells")
    monkeypatch.setattr(
        "framing.lexicon.matching.domains", lambda: {"war": frozenset(("troops", "tanks", "shells"))}
    )
    assert (len(found(tmp_path, [row], with_it)), len(found(tmp_path, [row], without))) == (1, 0)


def test_every_condition_is_tested_here_and_has_a_check() -> None:
    tested = {
        part.strip().removeprefix("not ").split(":")[0]
        for row, *_ in CONTEXT
        for part in row.split(",")[5].split(";")
    }
    assert tested == NAMES == CHECKS.keys()


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("It was no disaster.", True),
        ("It wasn’t a disaster.", True),
        ("It was never quite a disaster.", True),
        ("It was not a 'disaster'.", True),
        ("It was a disaster.", False),
        ("No, the disaster came.", False),
        ("It was not only a disaster.", False),
        ("It was no doubt a disaster.", False),
        ("It was not what anybody had called a disaster.", False),
        ("They did not. A disaster came.", False),
    ],
)
def test_negation_stands_within_three_words_in_the_clause(tmp_path: Path, text: str, negated: bool) -> None:
    assert [m.negated for m in matches(tmp_path, ["disaster,n,2"], text)] == [negated]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He joined Crisis Action in May.", []),
        ("The Crisis Action group met.", []),
        ("Crisis came.", ["Crisis"]),
        ("He said: “Crisis is near.”", ["Crisis"]),
        ("He wrote: Crisis is near.", ["Crisis"]),
        ("A real CRISIS is near.", ["CRISIS"]),
        (("Tarn Faces Crisis Over Harbour", "headline"), ["Crisis"]),
        (("Tarn gives to Crisis Action after storm", "headline"), []),
    ],
)
def test_names_are_not_matched(tmp_path: Path, text, wanted: list[str]) -> None:
    assert found(tmp_path, ["crisis,n,2"], text) == wanted


def test_an_entry_with_a_capital_is_a_name_itself(tmp_path: Path) -> None:
    assert found(tmp_path, ["Orwellian,a,2"], "He saw an Orwellian plan.") == ["Orwellian"]


@pytest.mark.parametrize(
    ("row", "text", "suggested"),
    [
        ("slam,v,2,criticise", "They slammed it.", "criticised"),
        ("slam,v,2,criticise|speak against", "He is slamming it.", "criticising / speaking against"),
        ("witch hunt,n,3,inquiry", "The witch hunts went on.", "inquiries"),
        ("grim,a,1,bad", "The grimmest day.", "bad"),
        ("spendthrift,n,2,person in debt", "Two spendthrifts met.", "persons in debt"),
        ("refuse to say,v,1,not say", "They refused to say it.", "did not say"),
        ("refuse to say,v,1,not say", "He left, refusing to say it.", "not saying"),
        ("refuse to say,v,1,not say", "They were asked to refuse to say it.", "not say"),
        ("shocking,a,2,(leave out)", "A shocking day.", "(leave out)"),
        ("slams,v,2,", "He slams it.", None),
    ],
)
def test_a_suggestion_takes_the_form_that_was_found(tmp_path: Path, row: str, text: str, suggested) -> None:
    assert [suggest(m) for m in matches(tmp_path, [row], text)] == [suggested]


ROWS = [
    "slam,v,2",
    "war of words,n,2",
    "war,n,1",
    "far-right,a,2",
    "crisis,n,2,,,not after: midlife",
    "demonise,v,1",
]
PIECES = [
    *(
        "slam",
        "slams",
        "Slammed",
        "SLAMMING",
        "war",
        "wars",
        "of",
        "words",
        "far-right",
        "far right",
        "crisis",
    ),
    *(
        "crises",
        "midlife",
        "demonized",
        "not",
        "no",
        "İ",
        "’s",
        "'",
        "“",
        "”",
        ".",
        ",",
        " ",
        "\n",
        "\n\n",
        "é",
        "-",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200))
def test_matches_are_forms_of_their_entry_in_order_and_apart(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lexicon = read(write(Path(folder), *ROWS), Path(folder))
    written = {e: {" ".join(f.tokens) for f in forms(e)} for e in lexicon.entries}
    doc = document(text or " ")
    end = 0
    for match in Matcher([lexicon]).find(doc):
        assert end <= match.start < match.end <= len(doc.text)
        assert " ".join(doc.plain[match.start : match.end].lower().split()) in written[match.entry]
        assert (match.start, match.first) == (doc.words.start[match.first], doc.word_at(match.start))
        end = match.end


def test_the_shipped_domains_are_read() -> None:
    assert "war" in domains()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_form_begins_with_the_stem_of_its_entry(family: str) -> None:
    entries = [entry for lexicon in load(family) for entry in lexicon.entries]
    assert [f.tokens for e in entries for f in forms(e) if not f.tokens[0].startswith(stem(e))] == []


def test_what_is_found_does_not_depend_on_what_was_read_before(tmp_path: Path) -> None:
    lexicon = read(write(tmp_path, "slam down,v,1", "slamming,a,1", "slam,v,2", "go slamming,v,1"), tmp_path)
    text = document("They slammed it, slamming on. They went slamming, slamming down.")
    fresh, used = Matcher([lexicon]), Matcher([lexicon])
    list(used.find(document("He goes. They slam.")))
    assert list(used.find(text)) == list(fresh.find(text))
