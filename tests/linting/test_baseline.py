from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from framing import engine, ingest
from framing.checks import run
from framing.config import Config
from framing.errors import ConfigError
from framing.linting import baseline
from framing.types import Checked

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Checked]

BAD = "The mayor slammed the plan on Monday. Nobody else spoke.\n"
TEXT = f"# Council debates ferry\n\n{BAD}\nLater the council slammed the mayor.\n"


def held(results: list[Checked], known: baseline.Baseline) -> list[int]:
    return [len(r.diagnostics) for r in baseline.compare(results, known, "base.json").results]


def test_what_is_in_it_is_silenced(check: Run) -> None:
    done = check(TEXT)
    known = baseline.make([done], "base.json", Config())
    found = baseline.compare([done], known, "base.json")
    assert found.stale == ()
    assert [r.diagnostics for r in found.results] == [()]
    assert [(s.kind, s.reason) for s in found.results[0].silenced] == [("external", "in the baseline")] * 2


def test_file_is_one_line_an_entry_and_reads_back(check: Run, tmp_path: Path) -> None:
    known = baseline.make([check(TEXT)], "base.json", Config())
    data = baseline.render(known)
    (tmp_path / "base.json").write_bytes(data)
    assert baseline.load("base.json") == known
    assert len([line for line in data.decode().splitlines() if '"fp"' in line]) == 2
    assert not re.search(rb"line|column|time", data)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("Nobody else", "Nobody\nelse").replace(
            "slammed the plan", "slammed\nthe plan"
        ),
        lambda text: f"{text}\nAnother paragraph stands here now.\n",
        lambda text: text.replace(
            "# Council debates ferry\n\n", "# A new headline\n\nA first paragraph.\n\n"
        ),
        lambda text: "\n\n".join([text.split("\n\n")[0], *reversed(text.strip().split("\n\n")[1:])]),
        lambda text: "\ufeff" + text,
    ],
)
def test_what_reopens_nothing(check: Run, change: Callable[[str], str]) -> None:
    known = baseline.make([check(TEXT)], "base.json", Config())
    assert held([check(change(TEXT))], known) == [0]


def test_what_reopens(check: Run) -> None:
    known = baseline.make([check(TEXT)], "base.json", Config())
    assert held([check(TEXT.replace("on Monday", "on Tuesday"))], known) == [1]
    assert held([check(TEXT + "\n" + BAD)], known) == [1]  # the same sentence once more


def test_a_renamed_file_keeps_its_entries_a_copy_has_none(check: Run) -> None:
    known = baseline.make([check(TEXT)], "base.json", Config())
    copy = check(TEXT, "copy.md")
    assert held([copy], known) == [2]
    Path("a.md").unlink()
    assert held([copy], known) == [0]


def test_files_that_were_not_checked_are_not_stale(check: Run) -> None:
    known = baseline.make([check(TEXT), check(TEXT, "b.md")], "base.json", Config())
    done = check("# Council debates ferry\n\nThe mayor spoke.\n", "b.md")
    assert [(e.path, e.n) for e in baseline.compare([done], known, "base.json").stale] == [("b.md", 1)] * 2


def test_update_takes_up_nothing_new_unless_allowed(check: Run) -> None:
    known = baseline.make([check(TEXT)], "base.json", Config())
    changed = check(TEXT.replace("on Monday", "on Tuesday"))
    updated = baseline.update([changed], known, "base.json", Config(), allow_new=False)
    assert (updated.dropped, updated.new, len(updated.baseline.findings)) == (1, 1, 1)
    updated = baseline.update([changed], known, "base.json", Config(), allow_new=True)
    assert (updated.dropped, updated.new, len(updated.baseline.findings)) == (1, 1, 2)
    assert updated.baseline == baseline.make([changed], "base.json", Config())


def rated(value: float) -> Checked:
    text = "Council debates ferry\n\nThe mayor spoke."
    config = Config()
    found = run(engine.read(ingest.from_text(text, path="r.txt"), config), ["LD102"])
    assert found == []
    article = ingest.from_text(text, path="r.txt")
    over = run(engine.read(ingest.from_text("Ferry\n\nThe mayor slammed it.", path="r.txt")), ["LD102"])[0]
    finding = replace(over, code="RT901", evidence=("readability.consensus_grade",))
    return Checked(article=article, diagnostics=(finding,), ratings={"readability.consensus_grade": value})


@pytest.mark.parametrize(("value", "reported"), [(11.0, 0), (12.25, 0), (12.26, 1)])
def test_a_rating_is_reported_only_where_it_is_worse(value: float, reported: int, tmp_path: Path) -> None:
    known = baseline.make([rated(12.25)], str(tmp_path / "base.json"), Config())
    assert known.findings == ()
    done = baseline.compare([rated(value)], known, str(tmp_path / "base.json")).results
    assert len(done[0].diagnostics) == reported


def test_a_rating_is_ratcheted(tmp_path: Path) -> None:
    path = str(tmp_path / "base.json")
    known = baseline.make([rated(12.0)], path, Config())
    for value, kept in ((11.0, 11.0), (13.0, 12.0)):
        updated = baseline.update([rated(value)], known, path, Config(), allow_new=False).baseline
        assert [r.value for r in updated.ratings] == [kept]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not a baseline"),
        (b"{", "not a baseline"),
        (b'{"version": 2, "lexicons": ""}', "$.version"),
        (
            b'{"lexicons": "", "findings": [{"path": "a", "code": "LD102", "fp": "0", "n": 0}]}',
            "$.findings[0].n",
        ),
        (b'{"lexicons": "", "extra": 1}', "unknown field `extra`"),
        (b"\xff\xfe", "not a baseline"),
    ],
)
def test_broken_ones(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "base.json"
    path.write_bytes(data)
    with pytest.raises(ConfigError, match=re.escape(what)) as e:
        baseline.load(str(path))
    assert e.value.where == str(path)


def test_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline"):
        baseline.load(str(tmp_path / "none.json"))


SENTENCES = (
    "The mayor slammed the plan on Monday.",
    "Nobody else spoke before the evening.",
    "The meeting began at nine.",
    "The union slammed the council over the letter.",
    "About forty people came.",
    "The head of the school read a report.",
)
# None tells what an article is about: some entries do not count where that is transport or sport.
WORDS = "chairs letters people windows papers teachers parents forms copies tables offices names".split()


def found(sentences: list[str], width: int) -> list[tuple[str, str]]:
    """Return code and fingerprint of what is found in paragraphs of up to three sentences, wrapped or not."""
    paragraphs = [" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3)]
    body = "\n\n".join(wrapped(p, width) for p in paragraphs)
    reading = engine.read(ingest.from_text(f"# Council debates plan\n\n{body}\n", format="markdown"))
    return sorted((d.code, d.fingerprint) for d in run(reading, ["LD102"]))


def wrapped(text: str, width: int) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, width)) if width else text


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0, 40, 60]))
def test_edits_elsewhere_reopen_nothing_and_hide_nothing_new(seed: int, width: int) -> None:
    rng = random.Random(seed)
    sentences = list(SENTENCES)
    before = found(sentences, 0)
    assert len(before) == 2
    for _ in range(4):  # 1,000 edits in all
        at = rng.randrange(len(sentences) + 1)
        if rng.random() < 0.5:
            sentences.insert(
                at, f"The {rng.choice(WORDS)} and the {rng.choice(WORDS)} stayed {rng.choice(WORDS)}."
            )
        elif at < len(sentences) and "slammed" not in sentences[at]:
            sentences[at] = f"Then the {rng.choice(WORDS)} {rng.choice(['opened', 'closed'])}."
        else:
            rng.shuffle(sentences)
    assert found(sentences, width) == before
    sentences.insert(
        rng.randrange(len(sentences)), f"The {rng.choice(WORDS)} slammed the {rng.choice(WORDS)}."
    )
    new = found(sentences, width)
    assert len(new) == 3
    assert set(before) < set(new)
