from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.errors import ConfigError, LexiconError
from framing.lexicon import SHIPPED, Lists, digest, load, matcher
from tests.lexicon.samples import document, write

if TYPE_CHECKING:
    from pathlib import Path


def found(lists: Lists, text: str, family: str = "loaded") -> list[tuple[str, str]]:
    return [
        (m.entry.term, m.entry.source.partition("@")[0]) for m in matcher(family, lists).find(document(text))
    ]


def test_without_a_house_the_lists_are_those_that_ship() -> None:
    assert Lists() == SHIPPED
    assert Lists().load("loaded") is load("loaded")
    assert Lists().digest() == digest()


def test_a_house_list_adds_a_category(tmp_path: Path) -> None:
    write(tmp_path, "harbourish,a,2", name="loaded/ours")
    lists = Lists((str(tmp_path),))
    assert found(lists, "They slammed the harbourish plan.") == [
        ("slam", "loaded/combative"),
        ("harbourish", "house/loaded/ours"),
    ]
    assert found(SHIPPED, "They slammed the harbourish plan.") == [("slam", "loaded/combative")]


def test_a_house_list_may_add_to_a_shipped_category(tmp_path: Path) -> None:
    path = write(tmp_path, "keelhaul,v,2", name="loaded/combative")
    assert found(Lists((str(path),)), "They keelhauled and slammed it.") == [
        ("keelhaul", "house/loaded/combative"),
        ("slam", "loaded/combative"),
    ]


def test_families_are_told_by_the_header_wherever_the_file_lies(tmp_path: Path) -> None:
    write(tmp_path, "vaskland,x,0,,its own people", name="contested/vask").rename(tmp_path / "any.tsv")
    lists = Lists((str(tmp_path),))
    assert found(lists, "In vaskland it rained.", "contested") == [("vaskland", "house/contested/vask")]


@pytest.mark.parametrize("off", ["loaded/combative", "loaded/combative:slam"])
def test_a_list_or_an_entry_is_switched_off(off: str) -> None:
    assert found(Lists(off=(off,)), "They slammed it, a disgrace.") == [("disgrace", "loaded/judgement")]


def test_switching_off_takes_shipped_entries_only(tmp_path: Path) -> None:
    write(tmp_path, "slam,v,1", name="loaded/combative")
    lists = Lists((str(tmp_path),), ("loaded/combative",))
    assert found(lists, "They slammed and castigated it.") == [("slam", "house/loaded/combative")]


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (
            "loaded/combattive",
            "no list that ships is called 'loaded/combattive'; did you mean 'loaded/combative'?",
        ),
        ("combative", "no list that ships is called 'combative'; did you mean 'loaded/combative'?"),
        (
            "loaded/combative:slm",
            "no entry that ships is called 'loaded/combative:slm'; did you mean 'loaded/combative:slam'?",
        ),
        ("zzz", "no list that ships is called 'zzz'; 'framing lexicon stats' shows them"),
    ],
)
def test_switching_off_what_is_not_there_names_the_nearest(off: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Lists(off=(off,)).load("loaded")
    assert str(caught.value) == f"switch_off: {said}"


def test_a_starred_term_is_switched_off_as_it_reads() -> None:
    assert found(Lists(off=("loaded/combative:fly off the handle",)), "They flew off the handle.") == []
    assert found(SHIPPED, "They flew off the handle.") != []


def test_the_digest_follows_contents_not_places(tmp_path: Path) -> None:
    one = write(tmp_path / "a", "keelhaul,v,2", name="loaded/ours")
    same = write(tmp_path / "b", "keelhaul,v,2", name="loaded/ours").rename(tmp_path / "b" / "x.tsv")
    other = write(tmp_path / "c", "keelhaul,v,1", name="loaded/ours")
    digests = [Lists((str(p),)).digest() for p in (one, same, other)]
    assert digests[0] == digests[1]
    assert len({*digests, digest(), Lists(off=("loaded/clickbait",)).digest()}) == 4


@pytest.mark.parametrize("kind", ["nothing", "empty folder", "not UTF-8", "malformed", "twice"])
def test_a_house_list_that_cannot_be_used_is_refused_whole(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "house"
    if kind != "nothing":
        path.mkdir()
    if kind == "not UTF-8":
        (path / "a.tsv").write_bytes(b"# name: loaded/caf\xe9\n")
    elif kind == "malformed":
        write(path, "vask,n,1", "slam,v,9", name="loaded/a")
    elif kind == "twice":
        write(path / "a", "vask,n,1", name="loaded/a")
        write(path / "b", "vesk,n,1", name="loaded/a")
    said = {
        "nothing": f"{path}: there is no such file or folder; correct the path",
        "empty folder": f"{path}: holds no .tsv file; add one, or do not name the folder",
        "not UTF-8": f"{path}/a.tsv, byte 18: is not UTF-8; save it as UTF-8",
        "malformed": f"{path}/loaded/a.tsv, line 10: the weight '9' is not a number from 0 to 3; mend the line",
        "twice": f"{path}/b/loaded/a.tsv: has the name of {path}/a/loaded/a.tsv, 'loaded/a'; "
        "give it another, or put the entries into one file",
    }
    for _ in range(2):
        with pytest.raises(LexiconError) as caught:
            Lists((str(path),)).load("loaded")
        assert str(caught.value) == said[kind]
