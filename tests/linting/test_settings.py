from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from framing import engine, ingest
from framing.checks import default, rules, run
from framing.config import Check, Config
from framing.errors import ConfigError, FramingError
from framing.linting import Overrides, Settings
from framing.linting.files import chosen
from framing.linting.settings import selected

ALL_SU = tuple(code for code in rules() if code.startswith("SU"))


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_selected_is_the_default() -> None:
    assert selected(Check()) == default()


def test_families_and_longer_beginnings() -> None:
    assert selected(Check(select=("SU",))) == ALL_SU
    assert selected(Check(select=("SU", "LD102"), ignore=("SU7", "SU704"))) == ("LD102",)
    assert selected(Check(select=("SU702",), ignore=("SU",))) == ("SU702",)
    assert selected(Check(select=("ALL",), ignore=("SU",))) == tuple(c for c in rules() if c not in ALL_SU)
    assert selected(Check(select=("LD102",), extend_select=("SU701",))) == ("LD102", "SU701")


def test_the_command_line_sets_what_is_selected_aside() -> None:
    Path("framing.toml").write_text('[check]\nselect = ["LD"]\nignore = ["SU"]\n')
    active = Settings(overrides=Overrides(select=("SU",))).of("a.md")
    assert active.profile("a.md").codes == ALL_SU


def test_per_path_settings() -> None:
    Path("framing.toml").write_text(
        '[check]\nseverity = {LD = "error"}\n[check.per_path."opinion/**"]\nignore = ["LD"]\nquote_policy = "check"\n'
        '[check.per_path."*.txt"]\nseverity = {LD102 = "note"}\n'
    )
    settings = Settings(overrides=Overrides(per_file_ignores=(("opinion/**", "SU"),)))
    active = settings.of("a.md")
    assert "LD102" in active.profile("a.md").codes
    opinion = active.profile("opinion/a.md")
    assert not {"LD102", "SU701"} & set(opinion.codes)
    assert opinion.config.check.quote_policy == "check"
    finding = run(engine.read(ingest.from_text("Ferry\n\nThe mayor slammed it.")), ["LD102"])[0]
    assert active.profile("a.md").graded(finding).severity == "error"
    assert active.profile("a.txt").graded(finding).severity == "note"


def test_the_nearest_settings_win() -> None:
    Path("desk").mkdir()
    Path("framing.toml").write_text('[check]\nselect = ["SU"]\n')
    Path("desk/framing.toml").write_text('[check]\nselect = ["LD102"]\n')
    settings = Settings()
    assert settings.of("a.md").profile("a.md").codes == ALL_SU
    assert settings.of("desk/a.md").profile("desk/a.md").codes == ("LD102",)
    assert Settings(isolated=True).of("desk/a.md").profile("desk/a.md").codes == default()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[check]\nselect = ["LX"]\n', "framing.toml: no rule is called 'LX'; did you mean '"),
        ('[check.severity]\nld102 = "note"\n', "no rule is called 'ld102'; did you mean 'LD102'?"),
        ('[check.per_path.a]\nignore = ["Q9"]\n', "no rule is called 'Q9'"),
        (
            '[check.limits]\n"readability.consensus" = 9\n',
            "limits: no metric is called 'readability.consensus'; did you mean 'readability.consensus_grade'?",
        ),
        ('lexicons = ["none.tsv"]\n', "none.tsv: there is no such file or folder"),
        ('switch_off = ["loaded/clickbat"]\n', "no list that ships is called 'loaded/clickbat'"),
    ],
)
def test_what_settings_may_not_say(text: str, what: str) -> None:
    Path("framing.toml").write_text(text)
    with pytest.raises(FramingError) as e:
        Settings().of("a.md")
    assert what in str(e.value)


def test_an_unknown_rule_on_the_command_line() -> None:
    with pytest.raises(ConfigError, match="the command line: no rule is called 'XX1'"):
        Settings(overrides=Overrides(ignore=("XX1",)))


QUOTE = "Ferry\n\n“The council slammed the plan,” the mayor said on Monday."


@pytest.mark.parametrize(("policy", "found"), [("skip", []), ("note", ["note"]), ("check", ["warning"])])
def test_quote_policy(policy: str, found: list[str]) -> None:
    config = Config(check=Check(quote_policy=policy))  # type: ignore[arg-type]
    assert [d.severity for d in run(engine.read(ingest.from_text(QUOTE), config), ["LD102"])] == found


def names(*paths: str, **options: bool) -> list[str]:
    return [p if isinstance(p, str) else p.reason for p in chosen(paths, Settings(), **options)]


def test_files_of_folders_without_what_is_excluded_or_ignored() -> None:
    for name in ("a.md", "b.txt", "c.html", "package.json", "drafts/d.md", "built/e.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("x")
    Path("framing.toml").write_text('[check]\nexclude = ["drafts"]\n')
    assert names(".") == ["a.md", "b.txt", "built/e.md", "c.html"]
    assert names("drafts/d.md") == ["drafts/d.md"]
    assert names("drafts/d.md", "package.json", force_exclude=True) == ["package.json"]
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text("built/\n")
    assert names(".") == ["a.md", "b.txt", "c.html"]
    assert names(".", respect_gitignore=False) == ["a.md", "b.txt", "built/e.md", "c.html"]
    assert names("built") == []


def test_an_empty_folder_is_said() -> None:
    Path("none").mkdir()
    assert names("none") == ["nothing to read in this folder"]
