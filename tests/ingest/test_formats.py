from __future__ import annotations

import gzip
import io
import json
import time
from typing import TYPE_CHECKING

import pytest

from framing.ingest import from_text, read
from framing.types import Article, Failure

if TYPE_CHECKING:
    from pathlib import Path

LEDE = (
    "The harbour at Port Aster was closed on Saturday after a storm wrecked the quay of the ferries, "
    "officials said."
)
NEXT = "Ferries will sail from the old quay until the end of the month, and repairs may cost 3.5 million."
TITLE = "Harbour shuts after storm wrecks ferry quay"


def one(path: Path, **options: str) -> Article:
    (article,) = read([str(path)], **options)  # type: ignore[arg-type]
    assert isinstance(article, Article), article
    return article


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def roles(article: Article) -> list[tuple[str, str]]:
    return [(b.role, article.text[b.start : b.end]) for b in article.blocks if b.note != "markup"]


def records(*rows: object) -> io.BytesIO:
    return io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())


def from_stdin(stream: io.BytesIO, form: str = "jsonl") -> list[Article | Failure]:
    return list(read(["-"], input_format=form, stdin=stream))


# --- text and Markdown


def test_text_is_kept_exactly_with_its_line_map(tmp_path):
    text = f"  {TITLE}\r\n\r\n{LEDE}\r\n"
    article = one(write(tmp_path, "a.txt", "\ufeff" + text))
    assert article.text == text
    assert article.line_map == (0, len(TITLE) + 4, len(TITLE) + 6, len(text))
    assert (article.title, article.outlet, article.outlet_known) == (TITLE, "a", False)


def test_markdown_marks_give_the_roles(tmp_path):
    text = (
        f"# {TITLE}\n\n{LEDE[:40]}\n{LEDE[40:]}\n\n## Ferries ##\n\n> {NEXT}\n\n"
        "- One pier\n- Two piers\n\n```\nx = 1\n```\n"
    )
    assert roles(one(write(tmp_path, "a.md", text))) == [
        ("headline", TITLE),
        ("body", f"{LEDE[:40]}\n{LEDE[40:]}"),
        ("subhead", "Ferries"),
        ("body", NEXT),
        ("body", "One pier"),
        ("body", "Two piers"),
        ("boilerplate", "```"),
        ("boilerplate", "x = 1"),
        ("boilerplate", "```"),
    ]


def test_markdown_underlined_headings_and_wrapped_quotations():
    text = f"{TITLE}\n====\n\n> {LEDE[:50]}\n> {LEDE[50:]}\n\nNext steps\n---\n\n{NEXT}"
    assert roles(from_text(text, format="markdown")) == [
        ("headline", TITLE),
        ("body", f"{LEDE[:50]}\n> {LEDE[50:]}"),
        ("subhead", "Next steps"),
        ("body", NEXT),
    ]


# --- JSON lines


def test_a_record_without_title_keeps_its_offsets():
    (article,) = from_stdin(records({"id": "x", "text": f"\n{TITLE}\n\n{LEDE}", "label": 1}))
    assert isinstance(article, Article)
    assert (article.id, article.text, article.record) == ("x", f"\n{TITLE}\n\n{LEDE}", 1)
    assert article.blocks[0].start == 1


def test_a_record_with_all_its_fields():
    row = {
        "id": 7,
        "text": f"{LEDE}\n\n{NEXT}",
        "title": TITLE,
        "outlet": "Aster Times",
        "author": ["Ana Silva", "Jo Reyes"],
        "published": "2024-03-02T10:15:00Z",
        "url": "https://astertimes.example/quay",
        "story": "storm",
        "genre": "Analysis",
    }
    (article,) = from_stdin(records(row))
    assert isinstance(article, Article)
    assert article.text == f"{TITLE}\n\n{LEDE}\n\n{NEXT}"
    assert [b.role for b in article.blocks] == ["headline", "body", "body"]
    assert (article.id, article.outlet, article.author) == ("7", "Aster Times", "Ana Silva, Jo Reyes")
    assert (article.published, article.story, article.genre) == (
        "2024-03-02T10:15:00+00:00",
        "storm",
        "analysis",
    )


def test_bad_records_do_not_stop_the_others():
    stream = io.BytesIO(
        b'\xef\xbb\xbf{"text": "First."}\n\n{"text": 1, "id": "b"}\n{"text"\n{"text": "  "}\n'
        b'{"text": "\xff"}\n{"text": "\\ud800 x"}\n{"text": "a\\u0000b"}\n{"text": "Last."}'
    )
    found = from_stdin(stream)
    assert [x.record if isinstance(x, Article) else x.place.split(",")[0] for x in found] == [
        1,
        *[f"record {n}" for n in range(3, 9)],
        9,
    ]
    assert [x.id for x in found if isinstance(x, Failure)] == ["b", None, None, None, None, None]
    assert all(x.reason and x.remedy for x in found if isinstance(x, Failure))


def test_a_given_id_that_comes_again_is_a_failure():
    found = from_stdin(records({"id": "a", "text": "One."}, {"id": "a", "text": "Two."}))
    assert isinstance(found[1], Failure)
    assert (found[1].id, found[1].place) == ("a", "record 2")


def test_a_record_without_outlet_is_named_by_its_id_or_place():
    found = from_stdin(records({"id": "a", "text": "One."}, {"text": "Two."}))
    assert [(a.outlet, a.outlet_known) for a in found if isinstance(a, Article)] == [
        ("a", False),
        ("-#2", False),
    ]


def test_compressed_records(tmp_path):
    path = write(tmp_path, "a.jsonl.gz", gzip.compress(b'{"text": "One."}\n'))
    assert one(path).text == "One."


# --- JSON


def test_news_article_in_a_graph(tmp_path):
    value = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Aster"},
            {
                "@type": ["NewsArticle", "OpinionNewsArticle"],
                "headline": TITLE,
                "alternativeHeadline": "Who is to pay",
                "articleBody": f"{LEDE}\n\n{NEXT}",
                "datePublished": "2024-03-02",
                "author": [{"@type": "Person", "name": "Ana Silva"}, {"name": "Jo Reyes"}],
                "publisher": {"name": "Aster Times"},
                "mainEntityOfPage": {"@id": "https://astertimes.example/quay"},
                "inLanguage": "en-GB",
            },
        ],
    }
    article = one(write(tmp_path, "a.json", json.dumps(value)))
    assert roles(article) == [("headline", TITLE), ("deck", "Who is to pay"), ("body", LEDE), ("body", NEXT)]
    assert (article.outlet, article.author, article.published) == (
        "Aster Times",
        "Ana Silva, Jo Reyes",
        "2024-03-02",
    )
    assert (article.url, article.language, article.genre) == (
        "https://astertimes.example/quay",
        "en-GB",
        "opinion",
    )


@pytest.mark.parametrize(
    "item",
    [
        {
            "uri": "urn:x",
            "headline": TITLE,
            "body_text": f"{LEDE}\n\n{NEXT}",
            "byline": "Ana Silva",
            "language": "en",
        },
        {
            "uri": "urn:x",
            "headline": TITLE,
            "body_xhtml": f"<p>{LEDE}</p><p>{NEXT}</p>",
            "byline": "Ana Silva",
        },
        {
            "uri": "urn:x",
            "headlines": [{"role": "main", "value": TITLE}],
            "bodies": [
                {"contenttype": "text/html", "value": f"<p>{LEDE}</p>"},
                {"contenttype": "text/plain", "value": f"{LEDE}\n\n{NEXT}"},
            ],
            "bylines": [{"name": "Ana Silva"}],
        },
    ],
)
def test_ninjs(tmp_path, item):
    article = one(write(tmp_path, "a.json", json.dumps(item)))
    assert (article.id, article.text, article.author) == (
        "urn:x",
        f"{TITLE}\n\n{LEDE}\n\n{NEXT}",
        "Ana Silva",
    )


def test_a_list_of_own_records(tmp_path):
    path = write(tmp_path, "a.json", json.dumps([{"text": LEDE, "id": "a"}, {"text": NEXT, "id": "b"}]))
    assert [a.id for a in read([str(path)])] == ["a", "b"]


def test_what_is_no_article_in_a_list_is_said_unless_it_names_its_type(tmp_path):
    items = [{"text": LEDE}, 5, {"@type": "Organization", "name": "Aster Times"}, {"foo": "bar"}]
    article, *failures = read([str(write(tmp_path, "a.json", json.dumps(items)))])
    assert isinstance(article, Article)
    assert [(f.place, f.reason) for f in failures] == [("item 2", "no article"), ("item 4", "no article")]


# --- HTML

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} | Aster Times</title>
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"2024-03-02T10:15:00Z","author":{{"name":"Ana Silva"}},
"publisher":{{"name":"The Aster Times"}}}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>
<p class="standfirst">The mayor blames the port authority for the damage.</p>
<figure><img src="a.jpg"><figcaption>The quay at Port Aster on Saturday morning.</figcaption></figure>
<p>{LEDE}</p><p>{NEXT}</p><h2>Who is to pay</h2>
<blockquote class="twitter-tweet"><p>We will rebuild. pic.twitter.com/y</p>&mdash; Lena Ortiz (@lortiz)
<a href="https://t.co/x">March 2, 2024</a></blockquote>
<p>The opposition called for an inquiry into the matter, which the government agreed to hold.</p>
</article><footer>Copyright 2024</footer></body></html>"""


def test_a_page(tmp_path):
    article = one(write(tmp_path, "a.html", PAGE))
    assert roles(article) == [
        ("headline", TITLE),
        ("deck", "The mayor blames the port authority for the damage."),
        ("caption", "The quay at Port Aster on Saturday morning."),
        ("body", LEDE),
        ("body", NEXT),
        ("subhead", "Who is to pay"),
        ("embed", "We will rebuild. pic.twitter.com/y"),
        ("embed", "— Lena Ortiz (@lortiz) March 2, 2024"),
        (
            "body",
            "The opposition called for an inquiry into the matter, which the government agreed to hold.",
        ),
    ]
    assert (article.outlet, article.author, article.language) == ("The Aster Times", "Ana Silva", "en-GB")
    assert (article.published, article.line_map) == ("2024-03-02T10:15:00+00:00", ())


@pytest.mark.parametrize("breaks", [1, 3, 200_000])
def test_line_breaks_part_words_and_cost_little(tmp_path, breaks):
    page = (
        f"<html><body><article><h1>{TITLE}</h1><p>{LEDE}{'<br>' * breaks}{NEXT}</p></article></body></html>"
    )
    start = time.process_time()
    article = one(write(tmp_path, "a.html", page))
    assert time.process_time() - start < 10
    assert roles(article) == [("headline", TITLE), ("body", f"{LEDE} {NEXT}")]


@pytest.mark.parametrize("page", ["<div>" * 100_000 + "<p>text</p>", "<html></html>", "<<<<"])
def test_a_page_without_an_article_is_one_failure(tmp_path, page):
    (failure,) = read([str(write(tmp_path, "a.html", page))])
    assert isinstance(failure, Failure)
    assert failure.reason == "no article found in the page"
