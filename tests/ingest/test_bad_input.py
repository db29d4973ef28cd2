from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from framing.errors import ConfigError, InputError
from framing.ingest import from_text, read
from framing.types import Article, Failure

TEXT = "Harbour shuts after storm\n\nThe harbour at Port Aster was closed on Saturday, the authority said.\n"


def outcome(*paths: Path | str, **options: str) -> list[str]:
    """Id-free summary: the name of each article read, the reason of each failure."""
    found = list(read([str(p) for p in paths], **options))  # type: ignore[arg-type]
    assert all(x.remedy for x in found if isinstance(x, Failure))
    return [x.reason if isinstance(x, Failure) else Path(x.path or "").name for x in found]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf", "the article is empty"),
        ("a.md", b"---\ntitle: x\n---\n\n", "the article is empty"),
        ("a.txt", b"abc\0", "not text: NUL byte at 3"),
        ("a.txt", b"x" * (2 * 1024 * 1024 + 1), "longer than 2 MB, which no article is"),
        ("a.txt", b"x" * (9 * 1024 * 1024), "larger than 8 MB, which no article is"),
        ("a.json", b"{", "not JSON: Input data was truncated"),
        ("a.json", b"[" * 100_000, "not JSON of an article: nested too deep"),
        ("a.json", b'{"a": 1}', "no article in it"),
        ("a.json", b'{"@type": "NewsArticle", "headline": "x"}', "the record has no text of the article"),
        ("a.json", b'{"text": "\\ud800"}', "not JSON: Input data was truncated"),
        ("a.jsonl", b"\n\n", "no record in it"),
        ("a.jsonl.gz", b"nonsense", "not a gzip file"),
        ("a.jsonl.gz", b"\x1f\x8b\x08\x00", "the compressed file is cut short"),
        ("a.pdf", b"x", "its format is not known by its suffix '.pdf'"),
    ],
)
def test_one_bad_file_is_one_failure_and_the_others_are_read(tmp_path, good, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    assert outcome(path, good) == [reason, "good.txt"]


def test_paths_that_lead_nowhere(tmp_path, good):
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert outcome(tmp_path / "none.txt", tmp_path / "broken", tmp_path / "self.txt", "a\0b", good) == [
        "no such file or folder",
        "a symbolic link to nothing",
        "a symbolic link that leads to itself",
        "embedded null byte",
        "good.txt",
    ]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert outcome(tmp_path / "pipe.txt") == ["is a named pipe, not a file"]


def test_an_unreadable_file(tmp_path, good, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    opened = Path.open

    def forbid(self, *args, **kwargs):
        if self == path:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(self, *args, **kwargs)

    # Permissions alone would not stop a superuser.
    monkeypatch.setattr(Path, "open", forbid)
    assert outcome(tmp_path) == ["not allowed to read it", "good.txt"]


def test_folders_are_walked_in_order_and_only_articles_read(tmp_path, good):
    (tmp_path / "good").mkdir()
    for name in (
        "good/b.md",
        "good/a.txt",
        "good/README.md",
        "good/x.png",
        "good/.hidden.txt",
        "LICENSE.txt",
    ):
        (tmp_path / name).write_text(TEXT + name)
    assert outcome(tmp_path) == ["good.txt", "a.txt", "b.md"]


def test_an_empty_folder(tmp_path):
    (tmp_path / "x.png").write_bytes(b"x")
    assert outcome(tmp_path) == ["nothing to read in this folder"]


def test_a_loop_of_links_is_reported_once(tmp_path, good):
    (tmp_path / "loop").symlink_to(tmp_path)
    assert outcome(tmp_path) == ["good.txt", "a symbolic link that leads back to a folder above"]


def test_a_file_reached_twice_is_one_article(tmp_path, good):
    (tmp_path / "link.txt").symlink_to(good)
    assert outcome(good, tmp_path, good) == ["good.txt"]


def test_ids_depend_on_content_and_relative_path_alone(tmp_path):
    ids = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for name in ("a.txt", "b.txt"):
            (tmp_path / folder / name).write_text(TEXT)
        ids.append([a.id for a in read([str(tmp_path / folder)])])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2
    both = [a.id for a in read([str(tmp_path / "one"), str(tmp_path / "two")])]
    assert both == [*ids[0], *[f"{i}-2" for i in ids[0]]]


def test_standard_input_needs_its_format():
    (failure,) = read(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(failure, Failure)
    assert "--input-format" in failure.remedy
    (article,) = read(["-"], input_format="text", stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(article, Article)
    assert (article.path, article.outlet_known, article.text) == ("-", False, TEXT)


def test_an_input_format_that_does_not_exist():
    with pytest.raises(ConfigError, match="did you mean 'markdown'"):
        read(["-"], input_format="markdwon")


def test_an_input_format_overrules_the_suffix(tmp_path):
    path = tmp_path / "a.log"
    path.write_text('{"text": "The quay is gone."}\n')
    assert [a.text for a in read([str(path)], input_format="jsonl") if isinstance(a, Article)] == [
        "The quay is gone."
    ]


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "\ud800"])
def test_text_in_memory_that_is_none(text):
    with pytest.raises(InputError):
        from_text(text)


@pytest.mark.parametrize(
    "unit", ["READ MORE:\n", "A-", "> a\n", "---\nkey: v\n", "— A (@b) May 1, 2020\n", "Correction:\n"]
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_hostile_repetition_is_read(unit, form):
    text = unit * (200_000 // len(unit))
    assert from_text(text, format=form).text == text


def test_a_list_of_articles_names_the_one_that_has_no_text(tmp_path):
    path = tmp_path / "list.json"
    path.write_text('[{"text": "The quay closed."}, {"@type": "NewsArticle", "articleBody": 3}]')
    good, bad = read([str(path)])
    assert good.text == "The quay closed."
    assert (bad.place, bad.reason) == ("article 2", "the record has no text of the article")


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    (failure,) = read(["-"], input_format="text")
    assert failure.reason == "standard input is closed"


def test_an_empty_story_is_none(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "The quay closed.", "story": ""}')
    (article,) = read([str(path)])
    assert article.story is None
