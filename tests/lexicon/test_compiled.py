from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from framing import ingest, lexicon
from framing.document import Document
from framing.lexicon import compiled, matching

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Council debates plan\n\nThe mayor slammed the co-op's plan; the un's boss, no less, was a sop to them."
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def found(matcher: matching.Matcher) -> list[str]:
    return [
        f"{m.start} {m.entry.term} {m.entry.kind} {m.tag}"
        for m in matcher.find(Document(ingest.from_text(TEXT)))
    ]


def plain() -> matching.Matcher:
    return matching.Matcher(x for family in lexicon.files.FAMILIES for x in lexicon.SHIPPED.load(family))


def test_what_is_kept_finds_what_the_lists_do(folder: Path) -> None:
    expected = found(plain())
    assert any("slam loaded.combative" in each for each in expected)
    assert found(matching.Matcher.shipped()) == expected  # made and kept
    assert len(list(folder.iterdir())) == 1
    assert found(matching.Matcher.shipped()) == expected  # read


def entries() -> dict[str, list[lexicon.Entry]]:
    entry = lexicon.SHIPPED.load("loaded")[0].entries[0]
    return {"slam": [entry], "x": [entry, entry]}


def never() -> dict[str, list[lexicon.Entry]]:
    raise AssertionError("what is kept should have been read")


def read(waiting: compiled.Waiting) -> dict[str, list[lexicon.Entry]]:
    return {key: compiled.entries(each) for key, each in waiting.items()}


def test_read_back(folder: Path) -> None:
    assert read(compiled.kept(entries)) == read(compiled.kept(never)) == entries()


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[:-1], lambda b: b[:40] + b"\x00" + b[41:]])
def test_damage_is_noticed(folder: Path, damage) -> None:
    compiled.kept(entries)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    file.write_bytes(damage(good))
    assert read(compiled.kept(entries)) == entries()
    assert file.read_bytes() == good


def test_a_change_of_what_it_is_made_from_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.kept(entries)
    monkeypatch.setattr(compiled, "__version__", "another")
    with pytest.raises(AssertionError):
        compiled.kept(never)


def test_the_key_changes_with_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    shutil.copytree(lexicon.files.home(), tmp_path / "en")
    monkeypatch.setattr(compiled, "home", lambda: tmp_path / "en")
    before = compiled._key()
    path = tmp_path / "en" / "loaded" / "combative.tsv"
    os.utime(path, ns=(1, 1))
    assert compiled._key() != before


def test_no_folder_to_keep_it_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for name in ("", str(tmp_path / "file" / "below")):
        monkeypatch.setenv("FRAMING_CACHE_DIR", name)
        assert read(compiled.kept(entries)) == entries()
