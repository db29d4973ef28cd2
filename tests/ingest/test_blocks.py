from __future__ import annotations

import pytest

from framing.ingest import from_text

LEDE = (
    "The harbour at Port Aster was closed on Saturday after a storm wrecked the quay of the ferries, "
    "officials said."
)
NEXT = "Ferries will sail from the old quay until the end of the month, and repairs may cost 3.5 million."
LAST = "The opposition called for an inquiry, which the regional government agreed to hold by the summer."
TITLE = "Harbour shuts after storm wrecks ferry quay"


def roles(text: str, **known: str) -> list[tuple[str, str]]:
    """Role (with its note where there is one) and text of each block."""
    article = from_text(text, **known)  # type: ignore[arg-type]
    return [
        (f"{b.role}: {b.note}" if b.note else b.role, article.text[b.start : b.end]) for b in article.blocks
    ]


def body(*paragraphs: str) -> list[tuple[str, str]]:
    return [("body", p) for p in paragraphs]


def test_a_short_first_line_without_stop_is_the_headline():
    assert roles(f"{TITLE}\n\n{LEDE}\n\n{NEXT}\n") == [("headline", TITLE), *body(LEDE, NEXT)]


def test_one_paragraph_a_line_without_blank_lines():
    assert roles(f"{TITLE}\n{LEDE}\n{NEXT}") == [("headline", TITLE), *body(LEDE, NEXT)]


@pytest.mark.parametrize("sentence", [LEDE, LEDE.rstrip("."), "Read more: officials slammed it", "Share"])
def test_a_text_of_one_paragraph_is_body(sentence):
    assert roles(sentence) == body(sentence)


def test_hard_wrapped_lines_are_joined():
    wrapped = "The harbour at Port Aster was closed on\nSaturday after a storm wrecked\nthe quay of ferries."
    assert roles(f"{TITLE}\n\n{wrapped}\n\n{wrapped}") == [("headline", TITLE), *body(wrapped, wrapped)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029"])
def test_line_ends_of_any_kind(end):
    expected = [
        ("headline", TITLE),
        *body(LEDE),
        ("boilerplate: related link", "READ MORE: Storm warning"),
        *body(NEXT),
    ]
    assert roles(end.join([TITLE, LEDE, "READ MORE: Storm warning", NEXT])) == expected


def test_a_line_separator_ends_a_paragraph_but_no_line_of_the_file():
    article = from_text(f"{TITLE}\u2028{LEDE}\n{NEXT}")
    assert [b.role for b in article.blocks] == ["headline", "body", "body"]
    assert article.line_map == (0, len(TITLE) + len(LEDE) + 2)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Harbour Shuts After Storm Wrecks Ferry Quay.", "headline"),
        ("Storm wrecks quay at Port Aster.", "headline"),
        ("Who pays for the quay?", "headline"),
        ("The minister said on Tuesday that he would resign.", "body"),
        ("It was a storm that nobody had seen coming. The quay is gone.", "body"),
        ("The harbour master, asked by reporters about the quay, answered:", "body"),
    ],
)
def test_a_first_sentence_is_a_headline_only_where_it_looks_like_one(first, expected):
    assert roles(f"{first}\n\n{LEDE}\n\n{NEXT}")[0] == (expected, first)


def test_a_headline_with_a_stop_above_a_dateline():
    first = "Aster harbour to remain shut for the rest of the week, authority says."
    assert roles(f"{first}\n\nPORT ASTER (AWN) — {LEDE}\n\n{NEXT}") == [
        ("headline", first),
        ("boilerplate: dateline", "PORT ASTER (AWN) —"),
        *body(LEDE, NEXT),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "PORT ASTER —",
        "PORT ASTER, Meria (AWN) —",
        "PORT ASTER, March 2 (AWN) -",
        "Port Aster (Reuters) -",
        "(Reuters) -",
        "PORT ASTER, March 2. /AWN/.",
    ],
)
def test_datelines_are_split_off(label):
    assert roles(f"{label} {LEDE}\n\n{NEXT}") == [("boilerplate: dateline", label), *body(LEDE, NEXT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "EXCLUSIVE — The quay was unsafe.",
        "Ana Silva (Labour) — who led the inquiry — said no.",
        "ORTIZ-- We had no idea.",
    ],
)
def test_what_only_resembles_a_dateline_stays(sentence):
    assert roles(f"{LEDE}\n\n{sentence}\n\n{NEXT}") == body(LEDE, sentence, NEXT)


def test_deck_byline_and_time_stamps():
    deck = "Mayor blames the port authority for the damage"
    assert roles(
        f"{TITLE}\n\n{deck}\n\nBy Ana Silva and JO REYES, Post\n\n2 March 2024, 10:15 GMT\n\n{LEDE}\n\n{NEXT}"
    ) == [
        ("headline", TITLE),
        ("deck", deck),
        ("boilerplate: byline", "By Ana Silva and JO REYES, Post"),
        ("boilerplate: time stamp", "2 March 2024, 10:15 GMT"),
        *body(LEDE, NEXT),
    ]


def test_a_deck_that_is_cut_off_with_date_and_outlet_glued_to_it():
    deck = "The port authority and the mayor are at odds over who is to pay for the..."
    stamp = "2024-03-02T10:15+0000"
    assert roles(
        f"{TITLE}\n\n{deck} 02.03.2024, Aster International\n\n{stamp}\n\n{stamp}\n\n{LEDE} {NEXT}"
    ) == [
        ("headline", TITLE),
        ("deck", deck),
        ("boilerplate: source line", "02.03.2024, Aster International"),
        ("boilerplate: time stamp", stamp),
        ("boilerplate: time stamp", stamp),
        *body(f"{LEDE} {NEXT}"),
    ]


def test_a_headline_that_stands_at_the_end():
    deck = "Mayor and port authority trade blame while ferries of the islands are sent to the old quay."
    clutter = ["READ MORE: Storm warning for the coast", "Source: AWN and agencies"]
    assert roles(
        "\n".join([deck, LEDE, NEXT, LAST, *clutter, TITLE, "Source: Aster Trending", "0 Comments"])
    ) == [
        ("deck", deck),
        *body(LEDE, NEXT, LAST),
        ("boilerplate: related link", clutter[0]),
        ("boilerplate: source line", clutter[1]),
        ("headline", TITLE),
        ("boilerplate: source line", "Source: Aster Trending"),
        ("boilerplate: comment form", "0 Comments"),
    ]


def test_a_short_last_line_among_clutter_that_shares_nothing_is_no_headline():
    assert ("headline", "Ten recipes for rainy evenings") not in roles(
        "\n".join([LEDE, NEXT, LAST, "Ten recipes for rainy evenings", "0 Comments"])
    )


def test_a_post_is_an_embed_with_all_its_lines():
    post = [
        "Mayor Lena #Ortiz at the quay:",
        "We will rebuild it.",
        "https://t.co/x pic.twitter.com/y",
        "— Port Aster (@portaster) March 2, 2024",
    ]
    assert roles("\n".join([TITLE, LEDE, *post, "What comes next", NEXT, LAST])) == [
        ("headline", TITLE),
        *body(LEDE),
        *[("embed", line) for line in post],
        ("subhead", "What comes next"),
        *body(NEXT, LAST),
    ]


def test_a_post_without_marks_is_its_signature_and_the_line_above():
    assert roles("\n\n".join([LEDE, NEXT, "Rebuild it now.", "— Lena Ortiz (@lortiz) 2 March 2024", LAST]))[
        1:4
    ] == [
        ("body", NEXT),
        ("embed", "Rebuild it now."),
        ("embed", "— Lena Ortiz (@lortiz) 2 March 2024"),
    ]


def test_a_link_list_ends_at_the_next_paragraph():
    titles = ["Storm warning issued for the coast", "Who owns the old quay?"]
    assert roles("\n".join([TITLE, LEDE, "READ MORE:", *titles, NEXT])) == [
        ("headline", TITLE),
        *body(LEDE),
        ("boilerplate: related link", "READ MORE:"),
        *[("boilerplate: related link", title) for title in titles],
        *body(NEXT),
    ]


def test_a_subhead_below_a_link_label_is_no_link_where_blank_lines_part_paragraphs():
    assert roles("\n\n".join([TITLE, LEDE, "must read", "‘Nobody warned us’", NEXT, LAST]))[2:4] == [
        ("boilerplate: related link", "must read"),
        ("subhead", "‘Nobody warned us’"),
    ]


def test_a_question_is_a_subhead_only_among_subheads():
    assert roles("\n\n".join([TITLE, LEDE, "Who pays?", NEXT]))[2] == ("body", "Who pays?")
    assert roles("\n\n".join([TITLE, LEDE, "The damage", NEXT, "Who pays?", LAST]))[4] == (
        "subhead",
        "Who pays?",
    )


@pytest.mark.parametrize("lines", [["bread", "milk", "eggs"], ["- bread", "- milk"]])
def test_lists_are_no_subheads(lines):
    text = "\n\n".join([TITLE, LEDE.rstrip(".") + ":", *lines, NEXT])
    assert [role for role, _ in roles(text)[2:-1]] == ["body"] * len(lines)


@pytest.mark.parametrize(
    "credit", ["input agency", "(With inputs from agencies)", "Source link", "(Reuters)"]
)
def test_a_credit_glued_to_the_last_paragraph_is_cut_off(credit):
    assert roles(f"{TITLE}\n\n{LEDE}\n\n{LAST} {credit}")[2:] == [
        *body(LAST),
        ("boilerplate: source line", credit),
    ]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("must read", "related link"),
        ("READ MORE: Storm warning for the coast", "related link"),
        ("Related articles", "related link"),
        ("Story continues below advertisement", "related link"),
        ("Source link", "source line"),
        ("Source: Aster Times and agencies", "source line"),
        ("(Reporting by Ana Silva; Editing by Jo Reyes)", "source line"),
        ("With reporting by Ana Silva in Meria", "source line"),
        ("Jo Reyes in Meria contributed to this report.", "source line"),
        ("Information for this article provided through Jo Reyes of Aster Wire.", "source line"),
        ("The post Harbour shuts appeared first on Aster Times.", "source line"),
        ("0 Comments", "comment form"),
        ("Leave a Comment", "comment form"),
        ("Your email address will not be published. Fields with a star must be filled in.", "comment form"),
        ("Advertisement", "advertisement"),
        ("Sign up for our weekly newsletter.", "newsletter or sharing"),
        ("Share on Facebook", "newsletter or sharing"),
        ("Follow Ana Silva on Twitter @asilva.", "newsletter or sharing"),
        ("Copyright © 2024 Aster Times. All rights reserved.", "copyright"),
        ("Tags: storm, harbour", "tags"),
        ("Photo: Jo Reyes/Aster Wire", "photo credit"),
        ("Jo Reyes/Getty Images", "photo credit"),
        ("Updated 3 hours ago", "time stamp"),
        ("Sat, 2 Mar 2024 at 10:15 a.m. GMT", "time stamp"),
        ("5 min read", "time stamp"),
        ("* * *", "separator"),
        ("https://astertimes.example/quay", "link"),
        ("Skip to main content", "navigation"),
    ],
)
def test_clutter(line, note):
    assert roles("\n\n".join([TITLE, LEDE, line, NEXT]))[2] == (f"boilerplate: {note}", line)


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was published on Tuesday by the ministry.",
        "This is the source of the trouble.",
        "Share prices fell by a tenth on Monday.",
        "Further reporting by the Aster Times revealed that the quay was unsafe.",
        "In March 2024 the quay was still standing.",
        "Watch the quay, the engineers had warned.",
        "Corrections officers guarded the quay.",
        "Updated rules took effect in May.",
        "More than 300 people had to leave.",
        "Comments by the mayor were met with anger.",
        "Terms of service of the ferry line forbid refunds.",
        "The company contributed to the report of the inquiry.",
        "By the end of May, Ana Silva had left Port Aster.",
        "Register offices were closed that day.",
        "With reporting from three countries, the film won a prize.",
    ],
)
def test_sentences_of_the_article_are_never_clutter(sentence):
    assert roles("\n\n".join([TITLE, LEDE, sentence, NEXT]))[2] == ("body", sentence)


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version misspelt the name of the mayor.",
        "Editor’s note: The quay was built in 1911.",
        "This article was amended on 3 March 2024 to add a comment.",
        "An earlier version of this article gave a wrong date.",
    ],
)
def test_corrections(note):
    assert roles("\n\n".join([TITLE, LEDE, NEXT, note]))[-1] == ("correction: editor's note", note)


def test_a_bare_correction_label_takes_in_the_paragraph_below():
    found = roles("\n\n".join([TITLE, LEDE, "CORRECTION:", "The quay was built in 1911."]))
    assert [role for role, _ in found[2:]] == ["correction: editor's note"] * 2


def test_captions_are_scored_and_their_credits_are_not():
    caption = "FILE - The quay at Port Aster stands under water on Saturday."
    assert roles("\n\n".join([TITLE, LEDE, f"{caption} (AP Photo/Jo Reyes)", NEXT]))[2:4] == [
        ("caption", caption),
        ("boilerplate: photo credit", "(AP Photo/Jo Reyes)"),
    ]


def test_a_given_title_stands_above_the_text():
    assert roles(f"{LEDE}\n\n{NEXT}", title=TITLE) == [("headline", TITLE), *body(LEDE, NEXT)]


def test_a_given_title_that_the_text_repeats_is_scored_once():
    assert roles(f"{TITLE}\n\n{LEDE}", title=TITLE) == [
        ("headline", TITLE),
        ("boilerplate: repeated headline", TITLE),
        *body(LEDE),
    ]


def test_a_text_of_clutter_alone_keeps_its_longest_paragraph():
    assert [role for role, _ in roles("Share\n\nREAD MORE: Storm warning for the coast")] == [
        "boilerplate: newsletter or sharing",
        "body",
    ]
