from __future__ import annotations

import base64
import hashlib
import re
from typing import get_args

import msgspec
import pytest

from framing.report import charts, pages, redact, render
from framing.report.context import Text
from framing.report.marks import Segment
from framing.types import Analysis, Comparison, Failure
from tests.report import hostile, sample
from tests.report.html import Page

MODES = get_args(Text)
HOSTILE = "</style><script>alert(1)</script>\" onmouseover='x' \u202egnp.exe\u202c \u200b&amp;"


def story_html(comparison: Comparison, text: Text = "full") -> str:
    return render.story(pages.story_page(comparison, sample.METRICS, text)).decode()


def index_html(comparison: Comparison, failures: tuple[Failure, ...] = ()) -> str:
    page = pages.index_page([comparison], ["marrow-bridge"], failures, sample.METRICS, "full")
    return render.index(page).decode()


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return sample.comparison()


@pytest.fixture(scope="module", params=MODES)
def mode(request: pytest.FixtureRequest) -> Text:
    return request.param  # type: ignore[no-any-return]


def test_every_link_leads_to_a_place_on_the_page(comparison: Comparison, mode: Text) -> None:
    page = Page(story_html(comparison, mode))
    inside = {h.removeprefix("#") for h in page.hrefs if h.startswith("#")}
    assert sorted(inside - set(page.ids)) == []
    assert len(inside) > 40


def test_links_of_the_index_lead_to_places_on_the_story_pages(comparison: Comparison) -> None:
    index, story = Page(index_html(comparison)), Page(story_html(comparison))
    targets = {h.partition("#")[2] for h in index.hrefs if h.startswith("marrow-bridge/index.html#")}
    assert len(targets) > 8
    assert sorted(targets - set(story.ids)) == []


def test_ids_are_unique_and_tags_nest(comparison: Comparison, mode: Text) -> None:
    page = Page(story_html(comparison, mode))
    assert len(page.ids) == len(set(page.ids))
    assert page.unbalanced == []
    assert Page(index_html(comparison)).unbalanced == []


def test_headings_step_down_one_at_a_time(comparison: Comparison) -> None:
    for html in (story_html(comparison), index_html(comparison)):
        levels = Page(html).headings
        assert levels.count(1) == 1
        assert [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1] == []


def test_a_number_leads_to_words_that_lead_to_the_text_and_back(comparison: Comparison) -> None:
    html = story_html(comparison)
    assert '<a class="value" href="#w-o3-narrator" title="what this rests on">9.6</a>' in html
    found = re.search(r'<a href="#(f-\w+)" class="lead"[^>]*><bdi>hapless</bdi>', html)
    assert found is not None
    back = re.search(rf'<a class="lo" href="#([\w-]+)" id="{found[1]}" title="([^"]+)">hapless</a>', html)
    assert back is not None
    assert (back[1], back[2]) == ("w-o3-narrator-derogatory", "loaded: derogatory")


def test_what_could_not_be_rated_is_a_reason_and_never_a_zero(comparison: Comparison) -> None:
    page = pages.story_page(comparison, sample.METRICS, "full")
    row = next(
        r
        for f in page.families
        for p in f.panels
        if p.label == "Consensus grade"
        for r in p.rows
        if r.plot is None
    )
    assert (row.outlet.label, row.value.label, row.interval) == ("Oststrand State Radio", "not rated", "")
    assert row.skipped == "58 words, fewer than 300"


def test_outlets_keep_the_order_of_the_comparison(comparison: Comparison) -> None:
    page = pages.story_page(comparison, sample.METRICS, "full")
    expected = [o.outlet for o in comparison.outlets]
    assert [h.outlet.label for h in page.headlines] == expected
    assert {tuple(r.outlet.label for r in p.rows) for f in page.families for p in f.panels} == {
        tuple(expected)
    }
    assert [w.outlet for w in page.words] == expected
    assert [a.outlet for a in page.articles] == expected


def test_loaded_words_of_others_are_listed_apart_with_their_speaker(comparison: Comparison) -> None:
    klaxon = pages.story_page(comparison, sample.METRICS, "full").words[2]
    listed = {p.id: [(w.text, w.who) for c in p.categories for w in c.words] for p in klaxon.parts}
    assert ("hapless", "") in listed["w-o3-narrator"]
    assert ("bungling", "") in listed["w-o3-headline"]
    assert listed["w-o3-quoted"] == [
        ("disgrace", "Dov Maric"),
        ("utter", "Dov Maric"),
        ("betrayal", "Dov Maric"),
    ]
    assert ("hushed up", "Sources close to the inquiry, anonymous") in listed["w-o3-reported"]


def test_a_word_within_nested_attributions_is_the_inner_speakers() -> None:
    nested = sample.analysis(
        "Herald",
        [("body", "Ann Ode said that Bo Ray called it a row and left.")],
        evidence=[("row", "loaded.combative", "")],
        said=[
            (("Ann Ode", "said", "Bo Ray called it a row and left", "Ann Ode"), {}),
            (("Bo Ray", "called", "it a row", "Bo Ray"), {"parent": "a1"}),
        ],
    )
    (words,) = pages.story_page(sample.comparison([nested]), sample.METRICS, "full").words
    assert [w.who for part in words.parts for c in part.categories for w in c.words] == ["Bo Ray"]


def test_the_ledger_sets_speakers_against_outlets(comparison: Comparison) -> None:
    sources = pages.story_page(comparison, sample.METRICS, "full").sources
    tarrant = next(s for s in sources.shared if s.name == "Ilse Tarrant")
    assert tarrant.description == "mayor of Port Hallam"
    assert [cell and cell.words for cell in tarrant.cells] == ["30 words", None, "5 words", "31 words"]
    assert [c.label for c in tarrant.cells[3].cues] == ["said 2", "adding"]  # type: ignore[union-attr]
    klaxon = sources.by_outlet[2]
    assert [(g.name, g.count) for g in klaxon.unnamed] == [
        ("described", 1),
        ("anonymous", 1),
        ("vague", 1),
        ("agentless", 1),
    ]


def test_contested_terms_are_counted_by_outlet(comparison: Comparison) -> None:
    (terms,) = pages.story_page(comparison, sample.METRICS, "full").terms
    _, _, klaxon, ledger = ([(t.text, t.own, t.others) for t in c.terms] for c in terms.cells)
    assert klaxon == [("shutdown", 0, 1)]
    assert ledger == [("closed", 2, 0), ("closure", 1, 0)]


def test_boilerplate_is_shown_as_left_out_with_its_reasons(comparison: Comparison) -> None:
    article = next(
        a for a in pages.story_page(comparison, sample.METRICS, "full").articles if "Klaxon" in a.outlet
    )
    last = article.paragraphs[-1]
    assert (last.note, len(last.pieces)) == ("related link, comment form", 3)
    assert article.left_out == ("comment form", "related link (2)")
    assert {s.classes for piece in last.pieces for s in piece} == {""}


def test_marks_become_links_and_spans_that_nest() -> None:
    pieces = (
        Segment("A <b> "),
        Segment("“row", "vq lo", ("q-1", "f-1"), "#w-1", 'loaded: "combative"'),
        Segment("”", "vq"),
        Segment("", gap=True),
    )
    macro = render.environment().get_template("_marks.html").module.text  # type: ignore[attr-defined]
    assert str(macro(pieces)) == (
        'A &lt;b&gt; <span id="q-1"></span>'
        '<a class="vq lo" href="#w-1" id="f-1" title="loaded: &#34;combative&#34;">“row</a>'
        '<span class="vq">”</span> <span class="gap">[…]</span> '
    )


def test_left_out_marks_of_markup_are_not_shown() -> None:
    one = sample.analysis(
        "Herald", [("boilerplate:markup", "##"), ("subhead", "Part one"), ("body", "Text.")]
    )
    (view,) = pages.story_page(sample.comparison([one]), sample.METRICS, "full").articles
    assert [p.role for p in view.paragraphs] == ["subhead", "body"]
    assert view.left_out == ("markup",)


def test_full_text_is_all_there(comparison: Comparison) -> None:
    page = pages.story_page(comparison, sample.METRICS, "full")
    by_outlet = {a.article.outlet: a for a in comparison.analyses}
    for view in page.articles:
        shown = "".join(s.text for p in view.paragraphs for piece in p.pieces for s in piece)
        article = by_outlet[view.outlet].article
        assert shown == "".join(article.text[b.start : b.end] for b in article.blocks)


def test_excerpts_show_marked_sentences_and_gaps(comparison: Comparison) -> None:
    html, data = story_html(comparison, "excerpts"), str(redact.story_data(comparison, "excerpts"))
    assert "divers found cracks in two of its eleven piers" in html
    assert "About 40,000 vehicles" in story_html(comparison, "full")
    for shown in (html, data):
        assert "About 40,000 vehicles" not in shown
        assert "Reporting by A. Lund" not in shown
    assert "[…]" in html


def test_excerpts_cut_a_span_of_several_sentences_after_the_first(comparison: Comparison) -> None:
    data = redact.story_data(comparison, "excerpts")
    ledger = next(a for a in data["articles"] if a["outlet"] == "The Hallam Ledger")
    said = ledger["attributions"][2]["content"][0]["text"]
    assert said == "“Nine days without a bridge is bad. …"


def test_none_republishes_headlines_and_names_only(comparison: Comparison) -> None:
    words = ["hapless", "hushed up", "bungling", "a disgrace", "stormed", "One mother of three", "shutdown"]
    words += ["asked not to be named", "Furious commuters", "observers note", "under criticism"]
    html = story_html(comparison, "none")
    data = redact.story_data(comparison, "none")
    for article in data["articles"]:
        del article["title"]
    for analysis in comparison.analyses:
        html = html.replace(analysis.article.title or "", "")
    shown = {word for word in words if word in html or word in str(data)}
    assert shown == set()
    assert "Ilse Tarrant" in html
    assert "Ilse Tarrant" in str(data)


def test_an_untitled_article_is_not_named_after_its_text_where_no_text_is_shown() -> None:
    untitled = sample.comparison([sample.analysis("Herald", [("body", "A secret sentence.")])])
    assert "A secret sentence" not in story_html(untitled, "none")
    assert "A secret sentence" in story_html(untitled, "full")


def _hostile() -> Comparison:
    bad = sample.analysis(
        f"Outlet {HOSTILE}",
        [
            ("headline", f"Head {HOSTILE}"),
            ("body", f"Body {HOSTILE} said it. Next."),
            (f"boilerplate:{HOSTILE}", HOSTILE),
        ],
        evidence=[
            ("said", f"loaded.{HOSTILE}", HOSTILE),
            ("Next", f"contested.{HOSTILE}", ""),
            ("Body", "odd", HOSTILE),
        ],
        said=[((f"Body {HOSTILE}", "said", "it", HOSTILE), {"role": HOSTILE, "reason": HOSTILE})],
        article_id=HOSTILE,
        url=f"javascript:{HOSTILE}",
        author=HOSTILE,
        language=HOSTILE,
        path=HOSTILE,
        published=HOSTILE,
        notes=(HOSTILE,),
        scores={"loaded_language.narrator": sample.score("loaded_language.narrator", None, skipped=HOSTILE)},
    )
    made = sample.comparison([bad], story_id=HOSTILE, title=HOSTILE)
    return msgspec.structs.replace(
        made, notes=(HOSTILE,), story=msgspec.structs.replace(made.story, reason=HOSTILE)
    )


def test_hostile_text_stays_text(mode: Text) -> None:
    failure = Failure(path=HOSTILE, reason=HOSTILE, remedy=HOSTILE, place=HOSTILE)
    for html in (story_html(_hostile(), mode), index_html(_hostile(), (failure,))):
        page = Page(html)
        names = {tag for tag, _ in page.tags}
        attributes = {name for _, values in page.tags for name in values}
        scripts = re.findall(r"<script[^>]*>", html)
        assert scripts in ([], ["<script>"])  # the page's own
        assert ("script" in names) is bool(scripts)
        assert not {a for a in attributes if a.startswith("on") or a == "style"}
        assert [h for h in page.hrefs if h.lower().startswith(("javascript", "data"))] == []
        assert html.count("<style>") == html.count("</style>") == 1
        assert page.unbalanced == []
        assert "</style><script>alert(1)</script>" in page.text


def test_two_hundred_hostile_strings_stay_text_in_every_section(mode: Text) -> None:
    comparison = hostile.comparison()
    assert len(set(hostile.STRINGS)) == 200
    assert comparison.slots
    assert comparison.replies
    html = story_html(comparison, mode)
    page = Page(html)
    attributes = {name for _, values in page.tags for name in values}
    assert not {a for a in attributes if a.startswith("on") or a in ("style", "srcdoc", "autofocus")}
    assert {tag for tag, _ in page.tags} & {"img", "iframe", "base", "input", "object", "embed"} == set()
    assert [h for h in page.hrefs if not h.startswith(("#", "data:,", "../", "story.json"))] == []
    assert page.unbalanced == []
    assert "49" not in (comparison.story.title or "")


def test_names_that_turn_the_line_round_are_isolated() -> None:
    html = story_html(_hostile())
    for context in ("<h1><bdi>", '<span class="outlet"><bdi>', "by <bdi>"):
        assert context in html


def test_a_lone_surrogate_does_not_stop_the_report() -> None:
    odd = sample.comparison([sample.analysis("Herald", [("headline", "Head \ud800"), ("body", "Body.")])])
    assert "Head ?" in story_html(odd)


def test_the_policy_admits_style_sheet_and_script_and_nothing_else(comparison: Comparison) -> None:
    html = story_html(comparison)
    css = html.partition("<style>")[2].partition("</style>")[0]
    script = html.partition("<script>")[2].partition("</script>")[0]
    style_digest, script_digest = (
        base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() for source in (css, script)
    )
    policy = (
        f"default-src &#39;none&#39;; style-src &#39;sha256-{style_digest}&#39;; "
        f"script-src &#39;sha256-{script_digest}&#39;; img-src data:; "
        "base-uri &#39;none&#39;; form-action &#39;none&#39;"
    )
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in html
    loading = [t for t, a in Page(html).tags if t in ("img", "iframe", "object", "embed") or a.get("src")]
    assert loading == []
    assert [a["href"] for t, a in Page(html).tags if t == "link"] == ["data:,"]
    assert re.findall(r"url\((?!#)|@import|@font-face", css) == []
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|fetch|XMLHttp", script) == []
    )


def test_the_same_comparison_gives_the_same_bytes(mode: Text) -> None:
    assert story_html(sample.comparison(), mode) == story_html(sample.comparison(), mode)


def test_deep_links_survive_another_word_earlier_in_the_text() -> None:
    def anchor(evidence: list[tuple[str, str, str]]) -> str:
        one = sample.analysis("Herald", [("body", "A row, then chaos.")], evidence=evidence)
        found = re.search(r'id="(f-\w+)"[^>]*>chaos', story_html(sample.comparison([one])))
        return found[1] if found else ""

    chaos = ("chaos", "loaded.hyperbole", "")
    assert anchor([chaos]).startswith("f-")
    assert anchor([chaos]) == anchor([("row", "loaded.combative", ""), chaos])


def _swollen(i: int) -> Analysis:
    """An article of 700 words in which every tenth word is loaded and every third sentence attributed."""
    sentence = "The harbour board met again on a {} day and heard about the chaos at pier {} of the bridge"
    said = []
    paragraphs = []
    for k in range(39):
        line = sentence.format("wet" if k % 2 else "dry", k)
        if k % 3 == 0:
            line = f"Speaker Number{k} said that repairs at pier {k} would take some weeks and cost a fortune"
            content = line.partition("that ")[2]
            said.append(((f"Speaker Number{k}", "said", content, f"Speaker Number{k}"), {}))
        paragraphs.append(("body", line + "."))
    return sample.analysis(
        f"Outlet number {i}",
        [("headline", f"Chaos at the bridge, part {i}"), *paragraphs],
        evidence=[
            ("chaos", "loaded.hyperbole", "disruption"),
            ("wet", "loaded.mood", ""),
            ("fortune", "loaded.mood", ""),
        ],
        said=said,
        scores=sample.comparison().outlets[2].scores,
    )


def test_ten_outlets_stay_under_a_megabyte() -> None:
    analyses = [_swollen(i) for i in range(10)]
    assert {len(a.article.text.split()) // 100 for a in analyses} == {7}
    assert len(story_html(sample.comparison(analyses)).encode()) < 1_000_000


def test_a_comparison_without_any_score_is_still_a_page() -> None:
    bare = sample.comparison([sample.analysis("Herald", [("body", "Nothing was scored.")])])
    assert "Nothing was scored." in story_html(bare)
    assert "Cracks close the Marrow Bridge" in index_html(bare)


def test_charts_are_the_only_text_that_is_not_escaped() -> None:
    assert [source for source in _sources() if re.search(r"\|\s*safe|Markup|autoescape", source)] == []
    assert issubclass(charts.Svg, str)


def _sources() -> list[str]:
    loader = render.environment().loader
    assert loader is not None
    return [loader.get_source(render.environment(), name)[0] for name in loader.list_templates()]
