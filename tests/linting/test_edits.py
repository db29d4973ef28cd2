from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from framing.errors import ConfigError, InputError
from framing.linting import edits
from framing.linting.since import Since
from tests.linting.conftest import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.types import Checked

    Run = Callable[..., Checked]

HEAD = "# Council debates ferry\n\n"
BAD = "The mayor slammed the plan on Monday.\n"


def sure(checked: Checked, **changes: object) -> Checked:
    """Return findings as those of a rule whose suggestions are safe."""
    found = tuple(replace(d, safe=True, **changes) for d in checked.diagnostics)
    return replace(checked, diagnostics=found)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_safe_suggestions_are_put_in_and_the_encoding_stays(check: Run, codec: str) -> None:
    text = f"{HEAD}A café closed.\r\n\r\n{BAD}"
    change = edits.fixes(sure(check(text.encode(codec))))
    assert change is not None
    change.write()
    assert Path("a.md").read_bytes() == text.replace("slammed", "criticised").encode(codec)
    assert edits.fixes(sure(check(Path("a.md").read_bytes()))) is None


@pytest.mark.parametrize("changes", [{"voice": "quoted"}, {"voice": "reported"}, {"suggestion": None}])
def test_words_of_others_stay(check: Run, changes: dict[str, object]) -> None:
    assert edits.fixes(sure(check(HEAD + BAD), **changes)) is None


def test_unsafe_ones_stay(check: Run) -> None:
    assert edits.fixes(check(HEAD + BAD)) is None


def test_the_first_of_two_that_overlap(check: Run) -> None:
    done = sure(check(HEAD + BAD))
    longer = replace(done.diagnostics[0], end=done.diagnostics[0].end + 9, suggestion="disputed it")
    change = edits.fixes(replace(done, diagnostics=(longer, *done.diagnostics)))
    assert change is not None
    assert change.after == HEAD + BAD.replace("slammed", "criticised")
    assert change.edits == 1


def test_diff(check: Run) -> None:
    change = edits.fixes(sure(check(HEAD + BAD)))
    assert change is not None
    assert change.diff().splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
    assert "\n-The mayor slammed the plan on Monday.\n+The mayor criticised the plan" in change.diff()


def test_a_file_that_changed_or_went_away_meanwhile(check: Run) -> None:
    change = edits.fixes(sure(check(HEAD + BAD)))
    assert change is not None
    Path("a.md").write_text("other")
    with pytest.raises(InputError, match=r"a\.md: it changed while it was checked"):
        change.write()
    Path("a.md").unlink()
    with pytest.raises(InputError, match=r"a\.md: it went away while it was checked"):
        change.write()


def test_ignores_in_markdown(check: Run) -> None:
    text = f"---\ntitle: Ferry\n---\n\n{HEAD}{BAD}\n> {BAD}"
    change = edits.ignores(check(text), "the mayor's own word")
    assert change is not None
    change.write()
    comment = "<!-- framing: ignore[LD102] -- the mayor's own word -->\n"
    assert change.after == f"---\ntitle: Ferry\n---\n\n{HEAD}{comment}{BAD}\n{comment}> {BAD}"
    assert codes(check(change.after)) == []


def test_ignores_beside_a_plain_text(check: Run) -> None:
    for _ in range(2):
        change = edits.ignores(check(HEAD + BAD + "\n" + BAD, "a.txt"), "the mayor's own word")
        if change is None:
            break
        change.write()
    assert Path("a.txt.framing").read_text() == 'ignore[LD102] "slammed" -- the mayor\'s own word\n'
    assert codes(check(HEAD + BAD, "a.txt")) == []


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(check: Run) -> Run:
    check(f"{HEAD}{BAD}\nThe ferry left.\n")
    git("init", "-q", ".")
    git("add", ".")
    git("commit", "-qm", "One article")
    return check


def test_since_reports_changed_sentences_alone(repository: Run) -> None:
    since = Since("HEAD")
    assert codes(since.filtered(repository(f"{HEAD}New first words.\n\n{BAD}"))) == []
    changed = repository(f"{HEAD}{BAD}\nThe union slammed the mayor.\n")
    assert [d.sentence for d in since.filtered(changed).diagnostics] == ["The union slammed the mayor."]


def test_since_reports_all_of_a_new_file_and_none_of_a_renamed_one(repository: Run) -> None:
    assert codes(Since("HEAD").filtered(repository(HEAD + BAD, "new.md"))) == ["LD102"]
    git("mv", "a.md", "moved.md")
    assert codes(Since("HEAD").filtered(repository(Path("moved.md").read_text(), "moved.md"))) == []


def test_since_a_revision_that_there_is_not(repository: Run) -> None:
    with pytest.raises(ConfigError, match="git knows no revision 'nowhere'"):
        Since("nowhere").filtered(repository(HEAD + BAD))
    with pytest.raises(ConfigError, match="git knows no revision '--output=x'"):
        Since("--output=x").filtered(repository(HEAD + BAD))
    assert not Path("x").exists()


def test_since_outside_a_repository(check: Run) -> None:
    with pytest.raises(ConfigError, match="not a git repository"):
        Since("HEAD").filtered(check(HEAD + BAD))
