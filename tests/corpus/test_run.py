"""A run can end at any moment: what is done is kept, what is half done is not seen, and the end is the same."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from framing.config import Config
from framing.corpus import chunks, local, work
from framing.errors import ConfigError, FramingError, InputError, OutputError
from tests.corpus.conftest import article, here, lines, rows, tree

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-c", "from framing.cli import main; main()", "corpus", "score"]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MOST", 8)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(article(number) for number in range(40)))
    return path


def stops_after(count: int):
    """An engine that is interrupted after some chunks."""

    def engine(found, job, workers):
        for number, done in enumerate(here(found, job, workers)):
            if number == count:
                raise KeyboardInterrupt
            yield done

    return engine


@pytest.mark.usefixtures("small_chunks")
def test_a_run_goes_on_where_it_was_interrupted(tmp_path: Path, source: Path, scored) -> None:
    scored(source, folder="whole")
    with pytest.raises(KeyboardInterrupt):
        scored(source, engine=stops_after(3))
    assert not (tmp_path / "out" / "manifest.json").exists()
    _, steps = scored(source)
    assert [step.done is None for step in steps] == [True, True, True, False, False]
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.usefixtures("small_chunks")
def test_the_order_in_which_chunks_end_does_not_matter(tmp_path: Path, source: Path, scored) -> None:
    def backwards(found, job, workers):
        yield from reversed(list(here(found, job, workers)))

    scored(source, folder="whole")
    scored(source, engine=backwards)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.usefixtures("small_chunks")
def test_workers_make_the_same_bytes(tmp_path: Path, source: Path, scored) -> None:
    scored(source, folder="whole")
    scored(source, engine=local.run)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.usefixtures("small_chunks")
def test_only_what_is_new_is_scored(tmp_path: Path, source: Path, scored) -> None:
    scored(source)
    may = tmp_path / "out" / "scores" / "month=2031-05" / "part.parquet"
    written = may.stat().st_mtime_ns
    with source.open("ab") as file:
        file.write(lines(article(number, story=40) for number in range(40, 45)))
    manifest, steps = scored(source)
    assert [step.done is None for step in steps] == [True] * 5 + [False]
    assert manifest.rows["articles"] == 45
    assert [*manifest.months] == ["2031-05", "2031-06"]
    assert may.stat().st_mtime_ns == written
    scored(source, folder="whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_file_that_comes_moves_few_chunks(tmp_path: Path, scored) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text("")
    before, _ = scored(folder)
    (folder / "1005.txt").write_text("")
    after, steps = scored(folder)
    assert before.chunks > 2
    assert [step.done is None for step in steps].count(False) <= 2
    assert after.rows["failures"] == 401


def test_a_changed_list_changes_scores_and_not_what_was_read(tmp_path: Path, source: Path, scored) -> None:
    house = tmp_path / "ours.tsv"
    head = {
        "name": "loaded/ours",
        "version": 1,
        "licence": "Apache-2.0",
        "source": "ours",
        "category": "ours",
    }
    head |= {"flags": "what we found", "fine": "never"}
    table = "term\tpos\tweight\tsuggestion\tnote\twhen\nnightfall\tn\t2\tevening\n"
    house.write_text("".join(f"# {key}: {value}\n" for key, value in head.items()) + table)
    scored(source, folder="before")
    _, steps = scored(source, folder="before", config=Config(replicates=100, lexicons=(str(house),)))
    assert all(step.done is not None for step in steps)
    scored(source)
    assert rows(tmp_path / "out", "articles") == rows(tmp_path / "before", "articles")
    assert rows(tmp_path / "out", "evidence") != rows(tmp_path / "before", "evidence")
    _, steps = scored(source, folder="before")
    assert all(step.done is None for step in steps)
    assert tree(tmp_path / "out").items() <= tree(tmp_path / "before").items()


def test_a_damaged_chunk_is_found_and_made_again(tmp_path: Path, source: Path, scored) -> None:
    scored(source)
    before = tree(tmp_path / "out")
    (chunk,) = (tmp_path / "out" / "chunks").rglob("*.zip")
    chunk.write_bytes(chunk.read_bytes()[:1000])
    with pytest.raises(InputError, match="is damaged, and was removed"):
        scored(source)
    scored(source)
    assert tree(tmp_path / "out") == before


def test_a_full_disk_stops_the_run_and_loses_nothing(
    tmp_path: Path, source: Path, scored, monkeypatch: pytest.MonkeyPatch, small_chunks: None
) -> None:
    def full(found, job, workers):
        for number, done in enumerate(here(found, job, workers)):
            if number == 2:
                monkeypatch.setattr(os, "fsync", no_space)
            yield done

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="free some space"):
        scored(source, engine=full)
    monkeypatch.undo()
    monkeypatch.setattr(chunks, "MOST", 8)
    assert len([*(tmp_path / "out" / "chunks").rglob("*")]) == len(
        {*(tmp_path / "out" / "chunks").rglob("*")}
    )
    _, steps = scored(source)
    assert [step.done is None for step in steps][:2] == [True, True]
    scored(source, folder="whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_folder_with_other_files_is_refused(tmp_path: Path, source: Path, scored) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_text("mine")
    with pytest.raises(OutputError, match="is no corpus, and not empty"):
        scored(source)
    assert tree(tmp_path / "out") == {"thesis.doc": b"mine"}


def test_a_corpus_of_another_schema_is_refused(tmp_path: Path, source: Path, scored) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "corpus.json").write_text('{"format": "framing corpus", "schema": 99}')
    with pytest.raises(OutputError, match="schema 99; this version writes 1"):
        scored(source)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, source: Path, scored) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="a file stands where a folder is needed"):
        scored(source)


def test_two_runs_into_one_folder(source: Path, scored) -> None:
    def meanwhile(found, job, workers):
        scored(source)
        yield from here(found, job, workers)

    with pytest.raises(FramingError, match="another run is writing to it"):
        scored(source, engine=meanwhile)


def test_an_input_of_the_run_before_that_is_not_given_now(tmp_path: Path, source: Path, scored) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes(lines([article(99)]))
    scored(source, other)
    with pytest.raises(ConfigError, match=r"also holds news\.jsonl, which is not given now"):
        scored(other)


def test_a_bug_costs_one_article(
    tmp_path: Path, source: Path, scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = work.engine.analyse_all

    def buggy(articles, config):
        if any(a.id == "n5" for a in articles):
            raise ZeroDivisionError("a bug")
        return real(articles, config)

    monkeypatch.setattr(work.engine, "analyse_all", buggy)
    manifest, _ = scored(source)
    assert manifest.rows["articles"] == 39
    assert [(r["id"], r["reason"]) for r in rows(tmp_path / "out", "failures")] == [
        ("n5", "internal error: ZeroDivisionError: a bug")
    ]


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """A few kills; ``benchmarks/corpus_kills.py`` does many on a large input."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jsonl").write_bytes(lines(article(2 * number + i) for i in range(2)))
    command = [*PROGRAM, str(folder), "--workers", "1", "-o"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True, capture_output=True)
    rng = random.Random(5)
    kills = 0
    while True:
        process = subprocess.Popen([*command, str(tmp_path / "killed")], stderr=subprocess.DEVNULL)
        try:
            assert process.wait(rng.uniform(0.3, 3.0) if kills < 2 else 120) == 0
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole")


def test_ctrl_c_ends_the_workers_and_says_how_to_go_on(tmp_path: Path, source: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, str(source), "-o", str(tmp_path / "out"), "--workers", "1"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not (tmp_path / "out" / "corpus.json").exists():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said.decode() == (
        "framing: interrupted; what is done is kept; run the same command again to go on\n"
    )
    deadline = time.monotonic() + 30
    while alive(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
