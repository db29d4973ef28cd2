from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.errors import LexiconError
from framing.lexicon import read
from framing.lexicon.files import digest_of, read_house
from tests.lexicon.samples import COLUMNS, HEADER, write

if TYPE_CHECKING:
    from pathlib import Path


def test_an_entry_knows_its_kind_source_and_line(tmp_path: Path) -> None:
    entry = read(write(tmp_path, "slam,v,2,criticise,a brawl"), tmp_path).entries[0]
    assert (entry.term, entry.pos, entry.weight, entry.suggestion, entry.note) == (
        "slam",
        "v",
        2.0,
        "criticise",
        "a brawl",
    )
    assert (entry.kind, entry.source, entry.line) == ("loaded.test", "loaded/test@1", 9)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("slam,q,2", "the part of speech 'q' is not one of v, n, a, r, x"),
        ("slam,v,heavy", "the weight 'heavy' is not a number from 0 to 3"),
        ("slam,v,4", "the weight '4' is not a number from 0 to 3"),
        ("slam,v,nan", "the weight 'nan' is not a number from 0 to 3"),
        ("slam,v", "the weight '' is not a number from 0 to 3"),
        ("slam  down,v,2", "must be words with single spaces between"),
        ("slam!,v,2", "must be words with single spaces between"),
        ("*slam *down,v,2", "must be words with single spaces between"),
        ("sl*am,v,2", "must be words with single spaces between"),
        ("of the,x,1", "'of the' would match everywhere; say in 'when' beside what it is meant"),
        ("the,x,1,,,not before: end", "'the' would match everywhere"),
        ("said,x,1,,,role: body", "'said' would match everywhere"),
        ("slam,v,1,,,x,y", "7 cells where there are 6 columns; remove the extra tabs"),
        (",v,1", "the first cell is empty"),
        ("slam ,v,1", "a cell begins or ends with a space"),
        ("slam,v,1,,,beside: dog", "no condition is called 'beside'; there are after, at, before"),
        ("slam,v,1,,,before", "a condition reads 'name: value|value', not 'before'"),
        ("slam,v,1,,,before: a|", "a condition reads 'name: value|value'"),
        ("slam,v,1,,,at: middle", "'at' cannot be 'middle'; it can be end, start"),
        ("slam,v,1,,,role: sidebar", "'role' cannot be 'sidebar'; it can be"),
        ("slam,v,1,,,form: past", "'form' cannot be 'past'; it can be"),
        ("slam,v,1,,,domain: chess", "'domain' cannot be 'chess'"),
        ("slam,v,1,,,before: Dog", "'Dog' must be in lower case"),
        ("slam,v,1,,,near: big dog", "'near' takes single words, not 'big dog'"),
        ("slam,v,1,,,near: {det}", "no class of words '{det}' can stand here"),
        ("slam,v,1,,,after: {noun}", "no class of words '{noun}' can stand here"),
    ],
)
def test_a_bad_line_is_named_with_file_line_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = write(tmp_path, "fine,a,1", row)
    with pytest.raises(LexiconError) as caught:
        read(path, tmp_path)
    assert caught.value.where == f"{path}, line 10"
    assert reason in str(caught.value)


def test_the_same_entry_twice_names_both_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2", "slam,n,2", "Slam,v,1")
    with pytest.raises(LexiconError) as caught:
        read(path, tmp_path)
    assert str(caught.value) == f"{path}, line 11: 'Slam' is already in line 9; mend the line"


def test_words_of_grammar_are_an_entry_where_something_must_stand_beside_them(tmp_path: Path) -> None:
    path = write(tmp_path, "the,x,1,,,before: so-called", "this is,x,1,,,role: headline")
    assert len(read(path, tmp_path).entries) == 2


def test_a_house_list_is_named_by_its_header(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2", name="loaded/combative").rename(tmp_path / "ours.tsv")
    lexicon = read_house(path)
    entry = lexicon.entries[0]
    assert (lexicon.name, entry.kind, entry.source) == (
        "loaded/combative",
        "loaded.combative",
        "house/loaded/combative@1",
    )


@pytest.mark.parametrize("name", ["ours", "attribution/ours", "loaded/", "loaded/Ours", "loaded/a/b"])
def test_a_house_list_without_a_family_is_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "slam,v,2").rename(tmp_path / "ours.tsv")
    path.write_text(path.read_text().replace("loaded/test", name))
    with pytest.raises(LexiconError) as caught:
        read_house(path)
    assert str(caught.value) == (
        f"{path}: the header names it {name!r}; write one of loaded, hedge, contested, frame, then '/' and a "
        "name in small letters"
    )


@pytest.mark.parametrize("key", [*HEADER, "name"])
def test_every_key_of_the_header_is_required(tmp_path: Path, key: str) -> None:
    path = write(tmp_path, "slam,v,2", **{key: ""}) if key != "name" else write(tmp_path, "slam,v,2")
    if key == "name":
        path.write_text(path.read_text().replace("# name: loaded/test\n", ""))
    with pytest.raises(LexiconError) as caught:
        read(path, tmp_path)
    assert str(caught.value) == f"{path}: the header lacks {key!r}; add '# {key}: ...'"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"version": "one"}, "the version is not a whole number"),
        ({"fine": "always\n# fine: never"}, "line 8: a header line reads '# key: value', each key once"),
        ({"fine": "always\n# never"}, "line 8: a header line reads '# key: value', each key once"),
    ],
)
def test_a_bad_header_is_refused(tmp_path: Path, header: dict[str, str], reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        read(write(tmp_path, "slam,v,2", **header), tmp_path)


def test_the_name_is_that_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2")
    other = path.rename(path.with_name("other.tsv"))
    with pytest.raises(LexiconError) as caught:
        read(other, tmp_path)
    assert str(caught.value) == f"{other}: the header names it 'loaded/test'; write 'loaded/other'"


def test_columns_come_in_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2")
    path.write_text(path.read_text().replace(COLUMNS, "pos\tterm"))
    with pytest.raises(LexiconError) as caught:
        read(path, tmp_path)
    assert str(caught.value) == (
        f"{path}, line 8: the columns must be term, pos, weight, suggestion, note, when, separated by tabs"
    )


def test_a_lexicon_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no entry"):
        read(write(tmp_path), tmp_path)


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2")
    path.write_bytes(path.read_bytes() + b"caf\xe9\tn\t1\n")
    with pytest.raises(LexiconError, match=r"byte \d+: is not UTF-8; save it as UTF-8"):
        read(path, tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.tsv: cannot be read: No such file or directory"):
        read(tmp_path / "absent.tsv", tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2,,a note")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(path, tmp_path).entries[0].note == "a note"


def test_the_digest_changes_with_names_and_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "slam,v,2")
    first = digest_of([path], tmp_path)
    path.write_text(path.read_text() + "blast\tv\t2\n")
    second = digest_of([path], tmp_path)
    moved = path.rename(path.with_name("other.tsv"))
    assert len({first, second, digest_of([moved], tmp_path)}) == 3
