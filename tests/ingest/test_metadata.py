from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.errors import ConfigError
from framing.ingest import from_text, read
from framing.ingest.meta import iso
from framing.ingest.outlets import canonical
from framing.types import Article, Failure

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Harbour shuts after storm\n\nThe harbour at Port Aster was closed on Saturday, the authority said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    return tmp_path


def articles(*paths: Path, **options: str) -> list[Article]:
    return [x for x in read([str(p) for p in paths], **options) if isinstance(x, Article)]  # type: ignore[arg-type]


def failures(*paths: Path, **options: str) -> list[tuple[str, str, str]]:
    found = read([str(p) for p in paths], **options)  # type: ignore[arg-type]
    return [(x.place, x.reason, x.remedy) for x in found if isinstance(x, Failure)]


TOML = """[[article]]
file = "a.txt"
outlet = "Aster Times"
story = "storm"
published = 2024-03-02
"""


def test_a_manifest_is_no_whitelist(folder):
    (folder / "manifest.toml").write_text(TOML)
    found = [(a.outlet, a.outlet_known, a.story, a.published) for a in articles(folder)]
    assert found == [("Aster Times", True, "storm", "2024-03-02"), ("b", False, None, None)]


def test_a_manifest_serves_a_file_given_by_name(folder):
    (folder / "manifest.csv").write_text("file,outlet,published\na.txt,Aster Times,2024-03-02\n")
    assert [a.outlet for a in articles(folder / "a.txt")] == ["Aster Times"]


def test_a_manifest_above_serves_files_below(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_text(TEXT)
    (folder / "manifest.toml").write_text('[[article]]\nfile = "sub/c.txt"\noutlet = "Aster Times"\n')
    assert [a.outlet for a in articles(folder)] == ["a", "b", "Aster Times"]


def test_manifests_can_be_left_aside_or_named(folder, tmp_path_factory):
    (folder / "manifest.toml").write_text(TOML)
    other = tmp_path_factory.mktemp("other") / "list.toml"
    other.write_text(f'[[article]]\nfile = "{folder}/b.txt"\noutlet = "Meria Post"\n')
    assert [a.outlet for a in articles(folder, manifest="none")] == ["a", "b"]
    assert [a.outlet for a in articles(folder, manifest=str(other))] == ["a", "Meria Post"]


def test_a_manifest_that_names_a_missing_file(folder):
    (folder / "manifest.toml").write_text(TOML + '\n[[article]]\nfile = "c.txt"\n')
    expected = [("line 7", "names c.txt, which does not exist", "correct the name, or remove the entry")]
    assert failures(folder) == expected
    assert len(articles(folder)) == 2
    assert failures(folder / "a.txt") == []


def test_a_date_that_names_no_one_day_is_said_and_the_rest_is_used(folder):
    (folder / "manifest.toml").write_text(
        '[[article]]\nfile = "a.txt"\noutlet = "Aster Times"\npublished = "02/03/2023"\n'
    )
    said = "the date '02/03/2023' of a.txt names no one day, and was left out"
    assert failures(folder) == [("line 1", said, "write it as 2023-02-21")]
    assert (articles(folder)[0].outlet, articles(folder)[0].published) == ("Aster Times", None)


def test_an_unknown_key_names_the_nearest_and_the_rest_is_used(folder):
    (folder / "manifest.toml").write_text(TOML.replace("story", "storry"))
    assert failures(folder) == [("line 1", "unknown key 'storry'", "did you mean 'story'?")]
    assert articles(folder)[0].outlet == "Aster Times"


def test_a_broken_manifest_is_a_failure_beside_articles_and_an_error_where_named(folder):
    path = folder / "manifest.toml"
    path.write_text("[[article]\n")
    assert len(failures(folder)) == 1
    assert len(articles(folder)) == 2
    with pytest.raises(ConfigError):
        list(read([str(folder)], manifest=str(path)))


def test_front_matter_outranks_the_manifest(folder):
    (folder / "manifest.toml").write_text(TOML)
    (folder / "a.txt").write_text(
        f'---\noutlet: "Meria Post" # ours\ndate: 2 March 2024\ntags:\n  - x\n---\n\n{TEXT}'
    )
    article = articles(folder)[0]
    assert (article.outlet, article.published, article.story) == ("Meria Post", "2024-03-02", "storm")
    assert [b.note or b.role for b in article.blocks] == ["front matter", "headline", "body"]
    assert article.notes == ("front matter keys without use here: tags",)


def test_toml_front_matter():
    article = from_text(f'+++\nauthor = "Ana Silva"\npublished = 2024-03-02\n+++\n{TEXT}')
    assert (article.author, article.published) == ("Ana Silva", "2024-03-02")


def test_the_title_in_front_matter_is_the_headline_where_the_text_has_none():
    article = from_text(
        "---\ntitle: Harbour shuts\n---\n\nThe harbour was closed, and nobody said why.", format="markdown"
    )
    found = [(b.note or b.role, article.text[b.start : b.end]) for b in article.blocks]
    assert found[1] == ("headline", "Harbour shuts")


def test_a_misspelt_front_matter_key_is_a_failure(folder):
    (folder / "a.txt").write_text(f"---\noultet: x\n---\n{TEXT}")
    assert failures(folder / "a.txt") == [
        ("", "front matter, line 2: unknown key 'oultet'", "did you mean 'outlet'?")
    ]


def test_a_rule_at_the_top_is_no_front_matter():
    assert [
        b.note for b in from_text(f"---\nIt was late.\n---\n{TEXT}").blocks if b.note == "front matter"
    ] == []


def test_a_title_from_the_manifest_marks_the_headline(folder):
    title = "The storm closes the harbour at Port Aster, and the mayor said she was angry."
    (folder / "a.txt").write_text(f"{title}\n\nThe harbour was closed. Nobody said why.\n\nIt is open now.")
    (folder / "manifest.csv").write_text(f'file,title\na.txt,"{title}"\n')
    assert [b.role for b in articles(folder)[0].blocks] == ["headline", "body", "body"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-02", "2024-03-02"),
        ("2024-03-02T10:15+0000", "2024-03-02T10:15:00+00:00"),
        ("2024-03-02 10:15", "2024-03-02T10:15:00"),
        ("2 March 2024", "2024-03-02"),
        ("Mar. 2, 2024", "2024-03-02"),
        ("Sat, 02 Mar 2024 10:15:00 +0100", "2024-03-02T10:15:00+01:00"),
        ("02/03/2024", None),
        ("yesterday", None),
        ("2024-13-02", None),
        ("31 February 2024", None),
        ("2024", None),
    ],
)
def test_dates_are_read_or_left_out_never_guessed(value, expected):
    assert iso(value) == expected


def test_a_date_that_is_left_out_is_noted():
    article = from_text(TEXT, published="02/03/2024")
    assert article.published is None
    assert "02/03/2024" in article.notes[0]


@pytest.mark.parametrize(
    "name",
    ["AP", "The Associated Press", "associated press", "apnews.com", "https://www.apnews.com/x", "AP News"],
)
def test_names_aliases_and_domains_are_one_outlet(name):
    assert canonical(name) == "Associated Press"


@pytest.mark.parametrize("name", ["Aster Times", "notapnews.com", "com", "", "http://[bad"])
def test_unknown_outlets(name):
    assert canonical(name) is None


def test_a_registry_of_the_user_extends_the_one_shipped(folder):
    path = folder / "outlets.toml"
    path.write_text('[[outlet]]\nname = "Aster Times"\naliases = ["AT"]\ndomains = ["astertimes.example"]\n')
    (folder / "a.txt").write_text(f"---\nurl: https://m.astertimes.example/quay\n---\n{TEXT}")
    (folder / "b.txt").write_text(f"---\noutlet: at\n---\n{TEXT}")
    assert [a.outlet for a in articles(folder, outlets=str(path))] == ["Aster Times", "Aster Times"]
    assert [a.outlet for a in articles(folder)] == ["m.astertimes.example", "at"]


def test_an_unknown_key_in_a_registry_is_an_error(folder):
    path = folder / "outlets.toml"
    path.write_text('[[outlet]]\nname = "Aster Times"\nalias = ["AT"]\n')
    with pytest.raises(ConfigError, match="unknown key 'alias'"):
        list(read([str(folder)], outlets=str(path)))


@pytest.mark.parametrize(
    ("content", "what"), [("outlet = 3\n", "'outlet' is no list"), ("x = " + "[" * 5000, "is not TOML")]
)
def test_a_registry_of_another_shape_is_an_error(folder, content, what):
    path = folder / "outlets.toml"
    path.write_text(content)
    with pytest.raises(ConfigError, match=what):
        list(read([str(folder)], outlets=str(path)))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "news"),
        ({"genre": "Opinion"}, "opinion"),
        ({"title": "Analysis: Who pays for the quay"}, "analysis"),
        ({"title": "Who pays for the quay | Opinion"}, "opinion"),
        ({"title": "Live updates: storm at Port Aster"}, "live blog"),
        ({"url": "https://astertimes.example/opinion/quay"}, "opinion"),
        ({"url": "https://astertimes.example/news/opinion-poll"}, "news"),
        ({"title": "Opinion polls: what they miss"}, "news"),
    ],
)
def test_genre(known, expected):
    assert from_text("The quay is gone.", **known).genre == expected


def test_turns_of_speakers_are_a_transcript():
    turns = "\n\n".join(["ORTIZ: The quay is gone.", "REYES: Who pays?"] * 3)
    assert from_text(turns).genre == "transcript"
