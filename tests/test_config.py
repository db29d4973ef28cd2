from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.config import Config, load
from framing.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "framing.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(path: str) -> str:
    with pytest.raises(ConfigError) as e:
        load(path)
    return str(e.value)


def test_defaults(tmp_path: Path) -> None:
    assert load(write(tmp_path, "")) == Config() == Config(long_sentence=30, replicates=200)


def test_framing_toml(tmp_path: Path) -> None:
    assert load(write(tmp_path, "\ufefflong_sentence = 25\n")) == Config(long_sentence=25)


def test_house_lists_are_found_from_where_they_are_named(tmp_path: Path) -> None:
    text = 'lexicons = ["house", "/srv/lists/a.tsv"]\nswitch_off = ["loaded/clickbait"]\n'
    assert load(write(tmp_path, text)) == Config(
        lexicons=(str(tmp_path / "house"), "/srv/lists/a.tsv"), switch_off=("loaded/clickbait",)
    )


def test_pyproject_toml(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.framing]\nreplicates = 500\n'
    assert load(write(tmp_path, text, "pyproject.toml")) == Config(replicates=500)


@pytest.mark.parametrize("text", ["[project]\n", "[tool.other]\n", "tool = 3\n", "[tool]\nframing = 3\n"])
def test_pyproject_toml_without_a_table_of_ours(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    assert refused(path) == f"{path}: there is no table [tool.framing]; add it, or name a framing.toml"


def test_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, "long-sentences = 25\n")
    assert refused(path) == f"{path}: unknown key 'long-sentences'; did you mean 'long_sentence'?"


def test_unknown_key_near_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "zzz = 1\n")
    assert (
        refused(path)
        == f"{path}: unknown key 'zzz'; the keys are: lexicons, long_sentence, max_grade, max_paragraph, "
        "max_sentence, model, prevalence, replicates, switch_off"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('long_sentence = "25"', "'long_sentence': expected `int`, got `str`"),
        ("long_sentence = true", "'long_sentence': expected `int`, got `bool`"),
        ("replicates = 3", "'replicates': expected `int` >= 100"),
        ("replicates = 1000000", "'replicates': expected `int` <= 100000"),
    ],
)
def test_wrong_values(tmp_path: Path, line: str, what: str) -> None:
    path = write(tmp_path, line)
    assert refused(path) == f"{path}: {what}; correct the value, or leave the key out for its default"


def test_not_toml(tmp_path: Path) -> None:
    path = write(tmp_path, "\n= 3\n")
    assert refused(path).startswith(f"{path}: not TOML: ")
    assert "line 2" in refused(path)


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "framing.toml").write_bytes(b"# caf\xe9\n")
    path = str(tmp_path / "framing.toml")
    assert refused(path) == f"{path}: not UTF-8: byte 5; save it as UTF-8"


def test_no_file_or_no_regular_one(tmp_path: Path) -> None:
    assert (
        refused(f"{tmp_path}/none.toml") == f"{tmp_path}/none.toml: there is no such file; correct --config"
    )
    assert refused(str(tmp_path)) == f"{tmp_path}: this is not a file; name a TOML file with --config"


def test_digest_tells_settings_apart() -> None:
    assert Config().digest() == Config(long_sentence=30).digest()
    assert Config().digest() != Config(long_sentence=31).digest()
    assert Config().digest().startswith("sha256:")


def test_the_digest_leaves_places_of_lists_to_the_digest_of_the_lexicons() -> None:
    assert Config(lexicons=("a",), switch_off=("loaded/clickbait",)).digest() == Config().digest()


def test_toml_nested_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "framing.toml"
    path.write_text("x = " + "[" * 5000, encoding="utf-8")
    assert refused(path).startswith(f"{path}: not TOML: ")
