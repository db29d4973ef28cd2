"""Stories, copies and profiles over a corpus: as the small grouper finds them, and kept from run to run."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import framing.corpus
from framing.corpus import candidates, copies, grouping, outlets
from framing.corpus.shingles import shingles
from framing.corpus.store import Store
from framing.errors import InputError
from framing.ingest import from_text
from framing.profiles import METRICS, profiles
from framing.stories import group, vectors
from framing.stories.terms import weights
from tests.corpus.conftest import OUTLETS, article, lines, rows, tree

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Article

RECORDS = [article(number) for number in range(60)]


def articles(records: list[dict[str, str]]) -> list[Article]:
    return [from_text(**record) for record in records]  # type: ignore[arg-type]


def found(folder: Path) -> set[frozenset[str]]:
    """The stories of a corpus as sets of ids."""
    ids = {row["article"]: str(row["id"]) for row in rows(folder, "articles")}
    stories: dict[object, set[str]] = {}
    for row in rows(folder, "members"):
        stories.setdefault(row["story"], set()).add(ids[row["article"]])
    return {frozenset(story) for story in stories.values()}


def small(records: list[dict[str, str]]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in group(articles(records))}


@pytest.fixture
def corpus(tmp_path: Path, scored):
    """Score records into ``tmp_path / "out"`` and group them."""

    def corpus(records: list[dict[str, str]], name: str = "a.jsonl", folder: str = "out") -> grouping.Grouped:
        (tmp_path / name).write_bytes(lines(records))
        scored(tmp_path / name, folder=folder)
        return grouping.group(Store(tmp_path / folder))

    return corpus


def test_vectors_are_those_of_the_small_grouper() -> None:
    found = [weights(a) for a in articles(RECORDS)]
    terms = pa.array([[*w] for w in found], pa.list_(pa.string()))
    values = pa.array([[*w.values()] for w in found], pa.list_(pa.float32()))
    large, one = candidates.vectors(terms, values), vectors.vectors(found)
    assert (large @ large.T).toarray() == pytest.approx((one @ one.T).toarray(), abs=1e-6)


@pytest.mark.parametrize("dated", [True, False])
def test_stories_are_those_of_the_small_grouper(tmp_path: Path, corpus, dated: bool) -> None:
    records = [r if dated else {k: v for k, v in r.items() if k != "published"} for r in RECORDS]
    done = corpus(records)
    assert found(tmp_path / "out") == small(records)
    assert done == (60, len(small(records)))
    titles = {row["title"] for row in rows(tmp_path / "out", "stories")}
    assert titles <= {record["title"] for record in records}


def test_a_piece_that_is_too_large_is_taken_apart(
    tmp_path: Path, corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "LARGEST", 4)
    corpus(RECORDS)
    whole, parts = small(RECORDS), found(tmp_path / "out")
    assert all(any(part <= story for story in whole) for part in parts)
    assert len(whole) <= len(parts) <= len(whole) + 2


def test_a_new_day_joins_and_changes_nothing(tmp_path: Path, corpus) -> None:
    old, new = RECORDS[:50], RECORDS[50:]
    corpus(old)
    before = {row["article"]: row["story"] for row in rows(tmp_path / "out", "members")}
    assert corpus(old + new) == (10, len({number // 4 for number in range(52, 60)}))
    after = {row["article"]: row["story"] for row in rows(tmp_path / "out", "members")}
    assert before.items() <= after.items()
    assert found(tmp_path / "out") == small(old + new)
    assert grouping.group(Store(tmp_path / "out")) == (0, 0)


def test_a_story_goes_on_over_the_end_of_a_month(tmp_path: Path, corpus) -> None:
    records = [article(n, story=0) | {"published": d} for n, d in enumerate(("2031-05-31", "2031-06-01"))]
    corpus(records)
    assert found(tmp_path / "out") == {frozenset({"n0", "n1"})}
    (story,) = rows(tmp_path / "out", "stories")
    assert (story["first"], story["given"]) == (date(2031, 5, 31), False)


def test_a_story_does_not_creep_on_for_weeks(tmp_path: Path, corpus) -> None:
    records = [article(n, story=0) | {"published": f"2031-05-{1 + 2 * n:02}"} for n in range(4)]
    for last in range(1, 5):
        corpus(records[:last])
    assert len(found(tmp_path / "out")) == 2
    days = {row["article"]: row["day"] for row in rows(tmp_path / "out", "articles")}
    spans: dict[object, list[int]] = {}
    for row in rows(tmp_path / "out", "members"):
        spans.setdefault(row["story"], []).append(days[row["article"]].day)  # type: ignore[attr-defined]
    assert max(max(span) - min(span) for span in spans.values()) <= 3


def test_a_given_story_wins(tmp_path: Path, corpus) -> None:
    records = [record | {"story": "the-ferry"} for record in RECORDS[:2]] + RECORDS[4:8]
    corpus(records)
    assert found(tmp_path / "out") == small(records)
    given = [row for row in rows(tmp_path / "out", "stories") if row["given"]]
    assert [row["title"] for row in given] == ["The ferry"]


def test_wire_copy_is_not_its_printers_own(tmp_path: Path, corpus) -> None:
    wire = RECORDS[0] | {"outlet": "Norvale Press Agency", "published": "2031-05-01T06:00:00"}
    printed = [
        wire | {"id": f"p{n}", "outlet": name, "published": "2031-05-01T09:00:00"}
        for n, name in enumerate(OUTLETS)
    ]
    corpus([wire, *printed, *RECORDS[4:8]])
    ids = {row["article"]: row["id"] for row in rows(tmp_path / "out", "articles")}
    members = {ids[row["article"]]: row for row in rows(tmp_path / "out", "members")}
    family = members["n0"]["family"]
    assert [members[f"p{n}"]["family"] for n in range(4)] == [family] * 4
    assert ids[family] == "n0"  # type: ignore[index]
    assert {name: row["own"] for name, row in members.items() if row["family"]} == {
        "n0": True, "p0": False, "p1": False, "p2": False, "p3": False,
    }  # fmt: skip
    assert members["n0"]["shared"] == 1.0
    assert [members[f"n{n}"]["own"] for n in range(4, 8)] == [True] * 4


def test_whose_text_it_is_stays_open_where_the_times_do_not_say() -> None:
    both = copies.Copies(np.array([1.0, 1.0]), np.array([0, 0]))
    assert copies.own(both, ["A", "B"], ["2031-05-01", "2031-05-01"]) == [False, False]
    assert copies.own(both, ["A", "B"], ["2031-05-01", "2031-05-01T09:00:00"]) == [False, False]
    assert copies.own(both, ["A", "B"], ["2031-05-01", "2031-05-02"]) == [True, False]


def test_samples_of_texts_tell_how_much_they_share() -> None:
    one, other = (article(n, story=n)["text"] for n in (1, 2))
    long = " ".join(f"{one} {n}" for n in range(9))
    a, b, c = (set(shingles(from_text(text)).tolist()) for text in (long, f"{long} {other}", other))
    assert len(a & b) > 0.9 * len(a)
    assert not a & c
    assert shingles(from_text("Ferry returns\n\nIt sails on Monday.")).tolist() == []


def test_profiles_are_those_of_the_stories(tmp_path: Path, corpus) -> None:
    corpus(RECORDS)
    opened = framing.corpus.open(tmp_path / "out")
    rated = list(outlets.rated(opened))
    stories = {row["story"] for row in rows(tmp_path / "out", "members")}
    assert {row.story for row in rated} <= stories
    of = {row["article"]: row["outlet"] for row in rows(tmp_path / "out", "articles")}
    story = {row["article"]: row["story"] for row in rows(tmp_path / "out", "members")}
    single = {(row.story, row.outlet): row for row in rated if row.articles == 1}
    checked = 0
    for score in rows(tmp_path / "out", "scores"):
        key = (story[score["article"]], of[score["article"]])
        if score["metric"] in METRICS and score["value"] is not None and key in single:
            assert single[key].values[score["metric"]] == pytest.approx(score["value"])  # type: ignore[index]
            checked += 1
    assert checked > 100
    assert {profile.outlet for profile in profiles(rated)} == set(OUTLETS)


def test_views(tmp_path: Path, corpus) -> None:
    corpus(RECORDS[:8])
    opened = framing.corpus.open(tmp_path / "out")
    assert opened.tables == (
        "articles",
        "scores",
        "evidence",
        "attributions",
        "terms",
        "failures",
        "members",
        "stories",
    )
    lazy = opened.polars("scores").filter(pl.col("metric") == "tone.narrator")
    assert lazy.collect().height == 8
    frame = opened.pandas("articles")
    assert (sorted(frame["id"]), {*frame["month"]}) == ([f"n{n}" for n in range(8)], {"2031-05"})
    counted = opened.duckdb().execute("SELECT count(*) FROM articles JOIN members USING (article)").fetchone()
    assert counted == (8,)
    with pytest.raises(InputError, match="there is no table 'score'"):
        opened.polars("score")


def test_what_is_not_there_says_what_to_run(tmp_path: Path, scored) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(RECORDS[:2]))
    with pytest.raises(InputError, match="make it with 'framing corpus score"):
        framing.corpus.open(tmp_path)
    scored(tmp_path / "a.jsonl")
    with pytest.raises(InputError, match="run: framing corpus stories"):
        list(outlets.rated(framing.corpus.open(tmp_path / "out")))
    (tmp_path / "out" / "manifest.json").unlink()
    with pytest.raises(InputError, match="its run has not ended"):
        framing.corpus.open(tmp_path / "out")


def test_grouping_writes_the_same_bytes_again(tmp_path: Path, corpus) -> None:
    corpus(RECORDS)
    corpus(RECORDS, folder="again")
    assert tree(tmp_path / "out") == tree(tmp_path / "again")


def test_page_and_queries_of_the_command_line(
    tmp_path: Path, corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from framing.cli import cli

    corpus(RECORDS)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["corpus", *arguments])
        return done.exit_code, done.output

    assert run("stories", "out") == (0, "framing: 0 articles grouped in out, 0 new stories\n")
    assert run("outlets", "out", "-o", "page") == (0, "wrote page/index.html\n")
    data = json.loads((tmp_path / "page" / "outlets.json").read_text())
    assert [outlet["outlet"] for outlet in data["outlets"]] == sorted(OUTLETS)
    sql = "SELECT outlet, count(*) AS n FROM articles GROUP BY ALL ORDER BY outlet"
    assert run("query", "out", sql, "--format", "csv") == (
        0, "outlet,n\nAldine Mail,15\nHolm Herald,15\nLindhaven Post,15\nNorvale Courier,15\n",
    )  # fmt: skip
    assert run("query", "out", f"{sql} LIMIT 1", "--format", "jsonl") == (
        0, '{"outlet":"Aldine Mail","n":15}\n',
    )  # fmt: skip
    code, said = run("query", "out", "SELECT * FROM articels")
    assert code == 2
    assert "articels" in said
    assert "docs/corpus.md" in said
