"""Whatever articles come in, the same scores come out; and what cannot be read is a row that says why."""

from __future__ import annotations

import gzip
import io
from datetime import date
from typing import TYPE_CHECKING

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import framing
from framing.config import Config
from framing.corpus.reading import inputs
from framing.errors import ConfigError, FramingError
from tests.corpus.conftest import article, lines, rows

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [article(number) for number in range(3)]


def expected(record: dict[str, str]) -> dict[str, float | None]:
    """The scores that ``framing.analyse`` gives, as an article of its own."""
    analysis = framing.analyse(
        framing.from_text(record["text"], title=record["title"]), Config(replicates=100)
    )
    return {name: score.value for name, score in analysis.scores.items()}


def found(folder: Path) -> dict[str, dict[str, float | None]]:
    """The scores in a corpus, by id of the article."""
    ids = {row["article"]: str(row["id"]) for row in rows(folder, "articles")}
    out: dict[str, dict[str, float | None]] = {name: {} for name in ids.values()}
    for row in rows(folder, "scores"):
        out[ids[row["article"]]][str(row["metric"])] = row["value"]  # type: ignore[assignment]
    return out


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.jsonl", bytes), ("a.jsonl.gz", gzip.compress), ("a.ndjson.zst", zstd)],
)
def test_json_lines_plain_and_packed(tmp_path: Path, scored, name: str, pack) -> None:
    (tmp_path / name).write_bytes(pack(lines(RECORDS)))
    scored(tmp_path / name)
    assert found(tmp_path / "out") == {record["id"]: expected(record) for record in RECORDS}


def test_parquet_with_other_names_and_a_date(tmp_path: Path, scored) -> None:
    table = pa.table(
        {
            "key": [record["id"] for record in RECORDS],
            "body": [record["text"] for record in RECORDS],
            "title": [record["title"] for record in RECORDS],
            "published": pa.array([date(2031, 5, 2)] * 3, pa.date32()),
            "views": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    scored(tmp_path / "a.parquet", columns=(("id", "key"), ("text", "body")))
    assert found(tmp_path / "out") == {record["id"]: expected(record) for record in RECORDS}
    assert {row["day"] for row in rows(tmp_path / "out", "articles")} == {date(2031, 5, 2)}


def test_names_of_fields_in_json_lines(tmp_path: Path, scored) -> None:
    renamed = [{"body" if k == "text" else k: v for k, v in r.items()} for r in RECORDS]
    (tmp_path / "a.jsonl").write_bytes(lines(renamed))
    scored(tmp_path / "a.jsonl", columns=(("text", "body"),))
    assert found(tmp_path / "out") == {record["id"]: expected(record) for record in RECORDS}


def test_an_address(tmp_path: Path, scored) -> None:
    system = fsspec.filesystem("memory")
    system.pipe("/news/a.jsonl", lines(RECORDS[:2]))
    system.pipe("/news/b.jsonl", lines(RECORDS[2:]))
    manifest, _ = scored("memory://news")
    assert found(tmp_path / "out") == {record["id"]: expected(record) for record in RECORDS}
    assert {row["file"] for row in rows(tmp_path / "out", "articles")} == {"news/a.jsonl", "news/b.jsonl"}
    assert [(each.files, each.records) for each in manifest.inputs] == [(2, 3)]


def test_a_folder_is_read_as_framing_score_reads_it(tmp_path: Path, scored) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "manifest.toml").write_text('[[article]]\nfile = "a.txt"\noutlet = "Holm Herald"\n')
    (folder / "a.txt").write_text(f"{RECORDS[0]['title']}\n\n{RECORDS[0]['text']}\n")
    (folder / "deep" / "b.md").write_text(f"# {RECORDS[1]['title']}\n\n{RECORDS[1]['text']}\n")
    (folder / "c.jsonl").write_bytes(lines(RECORDS[2:]))
    scored(folder)
    small = {(a.outlet, a.digest) for a in framing.read([str(folder)]) if isinstance(a, framing.Article)}
    large = {(row["outlet"], row["digest"]) for row in rows(tmp_path / "out", "articles")}
    assert large == small
    assert [outlet for outlet, _ in sorted(small)] == ["Holm Herald", "Holm Herald", "b"]


def page(record: dict[str, str]) -> bytes:
    paragraphs = "".join(f"<p>{p}</p>" for p in record["text"].split("\n\n"))
    return (
        f"<html lang='en'><head><title>{record['title']}</title></head>"
        f"<body><article><h1>{record['title']}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc(url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", lie: int = 0) -> bytes:
    """Return a page as a record of WARC whose header claims ``lie`` bytes too many."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (kind.encode(), body)
    head = {
        "WARC-Type": "response",
        "WARC-Target-URI": url,
        "WARC-Date": "2031-05-02T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": len(answer) + lie,
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in head.items())
    return b"WARC/1.0\r\n%s\r\n%s\r\n\r\n" % (lines.encode(), answer)


PAGES = [(f"https://holmherald.example/{n}", page(record)) for n, record in enumerate(RECORDS)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc(tmp_path: Path, scored, name: str) -> None:
    image = warc("https://holmherald.example/i", b"GIF89a", kind="image/gif")
    records = [image, *(warc(*page) for page in PAGES)]
    pack = gzip.compress if name.endswith(".gz") else bytes
    (tmp_path / name).write_bytes(b"".join(map(pack, records)))
    scored(tmp_path / name)
    read = rows(tmp_path / "out", "articles")
    assert [(row["record"], row["url"], row["title"]) for row in read] == [
        (n + 2, url, RECORDS[n]["title"]) for n, (url, _) in enumerate(PAGES)
    ]
    assert {row["outlet"] for row in read} == {"holmherald.example"}
    assert rows(tmp_path / "out", "failures") == []


def test_a_record_of_warc_with_a_lying_length(tmp_path: Path, scored) -> None:
    records = [warc(*page, lie=5000 if page is PAGES[1] else 0) for page in PAGES]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    scored(tmp_path / "a.warc.gz")
    assert [row["record"] for row in rows(tmp_path / "out", "articles")] == [1, 3]
    assert [(row["place"], row["reason"]) for row in rows(tmp_path / "out", "failures")] == [
        ("record 2", "the record's length is not what its header says")
    ]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def parquet(**columns: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


MANY = lines([article(number) for number in range(40)])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl.gz", cut(gzip.compress(MANY, mtime=0)), "the compressed file is cut short"),
        ("a.jsonl.zst", cut(zstd(MANY)), "the compressed file is cut short"),
        ("a.jsonl.gz", b"not packed at all", "Not a gzipped file (b'no')"),
        ("a.parquet", cut(parquet(text=["a"])), "not Parquet, or damaged"),
        ("a.parquet", parquet(body=["a"], views=[1]), "has no column 'text'; its columns are body, views"),
        ("a.parquet", parquet(text=[1]), "the column 'text' holds int64, not text; its columns are text"),
        ("a.warc", b"not an archive\n" * 9, "not WARC, or damaged"),
        ("a.jsonl", b'{"text": ""}\n', "the article is empty"),
        ("a.jsonl", b'{"text": "' + b"a" * (17 << 20) + b'"}\n', "longer than 16 MB"),
        ("a.jsonl", b'{"titel": "x"}\n', "not a record: Object missing required field `text`"),
        ("a.txt", b"\0\1", "not text: NUL byte at 0"),
    ],
)
def test_what_cannot_be_read_is_a_row(tmp_path: Path, scored, name: str, data: bytes, reason: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "z.jsonl").write_bytes(lines(RECORDS[:1]))
    scored(folder)
    failures = rows(tmp_path / "out", "failures")
    assert len(failures) == 1
    assert str(failures[0]["reason"]).startswith(reason)
    assert failures[0]["file"] == f"in/{name}"
    assert failures[0]["remedy"]
    assert "n0" in {row["id"] for row in rows(tmp_path / "out", "articles")}


def test_an_enormous_row_is_a_failure_and_its_neighbours_are_not(tmp_path: Path, scored) -> None:
    large = pa.array(["a" * (20 << 20)], pa.large_string())
    texts = pa.concat_arrays([pa.array([RECORDS[0]["text"]], pa.large_string()), large])
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    scored(tmp_path / "a.parquet")
    assert [row["record"] for row in rows(tmp_path / "out", "articles")] == [1]
    assert [(r["place"], r["reason"]) for r in rows(tmp_path / "out", "failures")] == [
        ("record 2", "longer than 16 MB")
    ]


def test_parquet_of_mixed_schemas(tmp_path: Path, scored) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.parquet").write_bytes(parquet(text=[RECORDS[0]["text"]], id=[7]))
    (folder / "b.parquet").write_bytes(parquet(text=[RECORDS[1]["text"], None], outlet=["Holm Herald", None]))
    scored(folder)
    read = rows(tmp_path / "out", "articles")
    assert read[0]["id"] == "7"
    assert [row["outlet"] for row in read] == ["a", "Holm Herald"]
    assert [(r["file"], r["place"]) for r in rows(tmp_path / "out", "failures")] == [
        ("in/b.parquet", "record 2")
    ]


def test_a_file_that_changes_meanwhile(tmp_path: Path, scored) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(MANY)

    def growing(chunks, job, workers):
        from tests.corpus.conftest import here

        for done in here(chunks, job, workers):
            with path.open("ab") as file:
                file.write(b"\n")
            yield done

    from framing.corpus import chunks

    before, chunks.MOST = chunks.MOST, 16
    try:
        scored(path, engine=growing)
    finally:
        chunks.MOST = before
    assert len(rows(tmp_path / "out", "articles")) == 40
    assert [r["reason"] for r in rows(tmp_path / "out", "failures")] == ["it changed while it was read"]


def test_ids_given_twice_and_copies_are_all_kept(tmp_path: Path, scored) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([RECORDS[0], RECORDS[0]]))
    scored(tmp_path / "a.jsonl")
    read = rows(tmp_path / "out", "articles")
    assert [row["id"] for row in read] == ["n0", "n0"]
    assert len({row["article"] for row in read}) == 2


def test_inputs_have_names_of_their_own(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "news").mkdir(parents=True)
    given = inputs([str(tmp_path / name / "news") for name in ("a", "b")])
    assert [each.label for each in given] == ["news", "news~2"]


def test_an_input_inside_another_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ConfigError, match="is given twice"):
        inputs([str(tmp_path), str(tmp_path / "a")])


def test_a_package_that_is_missing_is_named(tmp_path: Path, scored, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    real = importlib.import_module

    def without(name: str, package: str | None = None):
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    (tmp_path / "a.jsonl").write_bytes(lines(RECORDS))
    with pytest.raises(FramingError, match=r"pip install 'framing\[corpus\]'"):
        scored(tmp_path / "a.jsonl")
