from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from framing.config import Check, Config, find, load, schema
from framing.errors import ConfigError
from framing.resources import folder

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
        == f"{path}: unknown key 'zzz'; the keys are: check, extend, lexicons, long_sentence, model, "
        "prevalence, replicates, switch_off"
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


NESTED = [
    ('[check]\nquote-policy = "skip"\n', "unknown key 'check.quote-policy'; did you mean 'quote_policy'?"),
    (
        '[check]\nquote_policy = "maybe"\n',
        "'check.quote_policy': invalid enum value 'maybe'; correct the value",
    ),
    (
        '[check.per_path."opinion/**"]\nignores = ["LD"]\n',
        "unknown key 'check.per_path.\"opinion/**\".ignores'; did you mean 'ignore'?",
    ),
    (
        '[check.severity]\nLD = "fatal"\n',
        "'check.severity[...]': invalid enum value 'fatal'; correct the value",
    ),
    ("check = 3\n", "'check': expected `object`, got `int`; correct the value"),
]


@pytest.mark.parametrize(("text", "what"), NESTED)
def test_wrong_settings_of_check(tmp_path: Path, text: str, what: str) -> None:
    path = write(tmp_path, text)
    assert refused(path).startswith(f"{path}: {what}")


def test_settings_of_check_move_no_digest(tmp_path: Path) -> None:
    config = load(write(tmp_path, '[check]\nselect = ["LD"]\nfail_on = "note"\n'))
    assert config.check.select == ("LD",)
    assert config.digest() == Config().digest()


def test_extend_takes_what_the_file_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    write(tmp_path, 'lexicons = ["house"]\n[check]\nignore = ["RD"]\nseverity = {LD = "note", AT = "note"}\n')
    text = 'extend = "../framing.toml"\n[check]\nseverity = {LD = "error"}\nbaseline = "b.json"\n'
    assert load(write(tmp_path / "desk", text)) == Config(
        lexicons=(str(tmp_path / "desk" / ".." / "house"),),
        check=Check(
            ignore=("RD",),
            severity={"LD": "error", "AT": "note"},
            baseline=str(tmp_path / "desk" / "b.json"),
        ),
    )


def test_extend_in_a_circle_or_to_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, 'extend = "framing.toml"\n')
    assert refused(path) == f"{path}: 'extend' leads in a circle, by way of framing.toml; break it"
    path = write(tmp_path, 'extend = "none.toml"\n')
    assert refused(path) == f"{path}: 'extend': there is no {tmp_path / 'none.toml'}; correct it"


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    outer = write(tmp_path, "[tool.framing]\n", "pyproject.toml")
    assert find(below) == outer
    write(tmp_path / "a", "")
    inner = write(tmp_path / "a", "", ".framing.toml")
    assert find(below) == inner


def test_the_schema_is_the_one_that_ships() -> None:
    path = folder("data") / "framing.schema.json"
    current = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("FRAMING_REGENERATE") == "1":
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current
